import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";

const endings = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Gives the work an empty folder to fill, beside the target and so on the same disk, and removes it afterwards. A
 * signal that would end the process first stops the work: it must stop when `interruption` aborts.
 */
export async function inStaging<T>(
  target: string,
  work: (folder: string, interruption: AbortSignal) => Promise<T>,
): Promise<T> {
  const interruption = new AbortController();
  const interrupt = (signal: NodeJS.Signals) => interruption.abort(signal);
  for (const signal of endings) process.on(signal, interrupt);
  const staging = mkdtempSync(join(dirname(target), ".generating-"));
  try {
    const folder = join(staging, basename(target));
    mkdirSync(folder);
    return await work(folder, interruption.signal);
  } finally {
    await hearSignals();
    rmSync(staging, { recursive: true, force: true });
    for (const signal of endings) process.off(signal, interrupt);
    if (interruption.signal.aborted) process.kill(process.pid, interruption.signal.reason);
  }
}

/** Two turns of the event loop, to receive signals that came while the process was busy. */
async function hearSignals(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

/** Replaces a folder with a finished one; the old one is removed only after that. */
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

/** The names of the files that differ between two folders, or are only in one of them. */
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
