import type { CallContext } from "./context.ts";
import { AuthsError } from "./errors.ts";
import { failure, failureOf, reasonOf, wrongLine } from "./failure.ts";
import type { Operation } from "./line.ts";
import { throughMiddleware } from "./middleware.ts";
import { type AnyCallOptions, type Prepared, prepare } from "./prepare.ts";
import { secretsOf } from "./secrets.ts";
import { abortable, send } from "./send.ts";
import { isToken } from "./session.ts";

/** Makes one call of an operation: answers the body of a success, or rejects with an {@link AuthsError}. */
export function call(
  context: CallContext,
  name: string,
  operation: Operation,
  body: unknown,
  given?: AnyCallOptions | null,
): Promise<unknown> {
  let prepared: Prepared;
  try {
    prepared = prepare(context, name, operation, body, given ?? {});
  } catch (refused) {
    return Promise.reject(refused);
  }
  const work = finish(context, prepared);
  const { signal } = prepared.init;
  if (!signal) return work;
  return abortable(work, signal).catch((thrown) => Promise.reject(explained(thrown, prepared)));
}

function explained(thrown: unknown, { name, given, sent, init: { signal } }: Prepared): AuthsError {
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
  const { session, line } = context;
  const { name, operation, given, init } = prepared;
  const { signal } = init;
  const ticket = context.ticket ?? session.ticket();
  try {
    signal?.throwIfAborted();
    const response = await respond(context, prepared);
    const text = await response.text();
    if (!response.ok) throw failureOf(name, line, response, parsed(text), secretsOf(given, prepared.sent));
    const result = resultOf(name, text, response);
    // An aborted sign-in must not sign in.
    signal?.throwIfAborted();
    if (operation.session) await applyToSession(context, prepared, ticket, result, response);
    return result;
  } catch (thrown) {
    throw explained(thrown, prepared);
  }
}

function respond(context: CallContext, prepared: Prepared): Promise<Response> {
  const { light, requestFetch, middleware } = context;
  const { operation, url, init } = prepared;
  const http = middleware();
  if (http) return throughMiddleware(http, context, prepared);
  if (!light) {
    const request = new Request(url, init);
    prepared.sent = request.headers;
    return requestFetch(request);
  }
  const { method, headers, redirect, signal } = init;
  const has = (header: string) => header in headers;
  const set = (header: string, value: string) => {
    headers[header] = value;
  };
  const outgoing = { method, headers: { has, set }, redirect, signal };
  // As openapi-fetch does it, at half the cost.
  return send(context, outgoing, operation.credentials, () => globalThis.fetch(url, init));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function resultOf(name: string, text: string, response: Response): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const type = response.headers.get("content-type") ?? "";
    const answered = `the server answered ${response.status} with`;
    // No more of the type: anything might stand there.
    const other = `${answered} ${/^text\/html\b/i.exec(type) ?? "something"}, not JSON`;
    const what = type.includes("json") ? `${answered} broken JSON` : wrongLine(other);
    throw failure(name, "unexpected_response", what, { response });
  }
}

async function applyToSession(
  { mode, session }: CallContext,
  { name, operation, options }: Prepared,
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
