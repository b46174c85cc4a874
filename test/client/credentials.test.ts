import { describe, expect, it } from "vitest";
import { serverVersions } from "../../generated/server-lines.ts";
import { createAuthsClient } from "../../src/index.ts";
import { type AnyMethods, fakeFetch, json } from "../support/client.ts";
import { contractOf, exampleBody, examplePath } from "../support/contract.ts";

const baseUrl = "https://chat.example.com";
const jwt = "aaa.bbb.ccc";
const answerAnything = () => json({ status: true, token: jwt });

describe.each(serverVersions)("a bearer client of %s", (line) => {
  const { contract, operations } = contractOf(line);
  const byCredential = (wanted: "bearer" | "none") =>
    operations
      .filter(({ operation: { security } }) => !security.some((one) => "gafaelfawrSession" in one))
      .filter(({ operation: { security } }) => !security.some((one) => "mfaChallengeCookie" in one))
      .filter(({ operation: { security } }) => (security.length === 0 ? "none" : "bearer") === wanted)
      .map((one) => [one.operation.operationId, one] as const);

  it.each(byCredential("bearer"))("sends its token with %s", async (id, one) => {
    expect((await requestOf(id, one)).headers.get("authorization")).toBe(`Bearer ${jwt}`);
  });

  it.each(byCredential("none"))("sends nothing with %s, even when it has a token", async (id, one) => {
    expect((await requestOf(id, one)).headers.has("authorization")).toBe(false);
  });

  async function requestOf(id: string, one: (typeof operations)[number]): Promise<Request> {
    const { fetch, requests } = fakeFetch(answerAnything);
    const auths = createAuthsClient({ baseUrl, serverVersion: line, token: jwt, fetch });
    const method = (auths as unknown as AnyMethods)[id];
    const [body, path] = [exampleBody(one, contract), examplePath(one)];
    await (body === undefined ? method?.({ path }) : method?.(body, { path }));
    const [request] = requests;
    if (!request) throw new Error("nothing was sent");
    expect(request.method).toBe(one.method.toUpperCase());
    const parameter = encodeURIComponent(Object.values(path ?? {}).join());
    expect(new URL(request.url).pathname).toBe(one.path.replace(/\{\w+\}/, parameter));
    expect(request.redirect).toBe("manual");
    if (body !== undefined) expect(await request.json()).toEqual(body);
    return request;
  }
});

describe("a bearer client", () => {
  it("sends nothing with getLogin, where a bearer never works", async () => {
    const { fetch, requests } = fakeFetch(answerAnything);
    await createAuthsClient({ baseUrl, token: jwt, fetch }).getLogin();
    expect(requests[0]?.headers.has("authorization")).toBe(false);
  });

  it("signs out without an API key, which a sign-out cannot end, and forgets it", async () => {
    const { fetch, requests } = fakeFetch(answerAnything);
    const auths = createAuthsClient({ baseUrl, token: "sk-0123", fetch });
    await auths.getApiKey();
    await auths.signOut();
    expect(requests.map((request) => request.headers.get("authorization"))).toEqual(["Bearer sk-0123", null]);
    expect(await auths.getToken()).toBeNull();
  });

  it("leaves an Authorization header alone that the caller gave", async () => {
    const { fetch, requests } = fakeFetch(answerAnything);
    const auths = createAuthsClient({ baseUrl, token: jwt, fetch });
    await auths.getAdminConfig({ headers: { authorization: "Bearer other" } });
    expect(requests[0]?.headers.get("authorization")).toBe("Bearer other");
  });

  it("sends nothing with getMfaChallenge, which a cookie of an OpenID sign-in opens", async () => {
    const { fetch, requests } = fakeFetch(answerAnything);
    await createAuthsClient({ baseUrl, token: jwt, fetch }).getMfaChallenge();
    expect(requests[0]?.headers.has("authorization")).toBe(false);
  });

  it("sends no API key where a person must have signed in, and says so", async () => {
    const { fetch, requests } = fakeFetch(answerAnything);
    const auths = createAuthsClient({ baseUrl, token: "sk-0123", fetch });
    await expect(auths.getMfaStatus()).rejects.toMatchObject({
      code: "forbidden",
      operation: "getMfaStatus",
      message: "getMfaStatus: API keys are not accepted here; sign in as a user; nothing was sent",
    });
    await expect(auths.getSessionUser()).rejects.toMatchObject({ code: "forbidden" });
    await expect(auths.http.GET("/api/v1/auths/mfa/status")).rejects.toMatchObject({ code: "forbidden" });
    expect(requests).toHaveLength(0);
    const older = createAuthsClient({ baseUrl, serverVersion: "0.11", token: "sk-0123", fetch });
    await older.getSessionUser();
    expect(requests[0]?.headers.get("authorization")).toBe("Bearer sk-0123");
    expect(await auths.getToken()).toBe("sk-0123");
  });
});

