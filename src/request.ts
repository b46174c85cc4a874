import { authorize, secondTry } from "./authorize.ts";
import type { Context } from "./context.ts";
import { operationAt } from "./line.ts";

/** What a browser's types call HeadersInit; Node's have no name for it. */
export type HeadersLike = NonNullable<ConstructorParameters<typeof Headers>[0]>;

/**
 * A `fetch` that takes a Request.
 *
 * @example
 * const clientWith = (fetch: RequestFetch) => createAuthsClient({ baseUrl, fetch });
 */
export type RequestFetch = (request: Request) => Promise<Response>;

/** What sends real Requests: to the client's server with its credentials, and elsewhere without. */
export function requestSender(context: Context): RequestFetch {
  const { baseUrl, origin, line, mode, session, fetch, headers } = context;
  const below = baseUrl.slice(origin.length);
  return async (request) => {
    // The global is read at each call, so that a test or a tracer may replace it.
    const sendAsItIs = fetch ?? ((one: Request) => globalThis.fetch(one));
    const url = new URL(request.url);
    if (url.origin !== origin) {
      // The client's own headers may hold a cookie.
      for (const [name, value] of new Headers(headers)) {
        if (request.headers.get(name) === value) request.headers.delete(name);
      }
      return sendAsItIs(request);
    }
    const path = url.pathname.startsWith(below) ? url.pathname.slice(below.length) : url.pathname;
    // What the contract does not know carries the token too: it goes to the rest of the same server's API.
    const credentials = operationAt(line, request.method, path)?.credentials ?? "bearer";
    // Firefox does not tell whether a Request has a body.
    let spare = mode === "bearer" && request.method !== "GET" && /bearer|jwt/.test(credentials);
    const go = () => {
      const first = spare ? request.clone() : request;
      spare = false;
      return sendAsItIs(first);
    };
    const begun = session.ticket();
    const token = await authorize(context, credentials, request);
    const response = await go();
    return response.status === 401
      ? secondTry(context, { credentials, request, token, begun, response, go })
      : response;
  };
}
