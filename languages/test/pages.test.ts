import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { languages } from "../languages.ts";

const programs: Record<keyof typeof languages, string> = {
  python: "main.py",
  go: "main.go",
  java: "Main.java",
  rust: "src/main.rs",
  csharp: "Program.cs",
  php: "main.php",
};
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** The part of a program between its two marks, moved to the left. */
function shown(program: string): string {
  const part = /^.*docs: sign in\n([\s\S]*?)^.*docs: end/m.exec(program)?.[1] ?? "";
  const indent = /^\s*/.exec(part)?.[0] ?? "";
  return part.replaceAll(new RegExp(`^${indent}`, "gm"), "").trimEnd();
}

describe("the languages' pages", () => {
  it.each(Object.entries(programs))("show in %s what the tested program does", (language, program) => {
    const page = read(`languages/${language}/README.md`);
    const fence = /## Sign in\n[\s\S]*?```\w+\n([\s\S]*?)\n```/.exec(page)?.[1];
    expect(fence).toBe(shown(read(`languages/${language}/example/${program}`)));
    expect(fence?.length).toBeGreaterThan(200);
    for (const heading of ["Install", "Sign in", "Known limits"]) expect(page).toContain(`\n## ${heading}\n`);
  });

  it("are all linked from the first", () => {
    const first = read("languages/README.md");
    const pages = Object.keys(programs).map((language) => `${language}/README.md`);
    for (const page of [...pages, "comparison.md"]) expect(first).toContain(`(${page})`);
  });

  it("name the releases that are pinned", () => {
    const comparison = read("languages/comparison.md");
    const pinned = /openapi-generator-cli==(\S+)/.exec(read("languages/generators/requirements.txt"))?.[1];
    const codegen = /oapi-codegen@v([\d.]+)/.exec(read("languages/generators/oapi-codegen.ts"))?.[1];
    expect(comparison).toContain(`OpenAPI Generator](https://openapi-generator.tech) ${pinned}`);
    expect(comparison).toContain(`oapi-codegen ${codegen}`);
  });
});
