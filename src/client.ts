import createFetchClient, { type Client, type Middleware } from "openapi-fetch";
import { type NewestServerVersion, type ServerLines, serverVersions } from "../generated/server-lines.ts";
import { type CallContext, call } from "./call.ts";
import { refusal } from "./failure.ts";
import { type LineOperations, linesOf, newest, operationsOf, type ServerVersion } from "./line.ts";
import {
  cookiesWhereKept,
  type HeadersLike,
  LazyRequest,
  type RequestFetch,
  requestSender,
} from "./request.ts";
import type { CredentialsMode, Sending } from "./send.ts";
import { isToken, Session, type SessionChange } from "./session.ts";
import { memoryStorage, type TokenStorage } from "./storage.ts";

/**
 * What {@link createAuthsClient} takes.
 *
 * @example
 * createAuthsClient({ baseUrl: "https://chat.example.com", storage: localStorage, timeout: 10_000 });
 */
export interface AuthsClientOptions<V extends ServerVersion = NewestServerVersion> {
  /** Where the server is, with its path if it lives under one: `https://chat.example.com`. Credentials go to its origin alone. */
  readonly baseUrl: string | URL;
  /** The server's line, which decides on methods and types; the newest unless given. */
  readonly serverVersion?: V | NoInfer<ServerVersion>;
  /**
   * `bearer` (unless given) keeps the token and sends it as a header. On the server's own origin a browser sends the
   * server's cookie as well, and signing out ends both. `cookie` keeps no token and leaves it all to the cookies; once
   * `getLogin` has answered Gafaelfawr's CSRF token, everything but GET carries it.
   */
  readonly credentials?: CredentialsMode;
  /** A token to start with: an API key (`sk-…`) or the JWT of an earlier sign-in. Used until the storage has held one. */
  readonly token?: string;
  /** Where the token is kept; in memory unless given. */
  readonly storage?: TokenStorage;
  /** The storage's key; unless given, a name with the base URL in it, so that two servers never mix. */
  readonly storageKey?: string;
  /**
   * Signs in again when the session is over, with the client that it is given; then what failed is sent once more. It runs
   * once for all calls that failed meanwhile. Without it, or when it brings no token, the token is forgotten.
   */
  readonly reauthenticate?: (auths: AuthsClient<V>) => unknown;
  /** Headers for every call of the methods and of `http`; `fetch` sends only its own. */
  readonly headers?: HeadersLike;
  /** How many milliseconds a call of a method may take, unless it says so itself; no limit unless given. */
  readonly timeout?: number;
  /** How many milliseconds before its expiry a token is no longer sent; 10,000 unless given. */
  readonly expirySkew?: number;
  /** The time, in milliseconds since the epoch; `Date.now` unless given. */
  readonly clock?: () => number;
  /** What makes the requests; the global `fetch` unless given. */
  readonly fetch?: RequestFetch;
  /** Told once, in words, that `http:` carries passwords and tokens unencrypted to another machine. */
  readonly onInsecure?: (warning: string) => void;
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
   * The token that is sent; null when there is none or it has expired, and with `credentials: "cookie"`.
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
  /**
   * Tells when the session starts, changes or ends, also in another tab on the same Web Storage.
   *
   * @returns what ends the telling
   * @example
   * const stop = auths.onSessionChange(({ signedIn }) => (document.body.hidden = !signedIn));
   */
  onSessionChange(listener: (change: SessionChange) => void): () => void;
}

/**
 * A client for one server: the methods of its line, and what every client has.
 *
 * @example
 * const nameOf = async (auths: AuthsClient) => (await auths.getSessionUser()).name;
 */
export type AuthsClient<V extends ServerVersion = NewestServerVersion> = ServerLines[V]["methods"] &
  AuthsClientBase<ServerLines[V]["paths"]>;

/**
 * Makes a client for one server.
 *
 * @param options - where the server is, which line it is of, and how to prove who you are
 * @returns a method for every operation of the line, and `http`, the openapi-fetch client underneath
 * @throws TypeError when an option cannot work; the message says which, and never repeats a token
 * @example
 * const auths = createAuthsClient({ baseUrl: "https://chat.example.com" });
 * const result = await auths.signIn({ email, password });
 */
