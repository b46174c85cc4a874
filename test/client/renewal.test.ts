import { setTimeout } from "node:timers/promises";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import {
  type AuthsClient,
  createAuthsClient,
  type RequestFetch,
  type SessionChange,
} from "../../src/index.ts";
import { fakeFetch, holding, json } from "../support/client.ts";

const baseUrl = "https://chat.example.com";
const ada = { email: "ada@example.com", password: "correct horse battery staple" };
const unauthorized = (detail: unknown = "401 Unauthorized") => json({ detail }, { status: 401 });
const roleRefused =
  "You do not have permission to access this resource. Please contact your administrator for assistance.";

/** A server where a token is good until it is not. */
function server(good: Set<string>, next: () => unknown = () => ({ token: "new" })) {
  return fakeFetch(async (request) => {
    if (request.url.endsWith("/signin")) return json(await next());
    const token = request.headers.get("authorization")?.slice("Bearer ".length) ?? "";
    // As a network does, it takes the body whether the token is good or not.
    const echo = await request.text();
    return good.has(token) ? json({ token, echo }) : unauthorized();
  });
}

/** A client whose token is to be renewed, which signs in again for it. */
function renewing(fetch: RequestFetch): AuthsClient {
  return createAuthsClient({ baseUrl, token: "old", fetch, reauthenticate: (own) => own.signIn(ada) });
}

describe("a 401 that says the session is over", () => {
  it.each([
    "Not authenticated",
    "401 Unauthorized",
    "Invalid token",
    "Your session has expired or the token is invalid. Please sign in again.",
    "Invalid authentication request.",
  ])("costs the token: %s", async (detail) => {
    const { fetch } = fakeFetch(() => unauthorized(detail));
    const auths = createAuthsClient({ baseUrl, token: "old", fetch });
    await expect(auths.getAdminConfig()).rejects.toMatchObject({ code: "not_authenticated", status: 401 });
    expect(await auths.getToken()).toBeNull();
  });

  it.each<[string, () => Response]>([
    ["the role", () => unauthorized(roleRefused)],
    ["a list", () => unauthorized([{ msg: "Not authenticated" }])],
    ["Gafaelfawr", () => unauthorized({ msg: "Authentication required", type: "no_authentication" })],
    ["a proxy's page", () => new Response("<h1>401</h1>", { status: 401 })],
    ["a proxy's broken JSON", () => new Response("{", { status: 401 })],
    ["403", () => json({ detail: "401 Unauthorized" }, { status: 403 })],
    ["500", () => json({ detail: "Not authenticated" }, { status: 500 })],
  ])("is not meant where it is %s: the token stays and nobody signs in again", async (_, answer) => {
    const { fetch, requests } = fakeFetch(answer);
    let renewals = 0;
    const reauthenticate = () => {
      renewals += 1;
    };
    for (const options of [{}, { reauthenticate }]) {
      const auths = createAuthsClient({ baseUrl, token: "old", fetch, ...options });
      await expect(auths.getAdminConfig()).rejects.toMatchObject({ name: "AuthsError" });
      expect(await auths.getToken()).toBe("old");
    }
    expect([requests.length, renewals]).toEqual([2, 0]);
  });

  it("does not cost a token that came meanwhile: the call is made again with that", async () => {
    const { fetch, requests } = fakeFetch(async (request) => {
      if (request.headers.get("authorization") === "Bearer newer") return json(await request.json());
      await auths.setToken("newer");
      return unauthorized();
    });
    const auths = createAuthsClient({ baseUrl, token: "old", fetch });
    const body = { password: "a", new_password: "b" };
    expect(await auths.updatePassword(body)).toEqual(body);
    expect(requests).toHaveLength(2);
    expect(await auths.getToken()).toBe("newer");
  });

  it("is answered as it is when the user signed out meanwhile", async () => {
    const { fetch, requests } = fakeFetch(async () => {
      await auths.setToken(null);
      return unauthorized();
    });
    const reauthenticate = vi.fn();
    const auths = createAuthsClient({ baseUrl, token: "old", fetch, reauthenticate });
    await expect(auths.getAdminConfig()).rejects.toMatchObject({ code: "not_authenticated" });
    expect(requests).toHaveLength(1);
    expect(reauthenticate).not.toHaveBeenCalled();
  });

  it("does not take an API key that came meanwhile to an operation that refuses one", async () => {
    const { fetch, requests } = fakeFetch(async () => {
      await auths.setToken("sk-0123");
      return unauthorized();
    });
    const auths = createAuthsClient({ baseUrl, token: "old", fetch });
    await expect(auths.getSessionUser()).rejects.toMatchObject({ code: "forbidden" });
    expect(requests).toHaveLength(1);
    expect(await auths.getToken()).toBe("sk-0123");
  });

  it("does not touch what a client with cookies has no business with", async () => {
    const storage = { getItem: vi.fn(), setItem: vi.fn(), removeItem: vi.fn() };
    const { fetch } = fakeFetch(() => unauthorized("Not authenticated"));
    const auths = createAuthsClient({ baseUrl, storage, fetch, credentials: "cookie" });
    await expect(auths.getAdminConfig()).rejects.toMatchObject({ code: "not_authenticated" });
    for (const used of Object.values(storage)) expect(used).not.toHaveBeenCalled();
  });

  it("on a path that the contract does not know counts by its words too", async () => {
    const { fetch } = fakeFetch(() => unauthorized());
    const auths = createAuthsClient({ baseUrl, token: "old", fetch });
    expect((await auths.fetch("/api/models")).status).toBe(401);
    expect(await auths.getToken()).toBeNull();
  });

  it("of another origin, or of a token that the caller sent, says nothing about ours", async () => {
    const { fetch } = fakeFetch(() => unauthorized());
    const auths = createAuthsClient({ baseUrl, token: "mine", fetch });
    await auths.fetch("https://elsewhere.example.com/");
    await auths.fetch("/api/models", { headers: { authorization: "Bearer other" } });
    await auths.getAdminConfig({ headers: { authorization: "Bearer other" } }).catch(() => {});
    expect(await auths.getToken()).toBe("mine");
  });
});

