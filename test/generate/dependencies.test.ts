import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("gives a reason for each package that is installed at the root", () => {
  const { devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const page = readFileSync("docs/architecture.md", "utf8");
  const [, table = ""] = page.split("## What is installed, and why");
  const named = [...table.matchAll(/^\| (`.+?) \|/gm)]
    .flatMap(([, cell = ""]) => cell.split(", "))
    .map((name) => name.replaceAll("`", ""))
    .filter((name) => !name.endsWith("/"));
  const scope = (name: string) => (/^(spectral|prism)-/.test(name) ? `@stoplight/${name}` : name);
  expect(named.map(scope).sort()).toEqual(Object.keys(devDependencies).sort());
});
