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

/** What is sent: a Request, or what one will be made of. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly redirect: Request["redirect"];
  readonly signal?: AbortSignal | null | undefined;
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
  const { mode, session, renew } = sending;
  const { headers, signal } = request;
  if (mode === "cookie") {
    // A redirect that is followed would take it to another origin.
    const follows = request.redirect !== "manual";
    if (session.csrf && !follows && request.method !== "GET" && !headers.has("x-csrf-token")) {
      headers.set("x-csrf-token", session.csrf);
    }
    return go();
  }
  if (credentials === "none" || credentials === "cookie" || headers.has("authorization")) return go();
  const kept = session.token();
  let token = kept instanceof Promise ? await kept : kept;
  if (token !== null && session.isExpired(token)) {
    // A session that only ends is not worth a new one.
    token = renew && credentials !== "optional" ? await tokenRenewed(sending, token, signal) : null;
  }
  if (token === null) return go();
  if (isApiKey(token)) {
    // Signing out with an API key ends nothing, and Open WebUI answers it with 403 or 500.
    if (credentials === "optional") return go();
    if (credentials === "jwt")
      throw below("forbidden", "an API key will not do here, a person must sign in; nothing was sent");
  }
  headers.set("authorization", `Bearer ${token}`);
  const response = await go();
  if (credentials === "optional" || !(await isOver(sending.line, response))) return response;
  const current = await session.token();
  const next = current === token ? await tokenRenewed(sending, token, signal, response) : current;
  if (next === null) return response;
  await response.body?.cancel();
  headers.set("authorization", `Bearer ${next}`);
  const second = await go();
  // One try is enough: a token that is refused as well is no better than none.
  if (await isOver(sending.line, second)) await session.forget(next);
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

/** API keys name themselves. */
function isApiKey(token: string): boolean {
  return token.startsWith("sk-");
}
