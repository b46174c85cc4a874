import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { run } from "../../scripts/run.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const lock = readFileSync(`${folder}package-lock.json`, "utf8");
const stamp = `${folder}node_modules/.installed-from.json`;

/** Installs the runtimes that the lock names, unless they are there. They are large, so only these tests need them. */
async function main(): Promise<void> {
  if (installed() === lock) return;
  console.log("Installing the runtimes (Node 20, 22 and 24, Bun, Deno, workerd) ...");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
    stdio: "inherit",
  });
  writeFileSync(stamp, lock);
}

function installed(): string | undefined {
  try {
    return readFileSync(stamp, "utf8");
  } catch {
    return undefined;
  }
}

await run(main);
