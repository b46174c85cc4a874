import { readFileSync, writeFileSync } from "node:fs";
import type { Exchange } from "../../scripts/contract/exchanges.ts";
import type { Outcome } from "./play.ts";
import { playReleases } from "./play-releases.ts";
import { beforePlay, keptOf, playOf, recordingOf, textOf } from "./recording.ts";
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
  const recorded: Exchange[] = only ? JSON.parse(readFileSync(recordingOf(release), "utf8")) : [];
  const before = only ? beforePlay(release, only, recorded) : [];
  const after = recorded.filter((exchange) => playOf(exchange) !== only && !before.includes(exchange));
  const kept = keptOf(release, recording, before);
  writeFileSync(recordingOf(release), textOf(release, [...before, ...kept, ...after]));
  console.log(`${kept.length} of ${recording.length} exchanges with Open WebUI ${release} written`);
}
