/** A client's methods by name, as a plain JavaScript program sees them. */
export type AnyMethods = Record<string, (...args: unknown[]) => Promise<unknown>>;

/** Cookies that the mock takes for a Gafaelfawr session, and for a challenge of an OpenID sign-in. */
export const sessionCookie = { cookie: "gafaelfawr=any-value-will-do; mfa_challenge=any-value-will-do" };

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

/** A storage that holds a token under `key`, or nothing yet. */
export function holding(token?: string) {
  const items = new Map(token === undefined ? [] : [["key", token]]);
  const storage = {
    getItem: (key: string) => items.get(key),
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
  };
  return { items, storage };
}
