import { abortable, type Deadline, deadline, throwIfAborted } from "./abort.ts";
import { type AnyCallOptions, checkedLimits, requestOf } from "./call-arguments.ts";
import type { Context } from "./context.ts";
import type { AuthsErrorCode } from "./error-codes.ts";
import { AuthsError } from "./errors.ts";
import { causeOf, failure, failureOf, invalid, unexpectedBody } from "./failure.ts";
import { request } from "./http.ts";
import type { Operation } from "./release.ts";
import { isToken } from "./token.ts";

/** One call of an operation. */
interface Call {
  readonly context: Context;
  readonly name: string;
  readonly operation: Operation;
  readonly options: AnyCallOptions;
  /** The request as openapi-fetch takes it. */
  readonly request: Record<string, unknown>;
  readonly limit: Deadline;
  readonly startedAt: number;
  /** How far it came. */
  stage: "answered" | "failed" | "prepared";
}

/** Calls an operation: returns the body of a success, or throws an {@link AuthsError}. */
export async function call(
  context: Context,
  name: string,
  operation: Operation,
  body: unknown,
  options: AnyCallOptions,
): Promise<unknown> {
  const prepared = requestOf(context, name, operation, body, options);
  const { signal, timeout } = checkedLimits(name, options, context.timeout);
  const limit = deadline(signal, timeout);
  const startedAt = context.session.start();
  const one: Call = {
    context,
    name,
    operation,
    options,
    request: prepared,
    limit,
    startedAt,
    stage: "prepared",
  };
  try {
    throwIfAborted(limit.signal);
    return await abortable(exchange(one), limit.signal);
  } catch (thrown) {
    const error = explain(one, thrown);
    if (operation.session !== "end" || !storesToken(one)) throw error;
    throw await forget(one, error);
  } finally {
    limit.end();
  }
}

async function exchange(one: Call): Promise<unknown> {
  const { context, name, operation, limit } = one;
  const { credentials } = operation;
  const watch = async (sending: Promise<Response>) => {
    one.stage = "failed";
    const response = await sending;
    // openapi-fetch reads the body of a failure after the middleware; here it can be told who failed.
    if (!response.ok) await response.clone().text();
    one.stage = "answered";
    return response;
  };
  const options = { ...one.request, ...(limit.signal && { signal: limit.signal }) };
  const ask = (method: string) => request(context, method, operation.path, options, { credentials, watch });
  let answer = await ask(operation.method);
  // Which method it is changed within a line, and only the line may be known. A 405 has done nothing yet.
  if (answer.response.status === 405 && operation.otherMethod) answer = await ask(operation.otherMethod);
  const { response, error } = answer;
  if (!response.ok) throw failureOf(name, context.release, response, error);
  one.stage = "failed";
  const text = await response.text();
  one.stage = "answered";
  const result = parse(text);
  if (!isExpected(result)) throw unexpectedBody(name, response, result);
  // An aborted sign-in must not sign in.
  throwIfAborted(limit.signal);
  if (operation.session) await applyToSession(one, Object(result), response);
  return result;
}

/** Parsed JSON, or undefined. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The contract's successes are objects and booleans. */
function isExpected(result: unknown): boolean {
  return (
    typeof result === "boolean" || (typeof result === "object" && result !== null && !Array.isArray(result))
  );
}

async function applyToSession(
  one: Call,
  { csrf, token, expires_at, next_step, recovery_codes }: Record<string, unknown>,
  response: Response,
): Promise<void> {
  const { context, name, operation, limit, startedAt } = one;
  const { session } = context;
  if (operation.session === "csrf" && typeof csrf === "string") session.csrf = csrf;
  // A challenge, a pending account and recovery codes alone come without a token, and change nothing.
  const starts = operation.session === "start" && (token !== undefined || !(next_step ?? recovery_codes));
  if (starts && !isToken(token)) {
    throw failure(name, "unexpected_response", "the server returned no token that can be sent", { response });
  }
  if (!storesToken(one)) return;
  const { signal } = limit;
  if (starts)
    await session.set(token as string, startedAt, { reason: "sign_in", expiresAt: expires_at, signal });
  if (operation.session === "end") await session.set(null, startedAt, { reason: "sign_out", signal });
}

/** In cookie mode the cookie holds the token, out of reach of scripts. */
function storesToken({ context, options }: Call): boolean {
  return context.mode === "bearer" && options.storeToken !== false;
}

/** Ends the session here although the server did not confirm it. */
async function forget(one: Call, error: AuthsError): Promise<AuthsError> {
  const { context, name, startedAt, limit } = one;
  const { code, message, response, cause, retryAfter } = error;
  const forgetting = context.session.set(null, startedAt, { reason: "sign_out" });
  try {
    // A call that is over does not wait for a slow storage.
    if (limit.signal?.aborted) await Promise.race([forgetting, new Promise((done) => setTimeout(done, 100))]);
    else await forgetting;
  } catch (thrown) {
    return explain(one, thrown);
  }
  const problem = message.slice(name.length + 2);
  const more = { response, cause, retryAfter, detail: error.detail };
  return failure(
    name,
    code,
    `${problem}; the token is forgotten here, but the session may live on there`,
    more,
  );
}

function explain(one: Call, thrown: unknown): AuthsError {
  const { name, limit, stage } = one;
  if (thrown instanceof AuthsError) {
    const { code, message, response, cause, retryAfter } = thrown;
    return thrown.operation === name ? thrown : failure(name, code, message, { response, cause, retryAfter });
  }
  const fail = (code: AuthsErrorCode, problem: string) =>
    failure(name, code, problem, { cause: causeOf(thrown) });
  const isTimeout = limit.timedOut || limit.signal?.reason?.name === "TimeoutError";
  if (limit.signal?.aborted) return isTimeout ? fail("timeout", "timed out") : fail("aborted", "aborted");
  if (stage === "failed")
    return fail("network", "the server could not be reached, or its response broke off");
  if (stage === "answered")
    return fail("unexpected_response", "a middleware threw after the server answered");
  return invalid(name, "the request could not be made, or a middleware or an option threw", thrown);
}
