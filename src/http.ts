import createFetchClient, { type Client, type ClientOptions, type Middleware } from "openapi-fetch";
import { LazyRequest, type RequestFetch } from "./request.ts";

/**
 * What gives the openapi-fetch client underneath. It is made when it is first wanted: many a client is made for one request
 * and wants none.
 *
 * @param middlewares - what it uses, and is told to use, for every client with the same set
 */
export function httpMaker<Paths extends object>(
  options: ClientOptions & { readonly fetch: RequestFetch },
  middlewares: Set<Middleware>,
): () => Client<Paths> {
  let http: Client<Paths> | undefined;
  const make = (): Client<Paths> => {
    const made = createFetchClient<Paths>({ ...options, Request: LazyRequest as unknown as typeof Request });
    made.use(...middlewares);
    const { use, eject } = made;
    made.use = (...added) => {
      use(...added);
      for (const one of added) middlewares.add(one);
    };
    made.eject = (...removed) => {
      eject(...removed);
      for (const one of removed) middlewares.delete(one);
    };
    return made;
  };
  return () => {
    http ??= make();
    return http;
  };
}
