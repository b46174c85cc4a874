import type { Client } from "openapi-fetch";
import type { NewestServerVersion, ServerLines } from "../generated/server-lines.ts";
import type { HeadersLike } from "./call-options.ts";
import type { ServerVersion } from "./line.ts";
import type { SessionChange } from "./session.ts";
import type { TokenStorage } from "./storage.ts";

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
   * once for all calls that failed meanwhile. Without it, or when it brings no token, the token is forgotten. Call the client that
   * it is given: the outer one would wait for itself. A sign-in or sign-out of anybody else's meanwhile wins.
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

/**
 * How the client proves who it is: by the token that it keeps, or by the cookies that the browser keeps.
 *
 * @example
 * const clientWith = (credentials: CredentialsMode) => createAuthsClient({ baseUrl, credentials });
 */
export type CredentialsMode = "bearer" | "cookie";

/**
 * A `fetch` that takes a Request.
 *
 * @example
 * const clientWith = (fetch: RequestFetch) => createAuthsClient({ baseUrl, fetch });
 */
export type RequestFetch = (request: Request) => Promise<Response>;

/** What every client has besides the methods of its line. */
export interface AuthsClientBase<Paths extends object> {
  /**
   * The openapi-fetch client underneath: typed paths, middleware, the untouched response. It sends the credentials too. Its
   * calls answer whatever the server answers, and end with their `signal` alone; the client's `timeout` is for the methods.
   *
   * @throws AuthsError `forbidden`: the operation refuses API keys, and the token is one; nothing was sent
   * @throws AuthsError `not_authenticated`: the session is over, and `reauthenticate` failed
   * @throws AuthsError `storage`: the storage threw
   * @throws TypeError where `fetch` itself throws it: no answer
   */
  readonly http: Client<Paths>;
  /**
   * A `fetch` that carries the client's credentials to the server's origin, for the rest of its API. A path that begins
   * with a slash goes below `baseUrl`; what goes to another origin goes without credentials. A redirect of the server is
   * answered, not followed, unless `redirect: "follow"` says so.
   *
   * @param input - a path below `baseUrl`, an absolute URL or a Request
   * @param init - as for the global `fetch`
   * @returns whatever the server answers
   * @throws AuthsError `not_authenticated`: the session is over, and `reauthenticate` failed
   * @throws AuthsError `storage`: the storage threw
   * @throws TypeError where `fetch` itself throws it: no answer
   */
  readonly fetch: typeof globalThis.fetch;
  /**
   * Reads the token that is sent.
   *
   * @returns the token; null when there is none or it has expired, and with `credentials: "cookie"`
   * @throws AuthsError `storage`: the storage threw
   */
  getToken(): Promise<string | null>;
  /**
   * Takes another token, or with null forgets the one there is, without asking the server: a way out when signing out
   * fails.
   *
   * @param token - an API key (`sk-…`) or a JWT, without `Bearer`; null for none
   * @throws TypeError when it is no token (empty, or with a space or line break in it), or the client uses cookies
   * @throws AuthsError `storage`: the storage threw
   */
  setToken(token: string | null): Promise<void>;
  /**
   * Tells when the session starts, changes or ends, also in another tab on the same Web Storage.
   *
   * @param listener - called after each change, with what brought it about and without the token
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
