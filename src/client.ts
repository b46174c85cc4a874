import createFetchClient, { type Client } from "openapi-fetch";
import { newestServerVersion, type ServerLines, serverLines } from "../generated/server-lines.ts";
import { type CallContext, call } from "./call.ts";
import { type CredentialsMode, type RequestFetch, withCredentials } from "./credentials.ts";
import type { ServerLine } from "./operation.ts";
import { isToken, Session } from "./session.ts";
import { memoryStorage, type TokenStorage } from "./storage.ts";

/** A line of Open WebUI releases, such as `"0.6"`. */
export type ServerVersion = keyof ServerLines;

/** The line that is taken when none is named. */
export type NewestServerVersion = typeof newestServerVersion;

/** What {@link createAuthsClient} takes. */
export interface AuthsClientOptions<V extends ServerVersion = NewestServerVersion> {
  /** Where the server is, with its path if it lives under one: `https://chat.example.com`. Credentials go to its origin alone. */
  readonly baseUrl: string | URL;
  /** The server's line, which decides on methods and types; the newest unless given. */
  readonly serverVersion?: V;
  /**
   * `bearer` (unless given) keeps the token and sends it as a header. On the server's own origin a browser sends the
   * server's cookie as well, and signing out ends both. `cookie` keeps no token and leaves it all to the cookies; once
   * `getLogin` has answered Gafaelfawr's CSRF token, everything but GET carries it.
   */
  readonly credentials?: CredentialsMode;
  /** A token to start with: an API key (`sk-…`) or the JWT of an earlier sign-in. Used while the storage holds none. */
  readonly token?: string;
  /** Where the token is kept; in memory unless given. */
  readonly storage?: TokenStorage;
  /** The storage's key; unless given, a name with the base URL in it, so that two servers never mix. */
  readonly storageKey?: string;
  /** Headers for every call of the methods and of `http`; `fetch` sends only its own. */
  readonly headers?: HeadersInit;
  /** What makes the requests; the global `fetch` unless given. */
  readonly fetch?: RequestFetch;
}

/** What every client has besides the methods of its line. */
export interface AuthsClientBase<Paths extends object> {
  /** The openapi-fetch client underneath: typed paths, middleware, the untouched response. It sends the credentials too. */
  readonly http: Client<Paths>;
  /**
   * A `fetch` that carries the client's credentials to the server's origin, for the rest of its API. A path that begins
   * with a slash goes below `baseUrl`; what goes to another origin goes without credentials. A redirect of the server is
   * answered, not followed, unless `redirect: "follow"` says so.
   */
  readonly fetch: typeof globalThis.fetch;
  /**
   * The token that is sent; null when there is none, and with `credentials: "cookie"`.
   *
   * @throws AuthsError `storage`: the storage threw
   */
  getToken(): Promise<string | null>;
  /**
   * Takes another token, or with null forgets the one there is, without asking the server: a way out when signing out
   * fails.
   *
   * @throws TypeError when it is no token (empty, or with a space or line break in it), or the client uses cookies
   * @throws AuthsError `storage`: the storage threw
   */
  setToken(token: string | null): Promise<void>;
}

/** A client for one server: the methods of its line, and what every client has. */
export type AuthsClient<V extends ServerVersion = NewestServerVersion> = ServerLines[V]["methods"] &
  AuthsClientBase<ServerLines[V]["paths"]>;

/**
 * Makes a client for one server.
 *
 * @param options - where the server is, which line it is of, and how to prove who you are
 * @returns a method for every operation of the line, and `http`, the openapi-fetch client underneath
 * @throws TypeError when an option cannot work; the message says which, and never repeats a token
 * @example
 * ```ts
 * const auths = createAuthsClient({ baseUrl: "https://chat.example.com" });
 * const session = await auths.signIn({ email, password });
 * ```
 */
export function createAuthsClient<V extends ServerVersion = NewestServerVersion>(
  options: AuthsClientOptions<V>,
): AuthsClient<V> {
  const base = baseOf(options.baseUrl);
  const baseUrl = base.href.replace(/\/+$/, "");
  const line = lineOf(options.serverVersion ?? newestServerVersion);
  const mode = modeOf(options.credentials ?? "bearer");
  const { storage = memoryStorage(), storageKey = `open-webui-auths:${baseUrl}`, token, headers } = options;
  if (mode === "cookie" && token !== undefined) throw new TypeError(noTokenWithCookies);
  const session = new Session(storage, storageKey, token === undefined ? null : checkedToken(token));
  const requestFetch = withCredentials({
    base,
    mode,
    session,
    operations: line.operations,
    // The global is read at each call, so that a test or a tracer may replace it.
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
  });
  // A redirect could carry a password or the CSRF token to another origin, and no operation redirects.
  const init: RequestInit = { redirect: "manual", ...(mode === "cookie" && { credentials: "include" }) };
  const http = createFetchClient<ServerLines[V]["paths"]>({
    baseUrl,
    fetch: requestFetch,
    ...(headers && { headers }),
    ...init,
  });
  const context: CallContext = { line, mode, session, http, fetch: requestFetch };
  const shared: AuthsClientBase<ServerLines[V]["paths"]> = {
    http,
    fetch: async (input, given) => {
      const asked = new Request(isPath(input) ? baseUrl + input : input, given);
      if (new URL(asked.url).origin !== base.origin) return requestFetch(asked);
      return requestFetch(
        new Request(asked, { ...init, ...(given?.redirect && { redirect: given.redirect }) }),
      );
    },
    getToken: () => session.read(),
    setToken: async (next) => {
      if (mode === "cookie") throw new TypeError(noTokenWithCookies);
      await session.decide(session.ticket(), next === null ? null : checkedToken(next));
    },
  };
  return Object.assign(methodsOf(context) as ServerLines[V]["methods"], shared);
}

const noTokenWithCookies =
  'a client with credentials: "cookie" sends no token; leave the token out, or use "bearer"';

function isPath(input: RequestInfo | URL): input is string {
  return typeof input === "string" && /^\/(?!\/)/.test(input);
}

function methodsOf(context: CallContext): object {
  return Object.fromEntries(
    Object.entries(context.line.operations).map(([name, operation]) => [
      name,
      operation.body
        ? (body: unknown, options?: object) => call(context, name, operation, body, options)
        : (options?: object) => call(context, name, operation, undefined, options),
    ]),
  );
}

function baseOf(baseUrl: string | URL): URL {
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

function lineOf(version: string): ServerLine {
  if (Object.hasOwn(serverLines, version)) return serverLines[version as ServerVersion];
  const known = Object.keys(serverLines).join(", ");
  throw new TypeError(`serverVersion "${version}" is not known; this package knows ${known}`);
}

function modeOf(mode: string): CredentialsMode {
  if (mode === "bearer" || mode === "cookie") return mode;
  throw new TypeError('credentials must be "bearer" or "cookie"');
}

function checkedToken(token: string): string {
  if (isToken(token)) return token;
  throw new TypeError(
    "the token must be a JWT or an sk- key, without spaces, line breaks or a leading Bearer",
  );
}
