import type { ClientOptions, FetchOptions } from "openapi-fetch";
import { createPathBasedClient } from "openapi-fetch";
import { describe, expect, it, vi } from "vitest";
import { checkEach } from "../../../support/check-each.ts";
import { observed, type Paths, type Seen, ways } from "./observed.ts";

type Options = FetchOptions<Paths["/"]["post"]>;

const own = { one: "1", two: "2", three: "3" };
const headers: Record<string, [client: ClientOptions["headers"], call: Options, sent: object]> = {
  "the client's": [own, {}, own],
  "the call's, of all types": [{}, { headers: { a: "x", b: 1, c: true } }, { a: "x", b: "1", c: "true" }],
  "the call's before the client's": [
    own,
    { headers: { one: "", two: 0, three: undefined } },
    { one: "", two: "0", three: "3" },
  ],
  "none of the client's": [own, { headers: { one: null } }, { one: undefined, two: "2" }],
  "a list": [{}, { headers: { list: ["a", "b"] } }, { list: "a, b" }],
  "a parameter": [own, { params: { header: { one: "x" } } }, { one: "x" }],
  "a cookie": [{}, { credentials: "include", headers: { cookie: "a=1" } }, { cookie: "a=1" }],
};

const withBody = ["PUT", "POST", "DELETE", "OPTIONS", "PATCH"] as const;
const all = [...withBody, "GET", "HEAD"] as const;
const bodies = [{ a: "b" }, {}, "", "text", null, false, 0, 1, new Date(0)];
const form = new FormData();
form.set("file", new Blob(["of a file"], { type: "text/plain" }));

describe.each(Object.entries(ways))("openapi-fetch with %s", (_, way) => {
  it("sends the headers of the client, the call and the parameters", async () => {
    const { client, seen } = await observed(way);
    await checkEach(Object.entries(headers), async ([options, call, sent]) => {
      await client(options ? { headers: options } : {}).GET("/things", call);
      const arrived = Object.keys(sent).map((name) => [name, seen.at(-1)?.headers[name]]);
      expect(Object.fromEntries(arrived)).toEqual(sent);
    });
  });

  it("sends each method, and no type without a body", async () => {
    const { client, seen } = await observed(way);
    const bodySerializer = vi.fn(() => "never");
    const rows = all.flatMap((method) => [{}, { body: undefined }].map((call) => [method, call] as const));
    await checkEach(
      rows.map((row) => [`${row[0]} ${Object.keys(row[1])}`, row]),
      async ([method, call]) => {
        await client({ bodySerializer })[method as "POST"]("/things", call);
        await client().request(method.toLowerCase() as "get", "/things", call);
        for (const one of seen.splice(0)) {
          expect(one).toMatchObject({ method, body: "" });
          expect(one.headers["content-type"]).toBeUndefined();
        }
      },
    );
    expect(bodySerializer).not.toHaveBeenCalled();
    await expect(client().TRACE("/things")).rejects.toThrow(TypeError);
  });

  it("sends each body with each method, and the type that was asked for", async () => {
    const { client, seen } = await observed(way);
    const type = { "content-type": "application/my-json" };
    const types: [ClientOptions["headers"], Options["headers"], string | RegExp][] = [
      [{}, {}, /^application\/json$/],
      [type, {}, /^application\/my-json$/],
      [{ "content-type": null }, {}, /^text\/plain/],
      [{ "content-type": null }, type, /^application\/my-json$/],
    ];
    const rows = withBody.flatMap((method) =>
      bodies.flatMap((body) => types.map((one) => [method, body, ...one] as const)),
    );
    const named = rows.map((row) => [JSON.stringify(row), row] as const);
    await checkEach(named, async ([method, body, ofClient, ofCall, expected]) => {
      await client({ headers: ofClient ?? {} })[method as "POST"]("/things", { body, headers: ofCall ?? {} });
      const { headers: sent, ...one } = seen.at(-1) as Seen;
      expect(one).toMatchObject({ method, body: JSON.stringify(body) });
      expect(sent["content-type"]).toMatch(expected);
    });
    const bodySerializer = (body: unknown) => `<${JSON.stringify(body)}>`;
    await checkEach(named, async ([method, body]) => {
      await client({ bodySerializer })[method as "POST"]("/things", { body });
      expect(seen.at(-1)?.body).toBe(bodySerializer(body));
    });
  });

  it("sends forms and files", async () => {
    const { client, seen } = await observed(way);
    const urlencoded = { "content-type": "application/x-www-form-urlencoded" };
    await client().POST("/things", { body: { a: "1", b: "2" }, headers: urlencoded });
    expect(seen[0]?.body).toBe("a=1&b=2");
    const given = { body: { any: 1 }, bodySerializer: () => form };
    for (const call of [{ body: form }, given]) {
      await client().POST("/things", call);
      const { headers: sent, body } = seen.at(-1) as Seen;
      const type = sent["content-type"] ?? "";
      expect(type).toMatch(/^multipart\/form-data; boundary=/);
      const arrived = await new Response(body, { headers: { "content-type": type } }).formData();
      expect(await (arrived.get("file") as File).text()).toBe("of a file");
    }
  });

  it("is called by path, too", async () => {
    const { api, seen } = await observed(way);
    const client = createPathBasedClient<Paths>({ baseUrl: api, ...way(api) });
    const { POST } = client["/things/{a}"] ?? {};
    await POST?.({ params: { path: { a: 1 } }, body: "text" });
    expect(seen[0]).toMatchObject({ method: "POST", url: "/api/things/1", body: '"text"' });
  });

  it("takes another base address, for one call and with a slash at its end", async () => {
    const { api, seen, client } = await observed(way);
    const one = client({ baseUrl: `${api}/` });
    await one.GET("/things", { baseUrl: `${api}/v2/` });
    await one.GET("/things");
    expect(seen.map(({ url }) => url)).toEqual(["/api/v2/things", "/api/things"]);
  });

  it("takes a Request of one's own, for one call and for all", async () => {
    class Special extends Request {}
    const { seen, client } = await observed(way);
    const made: unknown[] = [];
    const onRequest = ({ request }: { request: Request }) => void made.push(request.constructor);
    await client({ Request: Special }).GET("/things", { middleware: [{ onRequest }] });
    await client().GET("/things", { Request: Special, middleware: [{ onRequest }] });
    expect(made).toEqual([Special, Special]);
    expect(seen.map(({ url }) => url)).toEqual(["/api/things", "/api/things"]);
  });
});
