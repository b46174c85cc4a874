import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { bundleOf, readLines } from "../../scripts/contract/lines.ts";

const { resolve } = createRequire(import.meta.url);

describe("the package", () => {
  it.each(readLines())("exports the bundle of $line", ({ line, release }) => {
    const bundle = readFileSync(resolve(`open-webui-auths/openapi/v${line}.yaml`), "utf8");
    expect(bundle).toBe(readFileSync(bundleOf(line), "utf8"));
    expect(bundle).toContain(`version: ${release}`);
  });
});
