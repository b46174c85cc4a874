import { describe, expect, inject, it } from "vitest";
import { serverVersions } from "../../generated/server-lines.ts";
import { createAuthsClient } from "../../src/index.ts";
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
        message: `${id}: Open WebUI ${line} does not have this operation, which is there since ${since?.match(/^\d+\.\d+/)}; nothing was sent`,
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

describe("a client that names no line", () => {
  it("is one of the newest", async () => {
    const auths = createAuthsClient({ baseUrl: inject("newestMockUrl"), token: "any.will.do" });
    expect(await auths.getMfaStatus()).toHaveProperty("enabled");
  });
});
