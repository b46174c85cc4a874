import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";
import { releases } from "../../openapi/redocly-plugin/releases.js";
import { type Contract, operationsOf, resolve } from "../contract/contract.ts";
import { bundlesOfReleases, groupsOfReleases } from "../contract/releases.ts";
import type { Facts } from "./compare.ts";
import { factsOf } from "./facts.ts";
import { readNotes, type SourceNote } from "./notes.ts";
import type { History, Note } from "./upgrade.ts";

/** What one release says, and the components that each operation has to do with. */
interface Said {
  facts: Facts;
  uses: Record<string, string[]>;
}

const cache = new URL("../../node_modules/.cache/open-webui-auths/facts/", import.meta.url);

/** What all releases say; only what is not the same in all of them. */
export async function readHistory(): Promise<History> {
  const groups = groupsOfReleases();
  const all = (await bundlesOfReleases(groups.map(({ first }) => first))).map(said);
  const places = groups.map(({ first }) => releases.indexOf(first));
  const saidAt = (place: number) => all[places.findLastIndex((from) => from <= place)] as Said;
  const runsOf = (key: string) =>
    all
      .map(({ facts }, index) => [Number(places[index]), facts[key] ?? null] as const)
      .filter(([, now], index, runs) => JSON.stringify(now) !== JSON.stringify(runs[index - 1]?.[1]));
  // The newest contract gives the order.
  const keys = [...new Set(all.toReversed().flatMap(({ facts }) => Object.keys(facts)))];
  return {
    releases,
    operations: keys.filter((key) => !key.includes(" ")),
    facts: Object.fromEntries(
      keys.map((key) => [key, runsOf(key)] as const).filter(([, runs]) => runs.length > 1),
    ),
    notes: readNotes().map((note) => noteOf(note, [saidAt(note.first), saidAt(note.first - 1)])),
  };
}

/** A note with its operations, of the release that it begins at or else of the one before; it must be about some. */
export function noteOf({ about, file, ...note }: SourceNote, sides: readonly Said[]): Note {
  if (!about) return { ...note, operations: [] };
  const found = sides.map(({ uses }) =>
    Object.keys(uses).filter((id) => id === about || uses[id]?.includes(about)),
  );
  const operations = found.find((ids) => ids.length > 0);
  if (!operations)
    throw new Error(`${file}: x-upgrade names ${releases[note.first]}, where no operation has to do with it`);
  return { ...note, operations };
}

/** What a bundle says. Reading 200 kB of YAML takes longer than all else, so it is done once for each bundle. */
function said(bundle: string): Said {
  const state = createHash("sha256")
    .update(bundle)
    .update(readFileSync(new URL("facts.ts", import.meta.url)));
  const file = new URL(`${state.digest("hex").slice(0, 24)}.json`, cache);
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const contract: Contract = parse(bundle);
  const uses = operationsOf(contract).map(({ operation }) => [
    operation.operationId,
    usedBy(contract, operation),
  ]);
  const read = { facts: factsOf(contract), uses: Object.fromEntries(uses) };
  mkdirSync(cache, { recursive: true });
  writeFileSync(file, JSON.stringify(read));
  return read;
}

/** The components that a node refers to, by whatever way, as `schemas/SigninForm`. */
function usedBy(contract: Contract, node: unknown, seen = new Set<string>()): string[] {
  if (typeof node !== "object" || node === null) return [];
  if ("$ref" in node && typeof node.$ref === "string") {
    const name = node.$ref.replace("#/components/", "");
    if (!seen.has(name)) usedBy(contract, resolve(contract, { $ref: node.$ref }), seen.add(name));
  }
  for (const child of Object.values(node)) usedBy(contract, child, seen);
  return [...seen];
}
