import type { AuthsErrorCode } from "open-webui-auths";

const unreachable = "Open WebUI does not answer as it should. Try again in a minute.";

/** The status and the words for each way to fail. The compiler sees to it that none is missing. */
export const explanations: Record<AuthsErrorCode, readonly [status: number, message: string]> = {
  not_authenticated: [401, "Sign in to Open WebUI and send its token: as a bearer, or in its cookie."],
  invalid_credentials: [401, "The credentials are wrong."],
  mfa_expired: [401, "The second factor took too long. Sign in again."],
  mfa_invalid_code: [401, "The code is wrong. Sign in again."],
  mfa_reauthentication_required: [403, "The sign-in is too long ago. Sign in again."],
  mfa_disabled: [403, "There is no second factor here."],
  forbidden: [403, "A person must be signed in; an API key, or this account, will not do."],
  not_found: [404, "Open WebUI does not know this."],
  conflict: [409, "The account was changed meanwhile. Try again."],
  validation: [400, "The request does not fit."],
  rate_limited: [429, "Too many requests. Try again in a minute."],
  network: [502, unreachable],
  server: [502, unreachable],
  unexpected_response: [502, `${unreachable} OPEN_WEBUI_URL may not be an Open WebUI of line 0.12.`],
  timeout: [504, unreachable],
  aborted: [500, "The request was broken off."],
  storage: [500, "The token could not be kept."],
};
