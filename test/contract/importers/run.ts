import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { run } from "../../../scripts/support/run.ts";
import { installOnce } from "../../support/install-once.ts";

/** Installs what imports the bundles, unless it is there, and imports each bundle. */
async function main(): Promise<void> {
  const folder = import.meta.dirname;
  installOnce(folder, readFileSync(`${folder}/package-lock.json`, "utf8"), "what imports the bundles");
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--project", "importers"];
  const { status } = spawnSync(process.execPath, [...vitest, ...process.argv.slice(2)], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}

await run(main);
