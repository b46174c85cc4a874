import { fileURLToPath } from "node:url";
import { describe, expect, inject, it } from "vitest";
import { serverVersions } from "../../generated/server-lines.ts";
import { bundleOf } from "../../scripts/contract/lines.ts";
import { startMockServer } from "../../scripts/mock/server.ts";
import { createAuthsClient, isAuthsError, type ServerVersion } from "../../src/index.ts";
import { checkEach } from "../support/check-each.ts";
import { type AnyMethods, sessionCookie } from "../support/client.ts";
import { contractOf, exampleBody, examplePath, type NamedExample } from "../support/contract.ts";

describe.each(serverVersions)("Open WebUI %s", async (line) => {
  const { contract, operations, answerExamples } = contractOf(line);
  const baseUrl = await mockOf(line);

  const named = answerExamples.map((one) => [`${one.status} ${one.name} (${one.mediaType})`, one] as const);
  const examples = Map.groupBy(named, ([, { id }]) => id);

  it.each([...examples])("returns or throws what each example is of: %s", (_, rows) =>
    checkEach(rows, check, 4),
  );

  it("has a success for every operation, and an error for each that can fail", () => {
    for (const { operation } of operations) {
      const statuses = answerExamples
        .filter(({ id }) => id === operation.operationId)
        .map(({ status }) => status);
      expect(statuses.some((status) => status < 300)).toBe(true);
      const canFail = Object.keys(operation.responses).some((status) => Number(status) >= 400);
      expect(statuses.some((status) => status >= 400)).toBe(canFail);
      if (!canFail) expect(operation.operationId).toBe("getServerVersion");
    }
  });

  async function check(one: NamedExample): Promise<void> {
    const { id, status, example } = one;
    if (status < 300) return expect(ask(one)).resolves.toEqual(example.value);
    const error = await ask(one).catch((thrown: unknown) => thrown);
    if (!isAuthsError(error)) throw new Error("no AuthsError was thrown", { cause: error });
    expect(error).toMatchObject({ status, operation: id, code: example["x-error-code"] });
    expect(error.detail).toEqual(detailWithoutInput(example.value));
    expect(error.message).toMatch(new RegExp(`^${id}: .+`));
  }

  /** Calls the operation and has the mock answer one example. */
  function ask(one: NamedExample): Promise<unknown> {
    const headers = {
      ...sessionCookie,
      origin: "https://chat.example.com",
      accept: one.mediaType,
      prefer: `code=${one.status}, example=${one.name}`,
    };
    const options = { headers, storeToken: false, path: examplePath(one) };
    const body = exampleBody(one, contract);
    // A client for each, since some answers cost it its token.
    const auths = createAuthsClient({ baseUrl, serverVersion: line, token: "any.will.do" });
    const method = (auths as unknown as AnyMethods)[one.id];
    if (!method) throw new Error(`the client has no method ${one.id}`);
    return body === undefined ? method(options) : method(body, options);
  }
});

/** The lines that most tests are about have a mock already. */
async function mockOf(line: ServerVersion): Promise<string> {
  if (line === "0.6") return inject("mockUrl");
  if (line === "0.12") return inject("newestMockUrl");
  // It ends with the worker: there is no hook where tests are still being gathered.
  return (await startMockServer(fileURLToPath(bundleOf(line)), 0)).url;
}

/** The server's detail as the client tells it: without the values that were sent. */
function detailWithoutInput(value: unknown): unknown {
  const { detail } = Object(value) as { detail?: unknown };
  if (!Array.isArray(detail)) return detail;
  return detail.map(({ type, loc, msg }) => ({ type, loc, msg }));
}
