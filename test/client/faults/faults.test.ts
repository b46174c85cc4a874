import { describe, expect, it } from "vitest";
import { leaksOf } from "../secrets/shown.ts";
import { ada } from "./callers.ts";
import { play } from "./play.ts";
import { table } from "./table.ts";

const secrets = {
  token: "token-before",
  fresh: "token-after",
  password: ada.password,
  challenge: "c".repeat(40),
};

describe.each(table)("$heading", ({ faults }) => {
  it.each(faults)("$what", async (fault) => {
    const { outcome, message, result } = await play(fault);
    const { reason, ...rest } = fault.outcome;
    const { reason: seen, ...others } = outcome;
    expect(others).toEqual(rest);
    if (reason !== undefined) expect([reason].flat()).toContain(seen);
    if (fault.says) expect(message).toMatch(fault.says);
    if (outcome.code !== null) expect(leaksOf(result, secrets)).toEqual([]);
  });
});

describe("the table", () => {
  const faults = table.flatMap((section) => section.faults);

  it("has at least 25 faults, each under a name of its own", () => {
    expect(faults.length).toBeGreaterThanOrEqual(25);
    expect(new Set(faults.map(({ what }) => what)).size).toBe(faults.length);
  });
});
