import { AuthsError } from "./errors.ts";
import { reasonOf } from "./failure.ts";
import { codeOfText, type ServerVersion } from "./line.ts";
import type { Operation } from "./operation.ts";
import type { Session } from "./session.ts";

/** How the client proves who it is: by the token that it keeps, or by the cookies that the browser keeps. */
export type CredentialsMode = "bearer" | "cookie";

/** A `fetch` that takes a Request. */
export type RequestFetch = (request: Request) => Promise<Response>;

/** What stands between a call and its answer. */
export interface Sending {
  readonly base: URL;
  readonly line: ServerVersion;
  readonly mode: CredentialsMode;
  readonly session: Session;
  /** Signs in again; undefined when nobody can. */
  readonly renew: (() => Promise<void>) | undefined;
}

/** What is sent: a Request, or a {@link LightRequest} in its place. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly redirect: RequestRedirect;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Stands in for a Request until `fetch` makes the real one: two Requests a call would be most of the client's cost.
 * openapi-fetch makes it, and nothing but {@link send} sees it.
 */
export class LightRequest implements Outgoing {
  declare readonly method: string;
  declare readonly headers: Headers;
  declare readonly redirect: RequestRedirect;
  readonly url: string;

  constructor(url: string, init: RequestInit) {
    this.url = url;
    Object.assign(this, init);
  }
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
  const { mode, session } = sending;
  const { headers } = request;
  if (mode === "cookie") {
    // A redirect that is followed would take it to another origin.
    const follows = request.redirect !== "manual";
    if (session.csrf && !follows && request.method !== "GET" && !headers.has("x-csrf-token")) {
      headers.set("x-csrf-token", session.csrf);
    }
    return go();
  }
  if (credentials === "none" || credentials === "cookie" || headers.has("authorization")) return go();
  const token = await usableToken(sending, credentials, request.signal);
  if (token === null) return go();
  if (credentials === "jwt" && isApiKey(token)) {
    const what = "an API key will not do here, a person must sign in; nothing was sent";
    throw new AuthsError(what, { code: "forbidden", operation: "fetch" });
  }
  headers.set("authorization", `Bearer ${token}`);
  const response = await go();
  if (response.status !== 401 || credentials === "optional") return response;
  const next = await tokenAfter(sending, token, response, request.signal);
  if (next === null) return response;
  await response.body?.cancel();
  headers.set("authorization", `Bearer ${next}`);
  return go();
}

async function usableToken(
  sending: Sending,
  credentials: Operation["credentials"],
  signal: AbortSignal | undefined,
): Promise<string | null> {
  const { session, renew } = sending;
  const token = await session.token();
  if (token === null) return null;
  // Signing out with an API key ends nothing, and Open WebUI answers it with 403 or 500.
  if (credentials === "optional" && isApiKey(token)) return null;
  if (!session.isExpired(token)) return token;
  if (!renew || credentials === "optional") return null;
  const next = await tokenRenewed(sending, token, signal);
  return next !== null && session.isExpired(next) ? null : next;
}

/** The token to try after a 401: one that came meanwhile, or a new one; null when there is none. */
async function tokenAfter(
  sending: Sending,
  refused: string,
  response: Response,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  // Open WebUI answers 401 for many things; only the texts of the contract say that the session is over.
  if (codeOfText(sending.line, 401, await detailOf(response)) !== "not_authenticated") return null;
  const current = await sending.session.token();
  return current === refused ? tokenRenewed(sending, refused, signal, response) : current;
}

async function tokenRenewed(
  { session, renew }: Sending,
  refused: string,
  signal: AbortSignal | undefined,
  response?: Response,
): Promise<string | null> {
  try {
    await abortable(renew?.(), signal);
  } catch (cause) {
    signal?.throwIfAborted();
    // Nobody knows whether signing in again would work, so the token stays for the next try.
    throw new AuthsError("the session is over, and signing in again failed", {
      code: "not_authenticated",
      operation: "fetch",
      status: response?.status,
      response,
      cause: reasonOf(cause, null),
    });
  }
  const next = await session.token();
  if (next === refused) await session.forget(refused);
  return next === refused ? null : next;
}

async function detailOf(response: Response): Promise<unknown> {
  try {
    return ((await response.clone().json()) as { detail?: unknown }).detail;
  } catch {
    return undefined;
  }
}

/** Stops waiting when the signal aborts, even where the work itself goes on. */
export async function abortable<T>(work: T | Promise<T>, signal: AbortSignal | undefined): Promise<T> {
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
export function isApiKey(token: string): boolean {
  return token.startsWith("sk-");
}