describe("a 401 with a text that the contract does not know", () => {
  const unknown = "We could not find what you're looking for :/";
  const serverWith = (session: () => Response | Promise<Response>) =>
    fakeFetch(({ url }) => (url.endsWith("/api/v1/auths/") ? session() : unauthorized(unknown)));

  it.each<[string, () => Response | Promise<Response>]>([
    ["a session", () => json({ id: "ada" })],
    ["a failure", () => json({ detail: "no" }, { status: 503 })],
    ["a refused key", () => json({ detail: "no" }, { status: 403 })],
    ["nothing", () => Promise.reject(new TypeError("fetch failed"))],
  ])("costs no token where the session route answers %s, which is asked once a token", async (_, session) => {
    const { fetch, requests } = serverWith(session);
    const auths = createAuthsClient({ baseUrl, token: "old", fetch });
    for (let call = 0; call < 3; call += 1) {
      await expect(auths.getAdminConfig()).rejects.toMatchObject({ code: "not_authenticated" });
    }
    await auths.fetch("/api/v1/files/none");
    expect(requests.filter(({ url }) => url.endsWith("/auths/"))).toHaveLength(1);
    expect(await auths.getToken()).toBe("old");
    await auths.setToken("other");
    await auths.fetch("/api/v1/files/none");
    expect(requests.filter(({ url }) => url.endsWith("/auths/"))).toHaveLength(2);
  });

  it("ends the session where the session route answers 401, whatever its words", async () => {
    const { fetch } = serverWith(() => unauthorized("Bitte melden Sie sich an."));
    const auths = createAuthsClient({ baseUrl, token: "old", fetch });
    await expect(auths.getAdminConfig()).rejects.toMatchObject({ code: "not_authenticated" });
    expect(await auths.getToken()).toBeNull();
  });

  it("renews the session where the server has reworded its sentence", async () => {
    const { fetch } = fakeFetch(({ url, headers }) => {
      if (url.endsWith("/signin")) return json({ token: "new" });
      return headers.get("authorization") === "Bearer new"
        ? json({ ok: true })
        : unauthorized("Please log in");
    });
    expect(await renewing(fetch).getAdminConfig()).toEqual({ ok: true });
    expect(await renewing(fetch).getSessionUser()).toEqual({ ok: true });
  });

  it("says nothing about an API key, which the session route refuses", async () => {
    const { fetch, requests } = serverWith(() => unauthorized(unknown));
    const auths = createAuthsClient({ baseUrl, token: "sk-0123", fetch });
    await auths.fetch("/api/v1/files/none");
    expect(requests).toHaveLength(1);
    expect(await auths.getToken()).toBe("sk-0123");
  });
});