describe("http and fetch", () => {
  it("carry the token as the methods do", async () => {
    const { fetch, requests } = fakeFetch(answerAnything);
    const auths = createAuthsClient({ baseUrl, token: jwt, fetch });
    await auths.http.GET("/api/v1/auths/");
    await auths.http.POST("/api/v1/auths/signin", { body: { email: "ada@example.com", password: "x" } });
    await auths.fetch("/api/models");
    await auths.fetch(`${baseUrl}/api/models`);
    expect(requests.map((request) => request.headers.has("authorization"))).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(requests[2]?.url).toBe("https://chat.example.com/api/models");
  });

  it("follow no redirect of the server unless they are told to", async () => {
    const { fetch, requests } = fakeFetch(answerAnything);
    const auths = createAuthsClient({ baseUrl, token: jwt, fetch });
    await auths.fetch("/api/models");
    await auths.fetch("/api/models", { redirect: "follow" });
    await auths.fetch(new URL("/api/models", baseUrl));
    await auths.fetch(new Request(`${baseUrl}/api/chats`, { method: "POST", body: "{}" }));
    expect(requests.map(({ redirect }) => redirect)).toEqual(["manual", "follow", "manual", "manual"]);
    expect(await requests[3]?.text()).toBe("{}");
  });

  it("answer a bad address by a rejection", async () => {
    const auths = createAuthsClient({ baseUrl });
    await expect(auths.fetch("api/models")).rejects.toThrow(TypeError);
  });

  it("know the operations below a base path too", async () => {
    const { fetch, requests } = fakeFetch(answerAnything);
    const auths = createAuthsClient({ baseUrl: "https://example.com/chat/", token: jwt, fetch });
    await auths.signIn({ email: "ada@example.com", password: "x" });
    await auths.getAdminConfig();
    expect(requests.map(({ url }) => url)).toEqual([
      "https://example.com/chat/api/v1/auths/signin",
      "https://example.com/chat/api/v1/auths/admin/config",
    ]);
    expect(requests[0]?.headers.has("authorization")).toBe(false);
  });

  it.each([
    "https://elsewhere.example.com/api/models",
    "http://chat.example.com/api/models",
    "https://chat.example.com:8443/",
  ])("send nothing to another origin: %s", async (url) => {
    for (const credentials of [{ token: jwt }, { credentials: "cookie" as const }]) {
      const { fetch, requests } = fakeFetch(() => json({ csrf: "the-csrf" }));
      const auths = createAuthsClient({ baseUrl, ...credentials, fetch });
      await auths.getLogin();
      await auths.fetch(url, { method: "POST" });
      expect(requests[1]?.headers.has("authorization")).toBe(false);
      expect(requests[1]?.headers.has("x-csrf-token")).toBe(false);
    }
  });
});

describe("a cookie client", () => {
  it("sends no Authorization header, and has the browser send its cookies to the server alone", async () => {
    const { fetch, requests } = fakeFetch(answerAnything);
    const auths = createAuthsClient({ baseUrl, credentials: "cookie", fetch });
    await auths.getAdminConfig();
    await auths.fetch("/api/models");
    await auths.fetch("https://elsewhere.example.com/");
    expect(requests.map((request) => request.headers.has("authorization"))).toEqual([false, false, false]);
    expect(requests.map(({ credentials }) => credentials)).toEqual(["include", "include", "same-origin"]);
  });

  it("keeps no token, since the cookie holds it out of reach of scripts", async () => {
    const { fetch } = fakeFetch(() => json({ token: jwt }));
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key),
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    };
    const auths = createAuthsClient({ baseUrl, credentials: "cookie", storage, fetch });
    expect(await auths.signIn({ email: "ada@example.com", password: "x" })).toEqual({ token: jwt });
    expect(await auths.getToken()).toBeNull();
    expect(kept.size).toBe(0);
  });

  it("says so where the release takes no cookie, and sends nothing", async () => {
    const { fetch, requests } = fakeFetch(answerAnything);
    const auths = createAuthsClient({ baseUrl, serverVersion: "0.8", credentials: "cookie", fetch });
    await expect(auths.getSessionUser()).rejects.toMatchObject({
      code: "validation",
      message: "getSessionUser: this release accepts a bearer token here and no cookie; nothing was sent",
    });
    expect(requests).toHaveLength(0);
  });

  it("takes no token", async () => {
    expect(() => createAuthsClient({ baseUrl, credentials: "cookie", token: jwt })).toThrow(/sends no token/);
    await expect(createAuthsClient({ baseUrl, credentials: "cookie" }).setToken(jwt)).rejects.toThrow(
      TypeError,
    );
  });

  it("sends Gafaelfawr's CSRF token with everything but GET, once getLogin answered it", async () => {
    const { fetch, requests } = fakeFetch(() => json({ csrf: "the-csrf" }));
    const auths = createAuthsClient({ baseUrl, credentials: "cookie", fetch });
    const tokens = "/auth/api/v1/users/someuser/tokens";
    await auths.fetch(tokens, { method: "POST" });
    await auths.getLogin();
    await auths.fetch(tokens, { method: "POST" });
    await auths.fetch(tokens, { method: "DELETE" });
    await auths.fetch(tokens);
    await auths.fetch(tokens, { method: "POST", headers: { "x-csrf-token": "the caller's" } });
    expect(requests.map((request) => request.headers.get("x-csrf-token"))).toEqual([
      null,
      null,
      "the-csrf",
      "the-csrf",
      null,
      "the caller's",
    ]);
  });
});
