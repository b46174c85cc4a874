import type { Client } from "openapi-fetch";
import { AuthsError } from "./errors.ts";
import { failure, failureOf, reasonOf, renamed, wrongLine } from "./failure.ts";
import type { Operation } from "./operation.ts";
import { secretsOf } from "./secrets.ts";
import { abortable, LightRequest, type RequestFetch, type Sending, send } from "./send.ts";
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
  readonly headers?: HeadersInit | undefined;
}

/** What the methods that start or end a session take. */
export interface SessionCallOptions extends CallOptions {
  /** False to leave the client's token as it is; true unless given. */
  readonly storeToken?: boolean | undefined;
}

/** What a call works with. */
export interface CallContext extends Sending {
  // biome-ignore lint/suspicious/noExplicitAny: the table at run time decides on the path, not a type.
  readonly http: Client<any>;
  /** What sends a real Request, with the credentials; undefined while a light one will do. */
  readonly realFetch: () => RequestFetch | undefined;
  /** Headers of every call. */
  readonly headers?: HeadersInit | undefined;
  /** How many milliseconds a call may take that does not say so itself; infinity for no limit. */
  readonly timeout: number;
  /** The ticket of the renewal that makes the calls; undefined for calls of the user's own. */
  readonly ticket?: number;
}

interface AnyCallOptions extends SessionCallOptions {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
}

/** One call: where it goes, and what it takes along. */
interface Call {
  readonly name: string;
  readonly operation: Operation;
  readonly body: unknown;
  readonly options: AnyCallOptions;
  /** Headers of every call. */
  readonly defaults: HeadersInit | undefined;
  readonly signal: AbortSignal | undefined;
  /** The headers that were sent; undefined as long as nothing was. */
  sent: Headers | undefined;
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
  const { signal: wanted, timeout = context.timeout } = options;
  checkInput(name, operation, context, body, options);
  // Timers take no more than that.
  const limit = timeout < 2 ** 31 ? AbortSignal.timeout(timeout) : undefined;
  const signal = wanted && limit ? AbortSignal.any([wanted, limit]) : (wanted ?? limit);
  const one: Call = { name, operation, body, options, defaults: context.headers, signal, sent: undefined };
  try {
    return await abortable(answer(context, one), signal);
  } catch (cause) {
    throw errorOf(one, cause);
  }
}

async function answer(context: CallContext, one: Call): Promise<unknown> {
  const { http, session, line, realFetch } = context;
  const { name, operation, body, options, signal } = one;
  const { headers, path, query } = options;
  const ticket = context.ticket ?? session.ticket();
  signal?.throwIfAborted();
  const init: Record<string, unknown> = { params: { path, query }, body, parseAs: "text", signal, headers };
  const real = realFetch();
  if (!real) init.Request = LightRequest;
  init.fetch = (request: Request) => {
    one.sent = request.headers;
    if (real) return real(request);
    return send(context, request, operation.credentials, () => globalThis.fetch(request.url, request));
  };
  const { data, error, response } = await http[operation.method](operation.path, init);
  if (!response.ok) throw failureOf(name, line, response, error, secretsOfCall(one) ?? []);
  const result = parse(name, data, response);
  // An aborted sign-in must not sign in.
  signal?.throwIfAborted();
  if (operation.session) await applyToSession(context, one, ticket, result, response);
  return result;
}

function checkInput(
  name: string,
  { path, body: model, credentials, cookie }: Operation,
  { mode }: CallContext,
  body: unknown,
  options: AnyCallOptions,
): void {
  const refuse = (what: string) => failure(name, "validation", `${what}; nothing was sent`);
  if (model && (typeof body !== "object" || body === null || Array.isArray(body))) {
    throw refuse(`the first argument must be an object, a ${model}`);
  }
  for (const [, parameter = ""] of path.matchAll(/\{([^}]+)\}/g)) {
    const value = options.path?.[parameter];
    // A dot segment would leave the path.
    if (typeof value !== "string" || /^\.{0,2}$/.test(value)) {
      throw refuse(`the option path.${parameter} is missing, or no name`);
    }
  }
  const { timeout = 0 } = options;
  if (typeof timeout !== "number" || !(timeout >= 0))
    throw refuse("the option timeout must be a number of milliseconds");
  if (mode === "cookie" && (credentials === "bearer" || credentials === "jwt") && !cookie) {
    throw refuse("this server line takes a bearer token here and no cookie");
  }
}

function parse(name: string, text: unknown, response: Response): unknown {
  const type = response.headers.get("content-type") ?? "";
  const fail = (what: string) => failure(name, "unexpected_response", what, { response });
  if (!/\bjson\b/i.test(type)) {
    throw fail(
      // No more of the type: anything might stand there.
      wrongLine(
        `the server answered ${response.status} with ${/^text\/html\b/i.exec(type) ?? "something"}, not JSON`,
      ),
    );
  }
  try {
    return JSON.parse(String(text));
  } catch {
    throw fail(`the server answered ${response.status} with broken JSON`);
  }
}

async function applyToSession(
  { mode, session }: CallContext,
  { name, operation, options }: Call,
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

function errorOf(one: Call, thrown: unknown): AuthsError {
  const { name, body, options, signal, sent } = one;
  if (thrown instanceof AuthsError) return thrown.operation === name ? thrown : renamed(thrown, name);
  const cause = reasonOf(thrown, secretsOfCall(one));
  if (signal?.aborted) {
    const late = signal.reason?.name === "TimeoutError";
    return failure(name, late ? "timeout" : "aborted", late ? "the time was up" : "the call was aborted", {
      cause,
    });
  }
  if (sent)
    return failure(name, "network", "the server could not be reached, or broke off its answer", { cause });
  // What could not be sent; the reason's own words may repeat a header, so they stay out.
  if (throws(() => new Headers(options.headers))) {
    return failure(name, "validation", "the option headers holds what HTTP does not allow; nothing was sent");
  }
  if (throws(() => JSON.stringify(body))) {
    return failure(name, "validation", "the first argument cannot be written as JSON; nothing was sent");
  }
  return failure(
    name,
    "validation",
    "the request could not be made, or a middleware threw; nothing was sent",
    {
      cause,
    },
  );
}

/** Null when they cannot be told. */
function secretsOfCall({ body, options, defaults, sent }: Call): string[] | null {
  try {
    const headers = sent ?? new Headers([...new Headers(defaults), ...new Headers(options.headers)]);
    return secretsOf(body, headers);
  } catch {
    return null;
  }
}

function throws(attempt: () => unknown): boolean {
  try {
    attempt();
    return false;
  } catch {
    return true;
  }
}
