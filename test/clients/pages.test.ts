import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { languages } from "../../scripts/clients/languages.ts";

const programs: Record<keyof typeof languages, string> = {
  python: "python/main.py",
  go: "go/main.go",
  java: "java/Main.java",
  rust: "rust/src/main.rs",
  csharp: "csharp/Program.cs",
  php: "php/main.php",
};
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** The part of a program between its two marks, moved to the left. */
function shown(program: string): string {
  const part = /^.*docs: sign in\n([\s\S]*?)^.*docs: end/m.exec(program)?.[1] ?? "";
  const indent = /^\s*/.exec(part)?.[0] ?? "";
  return part.replaceAll(new RegExp(`^${indent}`, "gm"), "").trimEnd();
}

describe("the clients' pages", () => {
  it.each(Object.entries(programs))("show in %s what the tested program does", (language, program) => {
    const page = read(`docs/clients/${language}.md`);
    const fence = /## Sign in\n[\s\S]*?```\w+\n([\s\S]*?)\n```/.exec(page)?.[1];
    expect(fence).toBe(shown(read(`examples/${program}`)));
    expect(fence?.length).toBeGreaterThan(200);
    for (const heading of ["Install", "Sign in", "Known limits"]) expect(page).toContain(`\n## ${heading}\n`);
  });

  it("are all linked from the first", () => {
    const first = read("docs/clients/README.md");
    const pages = readdirSync(new URL("../../docs/clients/", import.meta.url));
    for (const page of pages.filter((name) => name !== "README.md")) expect(first).toContain(`(${page})`);
  });

  it("name the releases that are pinned", () => {
    const comparison = read("docs/clients/comparison.md");
    const pinned = /openapi-generator-cli==(\S+)/.exec(read("clients/requirements.txt"))?.[1];
    const codegen = /oapi-codegen@v([\d.]+)/.exec(read("scripts/clients/oapi-codegen.ts"))?.[1];
    expect(comparison).toContain(`OpenAPI Generator](https://openapi-generator.tech) ${pinned}`);
    expect(comparison).toContain(`oapi-codegen ${codegen}`);
  });
});
