import { describe, expect, expectTypeOf, it } from "vitest";
import { serverVersions } from "../../generated/server-lines.ts";
import { Conformance } from "../../scripts/contract/conformance.ts";
import { readExchanges } from "../../scripts/contract/exchanges.ts";
import { AuthsError, type AuthsErrorCode, createAuthsClient, isAuthsError } from "../../src/index.ts";
import type { AnyMethods } from "../support/client.ts";
import { contractOf, exampleBody, examplePath } from "../support/contract.ts";
import { documentedErrors } from "./faults/examples.ts";

const ofAnyCall: string[] = [
  "aborted",
  "forbidden",
  "network",
  "not_authenticated",
  "rate_limited",
  "server",
  "storage",
  "timeout",
  "unexpected_response",
  "validation",
] satisfies AuthsErrorCode[];

const codes = new Map<string, Set<string>>();
for (const line of serverVersions) {
  for (const { id, code } of documentedErrors(contractOf(line).contract)) {
    codes.set(id, (codes.get(id) ?? new Set(ofAnyCall)).add(code));
  }
}

describe("the codes of an operation", () => {
  it("are types: of all lines, or of one", () => {
    type Common = Exclude<AuthsErrorCode<"getSessionUser", "0.6">, never>;
    expectTypeOf<"invalid_credentials">().toExtend<AuthsErrorCode<"signIn">>();
    expectTypeOf<"conflict">().toExtend<AuthsErrorCode<"signIn">>();
    expectTypeOf<"conflict">().not.toExtend<AuthsErrorCode<"signIn", "0.6">>();
    expectTypeOf<"mfa_invalid_code">().not.toExtend<AuthsErrorCode<"signIn">>();
    expectTypeOf<"not_found">().not.toExtend<Common>();
    expectTypeOf<AuthsErrorCode<"signIn">>().toExtend<AuthsErrorCode>();
    // @ts-expect-error 0.6 has no second factor, and "nonsense" is no operation
    expectTypeOf<AuthsErrorCode<"nonsense">>();
  });

  it("are what isAuthsError narrows to, for that operation alone", () => {
    const error: unknown = new AuthsError("signIn: no", { code: "invalid_credentials", operation: "signIn" });
    expect(isAuthsError(error, "signIn")).toBe(true);
    expect(isAuthsError(error, "signUp")).toBe(false);
    expect(isAuthsError(new Error("no"), "signIn")).toBe(false);
    if (isAuthsError(error, "signIn")) expectTypeOf(error.code).toEqualTypeOf<AuthsErrorCode<"signIn">>();
    if (isAuthsError(error)) expectTypeOf(error.code).toEqualTypeOf<AuthsErrorCode>();
  });
});

const page = { "content-type": "text/html" };
const plain = { "content-type": "application/json" };
/** What stands before a server may answer. */
const gates: [number, string, Record<string, string>][] = [
  400, 401, 403, 404, 405, 407, 409, 413, 418, 422, 429, 451, 500, 502, 503, 504,
].flatMap(
  (status) =>
    [
      [status, "<h1>no</h1>", page],
      [status, "", {}],
      [status, '{"error":"no"}', plain],
      [status, '{"detail":"No such sentence"}', plain],
      [status, '{"detail":[]}', plain],
      [status, '{"detail":{"msg":"no","type":"x"}}', plain],
    ] as [number, string, Record<string, string>][],
);

describe.each(serverVersions)("no code falls outside of them on %s", (line) => {
  const { contract, operations } = contractOf(line);

  async function codeOf(
    located: (typeof operations)[number],
    answer: () => Response,
  ): Promise<string | undefined> {
    const auths = createAuthsClient({
      baseUrl: "http://127.0.0.1",
      serverVersion: line,
      token: "a.b.c",
      fetch: async () => answer(),
    });
    const method = (auths as unknown as AnyMethods)[located.operation.operationId];
    const body = exampleBody(located, contract);
    const options = { path: examplePath(located) };
    const outcome = await (body === undefined ? method?.(options) : method?.(body, options))?.catch(
      (thrown) => thrown,
    );
    return isAuthsError(outcome) ? outcome.code : undefined;
  }

  it("for what real servers answered", async () => {
    const conformance = new Conformance(contract);
    for (const { request, response } of readExchanges(line)) {
      const located = conformance.find(request.method, request.path);
      if (!located || response.status < 300) continue;
      const type = String(response.headers["content-type"]);
      const text = type.includes("json") ? JSON.stringify(response.body) : String(response.body);
      const { status } = response;
      const code = await codeOf(
        located,
        () => new Response(text, { status, headers: { "content-type": type } }),
      );
      expect(
        codes.get(located.operation.operationId),
        `${located.operation.operationId} ${status}`,
      ).toContain(code);
    }
  });

  it("for what a gate, a proxy or a newer server answers", async () => {
    for (const located of operations) {
      for (const [status, text, headers] of gates) {
        const code = await codeOf(located, () => new Response(text, { status, headers }));
        expect(
          codes.get(located.operation.operationId),
          `${located.operation.operationId} ${status} ${text}`,
        ).toContain(code);
      }
    }
  });
});
