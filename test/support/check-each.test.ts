import { describe, expect, it } from "vitest";
import { checkEach } from "./check-each.ts";

const rows = [
  ["one", 1],
  ["two", 2],
  ["three", 3],
] as const;

describe("checkEach", () => {
  it.each([1, 4])("names every row that fails, and shows the difference (%i at once)", async (atOnce) => {
    const checked: number[] = [];
    const check = async (row: number) => {
      checked.push(row);
      await null;
      expect(row).toBe(2);
    };
    await expect(checkEach(rows, check, atOnce)).rejects.toMatchObject({
      message: expect.stringMatching(/^2 of 3 rows failed:\n {2}one: expected 1 .*\n {2}three: expected 3 /),
      actual: { one: 1, three: 3 },
      expected: { one: 2, three: 2 },
    });
    expect(checked).toEqual([1, 2, 3]);
  });

  it("passes where every row holds", async () => {
    await expect(checkEach(rows, (row) => expect(row).toBeLessThan(4))).resolves.toBeUndefined();
  });

  it("fails where there is no row", async () => {
    await expect(checkEach([], () => {})).rejects.toThrow("there is no row to check");
  });
});
