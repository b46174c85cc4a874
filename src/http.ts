import createFetchClient, { type Middleware } from "openapi-fetch";
import type { RequestFetch } from "./client-types.ts";
import type { AnyHttp, Context } from "./context.ts";
import { AuthsError } from "./errors.ts";
import { failure, failureOf, reasonOf, refusal } from "./failure.ts";
import type { Prepared } from "./prepare.ts";
import { secretsOf } from "./secrets.ts";

/**
 * What gives the openapi-fetch client underneath. It is made when it is first wanted: many a client is made for one request
 * and wants none, and in Node to look at the global Request, as it does, costs an import more than all the rest.
 */
export function httpMaker(
  { baseUrl, headers, init, middlewares }: Context,
  fetch: RequestFetch,
): () => AnyHttp {
  let http: AnyHttp | undefined;
  return () => {
    if (http) return http;
    http = createFetchClient({ baseUrl, fetch, ...(headers && { headers }), ...init });
    const { use, eject } = http;
    use(...middlewares);
    http.use = (...added) => {
      use(...added);
      for (const one of added) middlewares.add(one);
    };
    http.eject = (...removed) => {
      eject(...removed);
      for (const one of removed) middlewares.delete(one);
    };
    return http;
  };
}

/** Sends a method's call through openapi-fetch, whose middleware wants to see it. */
export async function throughMiddleware(
  http: AnyHttp,
  { line }: Context,
  prepared: Prepared,
): Promise<Response> {
  const { options, init } = prepared;
  const { name, operation } = prepared.method;
  const { path, query } = options;
  let [sent, answered] = [false, false];
  // The last to see the request, after all others have made of it what they will, and the first to see the answer.
  const witness: Middleware = {
    onRequest({ request }) {
      sent = true;
      prepared.sent = request.headers;
    },
    onResponse() {
      answered = true;
    },
  };
  try {
    const { response, error } = await http[operation.method](operation.path, {
      ...init,
      body: init.body,
      params: { path, query },
      bodySerializer: (json: string) => json,
      parseAs: "stream",
      middleware: [witness],
    });
    // It has read the body of a failure, though not of a success.
    if (!response.ok) throw failureOf(name, line, response, error, secretsOf(prepared));
    return response;
  } catch (cause) {
    if (sent !== answered || cause instanceof AuthsError || init.signal?.aborted) throw cause;
    const reason = reasonOf(cause, secretsOf(prepared));
    if (!sent) throw refusal(name, "the request could not be made, or a middleware threw", reason);
    const what = "the server answered, and then a middleware threw or the answer broke off";
    throw failure(name, "unexpected_response", what, { cause: reason });
  }
}