describe("reauthenticate", () => {
  it("runs once for all calls that failed, each of which is made again with its body", async () => {
    const { fetch, requests } = server(new Set(["new"]));
    let renewals = 0;
    const auths = createAuthsClient({
      baseUrl,
      token: "old",
      fetch,
      reauthenticate: async (own) => {
        renewals += 1;
        await own.signIn(ada);
      },
    });
    const calls = Array.from({ length: 50 }, (_, index) =>
      index % 2
        ? auths.updatePassword({ password: String(index), new_password: "b" })
        : auths.http.POST("/api/v1/auths/update/timezone", { body: { timezone: String(index) } }),
    );
    const answers = await Promise.all(calls);
    for (const [index, answer] of answers.entries()) {
      const { echo } = (index % 2 ? answer : (answer as { data?: unknown }).data) as { echo: string };
      expect(echo).toContain(`"${index}"`);
    }
    expect(renewals).toBe(1);
    expect(requests).toHaveLength(50 + 1 + 50);
    expect(await auths.getToken()).toBe("new");
  });

  it("runs once for calls that get their 401 one after the other, also when it fails", async () => {
    const { fetch, requests } = fakeFetch(async (request) => {
      if (request.url.endsWith("/signin")) return json({ detail: "no" }, { status: 400 });
      await setTimeout(Number(new URL(request.url).searchParams.get("after")));
      return unauthorized();
    });
    const reauthenticate = vi.fn((own: { signIn(form: typeof ada): unknown }) => own.signIn(ada));
    const auths = createAuthsClient({ baseUrl, token: "old", fetch, reauthenticate });
    const calls = [0, 20, 40].map((after) => auths.fetch(`/api/models?after=${after}`));
    for (const call of await Promise.allSettled(calls))
      expect(call).toMatchObject({ status: "rejected", reason: { code: "not_authenticated" } });
    expect(reauthenticate).toHaveBeenCalledTimes(1);
    // A moment later it would fail as well.
    await expect(auths.fetch("/api/models?after=0")).rejects.toMatchObject({ code: "not_authenticated" });
    expect(reauthenticate).toHaveBeenCalledTimes(1);
    expect(requests).toHaveLength(3 + 1 + 1);
  });

  it.each<[string, (own: AuthsClient) => Promise<unknown>]>([
    ["a method", (own) => own.updatePassword({ password: "a", new_password: "b" })],
    [
      "http",
      (own) =>
        own.http
          .POST("/api/v1/auths/update/password", { body: { password: "a", new_password: "b" } })
          .then(({ data }) => data),
    ],
    [
      "fetch",
      (own) =>
        own.fetch("/api/v1/x", { method: "PUT", body: '{"password":"a"}' }).then((answer) => answer.json()),
    ],
  ])("carries the body over where a Request does not tell its body, as in Firefox: %s", async (_, send) => {
    const { get } = Object.getOwnPropertyDescriptor(Request.prototype, "body") as { get: () => unknown };
    Object.defineProperty(Request.prototype, "body", { get: () => undefined, configurable: true });
    onTestFinished(() => void Object.defineProperty(Request.prototype, "body", { get, configurable: true }));
    const { fetch } = server(new Set(["new"]));
    const auths = renewing(fetch);
    expect(await send(auths)).toMatchObject({ echo: expect.stringContaining('"password":"a"') });
  });

  it.each<[string, () => BodyInit]>([
    ["text", () => "a file"],
    ["a Blob", () => new Blob(["a file"])],
    ["bytes", () => new TextEncoder().encode("a file")],
    ["a buffer", () => new TextEncoder().encode("a file").buffer],
  ])("sends a body again that is %s", async (_, body) => {
    const { fetch } = server(new Set(["new"]));
    const init = { method: "POST", body: body() };
    const url = `${baseUrl}/api/v1/files/`;
    for (const input of [url, new Request(url, { method: "POST", body: body() })]) {
      const answer = await renewing(fetch).fetch(input, input === url ? init : undefined);
      expect(await answer.json()).toMatchObject({ echo: "a file" });
    }
    vi.stubGlobal("fetch", (...sent: ConstructorParameters<typeof Request>) => fetch(new Request(...sent)));
    onTestFinished(() => void vi.unstubAllGlobals());
    const auths = createAuthsClient({ baseUrl, token: "old", reauthenticate: (own) => own.signIn(ada) });
    expect(await (await auths.fetch(url, init)).json()).toMatchObject({ echo: "a file" });
  });

  it("sends a form again", async () => {
    const { fetch } = server(new Set(["new"]));
    const body = new FormData();
    body.set("file", new Blob(["a file"]), "a.txt");
    const answer = await renewing(fetch).fetch("/api/v1/files/", { method: "POST", body });
    expect(await answer.json()).toMatchObject({ echo: expect.stringContaining("a file") });
  });

  it("renews the session for a stream, but does not send it again: the 401 is returned", async () => {
    const { fetch, requests } = server(new Set(["new"]));
    const auths = renewing(fetch);
    const body = new Blob(["a file"]).stream();
    const init = { method: "POST", body, duplex: "half" } as RequestInit;
    expect((await auths.fetch("/api/v1/files/", init)).status).toBe(401);
    expect(requests).toHaveLength(2);
    expect(await auths.getToken()).toBe("new");
  });

  it("handles responses without a body: HEAD and 204", async () => {
    const { fetch } = fakeFetch(({ url, method, headers }) => {
      if (url.endsWith("/signin")) return json({ token: "new" });
      if (method === "HEAD") return new Response(null, { status: 401 });
      return headers.get("authorization") === "Bearer new"
        ? new Response(null, { status: 204 })
        : unauthorized();
    });
    const auths = renewing(fetch);
    expect((await auths.fetch("/api/v1/chats/1", { method: "HEAD" })).status).toBe(401);
    expect((await auths.fetch("/api/v1/chats/1", { method: "DELETE" })).status).toBe(204);
    const { response } = await auths.http.DELETE("/api/v1/auths/api_key");
    expect(response.status).toBe(204);
  });

  it("is asked once a call, even when the new token is refused as well", async () => {
    const { fetch, requests } = server(new Set());
    let renewals = 0;
    const auths = createAuthsClient({
      baseUrl,
      token: "old",
      fetch,
      reauthenticate: (own) => {
        renewals += 1;
        return own.signIn(ada);
      },
    });
    await expect(auths.getAdminConfig()).rejects.toMatchObject({ code: "not_authenticated" });
    expect([requests.length, renewals]).toEqual([3, 1]);
    expect(await auths.getToken()).toBe("new");
  });

  it("that brings no token costs none, and the calls say so", async () => {
    const { fetch } = server(new Set(), () => ({ next_step: "pending" }));
    const changes: SessionChange[] = [];
    const auths = renewing(fetch);
    auths.onSessionChange((change) => changes.push(change));
    await expect(auths.getAdminConfig()).rejects.toMatchObject({
      code: "not_authenticated",
      status: 401,
      retryAfter: 1,
      message:
        "getAdminConfig: the session is over, and signing in again brought no new token; the next attempt is in 1 s",
    });
    expect(await auths.getToken()).toBe("old");
    expect(changes).toEqual([]);
  });

  it("that throws costs no token; all calls that waited say why", async () => {
    const reason = Object.assign(new Error("closed after hunter2"), { name: "PromptClosed" });
    let renewals = 0;
    const { fetch } = server(new Set());
    const auths = createAuthsClient({
      baseUrl,
      token: "old",
      fetch,
      reauthenticate: () => {
        renewals += 1;
        throw reason;
      },
    });
    const calls = await Promise.allSettled([auths.getAdminConfig(), auths.getApiKey()]);
    for (const [index, operation] of ["getAdminConfig", "getApiKey"].entries()) {
      expect(calls[index]).toMatchObject({
        reason: {
          code: "not_authenticated",
          operation,
          status: 401,
          message: `${operation}: the session is over, and signing in again failed; the next attempt is in 1 s`,
          // Its message may hold a password.
          cause: { name: "PromptClosed", message: "" },
        },
      });
    }
    expect(await auths.getToken()).toBe("old");
    expect(renewals).toBe(1);
    await expect(auths.http.GET("/api/v1/auths/")).rejects.toMatchObject({ code: "not_authenticated" });
    expect(renewals).toBe(1);
  });

  it("is not asked for a sign-in, a sign-out, or a client that never signed in", async () => {
    const { fetch, requests } = fakeFetch(() => unauthorized());
    const reauthenticate = vi.fn();
    const auths = createAuthsClient({ baseUrl, token: "old", fetch, reauthenticate });
    for (const call of [auths.signIn(ada), auths.signInLdap({ user: "ada", password: "x" })]) {
      await expect(call).rejects.toMatchObject({ code: "not_authenticated", status: 401 });
    }
    expect(await auths.getToken()).toBe("old");
    await expect(auths.signOut()).rejects.toMatchObject({ code: "not_authenticated", status: 401 });
    expect(await auths.getToken()).toBeNull();
    await expect(auths.getAdminConfig()).rejects.toMatchObject({ code: "not_authenticated", status: 401 });
    expect(requests).toHaveLength(4);
    expect(reauthenticate).not.toHaveBeenCalled();
  });

  it("is not asked for a sign-out with a token that has expired, which is sent", async () => {
    const { fetch, requests } = fakeFetch(() => json({ status: true }));
    const reauthenticate = vi.fn();
    const token = `a.${btoa(JSON.stringify({ exp: 1000 }))}.c`;
    const auths = createAuthsClient({ baseUrl, token, fetch, reauthenticate, clock: () => 2_000_000 });
    await auths.signOut();
    expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual([`Bearer ${token}`]);
    expect(reauthenticate).not.toHaveBeenCalled();
  });

  it("whose token is refused as well costs nothing that came meanwhile", async () => {
    const { fetch } = fakeFetch(async (request) => {
      if (request.url.endsWith("/signin")) return json({ token: "new" });
      if (request.headers.get("authorization") === "Bearer new") await auths.setToken("newest");
      return unauthorized();
    });
    const auths = renewing(fetch);
    await expect(auths.getAdminConfig()).rejects.toMatchObject({ code: "not_authenticated" });
    expect(await auths.getToken()).toBe("newest");
  });

  it("may decide on the token more than once", async () => {
    const { fetch } = server(new Set(["new"]));
    const auths = createAuthsClient({
      baseUrl,
      token: "old",
      fetch,
      reauthenticate: async (own) => {
        await own.setToken(null);
        await own.setToken("between");
        await own.signIn(ada);
      },
    });
    expect(await auths.getAdminConfig()).toMatchObject({ token: "new" });
  });

  it("may use the client that it is given for anything: that one renews nothing", async () => {
    const { fetch } = server(new Set(["new"]));
    const auths = createAuthsClient({
      baseUrl,
      token: "old",
      fetch,
      reauthenticate: async (own) => {
        await own.getSessionUser().catch(() => {});
        await own.http.GET("/api/v1/auths/admin/details");
        await own.setToken("new");
      },
    });
    expect(await auths.getAdminConfig()).toMatchObject({ token: "new" });
  });

  it.each<[string, (own: AuthsClient) => Promise<unknown>]>([
    ["signIn", (own) => own.signIn(ada)],
    ["setToken", (own) => own.setToken("new")],
  ])("is beaten by a sign-out that starts while it runs: %s", async (_, signInAgain) => {
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    const { promise: typed, resolve: type } = Promise.withResolvers<void>();
    const { fetch } = server(new Set(["new"]));
    const auths = createAuthsClient({
      baseUrl,
      token: "old",
      fetch,
      reauthenticate: async (own) => {
        ask();
        await typed;
        await signInAgain(own);
      },
    });
    const call = auths.getAdminConfig();
    await asked;
    await auths.setToken(null);
    type();
    await expect(call).rejects.toMatchObject({ code: "not_authenticated", status: 401 });
    expect(await auths.getToken()).toBeNull();
  });

  it.each<[string, (own: AuthsClient) => Promise<unknown>, string | null]>([
    ["a sign-out", (own) => own.signOut(), null],
    ["a sign-in", (own) => own.signIn({ ...ada, email: "grace@example.com" }), "grace"],
  ])("is beaten by %s that was under way when it began", async (_, decide, expected) => {
    const answered = Promise.withResolvers<void>();
    const { fetch } = fakeFetch(async (request) => {
      const form = request.method === "POST" ? await request.text() : "";
      if (request.url.endsWith("/signin") && form.includes("ada")) return json({ token: "new" });
      if (!request.url.endsWith("/config")) {
        await answered.promise;
        return json({ status: true, token: "grace" });
      }
      const token = request.headers.get("authorization");
      return token === "Bearer new" ? json({}) : unauthorized();
    });
    const auths = renewing(fetch);
    const decision = decide(auths);
    await auths.getAdminConfig();
    answered.resolve();
    await decision;
    expect(await auths.getToken()).toBe(expected);
  });

  it("does not bring back what was signed out in another tab while it ran", async () => {
    const { items, storage } = holding("old");
    const shared = { baseUrl, storage, storageKey: "key" };
    const { fetch } = server(new Set(["new"]));
    const there = createAuthsClient({ ...shared, fetch });
    const here = createAuthsClient({
      ...shared,
      fetch,
      reauthenticate: async (own) => {
        await there.setToken(null);
        await own.signIn(ada);
      },
    });
    await expect(here.getAdminConfig()).rejects.toMatchObject({ code: "not_authenticated", status: 401 });
    expect(items.size).toBe(0);
  });

  it("does not go round in circles when the storage forgets", async () => {
    const { fetch, requests } = server(new Set());
    const storage = { getItem: () => "old", setItem: () => {}, removeItem: () => {} };
    const auths = createAuthsClient({ baseUrl, storage, fetch, reauthenticate: (own) => own.signIn(ada) });
    await expect(auths.getAdminConfig()).rejects.toMatchObject({ code: "not_authenticated" });
    expect(requests).toHaveLength(2);
  });

  it("needs a token to renew, and so no cookies", () => {
    const options = { baseUrl, credentials: "cookie", reauthenticate: () => {} } as const;
    expect(() => createAuthsClient(options)).toThrow(/leave token, tokenHeader and reauthenticate out/);
  });
});

