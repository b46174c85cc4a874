import type { Client } from "openapi-fetch";
import type { NewestServerVersion, ServerLines } from "../generated/server-lines.ts";
import type { HeadersLike } from "./call-options.ts";
import type { LineOf, ServerVersion } from "./release.ts";
import type { SessionChange } from "./session.ts";
import type { TokenStorage } from "./storage.ts";

/**
 * The options of {@link createAuthsClient}.
 *
 * @example
 * createAuthsClient({ baseUrl: "https://chat.example.com", storage: localStorage, timeout: 10_000 });
 */
export interface AuthsClientOptions<V extends ServerVersion = NewestServerVersion> {
  /** The server's URL, with its path if it has one: `https://chat.example.com`. Credentials go only to its origin. */
  readonly baseUrl: string | URL;
  /**
   * The server's release (`"0.9.2"`) or its line (`"0.9"`, which counts as the line's last release); by default the newest line.
   * The line decides on methods and types, the release on what is sent. `detectServerVersion` asks the server.
   */
  readonly serverVersion?: V | NoInfer<ServerVersion>;
  /**
   * `bearer` (the default) stores the token and sends it as a header. On the server's own origin a browser also sends the
   * server's cookie, and signing out ends both. `cookie` stores no token and relies on the browser's cookies; after
   * `getLogin`, every request but GET carries Gafaelfawr's CSRF token.
   */
  readonly credentials?: CredentialsMode;
  /** A token to start with: an API key (`sk-…`) or the JWT of an earlier sign-in. Used until the storage has held one. */
  readonly token?: string;
  /**
   * Sends the token in this header instead of `Authorization`, where a proxy takes that one: a header's name, or true for
   * `x-api-key`. From 0.9 on. The server reads it only if neither `Authorization` nor its cookie reaches it. No redirect is followed
   * then, whatever a call says. Signing out in this way revokes no token: the server does not look for one in this header.
   */
  readonly tokenHeader?: string | true;
  /** Where the token is stored; by default in memory. */
  readonly storage?: TokenStorage;
  /** The storage's key; by default a name with the base URL in it, so that two servers never mix. */
  readonly storageKey?: string;
  /**
   * Signs in again when the session is over, with the client that it gets; then each failed call is sent once more. It runs
   * once for all calls that fail meanwhile. The client that it gets is signed out and separate: the token that it ends with
   * replaces the refused one, unless somebody has signed in or out meanwhile. If it throws, or brings no token, the calls fail with
   * `not_authenticated`, the refused token stays, and it runs again after a pause: `Retry-After`, or 1 to 60 seconds. It may take
   * five minutes. Without it, a token that the server refuses is removed.
   */
  readonly reauthenticate?: (auths: AuthsClient<V>, context: ReauthenticateContext) => unknown;
  /** Headers for every call of the methods and of `http`; `fetch` sends only its own. */
  readonly headers?: HeadersLike;
  /** How many milliseconds a call of a method may take, unless the call says otherwise; no limit by default. */
  readonly timeout?: number;
  /**
   * How many milliseconds before its expiry `reauthenticate` replaces a token; 10,000 by default, and never more than a tenth of
   * the token's life. Without `reauthenticate` it has no effect: an expired token is sent, and the server decides.
   */
  readonly expirySkew?: number;
  /** The time, in milliseconds since the epoch; by default `Date.now`. */
  readonly clock?: () => number;
  /** What sends the requests; by default the global `fetch`. */
  readonly fetch?: RequestFetch;
  /** Called once, with a warning, if `http:` would carry passwords and tokens unencrypted to another machine. */
  readonly onInsecure?: (warning: string) => void;
}

/**
 * What `reauthenticate` gets besides a client.
 *
 * @example
 * const signInAgain = (auths: AuthsClient, { signal }: ReauthenticateContext) =>
 *   auths.signIn({ email, password }, { signal });
 */
