import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pin } from "./pin.ts";
import { isNew, lineOf, parseRelease, releases } from "./releases.ts";
import { parseTable, pinsOf, pinTable, textOfChanges } from "./requirements.ts";

test("every published release can be booted", () => {
  const counts = Map.groupBy(releases, lineOf);
  expect(Object.fromEntries([...counts].map(([line, { length }]) => [line, length]))).toEqual({
    "0.6": 43,
    "0.7": 3,
    "0.8": 13,
    "0.9": 7,
    "0.10": 3,
    "0.11": 5,
    "0.12": 5,
  });
});

test.each(releases)("the packages of %s are those of its own wheel", (release) => {
  const pins = pinsOf(release);
  expect(pins.get("open-webui")).toBe(release);
  for (const name of ["fastapi", "sqlalchemy", "ldap3", "redis", "authlib"])
    expect(pins.get(name)).toMatch(/^\d/);
});

test("the table of packages is written as it is read", () => {
  const text = readFileSync(pinTable, "utf8");
  for (const changes of parseTable(text)) expect(text).toContain(textOfChanges(changes).trimEnd());
});

test.each([
  ["0.9", "0.9.6"],
  ["0.9.2", "0.9.2"],
])("%s is a name of %s", (text, release) => {
  expect(parseRelease(text)).toBe(release);
});

test.each([
  ["0.6.17", "The nearest: 0.6.16 and 0.6.18."],
  ["0.12.99", "The nearest: 0.12.4."],
  ["latest", "Name one as in 0.9.2"],
])("%s is refused, and what is near is named", (text, reason) => {
  expect(() => parseRelease(text)).toThrow(reason);
});

test.each([
  ["0.12.5", true],
  ["0.12.4", false],
  ["0.6.17", false],
  ["0.5.0", false],
  ["0.12", false],
])("whether %s is new: %s", (text, expected) => {
  expect(isNew(text)).toBe(expected);
});

test("a release that was never published cannot be pinned", async () => {
  await expect(pin("0.6.17")).rejects.toThrow("0.6.17");
}, 120_000);
