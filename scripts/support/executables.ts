import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

// Debian keeps servers in sbin, which an ordinary user's PATH leaves out.
const sbin = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

/** All programs of this name on PATH, in order. */
export function onPath(name: string, further: readonly string[] = []): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...folders, ...further].map((folder) => join(folder, name)).filter(isExecutable);
}

export function hasServerProgram(name: string): boolean {
  return onPath(name, sbin).length > 0;
}

export function serverProgram(name: string, debianPackage: string): string {
  const [found] = onPath(name, sbin);
  if (found !== undefined) return found;
  throw new Error(
    `${name} is not on this machine. Install Debian's package ${debianPackage}: ` +
      "npm run system-packages, or apt-get install " +
      debianPackage,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
