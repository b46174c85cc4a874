import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Installs what a folder's lock names, unless that has been done before.
 *
 * @param from - what the installation depends on; another one makes it anew
 * @param what - what is installed, for people
 */
export function installOnce(folder: string, from: string, what: string): void {
  const stamp = join(folder, "node_modules/.installed-from");
  if (contentOf(stamp) === from) return;
  console.log(`Installing ${what} ...`);
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", args, { cwd: folder, stdio: "inherit" });
  writeFileSync(stamp, from);
}

/** Installs what the `package-lock.json` of a folder names, unless that has been done before. */
export function installLocked(folder: string, what: string): void {
  installOnce(folder, readFileSync(join(folder, "package-lock.json"), "utf8"), what);
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
