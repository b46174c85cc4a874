import type { Client } from "openapi-fetch";
import { AuthsError } from "./errors.ts";
import { failure, failureOf, reasonOf, refusal, wrongLine } from "./failure.ts";
import type { Operation } from "./line.ts";
import type { HeadersLike, RequestFetch } from "./request.ts";
import { secretsOf } from "./secrets.ts";
import { abortable, type Sending, send } from "./send.ts";
import { isToken } from "./session.ts";

/**
 * What every method takes besides its body.
 *
 * @example
 * await auths.getSessionUser({ timeout: 5_000 });
 */
export interface CallOptions {
  /** Ends the call; it then throws an `AuthsError` with code `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** How many milliseconds the whole call may take; then it throws an `AuthsError` with code `timeout`. */
  readonly timeout?: number | undefined;
  /** Headers to send besides those that the client sets. */
  readonly headers?: HeadersLike | undefined;
}

/**
 * What the methods that start or end a session take.
 *
 * @example
 * const grace = { name: "Grace", email: "grace@example.com", password };
 * await auths.signUp(grace, { storeToken: false });
 */
export interface SessionCallOptions extends CallOptions {
  /** False to leave the client's token as it is; true unless given. */
  readonly storeToken?: boolean | undefined;
}

/** What a call works with. */
export interface CallContext extends Sending {
  readonly baseUrl: string;
  readonly init: RequestInit;
  readonly headers: HeadersLike | undefined;
  /** How many milliseconds a call may take that does not say so itself; infinity for no limit. */
  readonly timeout: number;
  /** What sends a real Request, with the credentials. */
  readonly requestFetch: RequestFetch;
  /** Whether the global `fetch` may make the Request itself: a second one would be most of the client's cost. */
  readonly light: boolean;
  /** The client whose middleware wants to see every request; undefined when there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: the table at run time decides on the path, not a type.
  readonly middleware: () => Client<any> | undefined;
  /** The ticket of the renewal that makes the calls; undefined for calls of the user's own. */
  readonly ticket?: number;
}

