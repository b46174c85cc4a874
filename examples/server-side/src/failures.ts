import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { AuthsErrorCode } from "open-webui-auths";

const unreachable = "The chat server does not answer as it should. Try again in a minute.";
const startAgain = "Your sign-in took too long or was changed elsewhere. Please sign in again.";

/** What a visitor is told, and the status of the page that tells it. The compiler sees to it that no code is missing. */
export const failures: Record<AuthsErrorCode, readonly [ContentfulStatusCode, string]> = {
  invalid_credentials: [401, "The e-mail or the password is wrong."],
  not_authenticated: [401, "You are not signed in, or no longer."],
  mfa_invalid_code: [401, "This code is wrong or was used already. Wait for the next one."],
  mfa_expired: [401, startAgain],
  mfa_disabled: [403, startAgain],
  mfa_reauthentication_required: [403, startAgain],
  forbidden: [403, "You may not do this. Ask the administrator of the chat server."],
  not_found: [404, "There is no such thing on the chat server."],
  conflict: [409, startAgain],
  validation: [422, "Something is missing or does not fit. Check what you typed."],
  rate_limited: [429, "Too many tries. Wait a little before the next one."],
  network: [502, unreachable],
  server: [502, unreachable],
  unexpected_response: [502, unreachable],
  timeout: [504, unreachable],
  aborted: [500, "The request was broken off."],
  storage: [500, "The session could not be kept."],
};
