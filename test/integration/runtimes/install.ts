import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { run } from "../../../scripts/support/run.ts";
import { installOnce } from "../../support/install-once.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** Installs the runtimes that the lock names, unless they are there. They are large, so only these tests need them. */
async function main(): Promise<void> {
  const lock = readFileSync(`${folder}package-lock.json`, "utf8");
  installOnce(folder, lock, "the runtimes (Node 20, 22 and 24, Bun, Deno, workerd)");
}

await run(main);
