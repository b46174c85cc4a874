import type { Middleware } from "openapi-fetch";
import createClient from "openapi-fetch";
import { describe, expect, it } from "vitest";
import { createAuthsClient } from "../../../../src/index.ts";
import { account, startChat, tokenOf } from "../../chat-server.ts";
import { type AnyClient, observed, type Paths, ways } from "./observed.ts";

/** Middleware that writes down when it is called. */
function noting(name: string, notes: string[]): Middleware {
  return {
    onRequest: ({ request }) => {
      notes.push(`${name} asks`);
      request.headers.append("way", name);
    },
    onResponse: ({ response }) => {
      notes.push(`${name} answers ${response.status}`);
    },
  };
}

const failing = (error: Error) => ({ fetch: () => Promise.reject(error) });

describe.each(Object.entries(ways))("middleware of openapi-fetch with %s", (_, way) => {
  it("runs in its order, and back; that of the call last, that which is ejected never", async () => {
    const { client, seen } = await observed(way);
    const notes: string[] = [];
    const [one, two, three, four] = ["1", "2", "3", "4"].map((name) => noting(name, notes)) as [
      Middleware,
      Middleware,
      Middleware,
      Middleware,
    ];
    const used = client();
    await used.GET("/things");
    used.use(one, two, three);
    used.eject(three);
    await used.GET("/things", { middleware: [four] });
    expect(notes).toEqual(["1 asks", "2 asks", "4 asks", "4 answers 200", "2 answers 200", "1 answers 200"]);
    expect(seen.map(({ headers }) => headers.way)).toEqual([undefined, "1, 2, 4"]);
  });

  it("is told of the call: its id, path, parameters, options, and headers", async () => {
    const { api, client } = await observed(way);
    const told: { id: string; request: Request; more: unknown }[] = [];
    const keep: Middleware["onRequest"] = ({ id, request, schemaPath, params, options }) => {
      told.push({
        id,
        request,
        more: { schemaPath, params, baseUrl: options.baseUrl, parseAs: options.parseAs },
      });
    };
    const used = client({ headers: { client: "1" } });
    used.use({ onRequest: keep, onResponse: (given) => keep(given) as undefined });
    const params = { path: { a: 1 }, query: { b: 2 } };
    await used.PUT("/things/{a}", { params, body: {}, headers: { call: "2" } });
    await used.GET("/things", { baseUrl: `${api}/v2/`, parseAs: "text" });
    const [first, same, next] = told;
    expect(first).toMatchObject({
      id: same?.id,
      more: { schemaPath: "/things/{a}", params, baseUrl: api, parseAs: "json" },
    });
    expect(first?.request).toBe(same?.request);
    expect(first?.request).toBeInstanceOf(Request);
    expect(["client", "call"].map((name) => first?.request.headers.get(name))).toEqual(["1", "2"]);
    expect(next?.more).toMatchObject({ baseUrl: `${api}/v2`, parseAs: "text" });
    expect(next?.id).not.toBe(first?.id);
  });

  it("may send another request", async () => {
    const { api, client, seen } = await observed(way);
    const onRequest: Middleware["onRequest"] = ({ request }) =>
      new Request(`${api}/others?a=1`, { method: "PATCH", headers: request.headers, body: "text" });
    await client().GET("/things", { middleware: [{ onRequest }] });
    expect(seen).toMatchObject([{ method: "PATCH", url: "/api/others?a=1", body: "text" }]);
  });

  it("may answer by itself: nothing is sent, and nobody else is asked", async () => {
    const { client, seen } = await observed(way);
    const notes: string[] = [];
    const answer = Response.json({});
    const used = client();
    used.use({ ...noting("1", notes), onRequest: () => answer }, noting("2", notes));
    expect((await used.GET("/things")).response).toBe(answer);
    expect([notes, seen]).toEqual([[], []]);
  });

  it("may change the answer", async () => {
    const { client } = await observed(way);
    const onResponse: Middleware["onResponse"] = async ({ response }) => {
      const body = { ...(await response.json()), more: 1 };
      return Response.json(body, { status: 203, headers: response.headers });
    };
    const { data, response } = await client().GET("/things", { middleware: [{ onResponse }] });
    expect([data, response.status]).toEqual([{ more: 1 }, 203]);
  });

  it("must give back what it may", async () => {
    const { client } = await observed(way);
    const wrong: Middleware[] = [{ onRequest: () => "text" as never }, { onResponse: () => "text" as never }];
    for (const one of wrong) {
      await expect(client().GET("/things", { middleware: [one] })).rejects.toThrow("must return");
    }
  });
});

describe("a failure of the network, with auths.fetch", () => {
  const failure = new TypeError("nobody is there");
  const call = async (...middleware: Middleware[]) => {
    const { client } = await observed((baseUrl) => ({
      fetch: createAuthsClient({ baseUrl, token: "aaa.bbb.ccc", ...failing(failure) }).fetch,
    }));
    const used: AnyClient = client();
    used.use(...middleware);
    return used.GET("/things");
  };

  it("reaches the middleware as it was thrown, and the caller where nobody changes it", async () => {
    const told: unknown[] = [];
    await expect(call({ onError: ({ error }) => void told.push(error) })).rejects.toBe(failure);
    expect(told).toEqual([failure]);
  });

  it("may become another one, and then an answer, from the last to the first", async () => {
    const other = new Error("other words");
    const answer = Response.json({});
    const told: unknown[] = [];
    await expect(call({ onError: () => other })).rejects.toBe(other);
    const first: Middleware = {
      onError: ({ error }) => {
        told.push(error);
        return answer;
      },
    };
    expect((await call(first, { onError: () => other })).response).toBe(answer);
    expect(told).toEqual([other]);
    await expect(call({ onError: () => "text" as never })).rejects.toThrow("must return");
  });
});

it("sees one call and one answer where the session was renewed in between, and the body arrives again", async () => {
  const chat = await startChat();
  const auths = createAuthsClient({
    baseUrl: chat.url,
    token: tokenOf(0),
    reauthenticate: (again, { signal }) => again.signIn(account, { signal }),
  });
  const notes: string[] = [];
  const client = createClient<Paths>({ baseUrl: chat.api, fetch: auths.fetch });
  client.use(noting("1", notes));
  const body = { model: "tiny", messages: [] };
  chat.revoke();
  const { data } = await client.POST("/chat/completions", { body });
  expect(data).toMatchObject({ object: "chat.completion" });
  expect(notes).toEqual(["1 asks", "1 answers 200"]);
  expect(chat.all("POST /api/chat/completions").map((one) => [one.authorization, one.body])).toEqual([
    [`Bearer ${tokenOf(0)}`, body],
    [`Bearer ${tokenOf(1)}`, body],
  ]);
});
