import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, inject, it } from "vitest";
import { typeErrorsIn } from "../../support/complaints.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const compilers = {
  "TypeScript 5.9": here("../../../node_modules/typescript/bin/tsc"),
  "TypeScript 7": here("node_modules/typescript-7/bin/tsc"),
};
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
const cases = Object.entries(compilers).flatMap(([compiler, program]) =>
  Object.entries(projects).map(([project, options]) => ({ compiler, program, project, options })),
);

describe("a strict project", () => {
  it.concurrent.each(cases)(
    "of $compiler $project type-checks with the package's declarations",
    async ({ compiler, program, project, options }) => {
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
      expect(await typeErrorsIn(folder, program)).toBe("nothing");
    },
  );
});

it("the whole project type-checks with TypeScript 7 too", async () => {
  expect(await typeErrorsIn(here("../../.."), compilers["TypeScript 7"])).toBe("nothing");
}, 120_000);
