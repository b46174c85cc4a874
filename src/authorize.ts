import type { Sending } from "./context.ts";
import { AuthsError } from "./errors.ts";
import type { Operation } from "./line.ts";
import { tokenRenewed } from "./renewal.ts";

/** What is about to be sent: a Request, or what one will be made of. */
export interface Outgoing {
  readonly method: string;
  readonly redirect?: Request["redirect"];
  readonly signal?: AbortSignal | null;
  /** Those of a Request, or a record with names in small letters, which costs less. */
  readonly headers: Headers | Record<string, string>;
}

/**
 * Puts on a request the credential that its operation asks for: the token, or in cookie mode the CSRF token.
 *
 * @returns the token that was put there, or null; at once, where the storage answers at once
 */
export function authorize(
  sending: Sending,
  credentials: Operation["credentials"],
  request: Outgoing,
): string | null | Promise<string | null> {
  const { mode, session } = sending;
  const { method, headers, redirect } = request;
  if (mode === "cookie") {
    // A redirect that is followed would take it to another origin.
    const takesIt = method !== "GET" && redirect === "manual" && !has(headers, "x-csrf-token");
    if (session.csrf && takesIt) set(headers, "x-csrf-token", session.csrf);
    return null;
  }
  if (credentials === "none" || credentials === "cookie" || has(headers, "authorization")) return null;
  const kept = session.token();
  return kept instanceof Promise
    ? kept.then((token) => judged(sending, credentials, request, token))
    : judged(sending, credentials, request, kept);
}

/** Puts the token there, unless it is over or will not do. */
function judged(
  sending: Sending,
  credentials: Operation["credentials"],
  request: Outgoing,
  token: string | null,
): string | null | Promise<string | null> {
  if (token === null) return null;
  if (!sending.session.isExpired(token)) return carried(sending, credentials, request, token);
  // A session that only ends is not worth a new one.
  if (!sending.renew || credentials === "optional") return null;
  return tokenRenewed(sending, token, request.signal).then(
    (next) => next && carried(sending, credentials, request, next),
  );
}

function carried(
  { session }: Sending,
  credentials: Operation["credentials"],
  { headers }: Outgoing,
  token: string,
): string | null {
  if (token.startsWith("sk-")) {
    if (credentials === "jwt") {
      const what = "an API key will not do here, a person must sign in; nothing was sent";
      throw new AuthsError(what, { code: "forbidden", operation: "fetch" });
    }
    // Signing out with an API key ends nothing, and Open WebUI answers it with 403 or 500.
    if (credentials === "optional") return null;
  }
  set(headers, "authorization", session.bearer(token));
  return token;
}

export function has(headers: Outgoing["headers"], name: string): boolean {
  return isRecord(headers) ? name in headers : headers.has(name);
}

export function set(headers: Outgoing["headers"], name: string, value: string): void {
  if (isRecord(headers)) headers[name] = value;
  else headers.set(name, value);
}

function isRecord(headers: Outgoing["headers"]): headers is Record<string, string> {
  return typeof headers.set !== "function";
}
