import { authorize, secondTry, wantsToken } from "./authorize.ts";
import type { RequestFetch } from "./client-types.ts";
import type { Context } from "./context.ts";
import { operationAt } from "./line.ts";

/** What sends real Requests: to the client's server with its credentials, and elsewhere without. */
export function requestSender(context: Context): RequestFetch {
  const { baseUrl, origin, line, session, fetch, headers } = context;
  const below = baseUrl.slice(origin.length);
  // The global is read at each call, so that a test or a tracer may replace it.
  const sendAsItIs: RequestFetch = fetch ?? ((request) => globalThis.fetch(request));
  return async (request) => {
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
    const begun = session.ticket();
    const token = await authorize(context, credentials, request);
    // A body can be sent once, and Firefox does not tell whether there is one.
    const mayComeAgain = request.method !== "GET" && wantsToken(context, credentials);
    const response = await sendAsItIs(mayComeAgain ? request.clone() : request);
    if (response.status !== 401) return response;
    const go = () => sendAsItIs(request);
    return secondTry(context, { credentials, request, token, begun, response, go });
  };
}
