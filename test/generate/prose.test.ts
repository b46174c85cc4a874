import { globSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pages, wordsToAvoid } from "../../scripts/lint/prose.ts";

describe("the check of the pages' words", () => {
  it("names the line, the word and what to write instead, across a line break too", () => {
    expect(wordsToAvoid("# Title\n\nEach one is held\nagainst the server.\nMend it.\n")).toEqual([
      '5: "Mend"; write: fix',
      '3: "held against"; write: check against',
    ]);
  });

  it("does not read code, nor what a server says", () => {
    expect(wordsToAvoid("Call `mend()`.\n\n```ts\nmend();\n```\n")).toEqual([]);
    expect(wordsToAvoid("value:\n  detail: Start anew.\n")).toEqual([]);
  });

  it("covers the pages at the root, the guides, the examples and the contract", () => {
    expect(globSync(pages)).toEqual(
      expect.arrayContaining([
        "README.md",
        "docs/guides/errors.md",
        "examples/chat/README.md",
        "openapi/paths/signin.yaml",
      ]),
    );
  });
});
