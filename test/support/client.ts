import { inject } from "vitest";
import { type AuthsClient, createAuthsClient } from "../../src/index.ts";

/** A client's methods by name, as a plain JavaScript program sees them. */
export type AnyMethods = Record<string, (...args: unknown[]) => Promise<unknown>>;

/** A cookie that the mock takes for a Gafaelfawr session. */
export const sessionCookie = { cookie: "gafaelfawr=any-value-will-do" };

/** A client of the mock that is signed in. */
export async function signedInClient(): Promise<AuthsClient> {
  const auths = createAuthsClient({ baseUrl: inject("mockUrl") });
  await auths.signIn({ email: "ada@example.com", password: "correct horse battery staple" });
  return auths;
}

/** A fetch that answers what it is told, and keeps the requests. */
export function fakeFetch(answer: (request: Request) => Response | Promise<Response>) {
  const requests: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    requests.push(request.clone());
    return answer(request);
  };
  return { fetch, requests };
}

/** A JSON answer. */
export function json(body: unknown, init: ResponseInit = {}): Response {
  return Response.json(body, init);
}
