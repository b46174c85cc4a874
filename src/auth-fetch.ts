import { abortable } from "./abort.ts";
import type { Context } from "./context.ts";
import { AuthsError } from "./errors.ts";
import { LightRequest } from "./light-request.ts";
import { codeOfText, type Operation, operationAt, operationsOf } from "./release.ts";
import { isApiKey } from "./token.ts";

/** A request before it is sent, and how. */
export interface Outgoing {
  readonly request: LightRequest | Request;
  /** The caller's own signal: a copy of a Request may lose it. */
  readonly signal: AbortSignal | undefined;
  /** Whether the body can be sent only once. */
  readonly once: boolean;
  /** The credential of the operation; looked up by URL when absent. */
  readonly credentials?: Operation["credentials"] | undefined;
  readonly send: (request: LightRequest | Request) => Promise<Response>;
}

/** Sends a request with the client's credentials; on a 401 that ends the session, renews it and sends the request again. */
export function authFetch(context: Context, outgoing: Outgoing): Promise<Response> {
  const { origin, mode, tokenHeader } = context;
  const { send, signal } = outgoing;
  if (!outgoing.request.url.startsWith(`${origin}/`)) return send(outgoing.request);
  // On a redirect to another origin, platforms drop Authorization and no other header.
  const request = tokenHeader === "authorization" ? outgoing.request : withoutRedirects(outgoing.request);
  if (mode === "cookie") {
    attachCsrf(context, request);
    return send(request);
  }
  const credentials = outgoing.credentials ?? credentialsOf(context, request);
  if (/none|cookie/.test(credentials) || request.headers.has(tokenHeader)) return send(request);
  return abortable(sendWithToken(context, { ...outgoing, request }, credentials), signal);
}

async function sendWithToken(
  context: Context,
  { request, signal, once, send }: Outgoing,
  credentials: Operation["credentials"],
): Promise<Response> {
  const { session, renewal } = context;
  let token = await session.token();
  // Signing out takes no token that a renewal would bring.
  const isRequired = credentials !== "optional";
  if (token !== null && isRequired && renewal && session.isExpired(token)) {
    token = await renewal.renewEarly(token, signal);
  }
  const sent = attachToken(context, request, token, credentials);
  const again = isRequired && !once ? copyOf(request) : undefined;
  const response = await send(request);
  if (!isRequired) {
    // With a renewal the token stays: the next call that needs one renews it.
    const isOver =
      !renewal && sent !== null && (await endsSession(context, response, sent, request.url, signal));
    if (isOver) await session.replace(sent, null, { reason: "not_authenticated" });
    return response;
  }
  let next = response.status === 401 ? await session.token() : sent;
  if (next === null) return response;
  if (!(await endsSession(context, response, sent, request.url, signal))) {
    if (sent !== null) renewal?.accepted(sent);
    return response;
  }
  if (next === sent) {
    if (!renewal) {
      await session.replace(next, null, { reason: "not_authenticated" });
      return response;
    }
    next = await renewal.renew(next, signal, response);
    if (next === null) return response;
  }
  if (!again) return response;
  attachToken(context, again, next, credentials);
  await response.body?.cancel();
  const second = await send(again);
  if (!(await endsSession(context, second, next, request.url, signal))) renewal?.accepted(next);
  else if (renewal) renewal.refused(next);
  else await session.replace(next, null, { reason: "not_authenticated" });
  return second;
}

function withoutRedirects(request: LightRequest | Request): LightRequest | Request {
  const redirect = "manual";
  if ("init" in request) return new LightRequest(request.url, { ...request.init, redirect });
  return request.redirect === redirect ? request : new Request(request, { redirect });
}

/** Sets the header that holds the token. Returns the token, or null when none is sent. */
function attachToken(
  context: Context,
  { headers }: LightRequest | Request,
  token: string | null,
  credentials: Operation["credentials"],
): string | null {
  if (token === null) return null;
  if (isApiKey(token)) {
    if (credentials === "jwt") {
      const problem = "API keys are not accepted here; sign in as a user; nothing was sent";
      throw new AuthsError(problem, { code: "forbidden", operation: "fetch" });
    }
    // Signing out with an API key ends nothing, and Open WebUI answers it with 403 or 500.
    if (credentials === "optional") return null;
  }
  setToken(context, headers, token);
  return token;
}

function setToken({ tokenHeader }: Context, headers: Headers, token: string): void {
  headers.set(tokenHeader, tokenHeader === "authorization" ? `Bearer ${token}` : token);
}

function attachCsrf({ session }: Context, { method, headers, redirect }: LightRequest | Request): void {
  // A redirect that is followed would take it to another origin.
  const isNeeded = method !== "GET" && redirect === "manual" && !headers.has("x-csrf-token");
  if (session.csrf && isNeeded) headers.set("x-csrf-token", session.csrf);
}

/** A path that the contract does not describe is the rest of the same server's API. */
function credentialsOf({ baseUrl, origin, release }: Context, { method, url }: LightRequest | Request) {
  const { pathname } = new URL(url);
  const base = baseUrl.slice(origin.length);
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  return operationAt(release, method, path)?.credentials ?? "bearer";
}

function copyOf(request: LightRequest | Request): LightRequest | Request {
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  return hasBody || "init" in request ? request.clone() : request;
}

/**
 * Whether a 401 means that the session is over. Open WebUI answers 401 for much else, so only the contract's texts decide;
 * for a text that the contract does not know, the session route is asked.
 */
async function endsSession(
  context: Context,
  response: Response,
  token: string | null,
  url: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (response.status !== 401) return false;
  let detail: unknown;
  try {
    ({ detail } = await response.clone().json());
  } catch {
    return false;
  }
  const code = codeOfText(context.release, 401, detail);
  if (code || token === null || typeof detail !== "string") return code === "not_authenticated";
  const session = operationsOf(context.release).get("getSessionUser");
  if (!session || (session.credentials === "jwt" && isApiKey(token))) return false;
  const sessionUrl = context.baseUrl + session.path;
  return (
    url === sessionUrl || context.session.isOver(token, () => askSession(context, sessionUrl, token, signal))
  );
}

async function askSession(
  context: Context,
  url: string,
  token: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { init, fetch = globalThis.fetch } = context;
  const request = new Request(url, init);
  setToken(context, request.headers, token);
  try {
    const response = await fetch(request, signal ? { signal } : {});
    await response.body?.cancel();
    return response.status === 401;
  } catch {
    return false;
  }
}
