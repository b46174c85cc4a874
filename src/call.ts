import { abortable } from "./abort.ts";
import { authorize, secondTry } from "./authorize.ts";
import type { RequestFetch } from "./client-types.ts";
import type { Context, Method } from "./context.ts";
import { AuthsError } from "./errors.ts";
import { failure, failureOf, reasonOf, unreadable } from "./failure.ts";
import { throughMiddleware } from "./http.ts";
import { type AnyCallOptions, type Prepared, prepare } from "./prepare.ts";
import { secretsOf } from "./secrets.ts";
import { isToken } from "./session.ts";

/** Makes one call of an operation: answers the body of a success, or rejects with an {@link AuthsError}. */
export function call(
  context: Context,
  method: Method,
  body: unknown,
  given?: AnyCallOptions | null,
): Promise<unknown> {
  let prepared: Prepared;
  try {
    prepared = prepare(context, method, body, given ?? {});
  } catch (refused) {
    return Promise.reject(refused);
  }
  const work = finish(context, prepared);
  const { signal } = prepared.init;
  if (!signal) return work;
  return abortable(work, signal).catch((thrown) => Promise.reject(explained(thrown, prepared)));
}

function explained(thrown: unknown, prepared: Prepared): AuthsError {
  const { name } = prepared.method;
  const { signal } = prepared.init;
  if (thrown instanceof AuthsError) {
    const { code, message, response, cause } = thrown;
    return thrown.operation === name ? thrown : failure(name, code, message, { response, cause });
  }
  const cause = reasonOf(thrown, secretsOf(prepared));
  if (!signal?.aborted)
    return failure(name, "network", "the server could not be reached, or broke off its answer", { cause });
  return signal.reason?.name === "TimeoutError"
    ? failure(name, "timeout", "the time was up", { cause })
    : failure(name, "aborted", "the call was aborted", { cause });
}

async function finish(context: Context, prepared: Prepared): Promise<unknown> {
  const { session, line, fetch, http, middlewares } = context;
  const { method, url, init } = prepared;
  const { name, operation } = method;
  const { signal } = init;
  const ticket = session.ticket();
  try {
    signal?.throwIfAborted();
    let response: Response;
    if (http && middlewares.size > 0) response = await throughMiddleware(http(), context, prepared);
    else {
      // Written out here, since an async function more would be a third of the client's time.
      const found = authorize(context, operation.credentials, init);
      const token = found instanceof Promise ? await found : found;
      const go = () => (fetch ? asRequest(fetch, prepared) : globalThis.fetch(url, init));
      response = await go();
      if (response.status === 401) {
        const { credentials } = operation;
        const refused = { credentials, request: init, token, begun: ticket, response, go };
        response = await secondTry(context, refused);
      }
    }
    const result = parsed(await response.text());
    if (!response.ok) throw failureOf(name, line, response, result, secretsOf(prepared));
    if (result === undefined) throw unreadable(name, response);
    // An aborted sign-in must not sign in.
    signal?.throwIfAborted();
    if (operation.session) await applyToSession(context, prepared, ticket, result, response);
    return result;
  } catch (thrown) {
    throw explained(thrown, prepared);
  }
}

/** Sends a call as a Request, which a `fetch` of the user's wants. */
function asRequest(fetch: RequestFetch, prepared: Prepared): Promise<Response> {
  const request = new Request(prepared.url, prepared.init);
  prepared.sent = request.headers;
  return fetch(request);
}

/** What JSON says; undefined where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function applyToSession(
  { mode, session, renewal }: Context,
  { method: { name, operation }, options, init: { signal } }: Prepared,
  ticket: number,
  result: unknown,
  response: Response,
): Promise<void> {
  const { csrf, token, expires_at, next_step, recovery_codes } = Object(result) as Record<string, unknown>;
  if (operation.session === "csrf" && typeof csrf === "string") session.csrf = csrf;
  // A challenge, a pending account and recovery codes alone come without a token, and change nothing.
  const starts = operation.session === "start" && (token !== undefined || !(next_step ?? recovery_codes));
  if (starts && !isToken(token)) {
    throw failure(name, "unexpected_response", "the server answered no token that can be sent", { response });
  }
  // In cookie mode the cookie holds the token, out of reach of scripts.
  if (mode === "cookie" || options.storeToken === false) return;
  const by = renewal ?? { ticket };
  if (starts)
    await session.decide(by, { token: String(token), expiresAt: expires_at, reason: "sign_in", signal });
  if (operation.session === "end") await session.decide(by, { token: null, reason: "sign_out", signal });
}
