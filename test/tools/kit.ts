import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { forGenerators } from "../../scripts/contract/for-generators.ts";
import { bundleOf } from "../../scripts/contract/lines.ts";
import type { TriedLine } from "../../scripts/pages/tool-results.ts";
import type { Tool } from "./tool.ts";

const work = fileURLToPath(new URL("../../dist/tools/", import.meta.url));
const kits = fileURLToPath(new URL("./kits/", import.meta.url));
const packages = (of: "npm" | "viewers") => fileURLToPath(new URL(`./${of}/node_modules`, import.meta.url));

/**
 * Lays out the folder in which a tool is tried on a line: what its language's programs share (`kits/_typescript`), its own
 * kit, and the contract in `contract.yaml`.
 */
export function layOut({ name, makes, derived, viewer }: Tool, line: TriedLine): string {
  const folder = join(work, `${name}-${line}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const kit of [`_${makes.toLowerCase()}`, name]) {
    const from = join(kits, kit);
    if (existsSync(from)) cpSync(from, folder, { recursive: true });
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    writeFileSync(file, ofLine(readFileSync(file, "utf8"), line));
  }
  const exact = readFileSync(bundleOf(line), "utf8");
  writeFileSync(join(folder, "contract.yaml"), derived ? forGenerators(exact) : exact);
  if (viewer) symlinkSync(packages("viewers"), join(folder, "node_modules"));
  else linkPackages();
  return folder;
}

/** A kit on a line: what stands between `only 0.9 0.12` and `end only` in comments is for those lines alone. */
export function ofLine(text: string, line: TriedLine): string {
  return text.replaceAll(
    /^.*\bonly ((?:\d+\.\d+ ?)+)\n([\s\S]*?)^.*\bend only\n/gm,
    (_, only: string, part: string) => (only.split(" ").includes(line) ? part : ""),
  );
}

/** What is generated finds the packages of npm as it would in a project of its user. */
function linkPackages(): void {
  const link = join(work, "node_modules");
  rmSync(link, { recursive: true, force: true });
  symlinkSync(packages("npm"), link);
}
