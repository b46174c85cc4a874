import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../support/cache.ts";
import { findPython } from "../support/python.ts";
import type { Facts } from "./facts.ts";

/** What the reader prints, line by line. */
interface Line {
  releases?: string[];
  release?: string;
  facts?: Facts;
}

const reader = fileURLToPath(new URL("read.py", import.meta.url));

/** The releases that pip's package index has, oldest first. */
export async function publishedReleases(): Promise<string[]> {
  return (await read([])).flatMap(({ releases }) => releases ?? []);
}

/** Reads releases out of their wheels on pip's package index; `told` hears of each as it is done. */
export async function readFromIndex(
  releases: readonly string[],
  told?: (release: string) => void,
): Promise<Map<string, Facts>> {
  const cache = cacheFolder("releases");
  const lines = await read(["--cache", cache, ...releases], ({ release }) => release && told?.(release));
  return new Map(lines.flatMap(({ release, facts }) => (release && facts ? [[release, facts]] : [])));
}

/** Reads installed packages, or any folders of the same shape. */
export async function readFromFolders(folders: readonly string[]): Promise<Facts[]> {
  return (await read(["--installed", ...folders])).flatMap(({ facts }) => (facts ? [facts] : []));
}

async function read(args: string[], told?: (line: Line) => void): Promise<Line[]> {
  const { executable } = await findPython();
  const child = spawn(executable, ["-B", reader, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on("error", reject).on("close", resolve),
  );
  const lines: Line[] = [];
  for await (const text of createInterface({ input: child.stdout })) {
    const line = JSON.parse(text) as Line;
    lines.push(line);
    told?.(line);
  }
  if ((await ended) !== 0) throw new Error(`the sources could not be read: ${lastLine(errors)}`);
  return lines;
}

/** Of a Python traceback, what went wrong. */
function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1) || "the reader ended without a message";
}
