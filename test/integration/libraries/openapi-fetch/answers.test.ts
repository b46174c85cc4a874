import { describe, expect, it } from "vitest";
import { createAuthsClient } from "../../../../src/index.ts";
import { checkEach } from "../../../support/check-each.ts";
import { listen } from "../../../support/listen.ts";
import { type Answer, observed, startServer, ways } from "./observed.ts";

const json =
  (status: number, body: string): Answer =>
  (response) =>
    response.writeHead(status).end(body);
const without =
  (status: number, headers = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end();

/** What the server answers, and what the caller gets. */
const answers: Record<string, [answer: Answer, result: object]> = {
  "an object": [json(200, '{"a":1}'), { data: { a: 1 } }],
  "a list": [json(201, "[1,2]"), { data: [1, 2] }],
  "no content": [without(204), { data: undefined }],
  "a length of 0": [without(200, { "content-length": "0" }), { data: undefined }],
  "nothing, in chunks": [without(200, { "transfer-encoding": "chunked" }), { data: undefined }],
  "an error": [json(404, '{"detail":"gone"}'), { error: { detail: "gone" } }],
  "an error of the server": [json(500, "[1]"), { error: [1] }],
  "an error that is no JSON": [json(502, "<h1>gone</h1>"), { error: "<h1>gone</h1>" }],
  "an error with a length of 0": [without(404, { "content-length": "0" }), { error: undefined }],
  "an error with nothing, in chunks": [without(500, { "transfer-encoding": "chunked" }), { error: "" }],
};

describe.each(Object.entries(ways))("openapi-fetch with %s", (_, way) => {
  it("gives data or an error, and the response", async () => {
    await checkEach(Object.entries(answers), async ([answer, result]) => {
      const { client } = await observed(way, answer);
      for (const method of ["GET", "DELETE"] as const) {
        const { response, ...rest } = await client()[method as "GET"]("/things");
        expect(rest).toEqual(result);
        expect(Object.keys(rest)).toEqual(Object.keys(result));
        expect(response.ok).toBe("data" in result);
      }
    });
  });

  it("gives what was asked for: JSON, text, bytes, a file, or a stream", async () => {
    const { client } = await observed(way, json(200, '{"a":"é"}'));
    const bytes = new TextEncoder().encode('{"a":"é"}');
    const parsedAs = async (parseAs: "json" | "text" | "arrayBuffer" | "blob" | "stream") =>
      (await client().GET("/things", { parseAs })).data as unknown;
    expect(await parsedAs("json")).toEqual({ a: "é" });
    expect(await parsedAs("text")).toBe('{"a":"é"}');
    expect(new Uint8Array((await parsedAs("arrayBuffer")) as ArrayBuffer)).toEqual(bytes);
    const blob = (await parsedAs("blob")) as Blob;
    expect([blob.type, new Uint8Array(await blob.arrayBuffer())]).toEqual(["application/json", bytes]);
    const stream = (await parsedAs("stream")) as ReadableStream<Uint8Array>;
    expect(await Array.fromAsync(stream)).toEqual([bytes]);
  });

  it("does not read what answers HEAD, whatever its length", async () => {
    const { client } = await observed(way, without(200, { "content-length": "42" }));
    const { data, response } = await client().HEAD("/things");
    expect(data).toBeUndefined();
    expect(response.headers.get("content-length")).toBe("42");
  });

  it.each([true, false])("ends a call by its signal, before the answer and within it: %s", async (within) => {
    const gone = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    const { client } = await observed(way, (response) => {
      response.on("close", gone.resolve);
      if (within) response.write("[1,");
      arrived.resolve();
    });
    const { signal, abort } = controllerOf();
    const call = client().GET("/things", { signal });
    await arrived.promise;
    abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    await gone.promise;
  });
});

describe("the length 0 of an answer that comes in chunks", () => {
  // No server can send it, but some proxies write the header into what they pass on.
  it.each([
    ["chunked", [1]],
    ["gzip", undefined],
  ])("does not stand for an empty one, and otherwise it does: %s", async (encoding, data) => {
    const headers = { "content-length": "0", "transfer-encoding": encoding };
    const { client } = await observed((baseUrl) => ({
      fetch: createAuthsClient({
        baseUrl,
        fetch: async () => Response.json([1], { headers }),
      }).fetch,
    }));
    expect((await client().GET("/things")).data).toEqual(data);
  });
});

describe("what openapi-fetch hands on to auths.fetch", () => {
  /** A client whose own fetch keeps what it gets. */
  const keeping = async () => {
    const { api: baseUrl, seen } = await startServer();
    const kept: [Request, unknown][] = [];
    const auths = createAuthsClient({
      baseUrl,
      token: "aaa.bbb.ccc",
      fetch: (request, init) => {
        kept.push([request, init]);
        return fetch(request);
      },
    });
    return { baseUrl, kept, seen, fetch: auths.fetch };
  };

  it("reaches the fetch of one's own: modes, options of the platform, and a property of a call", async () => {
    const { kept, seen, ...options } = await keeping();
    const ofPlatform = { of: "the platform" };
    const { client } = await observed(() => ({ ...options, requestInitExt: { client: ofPlatform } }));
    const next = { revalidate: 60 };
    const modes = {
      cache: "no-store",
      credentials: "include",
      keepalive: true,
    } as const;
    await client().GET("/things", { ...modes, ...({ next } as object) });
    const [[request, init] = []] = kept;
    expect(request).toMatchObject(modes);
    expect(init).toMatchObject({ next, client: ofPlatform });
    expect(seen.length).toBe(1);
  });

  it("goes by the fetch of one call alone", async () => {
    const { kept, seen, baseUrl, fetch } = await keeping();
    const { client } = await observed(() => ({ baseUrl }));
    await client().GET("/things", { fetch });
    expect([kept.length, seen.length]).toEqual([1, 1]);
    const answer = async () => Response.json(["by hand"]);
    expect((await client({ fetch }).GET("/things", { fetch: answer })).data).toEqual(["by hand"]);
    expect([kept.length, seen.length]).toEqual([1, 1]);
  });

  it("gives a redirect as it is, since a Request says follow whether or not its caller did", async () => {
    const way = ways["auths.fetch"] ?? expect.fail();
    const { client, seen } = await observed(way, without(307, { location: "/api/others" }));
    const { response } = await client().GET("/things", { redirect: "follow" });
    expect([response.status, seen.length]).toEqual([307, 1]);
  });

  it("goes without the token to another address than the client's", async () => {
    const asked: unknown[] = [];
    await using other = await listen(({ url, headers }, response) => {
      asked.push([url, headers.authorization]);
      response.end("[1]");
    });
    const { kept: _, seen, ...options } = await keeping();
    const { client } = await observed(() => options);
    const one = client();
    expect((await one.GET("/things", { baseUrl: `${other.url}/v3/` })).data).toEqual([1]);
    await one.GET("/things");
    expect(asked).toEqual([["/v3/things", undefined]]);
    expect(seen.map(({ url }) => url)).toEqual(["/api/things"]);
  });
});

function controllerOf() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: (reason: Error) => controller.abort(reason) };
}
