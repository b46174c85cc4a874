import { readFileSync } from "node:fs";
import type { Exchange } from "../../scripts/contract/exchanges.ts";
import { normalise } from "./normalise.ts";
import { provenOf, type Release } from "./releases.ts";
import { playsOf } from "./scenarios/plays.ts";
import type { Stage } from "./scenarios/stage.ts";

/** Where a release's recording is kept. */
export function recordingOf(release: Release): URL {
  return new URL(`../exchanges/open-webui-${release}.json`, import.meta.url);
}

/** What a play left on its stage, as it is kept. */
export function recordingFrom(play: string, stage: Stage): Exchange[] {
  const exchanges = stage.exchanges.map((exchange) => ({ ...exchange, id: `${play}/${exchange.id}` }));
  return normalise(exchanges, stage.standIns());
}

/**
 * What is kept of a release's recording: all of it for the release that stands for its line, and else what differs.
 *
 * @param before - what was kept of the plays before, where the recording is of one play alone
 */
export function keptOf(
  release: Release,
  recording: readonly Exchange[],
  before: readonly Exchange[] = [],
): Exchange[] {
  const proven = provenOf(release);
  if (release === proven) return [...recording];
  const known = JSON.parse(readFileSync(recordingOf(proven), "utf8")) as Exchange[];
  return differing([...before, ...recording], known).filter((exchange) => !before.includes(exchange));
}

/** What a recording has of the plays that come before another. */
export function beforePlay(release: Release, play: string, recorded: readonly Exchange[]): Exchange[] {
  const names = playsOf(release).map(({ name }) => name);
  return recorded.filter((exchange) => names.indexOf(playOf(exchange)) < names.indexOf(play));
}

/** The exchanges that went otherwise than known ones of the same name; of those that differ in the same way, the first. */
export function differing(recording: readonly Exchange[], known: readonly Exchange[]): Exchange[] {
  const knownById = new Map(known.map((exchange) => [exchange.id, partsOf(exchange)]));
  const told = new Set<string>();
  return recording.filter((exchange) => {
    const before = knownById.get(exchange.id) ?? new Set();
    const now = partsOf(exchange);
    const different = [...now].filter((part) => !before.has(part));
    const missing = [...before].filter((part) => !now.has(part));
    if (different.length + missing.length === 0) return false;
    const { method, path } = exchange.request;
    const way = JSON.stringify([method, path, different, missing]);
    if (told.has(way)) return false;
    told.add(way);
    return true;
  });
}

/** The play that an exchange is of. */
export function playOf({ id }: Exchange): string {
  return id.slice(0, id.indexOf("/"));
}

/** Every value of an exchange with its place, whatever the numbers of stand-ins, which depend on how many came before. */
function partsOf({ request, response }: Exchange): Set<string> {
  const parts = new Set<string>();
  const visit = (place: string, value: unknown): void => {
    if (typeof value === "object" && value !== null && Object.keys(value).length > 0)
      for (const [key, inner] of Object.entries(value)) visit(`${place}/${key}`, inner);
    else parts.add(`${place} ${JSON.stringify(value).replace(numbers, "")}`);
  };
  visit("request", request);
  visit("response", response);
  return parts;
}

/** The numbers of stand-ins: in `jwt-12`, in ids, keys and codes. */
const numbers = /(?<=jwt-)\d+|(?<=00000000-0000-4000-8000-)[0-9a-f]{12}|0{10,}[0-9a-f]+/g;

/** A recording as text; of a release that does not stand for its line with a line for each exchange, to keep it small. */
export function textOf(release: Release, recording: readonly Exchange[]): string {
  if (release === provenOf(release)) return `${JSON.stringify(recording, null, 1)}\n`;
  return `[\n${recording.map((exchange) => JSON.stringify(exchange)).join(",\n")}\n]\n`;
}
