import type { Client, Middleware } from "openapi-fetch";
import type { HeadersLike } from "./call-options.ts";
import type { CredentialsMode, RequestFetch } from "./client-types.ts";
import type { Operation, ServerVersion } from "./line.ts";
import type { Decider, Session } from "./session.ts";

/** What is called: an operation by its name, and where it is on the client's server. */
export interface Method {
  readonly name: string;
  readonly operation: Operation;
  /** Made once, with the path's parameters yet to be filled in. */
  readonly url: string;
}

/** What all requests of a client have in common. */
export interface CommonInit {
  // A redirect could carry a password or the CSRF token to another origin, and no operation redirects.
  readonly redirect: "manual";
  credentials?: "include" | "omit";
}

/** The openapi-fetch client underneath. At run time a table decides on the path, and not a type. */
// biome-ignore lint/suspicious/noExplicitAny: so that it takes every path.
export type AnyHttp = Client<any>;

/** What a client's requests are made with. */
export interface Context {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly origin: string;
  readonly line: ServerVersion;
  readonly mode: CredentialsMode;
  readonly session: Session;
  readonly init: CommonInit;
  readonly headers?: HeadersLike | undefined;
  /** How many milliseconds a call may take that does not say so itself; infinity for no limit. */
  readonly timeout: number;
  /** The user's own, which wants a Request. The global one makes it itself: a second one would be most of the client's cost. */
  readonly fetch?: RequestFetch | undefined;
  /** What `http` uses, and is told to use, also while a renewal signs in. */
  readonly middlewares: Set<Middleware>;
  readonly http?: () => AnyHttp;
  /**
   * Signs in again; undefined when nobody can. Who began before the last renewal has ended shares its outcome.
   *
   * @param refused - the token to replace
   * @param begun - the ticket of the call that wants another
   */
  readonly renew?: ((refused: string, begun: number) => Promise<void> | undefined) | undefined;
  /** The renewal that makes the calls; undefined for calls of the user's own. */
  readonly renewal?: Decider;
}
