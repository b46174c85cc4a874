import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { rangeBetween } from "../../openapi/redocly-plugin/lines.js";
import { placeOf, releases } from "../../openapi/redocly-plugin/releases.js";
import { bundleReleases } from "./bundling.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const source = join(root, "openapi");
const cache = join(root, "node_modules/.cache/open-webui-auths/releases");

export { releases };

/** The exact contract of a release, as YAML; throws for an unknown release. Cached until the source changes. */
export async function bundleOfRelease(release: string): Promise<string> {
  const [bundle] = await bundlesOfReleases([release]);
  return bundle as string;
}

/** The exact contracts of several releases, in one run. */
export async function bundlesOfReleases(wanted: readonly string[]): Promise<string[]> {
  const alike = wanted.map(firstAlike);
  const texts = await textsOf(alike);
  return wanted.map((release, index) => forRelease(texts[index] as string, release, alike[index] as string));
}

/** Groups of releases with the same contract: the first release of each, with the others. */
export function groupsOfReleases(): { first: string; releases: string[] }[] {
  const groups = Map.groupBy(releases, firstAlike);
  return [...groups].map(([first, alike]) => ({ first, releases: alike }));
}

/** The contract changes only at marks. */
function firstAlike(release: string): string {
  const place = placeOf(release);
  changes ??= changesInSource();
  return releases[Math.max(...changes.filter((change) => change <= place))] as string;
}

let changes: readonly number[] | undefined;

/** The positions of the releases where something changes. */
function changesInSource(): number[] {
  const found = new Set([0]);
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const prefix of ["x-", "x-optional-"]) {
      const marks = node as Record<string, unknown>;
      const { first, last } = rangeBetween(marks[`${prefix}since`], marks[`${prefix}until`]);
      found.add(first).add(last + 1);
    }
    Object.values(node).forEach(visit);
  };
  for (const file of sourceFiles()) if (file.endsWith(".yaml")) visit(parse(readFileSync(file, "utf8")));
  return [...found];
}

/** Everything that a bundle is made from. */
function sourceFiles(): string[] {
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => /^(paths|schemas|responses|headers|examples|redocly-plugin)\/|^[^/]+\.yaml$/.test(name))
    .filter((name) => /\.(js|yaml)$/.test(name))
    .sort()
    .map((name) => join(source, name));
}

async function textsOf(wanted: readonly string[]): Promise<string[]> {
  const state = createHash("sha256");
  const makers = ["redocly.yaml", "scripts/contract/bundling.ts", "scripts/contract/compact.ts"];
  for (const file of [...sourceFiles(), ...makers.map((name) => join(root, name))])
    state.update(readFileSync(file));
  const folder = join(cache, state.digest("hex").slice(0, 16));
  const fileOf = (release: string) => join(folder, `${release}.yaml`);
  const missing = [...new Set(wanted)].filter((release) => !existsSync(fileOf(release)));
  if (missing.length > 0) {
    mkdirSync(folder, { recursive: true });
    const staging = mkdtempSync(join(cache, "bundling-"));
    try {
      const outputs = missing.map((release) => [release, join(staging, `${release}.yaml`)] as const);
      await bundleReleases({ root, folder: staging }, Object.fromEntries(outputs));
      for (const [release, output] of outputs) renameSync(output, fileOf(release));
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  }
  return wanted.map((release) => readFileSync(fileOf(release), "utf8"));
}

/** The contract of one release, for another with the same contract: only the release in `info` and in examples differs. */
function forRelease(bundle: string, release: string, alike: string): string {
  const told = new RegExp(`(?<=version: |examples: \\[)${alike.replaceAll(".", "[.]")}(?![\\d.])`, "g");
  return bundle.replace(told, release);
}
