import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { caseFiles, situations } from "./real-cases.ts";

/**
 * The most lines that are written by hand, blank ones left out. The bound is 200. Go needs more for the same: each error is
 * passed on in three lines, and there is one client instead of two.
 */
const bounds = { python: 200, go: 320 };

it.each(Object.entries(bounds))("the layer in %s has at most %i lines", (language, bound) => {
  const folder = fileURLToPath(new URL(`../${language}/package/`, import.meta.url));
  // Go's doc.go is the page of its package.
  const files = globSync("*.{py,go}", { cwd: folder }).filter((file) => file !== "doc.go");
  const lines = files.flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n"));
  const written = lines.filter((line) => line.trim() !== "").length;
  expect(written).toBeGreaterThan(100);
  expect(written).toBeLessThanOrEqual(bound);
});

it("the cases for real servers are among the neutral ones", () => {
  const all = caseFiles.flatMap((file) => JSON.parse(readFileSync(file, "utf8")).cases as { name: string }[]);
  const names = all.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(situations)));
});
