import { readFileSync } from "node:fs";
import type { Exchange } from "../../scripts/exchanges.ts";
import { versions } from "./lines.ts";
import { normalise } from "./normalise.ts";
import { lineOf, type Release } from "./releases.ts";
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
 * What is kept of a release's recording: all of it for the release that a line is proven on, and else what that one did
 * not answer in the same way.
 */
export function keptOf(release: Release, recording: readonly Exchange[]): Exchange[] {
  const proven = versions[lineOf(release)];
  if (release === proven) return [...recording];
  const told = ({ version: _, ...exchange }: Exchange) => JSON.stringify(exchange).replace(numbers, "");
  const known = JSON.parse(readFileSync(recordingOf(proven), "utf8")) as Exchange[];
  const same = new Set(known.map(told));
  return recording.filter((exchange) => !same.has(told(exchange)));
}

/** The numbers of stand-ins, which depend on how many came before: in `jwt-12`, in ids, keys and codes. */
const numbers = /(?<=jwt-)\d+|(?<=00000000-0000-4000-8000-)[0-9a-f]{12}|0{10,}[0-9a-f]+/g;

/** A recording as text. */
export function textOf(recording: readonly Exchange[]): string {
  return `${JSON.stringify(recording, null, 1)}\n`;
}
