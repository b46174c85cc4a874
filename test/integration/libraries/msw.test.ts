import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { operationsOf, readContract, resolve } from "../../../scripts/contract/contract.ts";
import { bundleOf, readLines } from "../../../scripts/contract/lines.ts";
import { createAuthsClient } from "../../../src/index.ts";
import type { AnyMethods } from "../../support/client.ts";
import { answerWith, handlersOf } from "./msw.ts";

const baseUrl = "https://chat.example.com";
const line = readLines().at(-1)?.line ?? "";
const contract = readContract(bundleOf(line));
const ada = { email: "ada@example.com", password: "correct horse battery staple" };

describe(`Mock Service Worker, with handlers made from the contract of ${line}`, () => {
  const server = setupServer();
  beforeAll(async () => {
    server.listen({ onUnhandledRequest: "error" });
    server.use(...(await handlersOf(contract, baseUrl)));
  });
  const answering = (operationId: string, example: string) =>
    server.use(answerWith(contract, baseUrl, operationId, example));
  afterEach(async () => server.resetHandlers(...(await handlersOf(contract, baseUrl))));
  afterAll(() => server.close());

  it.each(operationsOf(contract).map(({ operation }) => [operation.operationId, operation] as const))(
    "%s answers the contract's first example",
    async (id, operation) => {
      const auths = createAuthsClient({ baseUrl }) as unknown as AnyMethods;
      const { content } = resolve(contract, operation.responses["200"] ?? { description: "" });
      const [answer] = Object.values(content?.["application/json"]?.examples ?? {});
      const [body] = Object.values(operation.requestBody?.content["application/json"]?.examples ?? {});
      const path = Object.fromEntries(
        (operation.parameters ?? []).filter((one) => one.in === "path").map(({ name }) => [name, "google"]),
      );
      const given = [...(body ? [resolve(contract, body).value] : []), { path }];
      expect(answer).toBeDefined();
      expect(await auths[id]?.(...given)).toEqual(answer && resolve(contract, answer).value);
    },
  );

  it("gives a test a sign-in whose token the next call carries", async () => {
    const auths = createAuthsClient({ baseUrl });
    const seen: (string | null)[] = [];
    server.events.on("request:start", ({ request }) => void seen.push(request.headers.get("authorization")));
    await auths.signIn(ada);
    await auths.getSessionUser();
    server.events.removeAllListeners();
    expect(seen).toEqual([null, `Bearer ${await auths.getToken()}`]);
  });

  it.each([
    ["signIn", "invalidCredentials", "invalid_credentials"],
    ["signIn", "rateLimited", "rate_limited"],
    ["signUp", "emailTaken", "conflict"],
    ["getAdminConfig", "roleRefused", "forbidden"],
  ] as const)(
    "%s can be told to answer the example %s, which the client names %s",
    async (id, example, code) => {
      answering(id, example);
      const auths = createAuthsClient({ baseUrl, token: "aaa.bbb.ccc" }) as unknown as AnyMethods;
      await expect(auths[id]?.({})).rejects.toMatchObject({ code, operation: id });
    },
  );

  it("can demand a second factor", async () => {
    answering("signIn", "verifyChallenge");
    const auths = createAuthsClient({ baseUrl });
    const result = await auths.signIn(ada);
    expect(result).toMatchObject({ next_step: "verify" });
    expect(await auths.getToken()).toBeNull();
  });
});
