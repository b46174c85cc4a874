import { AuthsError } from "./errors.ts";
import { reasonOf } from "./failure.ts";
import { codeOfText, type Operation, type ServerVersion } from "./line.ts";
import type { Session } from "./session.ts";

/**
 * How the client proves who it is: by the token that it keeps, or by the cookies that the browser keeps.
 *
 * @example
 * const clientWith = (credentials: CredentialsMode) => createAuthsClient({ baseUrl, credentials });
 */
export type CredentialsMode = "bearer" | "cookie";

/** What stands between a call and its answer. */
export interface Sending {
  readonly base: URL;
  readonly line: ServerVersion;
  readonly mode: CredentialsMode;
  readonly session: Session;
  /** Signs in again; undefined when nobody can. */
  readonly renew: (() => Promise<void>) | undefined;
}

/** What is about to be sent: a Request, or what one will be made of. */
export interface Outgoing {
  readonly method: string;
  readonly redirect: Request["redirect"];
  readonly signal?: AbortSignal | null | undefined;
  readonly headers: Pick<Headers, "has" | "set">;
}

/**
 * Sends a request to the client's own server with the credential that its operation asks for. When the server says that the
 * session is over, another token is tried, once.
 *
 * @param go - sends it as it is now; called again for the second try
 */
export async function send(
  sending: Sending,
  request: Outgoing,
  credentials: Operation["credentials"],
  go: () => Promise<Response>,
): Promise<Response> {
  const found = tokenFor(sending, request, credentials);
  const token = found instanceof Promise ? await found : found;
  if (token !== null) request.headers.set("authorization", `Bearer ${token}`);
  const response = await go();
  if (response.status !== 401 || credentials === "optional" || credentials === "none") return response;
  if (token !== null) return secondTry(sending, request, token, response, go);
  // What the caller put there says nothing of the token that was held back.
  if (!request.headers.has("authorization")) await forgetExpired(sending, response);
  return response;
}

/** Where an expired token was held back and the server asks for one, the session is over. */
async function forgetExpired({ session, line }: Sending, response: Response): Promise<void> {
  const kept = await session.token();
  if (kept !== null && session.isExpired(kept) && (await isOver(line, response))) await session.forget(kept);
}

/** The token to send; at once, where the storage answers at once. In cookie mode the CSRF token goes instead. */
function tokenFor(
  sending: Sending,
  request: Outgoing,
  credentials: Operation["credentials"],
): string | null | Promise<string | null> {
  const { mode, session } = sending;
  const { method, headers, redirect } = request;
  if (mode === "cookie") {
    // A redirect that is followed would take it to another origin.
    const takesIt = method !== "GET" && redirect === "manual" && !headers.has("x-csrf-token");
    if (session.csrf && takesIt) headers.set("x-csrf-token", session.csrf);
    return null;
  }
  if (credentials === "none" || credentials === "cookie" || headers.has("authorization")) return null;
  const kept = session.token();
  return kept instanceof Promise
    ? kept.then((token) => judged(sending, request, credentials, token))
    : judged(sending, request, credentials, kept);
}

/** The token that there is, unless it is over or will not do. */
function judged(
  sending: Sending,
  { signal }: Outgoing,
  credentials: Operation["credentials"],
  token: string | null,
): string | null | Promise<string | null> {
  if (token === null || !sending.session.isExpired(token)) return accepted(token, credentials);
  // A session that only ends is not worth a new one.
  if (!sending.renew || credentials === "optional") return null;
  return tokenRenewed(sending, token, signal).then((next) => accepted(next, credentials));
}

function accepted(token: string | null, credentials: Operation["credentials"]): string | null {
  if (!token?.startsWith("sk-")) return token;
  if (credentials === "jwt")
    throw below("forbidden", "an API key will not do here, a person must sign in; nothing was sent");
  // Signing out with an API key ends nothing, and Open WebUI answers it with 403 or 500.
  return credentials === "optional" ? null : token;
}

async function secondTry(
  sending: Sending,
  { headers, signal }: Outgoing,
  token: string,
  response: Response,
  go: () => Promise<Response>,
): Promise<Response> {
  const { session, line } = sending;
  if (!(await isOver(line, response))) return response;
  const current = await session.token();
  const next = current === token ? await tokenRenewed(sending, token, signal, response) : current;
  if (next === null) return response;
  await response.body?.cancel();
  headers.set("authorization", `Bearer ${next}`);
  const second = await go();
  // One try is enough: a token that is refused as well is no better than none.
  if (await isOver(line, second)) await session.forget(next);
  return second;
}

/** Open WebUI answers 401 for many things; only the texts of the contract say that the session is over. */
async function isOver(line: ServerVersion, response: Response): Promise<boolean> {
  return response.status === 401 && codeOfText(line, 401, await detailOf(response)) === "not_authenticated";
}

/** The token that signing in again brought, or null; what it was to replace is forgotten. */
async function tokenRenewed(
  { session, renew }: Sending,
  refused: string,
  signal: Outgoing["signal"],
  response?: Response,
): Promise<string | null> {
  try {
    await abortable(renew?.(), signal);
  } catch (cause) {
    signal?.throwIfAborted();
    // Nobody knows whether signing in again would work, so the token stays for the next try.
    throw below("not_authenticated", "the session is over, and signing in again failed", {
      response,
      cause: reasonOf(cause, null),
    });
  }
  const next = await session.token();
  if (next !== refused) return next;
  await session.forget(refused);
  return null;
}

/** An error that is not yet of a call, which puts its name to it. */
function below(
  code: AuthsError["code"],
  what: string,
  rest?: { response: Response | undefined; cause: unknown },
): AuthsError {
  return new AuthsError(what, { ...rest, code, operation: "fetch", status: rest?.response?.status });
}

async function detailOf(response: Response): Promise<unknown> {
  try {
    return ((await response.clone().json()) as { detail?: unknown }).detail;
  } catch {
    return undefined;
  }
}

/** Stops waiting when the signal aborts, even where the work itself goes on. */
export async function abortable<T>(work: T | Promise<T>, signal: Outgoing["signal"]): Promise<T> {
  if (!signal) return work;
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
