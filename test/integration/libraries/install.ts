import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { run } from "../../../scripts/support/run.ts";
import { installOnce } from "../../support/install-once.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** Installs the libraries that the lock names, unless they are there. Only these tests need them. */
async function main(): Promise<void> {
  const lock = readFileSync(`${folder}package-lock.json`, "utf8");
  installOnce(folder, lock, "the libraries");
}

await run(main);
