import type { Context } from "./context.ts";
import { AuthsError } from "./errors.ts";
import { LightRequest } from "./light-request.ts";
import { limited } from "./limit.ts";
import { codeOfText, type Operation, operationsOf } from "./release.ts";
import { isApiKey } from "./token.ts";

/** What `authFetch` sends. */
export type Sendable = LightRequest | Request;

/** How to send a request. */
interface Sending {
  /** The caller's own signal: a copy of a Request may lose it. */
  readonly signal: AbortSignal | undefined;
  /** Whether the body can be sent only once. */
  readonly once: boolean;
  /** The credential of the operation; looked up by URL when absent. */
  readonly credentials?: Operation["credentials"] | undefined;
  readonly send: (request: Sendable) => Promise<Response>;
}

/** Whether a URL is of the server's origin. */
export function isOwn({ origin }: Context, url: string): boolean {
  return url.startsWith(origin);
}

/** Sends a request with the client's credentials; on a 401 that ends the session, renews it and sends the request again. */
export function authFetch(context: Context, request: Sendable, sending: Sending): Promise<Response> {
  const { mode, session, tokenHeader } = context;
  const { send, signal } = sending;
  const { url, method, headers, redirect } = request;
  if (!isOwn(context, url)) return send(request);
  if (mode === "cookie") {
    // A redirect that is followed would take it to another origin.
    const isNeeded = method !== "GET" && redirect === "manual" && !headers.has("x-csrf-token");
    if (session.csrf && isNeeded) headers.set("x-csrf-token", session.csrf);
    return send(request);
  }
  // On a redirect to another origin, platforms drop Authorization and no other header.
  const one = tokenHeader === "authorization" ? request : withoutRedirects(request);
  const credentials = sending.credentials ?? credentialsOf(context, request);
  if (/none|cookie/.test(credentials) || headers.has(tokenHeader)) return send(one);
  return limited(() => sendWithToken(context, one, sending, credentials), signal);
}

async function sendWithToken(
  context: Context,
  request: Sendable,
  { signal, once, send }: Sending,
  credentials: Operation["credentials"],
): Promise<Response> {
  const { session, renewal } = context;
  // Signing out takes no token that a renewal would bring.
  const isRequired = credentials !== "optional";
  let token = await session.token();
  if (token !== null && isRequired && renewal && session.isExpired(token)) {
    token = await renewal.renewEarly(token, signal);
  }
  for (let next: Sendable | undefined = request, isFirst = true; ; isFirst = false) {
    const one: Sendable = next;
    next = isRequired && isFirst && !once ? copyOf(one) : undefined;
    const sent = attachToken(context, one, token, credentials);
    const response = await send(one);
    if (response.status !== 401 || !(await endsSession(context, response, sent, one.url, signal))) {
      if (sent !== null && isRequired) renewal?.accepted(sent);
      return response;
    }
    token = await session.token();
    // Otherwise somebody has signed in or out meanwhile.
    if (sent !== null && token === sent) {
      if (!renewal) await session.replace(sent, null, { reason: "not_authenticated" });
      else if (isRequired && isFirst) token = await renewal.renew(sent, signal, response);
      else if (isRequired) renewal.refused(sent);
    }
    if (!next || token === null || token === sent) return response;
    await response.body?.cancel();
  }
}

/** Sets the header that holds the token. Returns the token, or null when none is sent. */
function attachToken(
  context: Context,
  { headers }: Sendable,
  token: string | null,
  credentials: Operation["credentials"],
): string | null {
  const isKey = token !== null && isApiKey(token);
  if (isKey && credentials === "jwt") {
    const problem = "API keys are not accepted here; sign in as a user; nothing was sent";
    throw new AuthsError(problem, { code: "forbidden", operation: "fetch" });
  }
  // Signing out with an API key ends nothing, and Open WebUI answers it with 403 or 500.
  if (token === null || (isKey && credentials === "optional")) return null;
  setToken(context, headers, token);
  return token;
}

function setToken({ tokenHeader }: Context, headers: Headers, token: string): void {
  headers.set(tokenHeader, tokenHeader === "authorization" ? `Bearer ${token}` : token);
}

function withoutRedirects(request: Sendable): Sendable {
  const redirect = "manual";
  if ("init" in request) return new LightRequest(request.url, { ...request.init, redirect });
  return request.redirect === redirect ? request : new Request(request, { redirect });
}

/** A path that the contract does not describe is the rest of the same server's API. */
function credentialsOf({ baseUrl, release }: Context, { method, url }: Sendable) {
  const path = url.startsWith(baseUrl) ? url.slice(baseUrl.length).replace(/[?#].*/, "") : "";
  const operations = [...operationsOf(release).values()];
  return operations.find((one) => one?.method === method && one.pattern.test(path))?.credentials ?? "bearer";
}

function copyOf(request: Sendable): Sendable {
  return /^(GET|HEAD)$/.test(request.method) ? request : request.clone();
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
  const { baseUrl, release } = context;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => {});
  const { detail } = Object(body) as { detail?: unknown };
  const code = codeOfText(release, 401, detail);
  if (code || token === null || typeof detail !== "string") return code === "not_authenticated";
  const session = operationsOf(release).get("getSessionUser");
  if (!session || (session.credentials === "jwt" && isApiKey(token))) return false;
  const sessionUrl = baseUrl + session.path;
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
