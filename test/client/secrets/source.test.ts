import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("the client writes nothing to a console, and evaluates no text", () => {
  const folder = new URL("../../../src/", import.meta.url);
  const files = readdirSync(folder);
  expect(files).toContain("client.ts");
  for (const file of files) {
    // Comments may speak of a console.
    const code = readFileSync(new URL(file, folder), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    expect(code, file).not.toMatch(/\bconsole\b|\beval\b|\bnew Function\b|\bdebugger\b/);
  }
});
