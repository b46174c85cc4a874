import { describe, expect, test } from "vitest";
import { median, medianOfRatios, type Pair } from "../report/statistics.ts";

describe("median", () => {
  test("is the value in the middle, whatever the order", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([100, 20, 3])).toBe(20);
  });

  test("of an even number is the mean of the two in the middle", () => {
    expect(median([4, 1, 2, 100])).toBe(3);
  });

  test("leaves the given values in their order", () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  test("of nothing is an error, not a number", () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe("the median of ratios", () => {
  const pair = (baseline: number, value: number): Pair => ({ baseline, value });

  test("compares within a pair, so a machine that is slow for a while changes nothing", () => {
    const calm = [pair(10, 11), pair(10, 11), pair(10, 11)];
    const busy = [pair(10, 11), pair(70, 77), pair(40, 44)];
    expect(medianOfRatios([busy]).ratio).toBeCloseTo(medianOfRatios([calm]).ratio, 12);
  });

  test("is not moved by a pair that something interrupted", () => {
    expect(medianOfRatios([[pair(10, 11), pair(10, 500), pair(10, 11)]]).ratio).toBeCloseTo(1.1, 12);
  });

  test("gives each round one voice, however many pairs it has", () => {
    const many = Array.from({ length: 99 }, () => pair(1, 3));
    const { ratio, low, high } = medianOfRatios([many, [pair(1, 1)], [pair(1, 2)]]);
    expect({ ratio, low, high }).toEqual({ ratio: 2, low: 1, high: 3 });
  });

  test("tells the contestant's own figure too", () => {
    expect(medianOfRatios([[pair(1, 5), pair(1, 7)], [pair(1, 6)]]).value).toBe(6);
  });
});
