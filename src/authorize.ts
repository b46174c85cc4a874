import { abortable } from "./abort.ts";
import type { Context } from "./context.ts";
import { AuthsError } from "./errors.ts";
import { reasonOf } from "./failure.ts";
import { codeOfText, type Operation, type ServerVersion } from "./line.ts";
import { never } from "./session.ts";

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
  context: Context,
  credentials: Operation["credentials"],
  request: Outgoing,
): string | null | Promise<string | null> {
  const { mode, session } = context;
  const { method, headers, redirect } = request;
  if (mode === "cookie") {
    // A redirect that is followed would take it to another origin.
    const takesIt = method !== "GET" && redirect === "manual" && !has(headers, "x-csrf-token");
    if (session.csrf && takesIt) set(headers, "x-csrf-token", session.csrf);
    return null;
  }
  if (credentials === "none" || credentials === "cookie" || has(headers, "authorization")) return null;
  return judged(context, credentials, request, session.token());
}

/** Puts the token there, unless it has expired; where it can be renewed, that is done first. */
function judged(
  context: Context,
  credentials: Operation["credentials"],
  request: Outgoing,
  token: string | null | Promise<string | null>,
): string | null | Promise<string | null> {
  const { session, renew } = context;
  const { headers, signal } = request;
  if (token instanceof Promise) return token.then((one) => judged(context, credentials, request, one));
  if (token === null || !session.isExpired(token)) return carry(session, credentials, headers, token);
  // A session that only ends is not worth a new one.
  if (!renew || credentials === "optional") return null;
  return tokenRenewed(context, token, never, signal).then((next) =>
    carry(session, credentials, headers, next),
  );
}

function carry(
  session: Context["session"],
  credentials: Operation["credentials"],
  headers: Outgoing["headers"],
  token: string | null,
): string | null {
  if (token === null) return null;
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

/** Whether a request must carry the client's token, so that another one is worth a second try. */
export function wantsToken({ mode }: Context, credentials: Operation["credentials"]): boolean {
  return mode === "bearer" && /bearer|jwt/.test(credentials);
}

/** A request that was answered with 401. */
export interface Refused {
  readonly credentials: Operation["credentials"];
  readonly request: Outgoing;
  /** The token that it carried; null when it carried none. */
  readonly token: string | null;
  /** The ticket that was drawn when the call began. */
  readonly begun: number;
  readonly response: Response;
  /** Sends it again. */
  readonly go: () => Promise<Response>;
}

/** What to make of a 401: where the server says that the session is over, another token is tried, once. */
export async function secondTry(context: Context, refused: Refused): Promise<Response> {
  const { session, line } = context;
  const { credentials, request, token, begun, response, go } = refused;
  const { headers, signal } = request;
  const theirs = token === null && has(headers, "authorization");
  if (!wantsToken(context, credentials) || theirs) return response;
  const current = await session.token();
  if (current === null || !(await isOver(line, response))) return response;
  // One that was held back as expired is tried as well: the clock may be wrong here, so the server shall judge.
  const next = current === token ? await tokenRenewed(context, token, begun, signal, response) : current;
  const carried = carry(session, credentials, headers, next);
  if (carried === null) return response;
  await response.body?.cancel();
  const second = await go();
  // One try is enough: a token that is refused as well is no better than none.
  if (await isOver(line, second)) await forget(context, carried);
  else if (second.ok) session.trust(carried);
  return second;
}

/** The token that signing in again brought, or null; what it was to replace is forgotten. */
async function tokenRenewed(
  context: Context,
  refused: string,
  begun: number,
  signal: Outgoing["signal"],
  response?: Response,
): Promise<string | null> {
  const { session, renew } = context;
  try {
    await abortable(renew?.(refused, begun), signal);
  } catch (cause) {
    signal?.throwIfAborted();
    // Nobody knows whether signing in again would work, so the token stays for the next try.
    throw new AuthsError("the session is over, and signing in again failed", {
      code: "not_authenticated",
      operation: "fetch",
      response,
      cause: reasonOf(cause, null),
    });
  }
  const next = await session.token();
  if (next !== refused) return next;
  await forget(context, refused);
  return null;
}

/** Within a renewal it stays: who it is for takes care of it. */
async function forget({ session, renewal }: Context, refused: string): Promise<void> {
  if (!renewal) await session.forget(refused);
}

/** Open WebUI answers 401 for many things; only the texts of the contract say that the session is over. */
async function isOver(line: ServerVersion, response: Response): Promise<boolean> {
  if (response.status !== 401) return false;
  try {
    const { detail } = await response.clone().json();
    return codeOfText(line, 401, detail) === "not_authenticated";
  } catch {
    return false;
  }
}

function has(headers: Outgoing["headers"], name: string): boolean {
  return isRecord(headers) ? name in headers : headers.has(name);
}

function set(headers: Outgoing["headers"], name: string, value: string): void {
  if (isRecord(headers)) headers[name] = value;
  else headers.set(name, value);
}

function isRecord(headers: Outgoing["headers"]): headers is Record<string, string> {
  return typeof headers.set !== "function";
}
