import { describe, expect, inject, it } from "vitest";
import { serverVersions } from "../../generated/server-lines.ts";
import { createAuthsClient, type ServerVersion } from "../../src/index.ts";
import { type AnyMethods, fakeFetch, json } from "../support/client.ts";
import { contractOf } from "../support/contract.ts";

const baseUrl = "https://chat.example.com";

describe.each(serverVersions)("a client of Open WebUI %s", (line) => {
  const { fetch, requests } = fakeFetch(() => json({ status: true }));
  const auths = createAuthsClient({ baseUrl, serverVersion: line, fetch });

  it("signs out as the line wants it", async () => {
    await auths.signOut();
    expect(requests.at(-1)?.method).toBe(["0.6-early", "0.6", "0.7", "0.8"].includes(line) ? "GET" : "POST");
  });

  it("says of what the line lacks which lines have it, and sends nothing", async () => {
    const own = contractOf(line).operations.map(({ operation }) => operation.operationId);
    const lacking = contractOf("0.12").operations.filter(
      ({ operation }) => !own.includes(operation.operationId),
    );
    expect(lacking).toHaveLength(34 - own.length);
    const before = requests.length;
    for (const { operation } of lacking) {
      const { operationId: id, "x-since": since } = operation;
      await expect((auths as unknown as AnyMethods)[id]?.({}), id).rejects.toMatchObject({
        name: "AuthsError",
        code: "validation",
        operation: id,
        message: `${id}: Open WebUI ${line} does not have this operation, which is there since ${releaseFrom(since)}; nothing was sent`,
      });
    }
    expect(requests).toHaveLength(before);
  });

  it("knows what the server's words mean on the line", async () => {
    const refusing = createAuthsClient({
      baseUrl,
      serverVersion: line,
      fetch: async () => json({ detail: "LDAP authentication failed." }, { status: 400 }),
    });
    await expect(refusing.signInLdap({ user: "ada", password: "x" })).rejects.toMatchObject({
      code: line === "0.12" ? "server" : "invalid_credentials",
    });
  });
});

/** `0.12` as since is 0.12.0. */
function releaseFrom(since = ""): string {
  return since.split(".").length === 2 ? `${since}.0` : since;
}

describe("a client of a release", () => {
  it.each([
    ["0.9.0", "GET"],
    ["0.9.2", "GET"],
    ["0.9.3", "POST"],
    ["0.9.99", "POST"],
    ["0.6.3", "GET"],
    ["0.12.4", "POST"],
  ] as const)("signs out of %s with %s", async (serverVersion, method) => {
    const { fetch, requests } = fakeFetch(() => json({ status: true }));
    await createAuthsClient({ baseUrl, serverVersion, fetch }).signOut();
    expect(requests.map((request) => request.method)).toEqual([method]);
  });

  it("says which release has what it lacks", async () => {
    const auths = createAuthsClient({ baseUrl, serverVersion: "0.9.1" });
    await expect(auths.deleteOAuthSession({ path: { provider: "google" } })).rejects.toMatchObject({
      code: "validation",
      message:
        "deleteOAuthSession: Open WebUI 0.9.1 does not have this operation, which is there since 0.9.2; nothing was sent",
    });
  });

  it("refuses the cookie where the release does not accept it", async () => {
    const { fetch, requests } = fakeFetch(() => json({ id: "1" }));
    const read = (serverVersion: ServerVersion) =>
      createAuthsClient({ baseUrl, serverVersion, credentials: "cookie", fetch }).getSessionUser();
    await expect(read("0.9.1")).rejects.toMatchObject({
      message: /accepts a bearer token here and no cookie/,
    });
    await expect(read("0.6.6")).rejects.toMatchObject({ code: "validation" });
    expect(requests).toHaveLength(0);
    await read("0.9.2");
    await read("0.6.5");
    expect(requests).toHaveLength(2);
  });

  it.each([
    ["0.6.17", "0.6.18"],
    ["0.5.20", "0.6.0"],
    ["0.13.0", "0.12.4"],
    ["1.0.0", "0.12.4"],
    ["0.12.4-dev", "0.12.4"],
    ["0.12.", "0.12.4"],
    ["latest", "0.12.4"],
  ])("is refused for %s, and told of %s", (serverVersion, nearest) => {
    const message = `serverVersion "${serverVersion}" is no release that this package knows; the nearest is ${nearest}`;
    expect(() => createAuthsClient({ baseUrl, serverVersion: serverVersion as ServerVersion })).toThrow(
      new TypeError(message),
    );
  });
});