export function createAuthsClient<V extends ServerVersion = NewestServerVersion>(
  options: AuthsClientOptions<V>,
): AuthsClient<V> {
  const { credentials: mode = "bearer", token, headers, reauthenticate } = options;
  const base = baseOf(options.baseUrl);
  const baseUrl = base.href.replace(/\/+$/, "");
  const line = lineOf(options.serverVersion ?? newest);
  if (mode !== "bearer" && mode !== "cookie") throw new TypeError('credentials must be "bearer" or "cookie"');
  if (mode === "cookie" && (token !== undefined || reauthenticate)) throw new TypeError(noTokenWithCookies);
  if (base.protocol === "http:" && !/^(localhost|.+\.localhost|127\.[\d.]+|\[::1\])$/.test(base.hostname)) {
    options.onInsecure?.(`${base.origin} is not encrypted: passwords and tokens can be read on the way`);
  }
  const session = new Session({
    storage: options.storage ?? memoryStorage(),
    key: options.storageKey ?? `open-webui-auths:${baseUrl}`,
    given: token === undefined ? null : checkedToken(token),
    clock: options.clock ?? (() => Date.now()),
    skew: options.expirySkew ?? 10_000,
  });
  const operations = operationsOf(line);
  const cookies = mode === "cookie" ? cookiesWhereKept("include") : undefined;
  const init = { redirect: "manual", ...(cookies && { credentials: cookies }) } as const;
  const middlewares = new Set<Middleware>();

  const build = (renew?: () => Promise<void>, ticket?: number): AuthsClient<V> => {
    const sending: Sending = { base, line, mode, session, renew };
    const requestFetch = requestSender(sending, operations, options);
    const http = createFetchClient<ServerLines[V]["paths"]>({
      baseUrl,
      fetch: requestFetch,
      Request: LazyRequest as unknown as typeof Request,
      ...(headers && { headers }),
      ...init,
    });
    http.use(...middlewares);
    const { use, eject } = http;
    http.use = (...added) => {
      use(...added);
      for (const one of added) middlewares.add(one);
    };
    http.eject = (...removed) => {
      eject(...removed);
      for (const one of removed) middlewares.delete(one);
    };
    const context: CallContext = {
      ...sending,
      baseUrl,
      cookies,
      headers,
      timeout: options.timeout ?? Number.POSITIVE_INFINITY,
      requestFetch,
      light: !options.fetch,
      middleware: () => (middlewares.size > 0 ? http : undefined),
      ...(ticket !== undefined && { ticket }),
    };
    const shared: AuthsClientBase<ServerLines[V]["paths"]> = {
      http,
      fetch: async (input, given) => {
        const asked = new Request(isPath(input) ? baseUrl + input : input, given);
        if (new URL(asked.url).origin !== base.origin) return requestFetch(asked);
        // Where it is followed, a redirect takes the CSRF token along; the platform takes care of the bearer alone.
        const follows = given?.redirect && (mode === "bearer" || asked.method === "GET");
        return requestFetch(new Request(asked, { ...init, ...(follows && { redirect: given.redirect }) }));
      },
      getToken: async () => {
        const kept = mode === "bearer" ? await session.token() : null;
        return kept !== null && session.isExpired(kept) ? null : kept;
      },
      setToken: async (next) => {
        if (mode === "cookie") throw new TypeError(noTokenWithCookies);
        if (next !== null) checkedToken(next);
        await session.decide(ticket ?? session.ticket(), next, "set_token");
      },
      onSessionChange: (listener) => session.onChange(listener),
    };
    return Object.assign(methodsOf(context, operations) as ServerLines[V]["methods"], shared);
  };

  let renewal: Promise<void> | undefined;
  const renew = async (): Promise<void> => {
    await reauthenticate?.(build(undefined, session.ticket()));
  };
  return build(
    reauthenticate &&
      (() => {
        renewal ??= renew().finally(() => {
          renewal = undefined;
        });
        return renewal;
      }),
  );
}

const noTokenWithCookies =
  'a client with credentials: "cookie" sends no token; leave token and reauthenticate out, or use "bearer"';

function isPath(input: unknown): input is string {
  return typeof input === "string" && /^\/(?!\/)/.test(input);
}

function methodsOf(context: CallContext, operations: LineOperations): object {
  const methods = operations.map(([name, operation]) => {
    if (!operation) {
      const what = `Open WebUI ${context.line} does not have this operation, which is there ${linesOf(name)}`;
      return [name, () => Promise.reject(refusal(name, what))];
    }
    return [
      name,
      operation.body
        ? (body: unknown, options?: object) => call(context, name, operation, body, options)
        : (options?: object) => call(context, name, operation, undefined, options),
    ];
  });
  return Object.fromEntries(methods);
}

/** @throws TypeError unless it is where a server can be */
export function baseOf(baseUrl: string | URL): URL {
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

function lineOf(version: ServerVersion): ServerVersion {
  if (serverVersions.includes(version)) return version;
  throw new TypeError(
    `serverVersion "${version}" is not known; this package knows ${serverVersions.join(", ")}`,
  );
}

function checkedToken(token: string): string {
  if (isToken(token)) return token;
  throw new TypeError(
    "the token must be a JWT or an sk- key, without spaces, line breaks or a leading Bearer",
  );
}
