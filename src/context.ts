import createFetchClient, { type Client } from "openapi-fetch";
import { otherTokenHeader } from "../generated/operations.ts";
import type { AuthsClientOptions, CredentialsMode, RequestFetch } from "./client-types.ts";
import { LightRequest } from "./light-request.ts";
import { attempt } from "./limit.ts";
import { orderOf, type Release, releaseOf, type ServerVersion } from "./release.ts";
import type { Renewal } from "./renewal.ts";
import { type Session, sessionOf } from "./session.ts";
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
  /** With a slash at its end. */
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
  /** The one openapi-fetch client behind `http` and the methods, and whether it has had a middleware. */
  readonly core: { readonly client: AnyHttp; isWatched: boolean };
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
  const { credentials: mode = "bearer", token, fetch } = options;
  checkRuntime(fetch);
  const { href, origin, protocol, hostname } = checkedUrl(options.baseUrl);
  const baseUrl = href.replace(/\/+$/, "");
  const release = releaseOf(options.serverVersion);
  if (mode !== "bearer" && mode !== "cookie") throw new TypeError('credentials must be "bearer" or "cookie"');
  const tokenHeader = tokenHeaderOf(options.tokenHeader, release);
  if (mode === "cookie" && (token !== undefined || options.reauthenticate || options.tokenHeader)) {
    throw new TypeError(noTokenWithCookies);
  }
  if (protocol === "http:" && !/^(localhost|.+\.localhost|127\.[\d.]+|\[::1\])$/.test(hostname)) {
    options.onInsecure?.(`${origin} is not encrypted: passwords and tokens can be read on the way`);
  }
  const headers = options.headers && checkedHeaders("headers", options.headers);
  const credentials = mode === "cookie" ? "include" : cookies;
  // Some runtimes, such as workerd, keep no cookies and throw at the member.
  const supported = credentials && "credentials" in Request.prototype;
  const init: SharedInit = { redirect: "manual", ...(supported && { credentials }) };
  const client = createFetchClient<object>({
    baseUrl,
    ...(headers && { headers }),
    ...init,
    Request: LightRequest as never,
  });
  return {
    baseUrl,
    origin: `${origin}/`,
    release,
    mode,
    tokenHeader,
    session: sessionOf({
      storage: options.storage ?? memoryStorage(),
      key: options.storageKey ?? `open-webui-auths:${baseUrl}`,
      initialToken: token === undefined ? null : checkedToken(token),
      clock: options.clock ?? (() => Date.now()),
      skew: options.expirySkew ?? 10_000,
    }),
    init,
    headers,
    timeout: options.timeout ?? never,
    fetch,
    core: { client, isWatched: false },
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

/** @throws TypeError when the release does not look for a token there */
function tokenHeaderOf(option: string | true = "authorization", { name, order }: Release): string {
  const header = (option === true ? otherTokenHeader.name : option).toLowerCase();
  checkedHeaders("tokenHeader", { [header]: "" });
  if (header === "authorization" || order >= orderOf(otherTokenHeader.since)) return header;
  throw new TypeError(`tokenHeader needs Open WebUI ${otherTokenHeader.since} or newer; this is ${name}`);
}

/** @throws TypeError unless they can be sent; the message does not repeat them */
function checkedHeaders(option: string, headers: ConstructorParameters<typeof Headers>[0]): Headers {
  return attempt(
    () => new Headers(headers),
    () => {
      throw new TypeError(`${option} holds what HTTP does not allow`);
    },
  );
}

/** @throws TypeError unless a server can be there */
function checkedUrl(baseUrl: string | URL): URL {
  const url = attempt(
    () => new URL(baseUrl),
    () => undefined,
  );
  if (url && /^https?:[^?#]+$/.test(url.href) && !url.username && !url.password) return url;
  throw new TypeError(
    "baseUrl must be an absolute URL such as https://chat.example.com: with https:// or http://, without a user name or password, a query or a fragment",
  );
}

/** @throws TypeError when the runtime lacks what the client needs; the message names it */
function checkRuntime(fetch: unknown): void {
  const needed = ["AbortController", "Headers", "Request", "Response", "URL", ...(fetch ? [] : ["fetch"])];
  const missing = needed.filter((name) => !(name in globalThis));
  // React Native's own URL throws at most members, unless it is new or a polyfill is there.
  const hasMembers = () => new URL("https://a.example/b").origin === "https://a.example";
  if (missing.length === 0 && !attempt(hasMembers, () => false)) missing.push("URL.origin");
  if (missing.length === 0) return;
  throw new TypeError(`this runtime lacks ${missing.join(", ")}; use a polyfill or a newer runtime`);
}
