import type { Middleware } from "openapi-fetch";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type AuthsClient, createAuthsClient } from "../../src/index.ts";
import { fakeFetch, json } from "../support/client.ts";

const baseUrl = "https://chat.example.com/below";
const ada = { email: "ada@example.com", password: "correct horse battery staple" };

afterEach(() => vi.unstubAllGlobals());

const broken = () =>
  new Response(new ReadableStream({ pull: (stream) => stream.error(new TypeError("terminated")) }), {
    status: 500,
    headers: { "content-type": "application/json" },
  });

describe("middleware of http", () => {
  const ways: Record<string, (auths: AuthsClient, middleware: Middleware) => Promise<unknown>> = {
    "a method": (auths, middleware) => {
      auths.http.use(middleware);
      return auths.getAdminDetails();
    },
    http: async (auths, middleware) => {
      auths.http.use(middleware);
      return (await auths.http.GET("/api/v1/auths/admin/details")).data;
    },
    "one call of http": async (auths, middleware) =>
      (await auths.http.GET("/api/v1/auths/admin/details", { middleware: [middleware] })).data,
  };
  describe.each(Object.entries(ways))("with %s", (_, call) => {
    it.each([false, true])("sees every call, also when it is registered later: %s", async (later) => {
      const { fetch, requests } = fakeFetch(() => json({ from: "server" }));
      vi.stubGlobal("fetch", (...sent: ConstructorParameters<typeof Request>) => fetch(new Request(...sent)));
      const auths = createAuthsClient({ baseUrl, token: "a.b.c" });
      if (later) await auths.getAdminDetails();
      const seen: unknown[] = [];
      const answer = await call(auths, {
        onRequest: ({ request, schemaPath }) => {
          seen.push(request instanceof Request, schemaPath);
        },
        onResponse: ({ response }) => {
          seen.push(response.status);
        },
      });
      expect(answer).toEqual({ from: "server" });
      expect(seen).toEqual([true, "/api/v1/auths/admin/details", 200]);
      expect(requests.at(-1)?.headers.get("authorization")).toBe("Bearer a.b.c");
    });

    it("may return a Request, which is sent with the token", async () => {
      const { fetch, requests } = fakeFetch(() => json({}));
      const auths = createAuthsClient({ baseUrl, token: "a.b.c", fetch });
      await call(auths, { onRequest: ({ request }) => new Request(`${request.url}?more=1`, request) });
      expect(requests[0]?.url).toBe(`${baseUrl}/api/v1/auths/admin/details?more=1`);
      expect(requests[0]?.headers.get("authorization")).toBe("Bearer a.b.c");
    });

    it("may return a Response, and then nothing is sent", async () => {
      const { fetch, requests } = fakeFetch(() => json({}));
      const auths = createAuthsClient({ baseUrl, token: "a.b.c", fetch });
      expect(await call(auths, { onRequest: () => json({ from: "middleware" }) })).toEqual({
        from: "middleware",
      });
      expect(requests).toHaveLength(0);
    });
  });

  it.each([0, 1, 2])("does not change what a broken answer is called: %i of them", async (count) => {
    const auths = createAuthsClient({ baseUrl, fetch: async () => broken() });
    for (let index = 0; index < count; index += 1) auths.http.use({ onRequest: () => {} });
    await expect(auths.signIn(ada)).rejects.toMatchObject({ code: "network" });
  });
});