describe("a token's expiry", () => {
  const jwt = (claims: object) =>
    `eyJhbGciOiJIUzI1NiJ9.${btoa(JSON.stringify(claims)).replace(/=+$/, "")}.c2ln`;
  const at = (seconds: number) => () => seconds * 1000;

  /** How many times a client renews a token before its first call, at that time. */
  async function renewalsAt(seconds: number, token: string, options = {}): Promise<number> {
    const { fetch } = fakeFetch(() => json({ token: "new" }));
    const reauthenticate = vi.fn((own: { signIn(form: typeof ada): unknown }) => own.signIn(ada));
    const auths = createAuthsClient({
      baseUrl,
      token,
      fetch,
      clock: at(seconds),
      reauthenticate,
      ...options,
    });
    await auths.getAdminConfig();
    return reauthenticate.mock.calls.length;
  }

  it("is read from the JWT, in seconds, less ten for the way", async () => {
    const token = jwt({ id: "ada?>?", iat: 0, exp: 1000 });
    expect(await renewalsAt(989, token)).toBe(0);
    expect(await renewalsAt(990, token)).toBe(1);
    expect(await renewalsAt(999, token, { expirySkew: 0 })).toBe(0);
  });

  it.each([
    [14, 12, 13],
    [60, 53, 54],
    [100, 89, 90],
    [100_000, 99_989, 99_990],
  ])("of a life of %i s is early by a tenth of it at most", async (life, before, after) => {
    const token = jwt({ iat: 0, exp: life });
    expect(await renewalsAt(before, token)).toBe(0);
    expect(await renewalsAt(after, token)).toBe(1);
    expect(await renewalsAt(Math.floor(life * 0.9) - 1, token, { expirySkew: 1e9 })).toBe(0);
  });

  it.each([jwt({ id: "ada" }), jwt({ exp: "soon" }), "sk-0123", "a.b.c", "no-jwt", "..", "a.bnVsbA.c"])(
    "is never, when the token does not say: %s",
    async (token) => {
      expect(await renewalsAt(9e9, token)).toBe(0);
    },
  );

  it("does not change what getToken returns, with and without reauthenticate", async () => {
    const token = jwt({ exp: 1000 });
    for (const options of [{}, { reauthenticate: () => {} }]) {
      expect(await createAuthsClient({ baseUrl, token, clock: at(2000), ...options }).getToken()).toBe(token);
    }
  });

  it("is what the server says at sign-in, whatever the JWT says", async () => {
    const renewalsOf = async (expires_at: unknown, seconds: number) => {
      let now = 0;
      const token = jwt({ exp: 1000 });
      const { fetch } = fakeFetch(() => json({ token, expires_at }));
      const reauthenticate = vi.fn();
      const auths = createAuthsClient({ baseUrl, fetch, clock: () => now * 1000, reauthenticate });
      await auths.signIn(ada);
      now = seconds;
      await auths.getAdminConfig();
      return reauthenticate.mock.calls.length;
    };
    expect(await renewalsOf(500, 489)).toBe(0);
    expect(await renewalsOf(500, 490)).toBe(1);
    expect(await renewalsOf(null, 9e9)).toBe(0);
    expect(await renewalsOf(undefined, 990)).toBe(1);
  });

  it("is what the server said last, of the same token too", async () => {
    const ends = [500, 5000];
    const { fetch } = fakeFetch(() => json({ token: "opaque", expires_at: ends.shift() }));
    let now = 0;
    const reauthenticate = vi.fn();
    const auths = createAuthsClient({ baseUrl, fetch, clock: () => now * 1000, reauthenticate });
    await auths.signIn(ada);
    await auths.signIn(ada);
    now = 1000;
    await auths.getAdminConfig();
    expect(reauthenticate).not.toHaveBeenCalled();
  });

  it("that has passed keeps no token from being sent: the server decides", async () => {
    const token = jwt({ exp: 1000 });
    for (const good of [true, false]) {
      const { fetch, requests } = server(new Set(good ? [token] : []));
      const { items, storage } = holding(token);
      const auths = createAuthsClient({ baseUrl, storage, storageKey: "key", fetch, clock: at(2000) });
      const call = auths.getAdminConfig();
      if (good) expect(await call).toMatchObject({ token });
      else await expect(call).rejects.toMatchObject({ code: "not_authenticated" });
      expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual([`Bearer ${token}`]);
      expect(items.get("key")).toBe(good ? token : undefined);
    }
  });

  it("that has passed costs nothing for an answer that is no success", async () => {
    const token = jwt({ exp: 1000 });
    const { fetch } = fakeFetch(() => json({ detail: "no" }, { status: 502 }));
    const { items, storage } = holding(token);
    const auths = createAuthsClient({ baseUrl, storage, storageKey: "key", fetch, clock: at(2000) });
    await expect(auths.getAdminConfig()).rejects.toMatchObject({ code: "server" });
    expect(items.get("key")).toBe(token);
  });

  it("that has passed costs nothing where the role was what did not do", async () => {
    const { fetch } = fakeFetch(() => unauthorized(roleRefused));
    const token = jwt({ exp: 1000 });
    const { items, storage } = holding(token);
    const auths = createAuthsClient({ baseUrl, storage, storageKey: "key", fetch, clock: at(2000) });
    await expect(auths.getAdminConfig()).rejects.toMatchObject({ code: "forbidden" });
    expect(items.get("key")).toBe(token);
  });

  it("that has passed costs nothing where the caller sent a token of their own", async () => {
    const { fetch } = fakeFetch(() => unauthorized("Not authenticated"));
    const { items, storage } = holding(jwt({ exp: 1000 }));
    const auths = createAuthsClient({ baseUrl, storage, storageKey: "key", fetch, clock: at(2000) });
    const headers = { authorization: "Bearer another" };
    await expect(auths.getAdminConfig({ headers })).rejects.toMatchObject({ code: "not_authenticated" });
    expect(items.size).toBe(1);
  });

  it("that has passed renews the session before anything is sent", async () => {
    const { fetch, requests } = server(new Set(["new"]));
    const token = jwt({ exp: 1000 });
    const reauthenticate = (own: { signIn(form: typeof ada): unknown }) => own.signIn(ada);
    const auths = createAuthsClient({ baseUrl, token, fetch, clock: at(2000), reauthenticate });
    await Promise.all([auths.getAdminConfig(), auths.getApiKey()]);
    expect(requests.map(({ url }) => new URL(url).pathname.split("/").at(-1))).toEqual([
      "signin",
      "config",
      "api_key",
    ]);
  });

  it.each<[string, (own: AuthsClient) => unknown]>([
    ["fails", (own) => own.signIn(ada)],
    [
      "throws",
      () => {
        throw new Error("no window to ask in");
      },
    ],
    ["brings nothing", () => {}],
  ])(
    "that has passed is no failure when signing in again %s: the token is sent, once a call",
    async (_, reauthenticate) => {
      const token = jwt({ exp: 1000 });
      const { fetch, requests } = fakeFetch(({ url }) =>
        url.endsWith("/signin") ? json({ detail: "no" }, { status: 400 }) : json({ ok: true }),
      );
      const signInAgain = vi.fn(reauthenticate);
      const auths = createAuthsClient({
        baseUrl,
        token,
        fetch,
        clock: at(2000),
        reauthenticate: signInAgain,
      });
      for (let call = 0; call < 3; call += 1) expect(await auths.getAdminConfig()).toEqual({ ok: true });
      expect(signInAgain).toHaveBeenCalledTimes(1);
      const sent = requests.filter(({ url }) => !url.endsWith("/signin"));
      expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual(
        Array(3).fill(`Bearer ${token}`),
      );
    },
  );

  it("that has passed is followed by one failed sign-in, not two, when the server refuses the token as well", async () => {
    const { fetch, requests } = fakeFetch(({ url }) =>
      url.endsWith("/signin") ? json({ detail: "no" }, { status: 400 }) : unauthorized(),
    );
    const auths = createAuthsClient({
      baseUrl,
      token: jwt({ exp: 1000 }),
      fetch,
      clock: at(2000),
      reauthenticate: (own) => own.signIn(ada),
    });
    const error = await auths.getAdminConfig().catch((thrown) => thrown);
    expect(error).toMatchObject({ code: "not_authenticated", operation: "getAdminConfig" });
    expect(error.cause).toMatchObject({ operation: "signIn", status: 400 });
    expect(requests).toHaveLength(2);
  });

  it("that had passed when the token came is the server's affair: the clock here may be wrong", async () => {
    const token = jwt({ exp: 1000 });
    const { fetch, requests } = fakeFetch(() => json({ token, expires_at: 1000 }));
    const auths = createAuthsClient({ baseUrl, fetch, clock: at(2000) });
    await auths.signIn(ada);
    expect(await auths.getToken()).toBe(token);
    await auths.getAdminConfig();
    expect(requests[1]?.headers.get("authorization")).toBe(`Bearer ${token}`);
  });
});
