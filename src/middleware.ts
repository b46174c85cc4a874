import type { CallContext } from "./context.ts";
import { AuthsError } from "./errors.ts";
import { failureOf, reasonOf, refusal } from "./failure.ts";
import type { Prepared } from "./prepare.ts";
import { secretsOf } from "./secrets.ts";

/** Sends a call through openapi-fetch, whose middleware wants to see it. */
export async function throughMiddleware(
  http: NonNullable<ReturnType<CallContext["middleware"]>>,
  { line, requestFetch }: CallContext,
  prepared: Prepared,
): Promise<Response> {
  const { options, given, init } = prepared;
  const { name, operation } = prepared.method;
  const { path, query } = options;
  const { headers, body, signal } = init;
  let sent = false;
  try {
    const { response, error } = await http[operation.method](operation.path, {
      params: { path, query },
      headers,
      body,
      bodySerializer: (json: string) => json,
      parseAs: "stream",
      ...(signal && { signal }),
      fetch: (request: Request) => {
        sent = true;
        prepared.sent = request.headers;
        return requestFetch(request);
      },
    });
    // It has read the body of a failure, though not of a success.
    if (!response.ok) throw failureOf(name, line, response, error, secretsOf(given, prepared.sent));
    return response;
  } catch (cause) {
    if (sent || cause instanceof AuthsError || signal?.aborted) throw cause;
    throw refusal(
      name,
      "the request could not be made, or a middleware threw",
      reasonOf(cause, secretsOf(given, prepared.sent)),
    );
  }
}
