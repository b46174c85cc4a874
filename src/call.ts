import type { SessionCallOptions } from "./call-options.ts";
import type { Context } from "./context.ts";
import type { AuthsErrorCode } from "./error-codes.ts";
import { AuthsError } from "./errors.ts";
import { causeOf, failure, failureOf, foreign, invalid, retold } from "./failure.ts";
import { request } from "./http.ts";
import { attempt, limited } from "./limit.ts";
import type { Operation } from "./release.ts";
import { isToken } from "./token.ts";

/** The options of any method. */
export interface AnyCallOptions extends SessionCallOptions {
  readonly path?: Readonly<Record<string, unknown>>;
}

/** Calls an operation: returns the body of a success, or throws an {@link AuthsError}. */
export async function call(
  context: Context,
  name: string,
  operation: Operation,
  body: unknown,
  options: AnyCallOptions,
): Promise<unknown> {
  const { session, release } = context;
  const { traits, credentials } = operation;
  const prepared = requestOf(context, name, operation, body, options);
  // In cookie mode the cookie holds the token, out of reach of scripts.
  const storesToken = context.mode === "bearer" && options.storeToken !== false;
  const startedAt = session.start();
  let stage: "answered" | "failed" | undefined;
  let signal = options.signal ?? undefined;

  async function exchange(limit: AbortSignal | undefined): Promise<unknown> {
    signal = limit;
    if (limit) prepared.signal = limit;
    const ask = (method: string) =>
      request(context, method, operation.path, prepared, { credentials, watch });
    let answer = await ask(operation.method);
    // Which method it is changed within a line, and only the line may be known. A 405 has done nothing yet.
    if (answer.response.status === 405 && operation.otherMethod) answer = await ask(operation.otherMethod);
    const { response, error } = answer;
    const location = response.headers.get("location");
    // Where an operation redirects, it has done its work.
    if (location && traits.includes(`${response.status}`)) {
      return succeed({ status: true, redirect_url: location }, response);
    }
    if (!response.ok) throw failureOf(name, release, response, error);
    const text = await watch(response.text());
    const result: unknown = attempt(
      () => JSON.parse(text),
      () => undefined,
    );
    // The contract's successes are objects and booleans.
    if (typeof result === "boolean" || (result && typeof result === "object" && !Array.isArray(result))) {
      return succeed(result, response);
    }
    throw failure(name, "unexpected_response", foreign(release, response, result), { response });
  }

  /** Notes how far the call came: the server may not answer, or what it sends may break off. */
  async function watch<T extends Response | string>(receiving: Promise<T>): Promise<T> {
    stage = "failed";
    const received = await receiving;
    // openapi-fetch reads the body of a failure after the middleware; here it can be told who failed.
    if (typeof received === "object" && !received.ok) await received.clone().text();
    stage = "answered";
    return received;
  }

  /** Applies a success to the session. */
  async function succeed(result: unknown, response: Response): Promise<unknown> {
    const { csrf, token, expires_at: expiresAt, next_step, recovery_codes } = Object(result);
    // An aborted sign-in must not sign in.
    if (signal?.aborted) throw signal.reason;
    if (traits.includes("csrf") && typeof csrf === "string") session.csrf = csrf;
    // A challenge, a pending account and recovery codes alone come without a token, and change nothing.
    const starts = traits.includes("start") && (token !== undefined || !(next_step ?? recovery_codes));
    if (starts && !isToken(token)) {
      const problem = "the server returned no token that can be sent";
      throw failure(name, "unexpected_response", problem, { response });
    }
    if (storesToken && starts) await session.set(token, startedAt, { reason: "sign_in", expiresAt, signal });
    if (storesToken && traits.includes("end")) {
      await session.set(null, startedAt, { reason: "sign_out", signal });
    }
    return result;
  }

  function explain(thrown: unknown): AuthsError {
    if (thrown instanceof AuthsError) {
      return thrown.operation === name ? thrown : retold(thrown, name, thrown.message);
    }
    const fail = (code: AuthsErrorCode, problem: string) =>
      failure(name, code, problem, { cause: causeOf(thrown) });
    if (signal?.aborted) {
      const isTimeout = (thrown as Error | undefined)?.name === "TimeoutError";
      return isTimeout ? fail("timeout", "timed out") : fail("aborted", "aborted");
    }
    if (stage === "failed") {
      return fail("network", "the server could not be reached, or its response broke off");
    }
    if (stage === "answered") {
      return fail("unexpected_response", "a middleware threw after the server answered");
    }
    return invalid(name, "the request could not be made, or a middleware or an option threw", thrown);
  }

  /** Ends the session here although the server did not confirm it. */
  async function forget(error: AuthsError): Promise<AuthsError> {
    const forgetting = session.set(null, startedAt, { reason: "sign_out" });
    try {
      // A call that is over does not wait for a slow storage.
      await (signal?.aborted ? Promise.race([forgetting, delay(100)]) : forgetting);
    } catch (thrown) {
      return explain(thrown);
    }
    const problem = error.message.slice(name.length + 2);
    return retold(error, name, `${problem}; the token is forgotten here, but the session may live on there`);
  }

  try {
    return await limited(exchange, options.signal, options.timeout ?? context.timeout);
  } catch (thrown) {
    const error = explain(thrown);
    throw traits.includes("end") && storesToken ? await forget(error) : error;
  }
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((end) => setTimeout(end, milliseconds));
}

/** Builds the request as openapi-fetch takes it, or throws an error that says which argument is invalid. */
function requestOf(
  { mode, timeout: usual }: Context,
  name: string,
  { traits, path }: Operation,
  body: unknown,
  { signal, timeout = usual, headers, path: parameters }: AnyCallOptions,
): Record<string, unknown> {
  const refuse = (problem: string) => {
    throw invalid(name, problem);
  };
  const takesBody = traits.includes("body");
  if (takesBody && (typeof body !== "object" || body === null || Array.isArray(body))) {
    refuse("the first argument must be an object, the request's body");
  }
  if (mode === "cookie" && traits.includes("no-cookie")) {
    refuse("this release accepts a bearer token here and no cookie");
  }
  for (const parameter of path.match(/[^{}]+(?=\})/g) ?? []) {
    const value = parameters?.[parameter];
    // A dot segment would leave the path.
    if (typeof value !== "string" || /^\.{0,2}$|\p{Cs}/u.test(value)) {
      refuse(`the option path.${parameter} is missing or not a name`);
    }
  }
  if (signal && typeof signal.addEventListener !== "function") {
    refuse("the option signal must be an AbortSignal");
  }
  const milliseconds = timeout ?? usual;
  if (typeof milliseconds !== "number" || !(milliseconds >= 0)) {
    refuse("the option timeout must be a number of milliseconds");
  }
  const prepared: Record<string, unknown> = { params: { path: parameters }, parseAs: "stream" };
  if (headers) {
    // The platform's message may repeat a header.
    prepared.headers = attempt(
      () => new Headers(headers),
      () => refuse("the option headers holds what HTTP does not allow"),
    );
  }
  if (takesBody) {
    prepared.body = attempt(
      () => JSON.stringify(body),
      () => refuse("the first argument cannot be written as JSON"),
    );
    prepared.bodySerializer = (text: string) => text;
  }
  return prepared;
}
