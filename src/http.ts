import { authFetch, type Outgoing } from "./auth-fetch.ts";
import type { RequestFetch } from "./client-types.ts";
import type { AnyHttp, Context } from "./context.ts";
import { isStream, LightRequest } from "./light-request.ts";
import type { Operation } from "./release.ts";

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

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
  const { core, middlewares } = context;
  const send = (method: string, path: string, options?: HttpOptions) =>
    request(context, method, path, options ?? {});
  const verbs = methods.map((method) => [
    method,
    (path: string, options?: HttpOptions) => send(method, path, options),
  ]);
  const http = {
    ...Object.fromEntries(verbs),
    request: send,
    use(...added: Parameters<AnyHttp["use"]>) {
      core.use(...added);
      middlewares.push(...added.filter(Boolean));
    },
    eject(...removed: Parameters<AnyHttp["eject"]>) {
      core.eject(...removed);
      for (const one of removed) {
        const index = middlewares.indexOf(one);
        if (index >= 0) middlewares.splice(index, 1);
      }
    },
  };
  return http as unknown as AnyHttp;
}

/** Makes one call through openapi-fetch. */
export function request(
  context: Context,
  method: string,
  path: string,
  options: HttpOptions,
  call?: MethodCall,
): ReturnType<AnyHttp["request"]> {
  const { core, middlewares } = context;
  const last = options.fetch ?? context.fetch;
  const isSeen =
    middlewares.length > 0 || options.middleware?.length || last || options.Request || options.baseUrl;
  let built: Request | LightRequest | undefined;
  let rest: RequestInit = {};
  let once = false;
  /** Builds the Request that openapi-fetch asks for, and remembers what it is made of. */
  function Build(url: string, init: RequestInit & { readonly headers: Headers }) {
    once = isStream(init.body);
    if (!isSeen) built = new LightRequest(url, init);
    else {
      built = new (options.Request ?? globalThis.Request)(url, init);
      rest = restOf(init);
    }
    if (!options.baseUrl) checkBelow(context, built.url);
    return built;
  }
  if (isSeen) Build.prototype = (options.Request ?? globalThis.Request).prototype;
  const fetch = (request: Request | LightRequest) => {
    if (!request.url.startsWith(`${context.origin}/`)) {
      // The client's own headers may hold a cookie.
      context.headers?.forEach((_, name) => {
        request.headers.delete(name);
      });
    }
    const signal = (request === built ? options.signal : (request as Request).signal) ?? undefined;
    const send = sender(last, { ...rest, ...(signal && { signal }) });
    const outgoing: Outgoing = {
      request,
      signal,
      once,
      credentials: request === built ? call?.credentials : undefined,
      send: call ? (one) => call.watch(send(one)) : send,
    };
    return authFetch(context, outgoing);
  };
  return core.request(method.toLowerCase() as never, path, { ...options, Request: Build, fetch } as never);
}

/** Requests by the response that they must outlive: a Request that is collected no longer follows its signal. */
const kept = new WeakMap<object, Request>();

/** A `fetch` with the client's credentials. */
export function fetchOf(context: Context): typeof globalThis.fetch {
  const { baseUrl, origin, mode, init: shared, fetch: last } = context;
  return async (input, init) => {
    const isPath = typeof input === "string" && /^\/(?!\/)/.test(input);
    const given = typeof input === "object" && "url" in input ? input : undefined;
    const url = given?.url ?? absolute(isPath ? baseUrl + input : (input as string | URL));
    if (isPath) checkBelow(context, url);
    const method = (init?.method ?? given?.method ?? "GET").toUpperCase();
    // A redirect that is followed would take the CSRF token along; the platform drops Authorization.
    const mayFollow = init?.redirect && (mode === "bearer" || method === "GET");
    const ours = url.startsWith(`${origin}/`) && { ...shared, ...(mayFollow && { redirect: init.redirect }) };
    const merged = { ...init, ...ours };
    const request =
      given || last
        ? new Request(given ?? url, merged as RequestInit)
        : new LightRequest(url, { ...merged, method, headers: new Headers(init?.headers) } as never);
    const signal = init?.signal ?? given?.signal;
    const send = sender(last, { ...restOf(init ?? {}), ...(signal && { signal }) });
    const response = await authFetch(context, { request, signal, once: isStream(init?.body), send });
    if (given) kept.set(response.body ?? response, given);
    return response;
  };
}

function sender(last: RequestFetch | undefined, init: RequestInit): Outgoing["send"] {
  // The global is read at each call, so that a test or a tracer may replace it.
  return (request) =>
    "init" in request
      ? globalThis.fetch(request.url, request.init)
      : (last ?? globalThis.fetch)(request, init);
}

/** The members of an `init` that a Request does not hold, such as `dispatcher`. */
function restOf(init: RequestInit): RequestInit {
  const held =
    /^(body|cache|credentials|duplex|headers|integrity|keepalive|method|mode|redirect|referrer|referrerPolicy|signal)$/;
  return Object.fromEntries(Object.entries(init).filter(([name]) => !held.test(name)));
}

function absolute(input: string | URL): string {
  // In a page, Request resolves a relative URL.
  return /^https?:/i.test(String(input)) ? new URL(input).href : new Request(input).url;
}

/** @throws TypeError when `..` in a path leaves `baseUrl` */
function checkBelow({ baseUrl, origin }: Context, url: string): void {
  const { href } = new URL(url);
  if (href.startsWith(`${origin}/`) && !href.startsWith(`${baseUrl}/`)) {
    throw new TypeError("the path leaves baseUrl; nothing was sent");
  }
}
