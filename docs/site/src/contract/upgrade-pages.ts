import { readFileSync } from "node:fs";
import { type History, upgrade } from "../../../../scripts/compare/upgrade.ts";
import { linesOf } from "../../../../scripts/compare/words.ts";
import { slugOfPair } from "../components/upgrade/slug.ts";
import { type Line, lines, root } from "./lines.ts";

/** A pair of lines that has a page; a line stands for its last release. */
export interface UpgradePage {
  readonly slug: string;
  readonly older: Line;
  readonly newer: Line;
}

/** Every pair of an older and a newer line. */
export const upgradePages: readonly UpgradePage[] = lines.flatMap((newer, place) =>
  lines.slice(0, place).map((older) => ({ slug: slugOfPair(older.line, newer.line), older, newer })),
);

/** The last release of a line. */
export function lastOf({ contract }: Line): string {
  return contract.info["x-releases"].last;
}

/** What all releases say, as the build has read it. */
export function history(): History {
  return JSON.parse(readFileSync(new URL("docs/site/.contracts/history.json", root), "utf8")) as History;
}

/** What a release brings: the one before it, what is new as Markdown, and whether callers must do something. */
export function broughtBy(
  known: History,
  release: string,
): { before: string; news: string[]; asks: boolean } | undefined {
  const before = known.releases[known.releases.indexOf(release) - 1];
  if (!before) return undefined;
  const { duties, news } = upgrade(known, before, release);
  return { before, news: linesOf(news), asks: duties.length > 0 };
}