export interface ReauthenticateContext {
  /** The token that the server refused, or that is about to expire. */
  readonly currentToken: string;
  /** Aborts when somebody signs in or out meanwhile, or after five minutes. */
  readonly signal: AbortSignal;
}

/**
 * How the client authenticates: with a token that it stores, or with the browser's cookies.
 *
 * @example
 * const clientWith = (credentials: CredentialsMode) => createAuthsClient({ baseUrl, credentials });
 */
export type CredentialsMode = "bearer" | "cookie";

/**
 * A `fetch` that gets a Request, and as `init` the caller's `signal` and the options that a Request does not hold, such as
 * `dispatcher`. It may ignore `init`.
 *
 * @example
 * const clientWith = (fetch: RequestFetch) => createAuthsClient({ baseUrl, fetch });
 */
export type RequestFetch = (request: Request, init?: RequestInit) => Promise<Response>;

/** What every client has besides the methods of its line. */
export interface AuthsClientBase<Paths extends object> {
  /**
   * The openapi-fetch client underneath: typed paths, middleware, the untouched response. It sends the credentials too. Its
   * calls return whatever the server answers, and only their `signal` ends them; the client's `timeout` is for the methods.
   *
   * @throws AuthsError `forbidden`: the operation refuses API keys, and the token is one; nothing was sent
   * @throws AuthsError `not_authenticated`: the session is over, and `reauthenticate` failed
   * @throws AuthsError `storage`: the storage failed
   * @throws TypeError when the path leaves `baseUrl`, or `fetch` throws it: no response
   */
  readonly http: Client<Paths>;
  /**
   * A `fetch` with the client's credentials, for the rest of the server's API. A path that begins with a slash is below
   * `baseUrl`; requests to another origin go without credentials. Redirects of the server are not followed, unless
   * `redirect: "follow"` says so. After a 401 that ends the session the request is sent once more with a new token, unless its body
   * is a stream: then the 401 is returned, and the next request has the new token.
   *
   * @param input - a path below `baseUrl`, an absolute URL or a Request
   * @param init - as for the global `fetch`, with all options of the platform
   * @returns whatever the server answers
   * @throws AuthsError `not_authenticated`: the session is over, and `reauthenticate` failed
   * @throws AuthsError `storage`: the storage failed
   * @throws TypeError when the path leaves `baseUrl`, or `fetch` throws it: no response
   */
  readonly fetch: typeof globalThis.fetch;
  /**
   * Reads the token that the client sends. It may have expired: the server decides on that.
   *
   * @returns the token; null when there is none, and with `credentials: "cookie"`
   * @throws AuthsError `storage`: the storage failed
   */
  getToken(): Promise<string | null>;
  /**
   * Sets the token, or with null removes it, without asking the server.
   *
   * @param token - an API key (`sk-…`) or a JWT, without `Bearer`; null for none
   * @throws TypeError when it is no token (empty, or with a space or line break in it), or the client uses cookies
   * @throws AuthsError `storage`: the storage failed
   */
  setToken(token: string | null): Promise<void>;
  /**
   * Calls the listener when the session starts, changes or ends. Also fires for changes in other tabs on the same Web
   * Storage. What the listener throws fails no call; a browser reports it as an uncaught error.
   *
   * @param listener - called after each change, with its cause and without the token
   * @returns a function that unsubscribes
   * @example
   * const unsubscribe = auths.onSessionChange(({ signedIn }) => (document.body.hidden = !signedIn));
   */
  onSessionChange(listener: (change: SessionChange) => void): () => void;
}

/**
 * A client for one server: the methods of its line, and what every client has.
 *
 * @example
 * const nameOf = async (auths: AuthsClient) => (await auths.getSessionUser()).name;
 */
export type AuthsClient<V extends ServerVersion = NewestServerVersion> = ServerLines[LineOf<V>]["methods"] &
  AuthsClientBase<ServerLines[LineOf<V>]["paths"]>;