describe("a server that signs out with the other method", () => {
  const serverWanting = (wanted: string) =>
    fakeFetch((request) =>
      request.method === wanted
        ? json({ status: true })
        : json({ detail: "Method Not Allowed" }, { status: 405 }),
    );

  it.each([
    ["0.9", "GET", ["POST", "GET"]],
    ["0.9", "POST", ["POST"]],
  ] as const)("is signed out of with %s, where %s is right", async (serverVersion, wanted, methods) => {
    const { fetch, requests } = serverWanting(wanted);
    const auths = createAuthsClient({ baseUrl, serverVersion, token: "any.will.do", fetch });
    expect(await auths.signOut()).toEqual({ status: true });
    expect(requests.map(({ method }) => method)).toEqual(methods);
    expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual(
      methods.map(() => "Bearer any.will.do"),
    );
    expect(await auths.getToken()).toBeNull();
  });

  it("says that the version may be wrong where neither does", async () => {
    const { fetch } = serverWanting("none");
    const auths = createAuthsClient({ baseUrl, serverVersion: "0.9", token: "any.will.do", fetch });
    await expect(auths.signOut()).rejects.toMatchObject({ status: 405, message: /serverVersion/ });
    expect(await auths.getToken()).toBeNull();
  });
});

describe("signing out of a provider's session", () => {
  const location = "https://login.example.com/logout?id_token_hint=aaa.bbb.ccc";
  const redirecting = (headers: HeadersInit, status = 307) =>
    fakeFetch(() => new Response(null, { status, headers }));

  it.each(["0.6.0", "0.6.9", "0.6-early"] as const)(
    "is confirmed on %s by a redirect to the provider",
    async (serverVersion) => {
      const { fetch, requests } = redirecting({ location });
      const auths = createAuthsClient({ baseUrl, serverVersion, token: "any.will.do", fetch });
      expect(await auths.signOut()).toEqual({ status: true, redirect_url: location });
      expect(await auths.getToken()).toBeNull();
      expect(requests).toHaveLength(1);
    },
  );

  it.each<[ServerVersion, HeadersInit, number]>([
    ["0.6.10", { location }, 307],
    ["0.12", { location }, 307],
    ["0.6.9", { location }, 302],
    ["0.6.9", {}, 307],
  ])("is not on %s by %j with %i: that is a gate's", async (serverVersion, headers, status) => {
    const { fetch } = redirecting(headers, status);
    const auths = createAuthsClient({ baseUrl, serverVersion, token: "any.will.do", fetch });
    await expect(auths.signOut()).rejects.toMatchObject({
      code: "unexpected_response",
      message: /the session may live on there$/,
    });
    expect(await auths.getToken()).toBeNull();
  });

  it("is not what a redirect of another operation means", async () => {
    const { fetch } = redirecting({ location });
    const auths = createAuthsClient({ baseUrl, serverVersion: "0.6.9", fetch });
    await expect(auths.getAdminDetails()).rejects.toMatchObject({ code: "unexpected_response", status: 307 });
  });
});

describe("a client that names no line", () => {
  it("is one of the newest", async () => {
    const auths = createAuthsClient({ baseUrl: inject("newestMockUrl"), token: "any.will.do" });
    expect(await auths.getMfaStatus()).toHaveProperty("enabled");
  });
});
