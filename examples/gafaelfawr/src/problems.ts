import { type AuthsErrorCode, isAuthsError } from "open-webui-auths";
import { TokenRefused } from "./tokens.ts";

const unreachable = "Gafaelfawr cannot be reached. Look after your connection, then try again.";

const readingTheLogin: Partial<Record<AuthsErrorCode, string>> = {
  network: unreachable,
  timeout: unreachable,
  server: "Gafaelfawr is unwell. Try again in a minute.",
  unexpected_response:
    "There is no Gafaelfawr at this address. This page belongs on the host of a Rubin Science Platform.",
};

const makingAToken: Record<string, string> = {
  invalid_csrf: "Your login has changed meanwhile. See above who you are now, then try again.",
  permission_denied: "You may not make tokens.",
  duplicate_token_name: "You have a token of this name already. Take another name.",
  invalid_scopes: "You may not give a token what you ticked. Tick less.",
  invalid_expires: "The token would end too soon.",
};

/** What to tell the person. */
export function wordsFor(error: unknown): string {
  if (isAuthsError(error)) return readingTheLogin[error.code] ?? error.message;
  if (error instanceof TokenRefused)
    return makingAToken[error.reason] ?? `Gafaelfawr made no token: ${error.reason}`;
  return unreachable;
}

/** Whether the person must sign in, again or for the first time. */
export function isSignedOut(error: unknown): boolean {
  return isAuthsError(error)
    ? error.code === "not_authenticated"
    : error instanceof TokenRefused && error.reason === "no_authorization";
}

/** Whether the CSRF token is that of another login. */
export function isOfAnotherLogin(error: unknown): boolean {
  return error instanceof TokenRefused && error.reason === "invalid_csrf";
}