describe("the last fetch", () => {
  const dispatcher = { dispatch: () => {} };
  const { signal } = new AbortController();
  const more = {
    dispatcher,
    next: { revalidate: 60 },
    cf: { cacheTtl: 5 },
    signal,
  } as unknown as RequestInit;
  const calls: Record<string, (auths: AuthsClient) => Promise<unknown>> = {
    "auths.fetch with a path": (auths) => auths.fetch("/api/models", { method: "POST", body: "{}", ...more }),
    "auths.fetch with a Request": (auths) => auths.fetch(new Request(`${baseUrl}/api/models`), more),
    http: (auths) => auths.http.GET("/api/v1/auths/", more as never),
    "http with middleware": (auths) =>
      auths.http.GET("/api/v1/auths/", { ...more, middleware: [{ onRequest: () => {} }] } as never),
  };

  it.each(Object.entries(calls))("gets what a Request does not hold, and the signal: %s", async (_, call) => {
    const own = vi.fn(async (_request: Request, _init?: RequestInit) => json({}));
    await call(createAuthsClient({ baseUrl, token: "a.b.c", fetch: own }));
    const [request, init] = own.mock.calls[0] ?? [];
    expect(request?.headers.get("authorization")).toBe("Bearer a.b.c");
    expect(init).toEqual(more);
    expect(init?.signal).toBe(signal);

    const global = vi.fn(async (_input: unknown, _init?: RequestInit) => json({}));
    vi.stubGlobal("fetch", global);
    await call(createAuthsClient({ baseUrl, token: "a.b.c" }));
    expect(global.mock.calls[0]?.[1]).toMatchObject({ dispatcher, signal });
    expect(global.mock.calls[0]?.[1]?.signal).toBe(signal);
  });

  it.each(["http", "fetch", "fetch with a Request"])(
    "keeps to the referrer policy of a call: %s",
    async (way) => {
      const seen: Request[] = [];
      const own = async (...call: Parameters<typeof fetch>) => {
        seen.push(new Request(...call));
        return json({});
      };
      const auths = createAuthsClient({ baseUrl, fetch: own });
      const init = { referrerPolicy: "no-referrer", signal } as const;
      if (way === "http") await auths.http.GET("/api/v1/auths/", init);
      else if (way === "fetch") await auths.fetch("/api/models", init);
      else await auths.fetch(new Request(`${baseUrl}/api/models`, init), { signal });
      expect(seen.map(({ referrerPolicy }) => referrerPolicy)).toEqual(["no-referrer"]);
    },
  );

  it("gets a method's signal itself, where there is no timeout", async () => {
    const own = vi.fn(async (_request: Request, _init?: RequestInit) => json({}));
    await createAuthsClient({ baseUrl, fetch: own }).getAdminDetails({ signal });
    expect(own.mock.calls[0]?.[1]?.signal).toBe(signal);
  });

  it("is replaced by one of the call, which gets the credentials and the second try too", async () => {
    const { fetch, requests } = fakeFetch(({ headers }) =>
      headers.get("authorization") === "Bearer new"
        ? json({})
        : json({ detail: "Not authenticated" }, { status: 401 }),
    );
    const never = vi.fn();
    const auths = createAuthsClient({
      baseUrl,
      token: "old",
      fetch: never,
      reauthenticate: (own) => own.setToken("new"),
    });
    const { response } = await auths.http.GET("/api/v1/auths/", { fetch });
    expect(response.status).toBe(200);
    expect(requests).toHaveLength(2);
    expect(never).not.toHaveBeenCalled();
  });
});

describe("a path", () => {
  it.each(["/../other-app/x", "/%2e%2e/other-app/x", "/a/../../other-app/x", "/..\\other-app/x", "/.."])(
    "that leaves baseUrl is refused: %s",
    async (path) => {
      const { fetch, requests } = fakeFetch(() => json({}));
      for (const options of [{ fetch }, {}]) {
        vi.stubGlobal("fetch", fetch);
        const auths = createAuthsClient({ baseUrl, token: "a.b.c", ...options });
        await expect(auths.fetch(path)).rejects.toThrow("the path leaves baseUrl; nothing was sent");
        await expect(auths.http.GET(path as never)).rejects.toThrow("the path leaves baseUrl");
      }
      expect(requests).toHaveLength(0);
    },
  );

  it("that stays below it is sent", async () => {
    const { fetch, requests } = fakeFetch(() => json({}));
    await createAuthsClient({ baseUrl, token: "a.b.c", fetch }).fetch("/api/../api/models?a=/../b");
    expect(requests[0]?.url).toBe(`${baseUrl}/api/models?a=/../b`);
  });
});

describe("the client's own headers", () => {
  it("do not go to another origin, whatever a middleware made of them", async () => {
    const { fetch, requests } = fakeFetch(() => json({}));
    const headers = { Cookie: "gafaelfawr=made-up", "X-Api-Key": "sk-made-up" };
    const auths = createAuthsClient({ baseUrl, headers, fetch });
    auths.http.use({
      onRequest: ({ request }) => {
        const moved = new Request("https://elsewhere.example.com/", request);
        moved.headers.append("cookie", "theme=dark");
        moved.headers.set("x-api-key", `${moved.headers.get("x-api-key")},more`);
        return moved;
      },
    });
    await auths.getAdminDetails();
    await auths.http.GET("/api/v1/auths/");
    for (const request of requests) expect(Object.fromEntries(request.headers)).toEqual({});
  });

  it("are not those of fetch: a header of the same name goes where its caller sends it", async () => {
    const { fetch, requests } = fakeFetch(() => json({}));
    const auths = createAuthsClient({ baseUrl, headers: { "x-trace": "1" }, fetch });
    await auths.fetch("https://elsewhere.example.com/", { headers: { "x-trace": "2" } });
    expect(requests[0]?.headers.get("x-trace")).toBe("2");
  });
});
