import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./project.ts";

const refused = {
  "openapi/redocly-plugin/new.js": "../../scripts/support/run.ts",
  "src/new.ts": "../scripts/support/run.ts",
  "src/platform.ts": "node:fs",
  "scripts/new.ts": "../test/support/serve.ts",
  "scripts/contract/new.ts": "../generate/main.ts",
  "test/servers/new.ts": "../integration/examples/crowd.ts",
  "test/client/new.ts": "../../bench/run.ts",
  "examples/react-app/src/new.ts": "../../../generated/models.ts",
};
const allowed = { "test/client/allowed.ts": "../../src/index.ts" };

it("lint refuses imports against the directions in docs/architecture.md", ({ onTestFinished }) => {
  const folder = mkdtempSync(join(tmpdir(), "open-webui-auths-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ["biome.json", ".gitignore"]) cpSync(join(root, name), join(folder, name));
  for (const [file, specifier] of Object.entries({ ...refused, ...allowed })) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), `import "${specifier}";\n`);
  }
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [biome, "lint", "--only=noRestrictedImports", "--max-diagnostics=none", "--colors=off"],
    { cwd: folder, encoding: "utf8" },
  );
  const named = [...(stdout + stderr).matchAll(/^(\S+?):\d+:\d+ lint\/style\/noRestrictedImports/gm)];
  expect(named.map(([, file]) => file).sort()).toEqual(Object.keys(refused).sort());
  expect(stdout + stderr).toContain("See docs/architecture.md.");
});
