import { describe, expect, it } from "vitest";
import { isAuthsError } from "../../src/index.ts";
import { type AnyMethods, sessionCookie, signedInClient } from "../support/client.ts";
import { answerExamples, exampleBody, type NamedExample, operations } from "../support/contract.ts";

const auths = (await signedInClient()) as unknown as AnyMethods;

describe.each(operations.map((one) => [one.operation.operationId, one] as const))("%s", (id) => {
  const examples = answerExamples.filter((one) => one.id === id);
  const successes = examples.filter(({ status }) => status < 300).map((one) => [one.name, one] as const);
  const errors = examples
    .filter(({ status }) => status >= 300)
    .map((one) => [one.status, one.name, one.mediaType, one] as const);

  it.each(successes)("answers the body of the success %s", async (_, one) => {
    await expect(ask(one)).resolves.toEqual(one.example.value);
  });

  it.each(errors)("throws on %i %s (%s)", async (_status, _name, _type, one) => {
    const error = await ask(one).catch((thrown: unknown) => thrown);
    if (!isAuthsError(error)) throw new Error("no AuthsError was thrown", { cause: error });
    expect(error).toMatchObject({ status: one.status, operation: id, code: one.example["x-error-code"] });
    expect(error.detail).toEqual(detailWithoutInput(one.example.value));
    expect(error.message).toMatch(new RegExp(`^${id}: .+`));
  });
});

it("covers every operation with at least one success and one error", () => {
  for (const { operation } of operations) {
    const statuses = answerExamples
      .filter(({ id }) => id === operation.operationId)
      .map(({ status }) => status);
    expect(statuses.some((status) => status < 300)).toBe(true);
    expect(statuses.some((status) => status >= 400)).toBe(true);
  }
  expect(operations).toHaveLength(19);
});

/** Calls the operation and has the mock answer one example. */
function ask(one: NamedExample): Promise<unknown> {
  const headers = {
    ...sessionCookie,
    accept: one.mediaType,
    prefer: `code=${one.status}, example=${one.name}`,
  };
  const options = { headers, storeToken: false };
  const body = exampleBody(one);
  const method = auths[one.id];
  if (!method) throw new Error(`the client has no method ${one.id}`);
  return body === undefined ? method(options) : method(body, options);
}

/** The server's detail as the client tells it: without the values that were sent. */
function detailWithoutInput(value: unknown): unknown {
  const { detail } = Object(value) as { detail?: unknown };
  if (!Array.isArray(detail)) return detail;
  return detail.map(({ type, loc, msg }) => ({ type, loc, msg }));
}
