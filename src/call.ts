import { abortable } from "./abort.ts";
import { authorize } from "./authorize.ts";
import type { CallContext, Method } from "./context.ts";
import { AuthsError } from "./errors.ts";
import { failure, failureOf, reasonOf, wrongLine } from "./failure.ts";
import { throughMiddleware } from "./middleware.ts";
import { type AnyCallOptions, type Prepared, prepare } from "./prepare.ts";
import { secondTry } from "./renewal.ts";
import { secretsOf } from "./secrets.ts";
import { isToken } from "./session.ts";

/** Makes one call of an operation: answers the body of a success, or rejects with an {@link AuthsError}. */
export function call(
  context: CallContext,
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

function explained(
  thrown: unknown,
  { method: { name }, given, sent, init: { signal } }: Prepared,
): AuthsError {
  if (thrown instanceof AuthsError) {
    const { code, message, response, cause } = thrown;
    return thrown.operation === name ? thrown : failure(name, code, message, { response, cause });
  }
  const cause = reasonOf(thrown, secretsOf(given, sent));
  if (!signal?.aborted)
    return failure(name, "network", "the server could not be reached, or broke off its answer", { cause });
  return signal.reason?.name === "TimeoutError"
    ? failure(name, "timeout", "the time was up", { cause })
    : failure(name, "aborted", "the call was aborted", { cause });
}

async function finish(context: CallContext, prepared: Prepared): Promise<unknown> {
  const { session, line, light } = context;
  const { method, given, url, init } = prepared;
  const { name, operation } = method;
  const { signal } = init;
  const ticket = context.ticket ?? session.ticket();
  try {
    signal?.throwIfAborted();
    const http = context.middleware();
    let response: Response;
    if (http) response = await throughMiddleware(http, context, prepared);
    else if (!light) response = await asRequest(context, prepared);
    else {
      // Written out here, since an async function more would be a third of the client's time.
      const found = authorize(context, operation.credentials, init);
      const token = found instanceof Promise ? await found : found;
      const go = () => globalThis.fetch(url, init);
      response = await go();
      if (response.status === 401)
        response = await secondTry(context, operation.credentials, init, token, response, go);
    }
    const result = parsed(await response.text());
    if (!response.ok) throw failureOf(name, line, response, result, secretsOf(given, prepared.sent));
    if (result === undefined) throw unreadable(name, response);
    // An aborted sign-in must not sign in.
    signal?.throwIfAborted();
    if (operation.session) await applyToSession(context, prepared, ticket, result, response);
    return result;
  } catch (thrown) {
    throw explained(thrown, prepared);
  }
}

/** Sends a call as a Request, where a `fetch` of the user's wants one. */
function asRequest({ requestFetch }: CallContext, prepared: Prepared): Promise<Response> {
  const request = new Request(prepared.url, prepared.init);
  prepared.sent = request.headers;
  return requestFetch(request);
}

/** What JSON says; undefined where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The error for a success that is no JSON. */
function unreadable(name: string, response: Response): AuthsError {
  const type = response.headers.get("content-type") ?? "";
  const answered = `the server answered ${response.status} with`;
  // No more of the type: anything might stand there.
  const other = `${answered} ${/^text\/html\b/i.exec(type) ?? "something"}, not JSON`;
  const what = type.includes("json") ? `${answered} broken JSON` : wrongLine(other);
  return failure(name, "unexpected_response", what, { response });
}

async function applyToSession(
  { mode, session }: CallContext,
  { method: { name, operation }, options }: Prepared,
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
  if (starts) await session.decide(ticket, String(token), "sign_in", expires_at);
  if (operation.session === "end") await session.decide(ticket, null, "sign_out");
}
