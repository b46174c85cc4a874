import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { rangeBetween } from "../../../../openapi/redocly-plugin/lines.js";
import { releases } from "../../../../openapi/redocly-plugin/releases.js";
import { isBreaking } from "../../../../scripts/lines/changes.ts";
import { compare } from "../../../../scripts/lines/compare.ts";
import { advice, tell } from "../../../../scripts/lines/words.ts";
import { operationsAbout, readUpgradeNotes } from "../../../../scripts/pages/upgrade-notes.ts";
import { slugOfPair } from "../components/upgrade/slug.ts";
import { type Line, lines, root } from "./lines.ts";

/** What one upgrade, over any number of lines, asks of callers. */
export interface Upgrade {
  readonly older: Line;
  readonly newer: Line;
  /** What must be done, with the operations that it is about. */
  readonly duties: readonly { readonly operations: readonly string[]; readonly text: string }[];
  /** Operations that the newer line has and the older one has not. */
  readonly added: readonly string[];
}

/** Every upgrade from a line to a later one, compared directly, so that a rule that a third line has replaced is not told. */
export async function upgrades(): Promise<Upgrade[]> {
  const cached = cacheFile();
  const known = existsSync(cached) ? (JSON.parse(readFileSync(cached, "utf8")) as Cached) : {};
  const all: Upgrade[] = [];
  for (const [place, newer] of lines.entries())
    for (const older of lines.slice(0, place)) {
      const slug = slugOfPair(older.line, newer.line);
      known[slug] ??= await between(older, newer);
      all.push({ older, newer, ...known[slug] });
    }
  mkdirSync(new URL(".", cached), { recursive: true });
  writeFileSync(cached, JSON.stringify(known));
  return all;
}

type Cached = Record<string, Pick<Upgrade, "duties" | "added">>;

async function between(older: Line, newer: Line): Promise<Pick<Upgrade, "duties" | "added">> {
  const changes = await compare(older.contract, newer.contract);
  const told = tell(changes.filter(isBreaking), advice).map(({ operations, text }) => ({ operations, text }));
  const notes = readUpgradeNotes()
    .filter(({ breaking, line }) => breaking && isBetween(line, older, newer))
    .map((note) => ({ operations: operationsAbout(note, older.contract, newer.contract), text: note.text }));
  return {
    duties: [...told, ...notes],
    added: changes.filter(({ kind }) => kind === "operation-added").map(({ operation }) => operation),
  };
}

/** Whether a rule came after the last release of the older line, and by the last one of the newer. */
function isBetween(mark: string, older: Line, newer: Line): boolean {
  const { first } = rangeBetween(mark, undefined);
  const lastOf = ({ contract }: Line) => releases.indexOf(contract.info["x-releases"].last);
  return first > lastOf(older) && first <= lastOf(newer);
}

/** Comparing takes a second for each pair: done once for each state of the contracts. */
function cacheFile(): URL {
  const state = createHash("sha256");
  for (const { line, contract } of lines) state.update(line).update(JSON.stringify(contract));
  for (const part of ["lines/changes.ts", "lines/compare.ts", "lines/words.ts", "pages/upgrade-notes.ts"])
    if (existsSync(new URL(`scripts/${part}`, root)))
      state.update(readFileSync(new URL(`scripts/${part}`, root)));
  state.update(JSON.stringify(readUpgradeNotes()));
  const folder = new URL("node_modules/.cache/open-webui-auths/upgrades/", root);
  return new URL(`${state.digest("hex").slice(0, 16)}.json`, folder);
}
