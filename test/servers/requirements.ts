import { readFileSync } from "node:fs";
import { lines, requirementsOf, versions } from "./lines.ts";

/** Exact versions by package. */
export type Pins = ReadonlyMap<string, string>;

/** How the packages of one release differ from those of another. */
export interface PinChanges {
  release: string;
  from: string;
  /** What is new or of another version. */
  set: Pins;
  /** What is not there. */
  drop: readonly string[];
}

export const pinTable = new URL("requirements/releases.txt", import.meta.url);

/** Every release whose packages are pinned: the one that each line is proven on, and those of the table. */
export function pinnedReleases(): string[] {
  return [...lines.map((line) => versions[line]), ...table().keys()];
}

export function isPinned(release: string): boolean {
  return pinnedReleases().includes(release);
}

/** The packages of a release. */
export function pinsOf(release: string): Pins {
  const line = lines.find((known) => versions[known] === release);
  if (line !== undefined) return parsePins(readFileSync(requirementsOf(line), "utf8"));
  const changes = table().get(release);
  if (changes === undefined) throw new Error(`The packages of Open WebUI ${release} are not pinned.`);
  const pins = new Map([...pinsOf(changes.from), ...changes.set]);
  for (const name of changes.drop) pins.delete(name);
  return pins;
}

/** Pins as a requirements file, in order of their names. */
export function textOfPins(pins: Pins): string {
  const sorted = [...pins].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([name, version]) => `${name}==${version}\n`).join("");
}

export function parsePins(text: string): Pins {
  const wanted = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(wanted.map((line) => line.split("==") as [string, string]));
}

/** The table as it is written: a heading for each release, then its packages; a minus stands before those that it lacks. */
export function textOfChanges({ release, from, set, drop }: PinChanges): string {
  const dropped = [...drop].sort().map((name) => `-${name}\n`);
  return `[${release} from ${from}]\n${textOfPins(set)}${dropped.join("")}`;
}

function table(): Map<string, PinChanges> {
  return new Map(parseTable(readFileSync(pinTable, "utf8")).map((changes) => [changes.release, changes]));
}

/** Reads the table. */
export function parseTable(text: string): PinChanges[] {
  return text
    .split(/^(?=\[)/m)
    .slice(1)
    .map((section) => {
      const [heading = "", ...rows] = section.trim().split("\n");
      const [, release, from] = /^\[(\S+) from (\S+)\]$/.exec(heading) ?? [];
      if (!release || !from)
        throw new Error(`${pinTable.pathname} has a heading that makes no sense: ${heading}`);
      const drop = rows.filter((row) => row.startsWith("-")).map((row) => row.slice(1));
      const set = parsePins(rows.filter((row) => !row.startsWith("-")).join("\n"));
      return { release, from, set, drop };
    });
}
