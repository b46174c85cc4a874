import createFetchClient, { type Client, type Middleware } from "openapi-fetch";
import type { HeadersLike } from "./call-options.ts";
import type { AuthsClientOptions, CredentialsMode, RequestFetch } from "./client-types.ts";
import { LightRequest } from "./light-request.ts";
import { type Release, releaseOf, type ServerVersion, tokenHeaderOf } from "./release.ts";
import type { Renewal } from "./renewal.ts";
import { Session } from "./session.ts";
import { memoryStorage } from "./storage.ts";
import { isToken, never } from "./token.ts";

/** An openapi-fetch client. At run time a table decides on the path, and not a type. */
// biome-ignore lint/suspicious/noExplicitAny: so that it takes every path.
export type AnyHttp = Client<any>;

/** The members that all requests of a client to its server share. */
export interface SharedInit {
  // A redirect could carry a password or the CSRF token to another origin, and no operation redirects.
  readonly redirect: "manual";
  readonly credentials?: "include" | "omit";
}

/** The checked options of a client, and its state. */
export interface Context {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly origin: string;
  readonly release: Release;
  readonly mode: CredentialsMode;
  /** The header that holds the token, in lower case. */
  readonly tokenHeader: string;
  readonly session: Session;
  /** Undefined without `reauthenticate`, and for the client that `reauthenticate` gets. */
  readonly renewal?: Renewal | undefined;
  readonly init: SharedInit;
  readonly headers: Headers | undefined;
  /** In milliseconds; infinity for no limit. */
  readonly timeout: number;
  readonly fetch: RequestFetch | undefined;
  /** The one openapi-fetch client behind `http` and the methods. */
  readonly core: AnyHttp;
  /** What `core` uses; openapi-fetch does not tell. */
  readonly middlewares: Middleware[];
}

/**
 * Checks the options of a client.
 *
 * @throws TypeError when one is invalid; the message never repeats a token
 */
export function contextOf<V extends ServerVersion>(
  options: AuthsClientOptions<V>,
  cookies?: SharedInit["credentials"],
): Context {
  checkRuntime(options.fetch);
  const { credentials: mode = "bearer", token, fetch } = options;
  const { href, origin, protocol, hostname } = checkedUrl(options.baseUrl);
  const baseUrl = href.replace(/\/+$/, "");
  const release = releaseOf(options.serverVersion);
  if (mode !== "bearer" && mode !== "cookie") throw new TypeError('credentials must be "bearer" or "cookie"');
  if (mode === "cookie" && (token !== undefined || options.reauthenticate || options.tokenHeader)) {
    throw new TypeError(noTokenWithCookies);
  }
  if (protocol === "http:" && !/^(localhost|.+\.localhost|127\.[\d.]+|\[::1\])$/.test(hostname)) {
    options.onInsecure?.(`${origin} is not encrypted: passwords and tokens can be read on the way`);
  }
  const session = new Session({
    storage: options.storage ?? memoryStorage(),
    key: options.storageKey ?? `open-webui-auths:${baseUrl}`,
    initialToken: token === undefined ? null : checkedToken(token),
    clock: options.clock ?? (() => Date.now()),
    skew: options.expirySkew ?? 10_000,
  });
  const headers = checkedHeaders("headers", options.headers);
  const tokenHeader = tokenHeaderOf(release, options.tokenHeader);
  checkedHeaders("tokenHeader", { [tokenHeader]: "" });
  const init = initWith(mode === "cookie" ? "include" : cookies);
  const core = createFetchClient<object>({
    baseUrl,
    ...(headers && { headers }),
    ...init,
    Request: LightRequest as never,
  });
  const timeout = options.timeout ?? never;
  return {
    baseUrl,
    origin,
    release,
    mode,
    tokenHeader,
    session,
    init,
    headers,
    timeout,
    fetch,
    core,
    middlewares: [],
  };
}

export const noTokenWithCookies =
  'a client with credentials: "cookie" sends no token; leave token, tokenHeader and reauthenticate out, or use "bearer"';

/** @throws TypeError unless it can be sent; the message does not repeat it */
export function checkedToken(token: string): string {
  if (isToken(token)) return token;
  throw new TypeError(
    "the token must be a JWT or an sk- key, without spaces, line breaks or a leading Bearer",
  );
}

/** Some runtimes, such as workerd, keep no cookies and throw at the member. */
function initWith(credentials: SharedInit["credentials"]): SharedInit {
  const supported = credentials && "credentials" in Request.prototype;
  return { redirect: "manual", ...(supported && { credentials }) };
}

/** @throws TypeError unless they can be sent; the message does not repeat them */
function checkedHeaders(option: string, headers: HeadersLike | undefined): Headers | undefined {
  try {
    return headers && new Headers(headers);
  } catch {
    throw new TypeError(`${option} holds what HTTP does not allow`);
  }
}

/** @throws TypeError unless a server can be there */
function checkedUrl(baseUrl: string | URL): URL {
  let url: URL;
  try {
    url = new URL(baseUrl);
  } catch {
    throw new TypeError("baseUrl must be an absolute URL such as https://chat.example.com");
  }
  if (!/^https?:$/.test(url.protocol)) throw new TypeError("baseUrl must begin with https:// or http://");
  if (url.username || url.password) throw new TypeError("baseUrl must not hold a user name or password");
  if (/[?#]/.test(url.href)) throw new TypeError("baseUrl must not have a query or a fragment");
  return url;
}

/** @throws TypeError when the runtime lacks what the client needs; the message names it */
function checkRuntime(fetch: unknown): void {
  const needed = ["AbortController", "Headers", "Request", "Response", "URL", ...(fetch ? [] : ["fetch"])];
  const missing = needed.filter((name) => !(name in globalThis));
  if (missing.length === 0 && !hasUrlMembers()) missing.push("URL.origin");
  if (missing.length === 0) return;
  const names = missing.join(", ");
  throw new TypeError(`this runtime lacks ${names}; open-webui-auths needs a polyfill or a newer runtime`);
}

/** React Native's own URL throws at most members, unless it is new or a polyfill is there. */
function hasUrlMembers(): boolean {
  try {
    return new URL("https://a.example/b").origin === "https://a.example";
  } catch {
    return false;
  }
}
