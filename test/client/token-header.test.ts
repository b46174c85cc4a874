import { describe, expect, it, vi } from "vitest";
import { type AuthsClientOptions, createAuthsClient } from "../../src/index.ts";
import { fakeFetch, json } from "../support/client.ts";
import { serve } from "../support/serve.ts";

const baseUrl = "https://chat.example.com";
const jwt = "aaa.bbb.ccc";
const basic = "Basic YWRhOnNlY3JldA==";
const refused = () => json({ detail: "Invalid token" }, { status: 401 });

describe("the option tokenHeader", () => {
  it.each([
    [true, "x-api-key"],
    ["X-Open-WebUI-Key", "x-open-webui-key"],
  ] as const)("sends the token there, and nothing else: %s", async (tokenHeader, name) => {
    const { fetch, requests } = fakeFetch(() => json({ status: true }));
    const auths = createAuthsClient({ baseUrl, token: jwt, tokenHeader, fetch });
    await auths.getSessionUser();
    await auths.signOut({ storeToken: false });
    await auths.http.GET("/api/v1/auths/");
    await auths.fetch("/api/models");
    await auths.fetch(new Request(`${baseUrl}/api/models`));
    expect(requests).toHaveLength(5);
    for (const { headers } of requests) {
      expect(headers.get(name)).toBe(jwt);
      expect(headers.has("authorization")).toBe(false);
    }
  });

  it("leaves Authorization to the proxy", async () => {
    const { fetch, requests } = fakeFetch(() => json({ token: jwt }));
    const headers = { authorization: basic };
    const auths = createAuthsClient({ baseUrl, tokenHeader: true, headers, fetch });
    await auths.signIn({ email: "ada@example.com", password: "x" });
    await auths.getAdminDetails();
    await auths.fetch("/api/models", { headers });
    expect(requests.map((request) => request.headers.get("authorization"))).toEqual([basic, basic, basic]);
    expect(requests.map((request) => request.headers.get("x-api-key"))).toEqual([null, jwt, jwt]);
  });

  it("leaves a header of that name alone that the caller gave", async () => {
    const { fetch, requests } = fakeFetch(() => json({}));
    const auths = createAuthsClient({ baseUrl, token: jwt, tokenHeader: true, fetch });
    await auths.getAdminDetails({ headers: { "X-Api-Key": "sk-other" } });
    expect(requests[0]?.headers.get("x-api-key")).toBe("sk-other");
  });

  it("is for the renewed token too, and for the question whether a session is over", async () => {
    const { fetch, requests } = fakeFetch(({ headers, url }) => {
      if (headers.get("x-api-key") === "new") return json({});
      return url.endsWith("/auths/") ? refused() : json({ detail: "Words of tomorrow" }, { status: 401 });
    });
    const auths = createAuthsClient({
      baseUrl,
      token: "old",
      tokenHeader: true,
      fetch,
      reauthenticate: (own) => own.setToken("new"),
    });
    expect((await auths.fetch("/api/models", { method: "POST", body: "{}" })).status).toBe(200);
    expect(requests.map(({ url, headers }) => [new URL(url).pathname, headers.get("x-api-key")])).toEqual([
      ["/api/models", "old"],
      ["/api/v1/auths/", "old"],
      ["/api/models", "new"],
    ]);
    for (const { headers } of requests) expect(headers.has("authorization")).toBe(false);
  });

  it("follows no redirect, whatever a call says", async () => {
    const elsewhere = await serve((_, response) => void response.end("{}"));
    const own = await serve((_, response) => {
      response.writeHead(307, { location: `${elsewhere.url}/` }).end();
    });
    const auths = createAuthsClient({ baseUrl: own.url, token: jwt, tokenHeader: true });
    const redirect = "follow";
    const url = `${own.url}/api/models`;
    const post = { method: "POST", body: "{}", redirect } as const;
    const follow = { onRequest: ({ request }: { request: Request }) => new Request(request, { redirect }) };
    const answers = [
      await auths.fetch("/api/models", { redirect }),
      await auths.fetch("/api/models", post),
      await auths.fetch(new Request(url, post)),
      await auths.fetch(new Request(url), { redirect }),
      (await auths.http.GET("/api/v1/auths/", { redirect })).response,
      (await auths.http.GET("/api/v1/auths/", { middleware: [follow] })).response,
    ];
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(307));
    await expect(auths.getSessionUser()).rejects.toMatchObject({ code: "unexpected_response" });
    expect(own.requests.map(({ headers }) => headers["x-api-key"])).toEqual(Array(7).fill(jwt));
    expect(elsewhere.requests).toHaveLength(0);
  });

  it("goes to no other origin, and into no error", async () => {
    const { fetch, requests } = fakeFetch(({ headers }) => {
      throw new TypeError(`cannot send ${headers.get("x-api-key")}`);
    });
    const auths = createAuthsClient({ baseUrl, token: jwt, tokenHeader: true, fetch });
    await auths.fetch("https://elsewhere.example.com/").catch(() => {});
    expect(requests[0]?.headers.has("x-api-key")).toBe(false);
    const error = await auths.getSessionUser().catch((thrown: unknown) => thrown);
    expect(requests[1]?.headers.get("x-api-key")).toBe(jwt);
    const { inspect } = await import("node:util");
    expect(inspect(error, { depth: null, showHidden: true, getters: true })).not.toContain(jwt);
  });

  it("refuses an API key where a person must have signed in, as ever", async () => {
    const fetch = vi.fn();
    const auths = createAuthsClient({ baseUrl, token: "sk-0123", tokenHeader: true, fetch });
    await expect(auths.getSessionUser()).rejects.toMatchObject({ code: "forbidden" });
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each<[AuthsClientOptions, RegExp]>([
    [
      { baseUrl, tokenHeader: true, serverVersion: "0.8" },
      /^tokenHeader needs Open WebUI 0\.9\.0 or newer; this is 0\.8$/,
    ],
    [{ baseUrl, tokenHeader: "x-key", serverVersion: "0.6.42" }, /this is 0\.6\.42$/],
    [{ baseUrl, tokenHeader: "x y" }, /^tokenHeader holds what HTTP does not allow$/],
    [{ baseUrl, tokenHeader: true, credentials: "cookie" }, /sends no token; leave token, tokenHeader/],
  ])("is checked: %j", (options, message) => {
    expect(() => createAuthsClient(options)).toThrow(TypeError);
    expect(() => createAuthsClient(options)).toThrow(message);
  });

  it.each(["0.9", "0.9.0", "0.12"] as const)("is there on %s", (serverVersion) => {
    expect(() => createAuthsClient({ baseUrl, tokenHeader: true, serverVersion })).not.toThrow();
    expect(() =>
      createAuthsClient({ baseUrl, tokenHeader: "Authorization", serverVersion: "0.6" }),
    ).not.toThrow();
  });
});
