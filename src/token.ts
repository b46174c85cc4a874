import { attempt } from "./limit.ts";

/** The expiry of a token that does not expire. */
export const never = Number.POSITIVE_INFINITY;

/** Whether a value can be sent as a bearer token as it is; Open WebUI answers 500 to anything else. */
export function isToken(value: unknown): value is string {
  return typeof value === "string" && /^[\w.~+/-]+=*$/.test(value);
}

/** Whether a token is an API key and not a session's JWT. */
export function isApiKey(token: string): boolean {
  return token.startsWith("sk-");
}

/** When a token was issued and when it expires, in seconds since the epoch, as far as it says so. */
export function claimsOf(token: string): { readonly exp?: unknown; readonly iat?: unknown } {
  const payload = () => token.split(".")[1]?.replaceAll("-", "+").replaceAll("_", "/") ?? "";
  return attempt(
    () => Object(JSON.parse(atob(payload()))),
    () => ({}),
  );
}
