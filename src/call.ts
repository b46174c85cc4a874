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
  /** Whether cookies are sent; undefined where that is left to the platform. */
  readonly cookies: "include" | "omit" | undefined;
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

/** A call that can be sent. */
interface Prepared {
  readonly name: string;
  readonly operation: Operation;
  readonly options: AnyCallOptions;
  /** The body as it was given. */
  readonly given: unknown;
  readonly url: string;
  readonly init: PlainInit;
  /** As they are sent, whatever a middleware made of them. */
  sent: Headers | Record<string, string>;
}

/** What `fetch` takes. A member that is not needed is absent, since the platform converts each, and headers are no `Headers`. */
interface PlainInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  // A redirect could carry a password or the CSRF token to another origin, and no operation redirects.
  readonly redirect: "manual";
  credentials?: "include" | "omit";
  body?: string;
  signal?: AbortSignal;
}

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

function signalOf(name: string, { signal, timeout }: CallOptions, usual: number): AbortSignal | undefined {
  const milliseconds = timeout ?? usual;
  if (typeof milliseconds !== "number" || !(milliseconds >= 0)) {
    throw refusal(name, "the option timeout must be a number of milliseconds");
  }
  // Timers take no more than that, and no fractions.
  if (milliseconds >= 2 ** 31) return signal;
  const limit = AbortSignal.timeout(Math.ceil(milliseconds));
  return signal ? AbortSignal.any([signal, limit]) : limit;
}

function prepare(
  { mode, headers: usual, baseUrl, cookies, timeout }: CallContext,
  name: string,
  operation: Operation,
  given: unknown,
  options: AnyCallOptions,
): Prepared {
  const { body: model, credentials, cookie } = operation;
  if (model && (typeof given !== "object" || given === null || Array.isArray(given))) {
    throw refusal(name, `the first argument must be an object, a ${model}`);
  }
  if (mode === "cookie" && (credentials === "bearer" || credentials === "jwt") && !cookie) {
    throw refusal(name, "this server line takes a bearer token here and no cookie");
  }
  const signal = signalOf(name, options, timeout);
  let wrong = "";
  try {
    let { path } = operation;
    // Only some have a parameter, and looking for one at each call would be a third of the client's time.
    if (path.includes("{")) {
      path = path.replace(/\{(.+?)\}/g, (_, parameter) => {
        wrong = `the option path.${parameter} is missing, or no name`;
        const value = options.path?.[parameter];
        // A dot segment would leave the path.
        if (typeof value === "string" && !/^\.{0,2}$/.test(value)) return encodeURIComponent(value);
        throw new TypeError(wrong);
      });
    }
    wrong = "the option headers holds what HTTP does not allow";
    let headers: Record<string, string> = model ? { "content-type": "application/json" } : {};
    if (usual ?? options.headers) headers = { ...headers, ...plain(usual), ...plain(options.headers) };
    const url = baseUrl + path + (options.query ? `?${new URLSearchParams(options.query)}` : "");
    wrong = "the first argument cannot be written as JSON";
    const made: PlainInit = { method: operation.method, headers, redirect: "manual" };
    if (cookies) made.credentials = cookies;
    if (model) made.body = JSON.stringify(given);
    if (signal) made.signal = signal;
    return { name, operation, options, given, url, init: made, sent: headers };
  } catch {
    // The reason's own words may repeat what was given, such as a header.
    throw refusal(name, wrong);
  }
}

/** Headers by their names in small letters. */
function plain(headers: HeadersLike | undefined): Record<string, string> | undefined {
  return headers && Object.fromEntries(new Headers(headers));
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

async function throughMiddleware(
  http: NonNullable<ReturnType<CallContext["middleware"]>>,
  { line, requestFetch }: CallContext,
  prepared: Prepared,
): Promise<Response> {
  const { name, operation, options, given, init } = prepared;
  const { path, query } = options;
  const { headers, body, signal } = init;
  let sent = false;
  try {
    const { response, error } = await http[operation.method](operation.path, {
      params: { path, query },
      headers,
      body,
      bodySerializer: (json: string) => json,
      parseAs: "stream",
      ...(signal && { signal }),
      fetch: (request: Request) => {
        sent = true;
        prepared.sent = request.headers;
        return requestFetch(request);
      },
    });
    // It has read the body of a failure, though not of a success.
    if (!response.ok) throw failureOf(name, line, response, error, secretsOf(given, prepared.sent));
    return response;
  } catch (cause) {
    if (sent || cause instanceof AuthsError || signal?.aborted) throw cause;
    throw refusal(
      name,
      "the request could not be made, or a middleware threw",
      reasonOf(cause, secretsOf(given, prepared.sent)),
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
