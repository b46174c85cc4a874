import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { languages } from "../languages.ts";
import { firstLines } from "./first-lines.ts";

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
    for (const heading of ["Install", "Sign in", "Why this generator", "Known limits"])
      expect(page).toContain(`\n## ${heading}\n`);
  });

  it.each(["README.md", "languages/README.md", "docs/guides/other-languages.md"])(
    "are all named, with their command, in the table of %s",
    (file) => {
      const rows = read(file).split("\n");
      for (const language of Object.keys(programs)) {
        const ofIt = rows.filter((row) => row.includes(`| \`npm run languages -- ${language}\` |`));
        expect(ofIt).toHaveLength(1);
        expect(ofIt[0]).toMatch(new RegExp(`[(/]${language}/README.md\\)`));
      }
    },
  );

  it.each(["python", "go"] as const)("and the guide begin in %s as the package's README", (language) => {
    expect(read("docs/guides/other-languages.md")).toContain(
      `\n\`\`\`${language} no-run\n${firstLines(language)}\`\`\`\n`,
    );
  });

  it("name the releases that are pinned", () => {
    const first = read("languages/README.md");
    const pinned = /openapi-generator-cli==(\S+)/.exec(read("languages/generators/requirements.txt"))?.[1];
    const codegen = /oapi-codegen@v([\d.]+)/.exec(read("languages/generators/oapi-codegen.ts"))?.[1];
    expect(first).toContain(`OpenAPI Generator ${pinned}`);
    expect(first).toContain(`oapi-codegen ${codegen}`);
  });
});