interface AnyCallOptions extends SessionCallOptions {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** A call that can be sent: what `fetch` takes, and what it came from. */
interface Prepared extends RequestInit {
  readonly name: string;
  readonly operation: Operation;
  readonly options: AnyCallOptions;
  /** The body as it was given. */
  readonly given: unknown;
  readonly method: string;
  readonly url: string;
  readonly redirect: Request["redirect"];
  readonly signal: AbortSignal | null;
  /** As they are sent. */
  headers: Headers;
}

/** Makes one call of an operation: answers the body of a success, or throws an {@link AuthsError}. */
export async function call(
  context: CallContext,
  name: string,
  operation: Operation,
  body: unknown,
  given?: AnyCallOptions | null,
): Promise<unknown> {
  const options = given ?? {};
  const signal = signalOf(name, options, context.timeout);
  const prepared = prepare(context, name, operation, body, options, signal);
  try {
    const work = finish(context, prepared);
    return await (signal ? abortable(work, signal) : work);
  } catch (thrown) {
    if (thrown instanceof AuthsError) {
      const { code, message, response, cause } = thrown;
      throw thrown.operation === name ? thrown : failure(name, code, message, { response, cause });
    }
    const cause = reasonOf(thrown, secretsOf(body, prepared.headers));
    if (!signal?.aborted)
      throw failure(name, "network", "the server could not be reached, or broke off its answer", { cause });
    if (signal.reason?.name === "TimeoutError") throw failure(name, "timeout", "the time was up", { cause });
    throw failure(name, "aborted", "the call was aborted", { cause });
  }
}

function signalOf(name: string, { signal, timeout }: CallOptions, usual: number): AbortSignal | undefined {
  const milliseconds = timeout ?? usual;
  if (typeof milliseconds !== "number" || !(milliseconds >= 0)) {
    throw refusal(name, "the option timeout must be a number of milliseconds");
  }
  // Timers take no more than that.
  if (milliseconds >= 2 ** 31) return signal;
  const limit = AbortSignal.timeout(milliseconds);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}

function prepare(
  { mode, headers: usual, baseUrl, init }: CallContext,
  name: string,
  operation: Operation,
  body: unknown,
  options: AnyCallOptions,
  signal: AbortSignal | undefined,
): Prepared {
  const { body: model, credentials, cookie } = operation;
  if (model && (typeof body !== "object" || body === null || Array.isArray(body))) {
    throw refusal(name, `the first argument must be an object, a ${model}`);
  }
  if (mode === "cookie" && (credentials === "bearer" || credentials === "jwt") && !cookie) {
    throw refusal(name, "this server line takes a bearer token here and no cookie");
  }
  let wrong = "";
  try {
    const path = operation.path.replace(/\{(.+?)\}/g, (_, parameter) => {
      wrong = `the option path.${parameter} is missing, or no name`;
      const value = options.path?.[parameter];
      // A dot segment would leave the path.
      if (typeof value === "string" && !/^\.{0,2}$/.test(value)) return encodeURIComponent(value);
      throw new TypeError(wrong);
    });
    wrong = "the option headers holds what HTTP does not allow";
    const headers = new Headers();
    if (model) headers.set("content-type", "application/json");
    for (const some of [usual, options.headers]) {
      if (some) new Headers(some).forEach((value, key) => void headers.set(key, value));
    }
    const query = options.query ? `?${new URLSearchParams(options.query)}` : "";
    const url = baseUrl + path + query;
    wrong = "the first argument cannot be written as JSON";
    const json = model ? JSON.stringify(body) : null;
    const { redirect = "manual", credentials: cookies = "same-origin" } = init;
    return {
      name,
      operation,
      options,
      given: body,
      method: operation.method,
      url,
      redirect,
      credentials: cookies,
      headers,
      body: json,
      signal: signal ?? null,
    };
  } catch {
    // The reason's own words may repeat what was given, such as a header.
    throw refusal(name, wrong);
  }
}

async function finish(context: CallContext, prepared: Prepared): Promise<unknown> {
  const { session, line, middleware } = context;
  const { name, operation, signal } = prepared;
  const ticket = context.ticket ?? session.ticket();
  signal?.throwIfAborted();
  const http = middleware();
  const response = await (http ? throughMiddleware(http, context, prepared) : directly(context, prepared));
  const text = await response.text();
  if (!response.ok) {
    throw failureOf(name, line, response, parsed(text), secretsOf(prepared.given, prepared.headers));
  }
  const result = resultOf(name, text, response);
  // An aborted sign-in must not sign in.
  signal?.throwIfAborted();
  if (operation.session) await applyToSession(context, prepared, ticket, result, response);
  return result;
}

/** As openapi-fetch does it, at half the cost. */
function directly(context: CallContext, prepared: Prepared): Promise<Response> {
  const { light, requestFetch } = context;
  const { url } = prepared;
  const init = prepared as RequestInit & typeof prepared;
  if (light)
    return send(context, prepared, prepared.operation.credentials, () => globalThis.fetch(url, init));
  const made = new Request(url, init);
  prepared.headers = made.headers;
  return requestFetch(made);
}

async function throughMiddleware(
  http: NonNullable<ReturnType<CallContext["middleware"]>>,
  { line, requestFetch }: CallContext,
  prepared: Prepared,
): Promise<Response> {
  const { name, operation, options, given, signal } = prepared;
  const { path, query } = options;
  let sent = false;
  try {
    const { response, error } = await http[operation.method](operation.path, {
      params: { path, query },
      headers: prepared.headers,
      body: prepared.body ?? undefined,
      bodySerializer: (json: string) => json,
      parseAs: "stream",
      signal,
      fetch: (request: Request) => {
        sent = true;
        prepared.headers = request.headers;
        return requestFetch(request);
      },
    });
    // It has read the body of a failure, though not of a success.
    if (!response.ok) throw failureOf(name, line, response, error, secretsOf(given, prepared.headers));
    return response;
  } catch (cause) {
    if (sent || cause instanceof AuthsError || signal?.aborted) throw cause;
    throw refusal(
      name,
      "the request could not be made, or a middleware threw",
      reasonOf(cause, secretsOf(given, prepared.headers)),
    );
  }
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
