import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AuthsClient, type AuthsClientOptions, createAuthsClient } from "../../../src/index.ts";
import type { AnyMethods } from "../../support/client.ts";
import { type Answer, type Asked, answering, json, type Listening, redirectTo } from "../faults/servers.ts";
import { callables, withSecrets } from "./bodies.ts";

const secret = "qxz-secret-wvk";
const token = `${secret}-token`;
const headers = { cookie: `gafaelfawr=${secret}-cookie`, "x-api-key": `sk-${secret}-key` };

let home: Listening;
let elsewhere: Listening;
let atHome: Answer;
beforeAll(async () => {
  home = await answering((response, request) => atHome(response, request));
  elsewhere = await answering(json(200, { id: "not ada" }));
});
afterAll(async () => {
  await home.close();
  await elsewhere.close();
});
beforeEach(() => {
  atHome = json(200, { csrf: `${secret}-csrf`, token });
});

/** What the other server got that it should not have. */
function gotten(before: number): Asked[] {
  return elsewhere.asked.slice(before).filter((asked) => JSON.stringify(asked).includes(secret));
}

const modes: Record<string, Partial<AuthsClientOptions>> = {
  bearer: { token, headers },
  cookie: { credentials: "cookie", headers },
};

describe.each(Object.entries(modes))("no credential leaves the server's origin (%s)", (mode, options) => {
  it("by a redirect of any operation of any line", async () => {
    const before = elsewhere.asked.length;
    for (const { line, id, body: shown, parameters } of callables) {
      const auths = createAuthsClient({
        baseUrl: home.url,
        serverVersion: line as never,
        ...options,
      }) as unknown as AnyMethods;
      if (mode === "cookie") {
        atHome = json(200, { csrf: `${secret}-csrf` });
        await auths.getLogin?.();
      }
      atHome = redirectTo(`${elsewhere.url}/x`);
      const { body } = withSecrets(shown, () => secret);
      const call =
        body === undefined ? auths[id]?.({ path: parameters }) : auths[id]?.(body, { path: parameters });
      // The oldest releases end a provider's session there: the caller gets the URL.
      if (line === "0.6-early" && id === "signOut") {
        expect(await call).toMatchObject({ redirect_url: `${elsewhere.url}/x` });
        continue;
      }
      await expect(call, id).rejects.toMatchObject({
        code: expect.stringMatching(/unexpected_response|validation/),
      });
    }
    expect(elsewhere.asked.slice(before)).toEqual([]);
  });

  const ways: Record<string, (auths: AuthsClient) => Promise<unknown>> = {
    "an absolute URL given to fetch": (auths) => auths.fetch(`${elsewhere.url}/x`),
    "an absolute URL given to fetch, with POST": (auths) =>
      auths.fetch(`${elsewhere.url}/x`, { method: "POST", body: "{}" }),
    "a URL object given to fetch": (auths) => auths.fetch(new URL("/x", elsewhere.url)),
    "a Request given to fetch": (auths) => auths.fetch(new Request(`${elsewhere.url}/x`)),
    "a path that is another host": (auths) => auths.fetch(elsewhere.url.replace("http:", "")).catch(() => {}),
    "a path with a backslash": (auths) => auths.fetch(`/\\${elsewhere.url.replace("http://", "")}/x`),
    "a path with the host of another": (auths) =>
      auths.fetch(`@${elsewhere.url.replace("http://", "")}/x`).catch(() => {}),
    "another baseUrl for one call of http": (auths) =>
      auths.http.GET("/api/v1/auths/", { baseUrl: elsewhere.url } as never),
    "another baseUrl for one POST of http": (auths) =>
      auths.http.POST("/api/v1/auths/signout", { baseUrl: elsewhere.url } as never),
    "a middleware that sends the request elsewhere": (auths) => {
      auths.http.use({
        onRequest: ({ request }) =>
          new Request(`${elsewhere.url}/x`, request.method === "GET" ? {} : { method: "POST" }),
      });
      return auths.getAdminDetails().catch(() => {});
    },
  };
  it.each(Object.entries(ways))("by %s", async (_, way) => {
    const before = elsewhere.asked.length;
    const auths = await clientWithCsrf(mode, options);
    await way(auths);
    expect(gotten(before)).toEqual([]);
  });

  const following: Record<string, (auths: AuthsClient) => Promise<unknown>> = {
    "fetch with GET": (auths) => auths.fetch("/api/v1/chats/", { redirect: "follow" }),
    "fetch with POST": (auths) =>
      auths.fetch("/api/v1/chats/new", { method: "POST", body: "{}", redirect: "follow" }),
    "a Request given to fetch": (auths) =>
      auths.fetch(
        new Request(`${home.url}/api/v1/chats/new`, { method: "POST", body: "{}", redirect: "follow" }),
      ),
    "http with GET": (auths) => auths.http.GET("/api/v1/auths/admin/details", { redirect: "follow" }),
    "http with POST": (auths) => auths.http.POST("/api/v1/auths/signout", { redirect: "follow" }),
  };
  it.each(Object.entries(following))("by a redirect that is followed on demand: %s", async (_, way) => {
    const before = elsewhere.asked.length;
    const auths = await clientWithCsrf(mode, { ...options, headers: {} });
    atHome = redirectTo(`${elsewhere.url}/x`);
    await way(auths);
    expect(gotten(before)).toEqual([]);
  });
});

describe("a URL that is asked for", () => {
  it("has no secret in it", async () => {
    const before = home.asked.length;
    for (const { line, id, body: shown, parameters } of callables) {
      const auths = createAuthsClient({
        baseUrl: home.url,
        serverVersion: line as never,
        token,
      }) as unknown as AnyMethods;
      const { body } = withSecrets(shown, () => secret);
      await (body === undefined
        ? auths[id]?.({ path: parameters })
        : auths[id]?.(body, { path: parameters })
      )?.catch(() => {});
    }
    const urls = home.asked.slice(before).map(({ url }) => url);
    expect(urls.length).toBeGreaterThan(100);
    expect(urls.filter((url) => url.includes(secret) || url.includes("?"))).toEqual([]);
  });
});

async function clientWithCsrf(mode: string, options: Partial<AuthsClientOptions>): Promise<AuthsClient> {
  const auths = createAuthsClient({ baseUrl: home.url, ...options });
  if (mode === "cookie") await auths.getLogin();
  return auths;
}
