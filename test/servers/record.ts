import { readFileSync, writeFileSync } from "node:fs";
import type { Exchange } from "../../scripts/contract/exchanges.ts";
import type { Outcome } from "./play.ts";
import { playReleases } from "./play-releases.ts";
import { keptOf, playOf, recordingOf, textOf } from "./recording.ts";
import type { Release } from "./releases.ts";

/** Plays the scenarios on a real server, or those of one play, and writes what it answered. */
export async function record(release: Release, only?: string): Promise<void> {
  const [outcome] = await playReleases([release], only ? { only } : {});
  if (!outcome) throw new Error("nothing was played");
  for (const one of [...outcome.failures, ...outcome.violations]) console.error(one);
  for (const lack of outcome.lacks) console.log(`not there: ${lack}`);
  if (outcome.failures.length > 0)
    throw new Error(`${release} went another way than the scenarios tell; nothing was written`);
  write(outcome, only);
}

/** Writes the recording of what was played; of one play alone, the rest stays as it is. */
export function write({ release, recording }: Outcome, only?: string): void {
  const kept = keptOf(release, recording);
  const isOther = (exchange: Exchange) => playOf(exchange) !== only;
  const before: Exchange[] = only ? JSON.parse(readFileSync(recordingOf(release), "utf8")) : [];
  const place = before.findIndex((exchange) => !isOther(exchange));
  const others = before.filter(isOther);
  const all = only ? others.toSpliced(place < 0 ? others.length : place, 0, ...kept) : kept;
  writeFileSync(recordingOf(release), textOf(all));
  console.log(`${kept.length} of ${recording.length} exchanges with Open WebUI ${release} written`);
}
