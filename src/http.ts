import { authFetch, isOwn, type Sendable } from "./auth-fetch.ts";
import type { RequestFetch } from "./client-types.ts";
import type { AnyHttp, Context } from "./context.ts";
import { isStream, LightRequest } from "./light-request.ts";
import type { Operation } from "./release.ts";

/** The options of a call of openapi-fetch, as far as this package looks at them. */
export interface HttpOptions extends RequestInit {
  readonly baseUrl?: string;
  readonly fetch?: RequestFetch;
  readonly Request?: typeof Request;
  readonly middleware?: readonly unknown[];
  readonly [more: string]: unknown;
}

/** What a method adds to a call. */
export interface MethodCall {
  readonly credentials: Operation["credentials"];
  /** Called around the last fetch. */
  readonly watch: (sending: Promise<Response>) => Promise<Response>;
}

/** The openapi-fetch client of a context: every call of it goes through `authFetch`. */
export function httpOf(context: Context): AnyHttp {
  const { core } = context;
  const send = (method: string, path: string, options?: HttpOptions) =>
    request(context, method, path, options ?? {});
  const verbs = Object.keys(core.client).filter((name) => /^[A-Z]+$/.test(name));
  return {
    ...core.client,
    ...Object.fromEntries(
      verbs.map((verb) => [verb, (path: string, options?: HttpOptions) => send(verb, path, options)]),
    ),
    request: send,
    use(...added: Parameters<AnyHttp["use"]>) {
      core.isWatched = true;
      core.client.use(...added);
    },
  } as unknown as AnyHttp;
}

/** Makes one call through openapi-fetch. */
export function request(
  context: Context,
  method: string,
  path: string,
  options: HttpOptions,
  call?: MethodCall,
): ReturnType<AnyHttp["request"]> {
  const { core, headers } = context;
  const last = options.fetch ?? context.fetch;
  const isSeen = core.isWatched || options.middleware?.length || last || options.Request || options.baseUrl;
  const Made = options.Request ?? globalThis.Request;
  let built: Sendable | undefined;
  let body: unknown;
  let rest: RequestInit = {};
  /** Builds a real Request, and remembers what it does not tell. */
  function Build(url: string, init: RequestInit) {
    built = new Made(url, init);
    body = init.body;
    rest = restOf(init, built);
    return built;
  }
  const fetch = (request: Sendable) => {
    // Nobody has looked at a LightRequest, or replaced it.
    if ("init" in request) {
      built = request;
      body = request.init.body;
    }
    // The contract's own paths stay below it.
    if (!call && !options.baseUrl) checkBelow(context, (built ?? request).url);
    if (!isOwn(context, request.url)) {
      // The client's own headers may hold a cookie.
      headers?.forEach((_, name) => {
        request.headers.delete(name);
      });
    }
    const isBuilt = request === built;
    const signal = (isBuilt ? options.signal : (request as Request).signal) ?? undefined;
    const send = sender(last, rest, signal);
    return authFetch(context, request, {
      signal,
      once: isStream(body),
      credentials: isBuilt ? call?.credentials : undefined,
      send: call ? (one) => call.watch(send(one)) : send,
    });
  };
  if (isSeen) Build.prototype = Made.prototype;
  const more = isSeen ? { Request: Build, fetch } : { fetch };
  return core.client.request(method.toLowerCase() as never, path, { ...options, ...more } as never);
}

/** Requests by the response that they must outlive: a Request that is collected no longer follows its signal. */
const kept = new WeakMap<object, Request>();

/** A `fetch` with the client's credentials. */
export function fetchOf(context: Context): typeof globalThis.fetch {
  const { baseUrl, mode, init: shared, fetch: last } = context;
  return async (input, options) => {
    const init = options ?? {};
    const isPath = typeof input === "string" && /^\/(?!\/)/.test(input);
    const given = typeof input === "object" && "url" in input ? input : undefined;
    const url = given?.url ?? absolute(isPath ? baseUrl + input : (input as string | URL));
    if (isPath) checkBelow(context, url);
    const method = (init.method ?? given?.method ?? "GET").toUpperCase();
    // A redirect that is followed would take the CSRF token along; the platform drops Authorization.
    const mayFollow = init.redirect && (mode === "bearer" || method === "GET");
    const merged: RequestInit = {
      ...init,
      ...(isOwn(context, url) && { ...shared, ...(mayFollow && { redirect: init.redirect }) }),
    };
    const request =
      given || last
        ? new Request(given ?? url, merged)
        : new LightRequest(url, { ...merged, method, headers: new Headers(init.headers) });
    const signal = init.signal ?? given?.signal;
    // openapi-fetch, and Next.js, write such options on the Request.
    const send = sender(last, restOf({ ...given, ...init }, request), signal);
    const response = await authFetch(context, request, { signal, once: isStream(init.body), send });
    if (given) kept.set(response.body ?? response, given);
    return response;
  };
}

function sender(last: RequestFetch | undefined, rest: RequestInit, signal: AbortSignal | undefined) {
  // The global is read at each call, so that a test or a tracer may replace it.
  return (request: Sendable) =>
    "init" in request
      ? globalThis.fetch(request.url, request.init)
      : (last ?? globalThis.fetch)(request, { ...rest, ...(signal && { signal }) });
}

/** The members of an `init` that its Request does not hold, such as `dispatcher`. Firefox holds a body without telling. */
function restOf(init: RequestInit, request: Sendable): RequestInit {
  const isLeftOut = (name: string) => !/^(body|duplex)$/.test(name) && !(name in request);
  return "init" in request
    ? {}
    : Object.fromEntries(Object.entries(init).filter(([name]) => isLeftOut(name)));
}

function absolute(input: string | URL): string {
  // In a page, Request resolves a relative URL.
  return /^https?:/i.test(String(input)) ? new URL(input).href : new Request(input).url;
}

/** @throws TypeError when `..` in a path leaves `baseUrl` */
function checkBelow(context: Context, url: string): void {
  const { href } = new URL(url);
  if (isOwn(context, href) && !href.startsWith(`${context.baseUrl}/`)) {
    throw new TypeError("the path leaves baseUrl; nothing was sent");
  }
}
