import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, inject, it } from "vitest";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const compilers = { "TypeScript 5.9": "typescript", "TypeScript 7": "typescript-7" };
const projects = {
  "for Node, without the DOM's types": {
    module: "NodeNext",
    lib: ["ES2022"],
    types: ["node"],
    typeRoots: [here("../../../node_modules/@types")],
  },
  "for browsers, with a bundler": {
    module: "Preserve",
    moduleResolution: "Bundler",
    lib: ["ES2022", "DOM", "DOM.Iterable"],
    types: [],
  },
};
const cases = Object.entries(compilers).flatMap(([compiler, name]) =>
  Object.entries(projects).map(([project, options]) => ({ compiler, name, project, options })),
);

describe("a strict project", () => {
  it.concurrent.each(cases)(
    "of $compiler $project type-checks with the package's declarations",
    async ({ compiler, name, project, options }) => {
      const folder = join(inject("consumer"), `${compiler} ${project}`);
      mkdirSync(folder);
      copyFileSync(here("strict-program.ts"), join(folder, "program.ts"));
      const compilerOptions = {
        target: "ES2022",
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        verbatimModuleSyntax: true,
        isolatedModules: true,
        skipLibCheck: false,
        noEmit: true,
        ...options,
      };
      writeFileSync(
        join(folder, "tsconfig.json"),
        JSON.stringify({ compilerOptions, files: ["program.ts"] }),
      );
      const complaints = await promisify(execFile)(process.execPath, [
        here(`../../../node_modules/${name}/bin/tsc`),
        "-p",
        folder,
      ]).then(
        () => "",
        (failed: { stdout: string }) => failed.stdout,
      );
      expect(complaints).toBe("");
    },
  );
});
