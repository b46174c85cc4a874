import { parseCookie } from "cookie";

/**
 * The token of a request: what a program sends as a bearer, or Open WebUI's own cookie, which a browser sends where the
 * worker runs on a route of the same host. Undefined for what can be no token.
 */
export function tokenOf({ headers }: Request): string | undefined {
  const bearer = /^Bearer +(.+)$/i.exec(headers.get("Authorization") ?? "")?.[1];
  const token = bearer ?? parseCookie(headers.get("Cookie") ?? "").token;
  return token && /^[\w.~+/-]+=*$/.test(token) ? token : undefined;
}
