import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operationsOf, readContract } from "../../scripts/contract/contract.ts";
import { bundleOf } from "../../scripts/contract/lines.ts";
import { type MockServer, startMockServer } from "../../scripts/mock/server.ts";

describe.each(["0.6", "0.12"])("the mock of %s", (line) => {
  let mock: MockServer;
  beforeAll(async () => {
    mock = await startMockServer(fileURLToPath(bundleOf(line)), 0);
  });
  afterAll(() => mock.close());

  const send = async (method: string, path: string, body: string) => {
    const headers = { "content-type": "application/json", origin: "http://page.example" };
    const signal = AbortSignal.timeout(5000);
    const response = await fetch(mock.url + path, { method, headers, body, signal });
    const answer = (await response.json()) as { detail?: unknown };
    return {
      status: response.status,
      detail: answer.detail,
      origin: response.headers.get("access-control-allow-origin"),
    };
  };

  it("answers broken JSON at once with the contract's 422, before it looks at credentials, to every operation with a body", async () => {
    const detail =
      line === "0.12"
        ? "Invalid authentication request."
        : [expect.objectContaining({ type: "json_invalid" })];
    const taking = operationsOf(readContract(bundleOf(line))).filter(
      ({ operation }) => operation.requestBody,
    );
    expect(taking.length).toBeGreaterThan(8);
    for (const { method, path } of taking) {
      const answer = await send(method.toUpperCase(), path.replace(/\{[^}]+\}/g, "oidc"), "{bad");
      expect({ path, ...answer }).toEqual({ path, status: 422, detail, origin: "http://page.example" });
    }
  });

  it("leaves a sound body, and a path that it does not know, to Prism", async () => {
    const signIn = JSON.stringify({ email: "ada@example.com", password: "any" });
    expect((await send("POST", "/api/v1/auths/signin", signIn)).status).toBe(200);
    expect((await send("POST", "/nowhere", "{bad")).status).toBe(404);
  });

  it("frees its port when it is closed, with a connection still open", async () => {
    const other = await startMockServer(fileURLToPath(bundleOf(line)), 0);
    await (await fetch(`${other.url}/api/version`)).text();
    await other.close();
    await expect(fetch(`${other.url}/api/version`)).rejects.toThrow();
  });
});
