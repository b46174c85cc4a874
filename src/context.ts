import type { Client } from "openapi-fetch";
import type { Operation, ServerVersion } from "./line.ts";
import type { HeadersLike, RequestFetch } from "./request.ts";
import type { Session } from "./session.ts";

/**
 * How the client proves who it is: by the token that it keeps, or by the cookies that the browser keeps.
 *
 * @example
 * const clientWith = (credentials: CredentialsMode) => createAuthsClient({ baseUrl, credentials });
 */
export type CredentialsMode = "bearer" | "cookie";

/** What stands between a request and its answer. */
export interface Sending {
  readonly base: URL;
  readonly line: ServerVersion;
  readonly mode: CredentialsMode;
  readonly session: Session;
  /** Signs in again; undefined when nobody can. */
  readonly renew: (() => Promise<void>) | undefined;
}

/** What is called: an operation by its name, and where it is on the client's server. */
export interface Method {
  readonly name: string;
  readonly operation: Operation;
  /** Made once, with the path's parameters yet to be filled in. */
  readonly url: string;
}

/** What a call works with. */
export interface CallContext extends Sending {
  /** Whether cookies are sent; undefined where that is left to the platform. */
  readonly cookies: "include" | "omit" | undefined;
  readonly headers: HeadersLike | undefined;
  /** How many milliseconds a call may take that does not say so itself; infinity for no limit. */
  readonly timeout: number;
  /** What sends a real Request, with the credentials. */
  readonly requestFetch: RequestFetch;
  /** Whether the global `fetch` may make the Request itself: a second one would be most of the client's cost. */
  readonly light: boolean;
  /** The client whose middleware wants to see every request; undefined when there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: the table at run time decides on the path, not a type.
  readonly middleware: () => Client<any> | undefined;
  /** The ticket of the renewal that makes the calls; undefined for calls of the user's own. */
  readonly ticket?: number;
}
