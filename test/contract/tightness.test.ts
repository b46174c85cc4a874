import { describe, expect, it } from "vitest";
import { describedPart, Places } from "../../scripts/proof/breaks.ts";
import { tightnessOf } from "../../scripts/proof/tightness.ts";
import { contractOf } from "../support/contract.ts";

describe.each([
  { release: "0.6.42", operations: 21 },
  { release: "0.12.4", operations: 34 },
])("the schemas of $release", ({ release, operations }) => {
  it("reject at least 97% of single-place breaks of the recorded successes of every operation", async () => {
    const { operations: recorded, breaks, rejected } = await tightnessOf(release);
    expect(recorded).toBe(operations);
    expect(breaks).toBeGreaterThan(20_000);
    expect(rejected / breaks).toBeGreaterThanOrEqual(0.97);
  });
});

describe("a break", () => {
  const breaksOf = (bodies: ConstructorParameters<typeof Places>[0], body = bodies[0] ?? null) =>
    [...new Places(bodies).breaksOf(body)].map(({ what, body: broken }) => [what, broken]);

  it("drops a field only if it is always there", () => {
    const dropped = breaksOf([{ a: 1, b: 1 }, { a: 1 }]).filter(([what]) => String(what).endsWith("dropped"));
    expect(dropped).toEqual([["/a: dropped", { b: 1 }]]);
  });

  it("gives a value a kind, or null, only if it never had it", () => {
    expect(breaksOf([{ a: 1 }, { a: null }]).map(([what]) => what)).toEqual([
      "body: null",
      "body: array",
      "body: boolean",
      "body: number",
      "body: string",
      "/a: dropped",
      "/a: array",
      "/a: boolean",
      "/a: object",
      "/a: string",
    ]);
  });

  it("changes one place and leaves the others as they were", () => {
    expect(breaksOf([{ list: [{ a: 1 }, { a: 2 }], keep: "me" }])).toContainEqual([
      "/list/*/a: string",
      { list: [{ a: 1 }, { a: "seven" }], keep: "me" },
    ]);
  });
});

describe("the part of a body that is described", () => {
  const { contract } = contractOf("0.12");
  const config = { $ref: "#/components/schemas/ServerConfig" };

  it("leaves out what a model says it does not describe, at every depth", () => {
    const body = { name: "Open WebUI", file: {}, features: { auth: true, slim: false }, oauth: { more: 1 } };
    expect(describedPart(contract, config, body)).toEqual({
      name: "Open WebUI",
      features: { auth: true },
      oauth: {},
    });
  });

  it("is all of a body that the contract describes whole", () => {
    const session = { $ref: "#/components/schemas/SessionUserResponse" };
    expect(describedPart(contract, session, { id: "1", new: { x: 1 } })).toEqual({ id: "1", new: { x: 1 } });
  });
});
