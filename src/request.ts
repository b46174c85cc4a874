import { authorize } from "./authorize.ts";
import { withoutSlash } from "./checks.ts";
import type { Sending } from "./context.ts";
import type { LineOperations, Operation } from "./line.ts";
import { secondTry } from "./renewal.ts";

/** What a browser's types call HeadersInit; Node's have no name for it. */
export type HeadersLike = NonNullable<ConstructorParameters<typeof Headers>[0]>;

/**
 * A `fetch` that takes a Request.
 *
 * @example
 * const clientWith = (fetch: RequestFetch) => createAuthsClient({ baseUrl, fetch });
 */
export type RequestFetch = (request: Request) => Promise<Response>;

/** The global Request, which is read when the first one is made: in Node that costs an import more than all the rest. */
export class LazyRequest {
  constructor(...given: ConstructorParameters<typeof Request>) {
    // biome-ignore lint/correctness/noConstructorReturn: openapi-fetch calls it with `new`.
    return new Request(...given);
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Request;
  }
}

/** Whether cookies are sent; undefined where a runtime keeps none and refuses the word, as workerd does. */
export function cookiesWhereKept<T extends "include" | "omit">(cookies: T): T | undefined {
  return "credentials" in Request.prototype ? cookies : undefined;
}

/** What sends real Requests: to the client's server with its credentials, and elsewhere without. */
export function requestSender(
  sending: Sending,
  operations: LineOperations,
  { fetch, headers }: { readonly fetch?: RequestFetch; readonly headers?: HeadersLike },
): RequestFetch {
  const { base, mode } = sending;
  const prefix = withoutSlash(base.pathname);
  let patterns: readonly (readonly [Operation, RegExp])[] | undefined;
  /** Requests that the contract does not know carry the token too: they go to the rest of the same server's API. */
  const credentialsOf = (method: string, pathname: string): Operation["credentials"] => {
    const path = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : pathname;
    patterns ??= operations.flatMap(([, one]) =>
      one ? [[one, new RegExp(`^${one.path.replace(/\{[^}]+\}/g, "[^/]+")}$`)] as const] : [],
    );
    const found = patterns.find(([one, pattern]) => one.method === method && pattern.test(path));
    return found?.[0].credentials ?? "bearer";
  };
  return async (request) => {
    // The global is read at each call, so that a test or a tracer may replace it.
    const sendAsItIs = fetch ?? ((one: Request) => globalThis.fetch(one));
    const url = new URL(request.url);
    if (url.origin !== base.origin) {
      // The client's own headers may hold a cookie.
      for (const [name, value] of new Headers(headers)) {
        if (request.headers.get(name) === value) request.headers.delete(name);
      }
      return sendAsItIs(request);
    }
    const credentials = credentialsOf(request.method, url.pathname);
    let spare = mode === "bearer" && request.body && /bearer|jwt/.test(credentials);
    const go = () => {
      const first = spare ? request.clone() : request;
      spare = false;
      return sendAsItIs(first);
    };
    const token = await authorize(sending, credentials, request);
    const response = await go();
    return response.status === 401 ? secondTry(sending, credentials, request, token, response, go) : response;
  };
}
