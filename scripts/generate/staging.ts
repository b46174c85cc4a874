import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

/** A folder beside the target, on the same disk so that a rename can replace the target at once. */
export function stagingBeside(target: string): string {
  return mkdtempSync(join(dirname(target), ".generating-"));
}

/** Puts a finished folder in the place of another; what was there is only removed once the new one stands. */
export function replaceFolder(target: string, finished: string): void {
  const former = `${finished}-former`;
  if (existsSync(target)) renameSync(target, former);
  try {
    renameSync(finished, target);
  } catch (error) {
    if (existsSync(former)) renameSync(former, target);
    throw error;
  }
  rmSync(former, { recursive: true, force: true });
}

/** The names of the files that differ between two folders, or are in one of them alone. */
export function differences(a: string, b: string): string[] {
  const names = new Set([...filesOf(a), ...filesOf(b)]);
  return [...names].filter((name) => contentOf(join(a, name)) !== contentOf(join(b, name))).sort();
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

function contentOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
