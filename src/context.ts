import type { Client } from "openapi-fetch";
import type { HeadersLike, RequestFetch } from "./request.ts";
import type { Sending } from "./send.ts";

/** What a call works with. */
export interface CallContext extends Sending {
  readonly baseUrl: string;
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
