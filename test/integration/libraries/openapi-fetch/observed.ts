import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import createClient, { type Client, type ClientOptions } from "openapi-fetch";
import { onTestFinished } from "vitest";
import { createAuthsClient } from "../../../../src/index.ts";
import { listen } from "../../../support/listen.ts";

type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

interface Operation {
  parameters: {
    query?: Record<string, unknown>;
    header?: Record<string, string>;
    path?: Record<string, unknown>;
  };
  requestBody?: { content: { "application/json": unknown } };
  responses: {
    200: { content: { "application/json": unknown } };
    default: { content: { "application/json": unknown } };
  };
}

/** Types that allow any call. */
export type Paths = Record<`/${string}`, Record<Method, Operation>>;
export type AnyClient = Client<Paths>;

const token = "aaa.bbb.ccc";

/** How requests get to the server. The first shows what openapi-fetch does by itself, so the others must do the same. */
export const ways: Record<string, (baseUrl: string) => ClientOptions> = {
  "its own fetch": () => ({ headers: { authorization: `Bearer ${token}` } }),
  "auths.fetch": (baseUrl) => ({ fetch: createAuthsClient({ baseUrl, token }).fetch }),
  "auths.fetch, which has a fetch of its own": (baseUrl) => ({
    fetch: createAuthsClient({ baseUrl, token, fetch: (request, init) => fetch(request, init) }).fetch,
  }),
};

export type Way = (typeof ways)[string];

/** What the server saw of a request. */
export interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** Answers a request; with an empty object, unless a test says otherwise. */
export type Answer = (response: ServerResponse, request: IncomingMessage) => unknown;

/** A server below `/api` that takes only requests with the token, and keeps what it saw. */
export async function startServer(answer: Answer = (response) => response.end("{}")) {
  const seen: Seen[] = [];
  const server = await listen(async (request, response) => {
    const { method, url, headers } = request;
    if (headers.authorization !== `Bearer ${token}`)
      throw new Error(`the token is missing: ${method} ${url}`);
    seen.push({ method, url, headers, body: await text(request) });
    response.setHeader("content-type", "application/json");
    await answer(response, request);
  });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return { api: `${server.url}/api`, seen };
}

/** Such a server, and what makes clients for it. */
export async function observed(way: Way, answer?: Answer) {
  const { api, seen } = await startServer(answer);
  const { headers: own, ...options } = way(api);
  return {
    api,
    seen,
    client: ({ headers, ...more }: ClientOptions = {}): AnyClient =>
      createClient<Paths>({ baseUrl: api, ...options, headers: { ...own, ...headers }, ...more }),
  };
}
