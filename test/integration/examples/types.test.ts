import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { typeErrorsIn } from "../../support/complaints.ts";

const folder = fileURLToPath(new URL("../../../examples/", import.meta.url));
const names = readdirSync(folder).filter(
  (name) => name !== "node_modules" && existsSync(`${folder}${name}/package.json`),
);

describe.each(names)("examples/%s", (name) => {
  const read = (file: string) => readFileSync(`${folder}${name}/${file}`, "utf8");

  it("depends on the published package alone, and on nothing of this repository", () => {
    const { dependencies, devDependencies } = JSON.parse(read("package.json"));
    const { version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
    expect({ ...devDependencies, ...dependencies }["open-webui-auths"]).toBe(`^${version}`);
    expect(JSON.stringify({ ...dependencies, ...devDependencies })).not.toMatch(/file:|link:|workspace:/);
  });

  it("says in a few lines what it shows and how to run it", () => {
    const lines = read("README.md").split("\n");
    expect(lines[0]).toMatch(/^# /);
    expect(lines.length).toBeLessThanOrEqual(45);
    expect(read("README.md")).toContain("npm install");
  });

  it("type-checks in strict mode", async () => {
    const config = JSON.parse(read("tsconfig.json"));
    expect(config).not.toHaveProperty("extends");
    expect(config.compilerOptions).toMatchObject({
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
    });
    const tsc = `${folder}node_modules/typescript/bin/tsc`;
    expect(await typeErrorsIn(folder + name, tsc)).toBe("nothing");
  });
});
