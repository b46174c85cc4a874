import { spawnSync } from "node:child_process";
import { run } from "../../../scripts/support/run.ts";
import { installLocked } from "../../support/install-once.ts";

/** Installs what imports the bundles, unless it is there, and imports each bundle. */
async function main(): Promise<void> {
  installLocked(import.meta.dirname, "what imports the bundles");
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--project", "importers"];
  const { status } = spawnSync(process.execPath, [...vitest, ...process.argv.slice(2)], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}

await run(main);
