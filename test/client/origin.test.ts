import { describe, expect, it, vi } from "vitest";
import { createAuthsClient } from "../../src/index.ts";
import { fakeFetch, json } from "../support/client.ts";
import { serve } from "../support/serve.ts";

const baseUrl = "https://chat.example.com";
const jwt = "aaa.bbb.ccc";
const token = { token: "ya29.made-up" };

describe("a path parameter", () => {
  it.each([
    "oidc",
    "mcp:calendar",
    "a/b",
    "../../../auth/api/v1/login",
    "https://elsewhere.example.com/",
    "//elsewhere.example.com",
    "\\\\elsewhere.example.com",
    "..%2f..",
    "%2e%2e",
    "@elsewhere.example.com",
    "?a=b#c",
    "...",
    " ",
    "ä\u0000\r\n",
  ])("stays one part of the path: %j", async (provider) => {
    const { fetch, requests } = fakeFetch(() => json(true));
    const auths = createAuthsClient({ baseUrl, token: jwt, fetch });
    await auths.deleteOAuthSession({ path: { provider } });
    const path = `/api/v1/auths/oauth/sessions/${encodeURIComponent(provider)}`;
    expect(requests[0]?.url).toBe(baseUrl + path);
    expect(requests[0]?.headers.get("authorization")).toBe(`Bearer ${jwt}`);
  });

  it.each([undefined, null, "", ".", "..", 7, {}, ["oidc"], { toString: () => ".." }])(
    "is refused before anything is sent when it is %j",
    async (provider) => {
      const { fetch, requests } = fakeFetch(() => json({}));
      const auths = createAuthsClient({ baseUrl, fetch });
      const path = { provider: provider as string };
      for (const call of [auths.deleteOAuthSession({ path }), auths.exchangeOAuthToken(token, { path })]) {
        await expect(call).rejects.toMatchObject({ code: "validation", message: /path\.provider/ });
      }
      const without = auths.deleteOAuthSession as unknown as () => Promise<unknown>;
      await expect(without()).rejects.toMatchObject({ code: "validation" });
      expect(requests).toHaveLength(0);
    },
  );
});

describe("credentials", () => {
  it("do not follow http to another base URL, nor do the client's own headers", async () => {
    const { fetch, requests } = fakeFetch(() => json({ csrf: "the-csrf" }));
    const headers = { cookie: "gafaelfawr=made-up", "x-trace": "1" };
    const auths = createAuthsClient({ baseUrl, token: jwt, headers, fetch });
    await auths.http.GET("/api/v1/auths/", {
      baseUrl: "https://elsewhere.example.com",
      headers: { "x-own": "2" },
    });
    expect(Object.fromEntries(requests[0]?.headers ?? [])).toEqual({ "x-own": "2" });
    await auths.http.GET("/api/v1/auths/");
    expect(requests[1]?.headers.get("cookie")).toBe("gafaelfawr=made-up");
    // @ts-expect-error no path begins like that
    await auths.http.GET(".elsewhere.example.com/");
    expect(new URL(requests[2]?.url ?? "").hostname).toBe("chat.example.com.elsewhere.example.com");
    expect([...(requests[2]?.headers.keys() ?? [])]).toEqual([]);
  });

  it("do not follow a middleware to another origin", async () => {
    const { fetch, requests } = fakeFetch(() => json({}));
    const auths = createAuthsClient({ baseUrl, token: jwt, fetch });
    auths.http.use({
      onRequest: ({ request }) => new Request(request.url.replace("chat", "elsewhere"), request),
    });
    await auths.getSessionUser();
    expect(new URL(requests[0]?.url ?? "").hostname).toBe("elsewhere.example.com");
    expect(requests[0]?.headers.has("authorization")).toBe(false);
  });

  it("do not follow a redirect to another origin, even where the caller has it followed", async () => {
    const elsewhere = await serve((_, response) => void response.end("{}"));
    const own = await serve((request, response) => {
      if (request.url === "/auth/api/v1/login") {
        response.setHeader("content-type", "application/json").end('{"csrf":"the-csrf"}');
      } else response.writeHead(307, { location: `${elsewhere.url}/` }).end();
    });
    const secrets = /authorization|cookie|csrf|password|Bearer/;
    const bearer = createAuthsClient({ baseUrl: own.url, token: jwt });
    const cookies = createAuthsClient({ baseUrl: own.url, credentials: "cookie" });
    await cookies.getLogin();
    await bearer.signIn({ email: "ada@example.com", password: "x" }).catch(() => {});
    await cookies.getAdminConfig().catch(() => {});
    expect(elsewhere.requests).toHaveLength(0);

    expect((await bearer.fetch("/api/models", { redirect: "follow" })).status).toBe(200);
    expect((await cookies.fetch("/api/models", { redirect: "follow" })).status).toBe(200);
    const change = await cookies.fetch("/api/models", { method: "POST", redirect: "follow" });
    expect(change.status).toBe(307);
    expect(elsewhere.requests).toHaveLength(2);
    for (const { headers } of elsewhere.requests) expect(JSON.stringify(headers)).not.toMatch(secrets);
    expect(own.requests.at(-1)?.headers["x-csrf-token"]).toBe("the-csrf");
  });
});

describe("http: without encryption", () => {
  it.each(["http://chat.example.com", "http://192.168.1.7:3000", "http://localhost.example.com/chat"])(
    "to another machine is told once: %s",
    async (insecure) => {
      const told: string[] = [];
      const { fetch } = fakeFetch(() => json({ status: true }));
      const auths = createAuthsClient({ baseUrl: insecure, fetch, onInsecure: (words) => told.push(words) });
      await auths.signOut();
      await auths.signOut();
      expect(told).toEqual([
        `${new URL(insecure).origin} is not encrypted: passwords and tokens can be read on the way`,
      ]);
      expect(() => createAuthsClient({ baseUrl: insecure })).not.toThrow();
    },
  );

  it.each([
    "https://chat.example.com",
    "http://localhost:3000",
    "http://app.localhost",
    "http://127.0.0.1",
    "http://[::1]:8080",
  ])("is no matter at %s", (secure) => {
    const onInsecure = vi.fn();
    createAuthsClient({ baseUrl: secure, onInsecure });
    expect(onInsecure).not.toHaveBeenCalled();
  });
});
