import type { CallOptions, HeadersLike, SessionCallOptions } from "./call-options.ts";
import type { CommonInit, Context, Method } from "./context.ts";
import { refusal } from "./failure.ts";

/** What the options of any method may hold. */
export interface AnyCallOptions extends SessionCallOptions {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** A call that can be sent. */
export interface Prepared {
  readonly method: Method;
  readonly options: AnyCallOptions;
  /** The body as it was given. */
  readonly given: unknown;
  readonly url: string;
  readonly init: PlainInit;
  /** Held until the call is over: Node 20 collects what a signal of `AbortSignal.any` follows, and it would never abort. */
  readonly limit: AbortSignal | undefined;
  /** As they are sent, whatever a middleware made of them. */
  sent: Headers | Record<string, string>;
}

/** What `fetch` takes. A member that is not needed is absent, since the platform converts each, and headers are no `Headers`. */
interface PlainInit extends CommonInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
}

/** Makes what can be sent of what a method was given, or throws an `AuthsError` that says what was wrong with it. */
export function prepare(
  { mode, headers: usual, init, timeout }: Context,
  method: Method,
  given: unknown,
  options: AnyCallOptions,
): Prepared {
  const { name, operation } = method;
  const { body: model, cookie } = operation;
  if (model && (typeof given !== "object" || given === null || Array.isArray(given))) {
    throw refusal(name, `the first argument must be an object, a ${model}`);
  }
  if (mode === "cookie" && cookie === false) {
    throw refusal(name, "this server line takes a bearer token here and no cookie");
  }
  const limit = limitOf(name, options, timeout);
  const signal =
    options.signal && limit ? AbortSignal.any([options.signal, limit]) : (limit ?? options.signal);
  let wrong = "";
  try {
    let { url } = method;
    // Few have a parameter, and an expression that looks for one would be a third of the client's time.
    if (url.includes("{")) {
      url = url.replace(/\{(.+?)\}/g, (_, parameter) => {
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
    if (options.query) url += `?${new URLSearchParams(options.query)}`;
    wrong = "the first argument cannot be written as JSON";
    const made: PlainInit = { method: operation.method, headers, redirect: init.redirect };
    if (init.credentials) made.credentials = init.credentials;
    if (model) made.body = JSON.stringify(given);
    if (signal) made.signal = signal;
    return { method, options, given, url, init: made, limit, sent: headers };
  } catch {
    // The reason's own words may repeat what was given, such as a header.
    throw refusal(name, wrong);
  }
}

/** Headers by their names in small letters. */
function plain(headers: HeadersLike | undefined): Record<string, string> | undefined {
  return headers && Object.fromEntries(new Headers(headers));
}

function limitOf(name: string, { signal, timeout }: CallOptions, usual: number): AbortSignal | undefined {
  if (signal && !(signal instanceof AbortSignal)) {
    throw refusal(name, "the option signal must be an AbortSignal");
  }
  const milliseconds = timeout ?? usual;
  if (typeof milliseconds !== "number" || !(milliseconds >= 0)) {
    throw refusal(name, "the option timeout must be a number of milliseconds");
  }
  // Timers take no more than that, and no fractions.
  return milliseconds < 2 ** 31 ? AbortSignal.timeout(Math.ceil(milliseconds)) : undefined;
}
