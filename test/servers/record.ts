import { readFileSync, writeFileSync } from "node:fs";
import type { Exchange } from "../../scripts/contract/exchanges.ts";
import { type Line, versions } from "./lines.ts";
import { normalise } from "./normalise.ts";
import { setStage } from "./play.ts";
import { playsOf } from "./scenarios/plays.ts";
import type { Stage } from "./scenarios/stage.ts";

/** Where a line's recording is kept. */
export function recordingOf(line: Line): URL {
  return new URL(`../exchanges/open-webui-${versions[line]}.json`, import.meta.url);
}

/** What a play left on its stage, as it is kept. */
export function recordingFrom(play: string, stage: Stage): Exchange[] {
  const exchanges = stage.exchanges.map((exchange) => ({ ...exchange, id: `${play}/${exchange.id}` }));
  return normalise(exchanges, stage.standIns());
}

/** A recording as text. */
export function textOf(recording: readonly Exchange[]): string {
  return `${JSON.stringify(recording, null, 1)}\n`;
}

/** Plays the scenarios of a line on a real server, or those of one play, and writes what it answered. */
export async function record(line: Line, only?: string): Promise<void> {
  const plays = playsOf(line);
  if (only && !plays.some(({ name }) => name === only))
    throw new Error(`${line} has no play "${only}". Known: ${plays.map(({ name }) => name).join(", ")}.`);
  const before: Exchange[] = only ? JSON.parse(readFileSync(recordingOf(line), "utf8")) : [];
  const recording: Exchange[] = [];
  for (const play of plays) {
    if (only && play.name !== only) {
      recording.push(...before.filter(({ id }) => id.startsWith(`${play.name}/`)));
      continue;
    }
    await using set = await setStage(line, play);
    for (const scenario of play.scenarios) {
      await scenario.run(set.stage);
      console.log(`${play.name}: ${scenario.name}`);
    }
    if (set.stage.problems.length > 0) console.error(set.stage.problems.join("\n"));
    recording.push(...recordingFrom(play.name, set.stage));
  }
  writeFileSync(recordingOf(line), textOf(recording));
  console.log(`${recording.length} exchanges with Open WebUI ${versions[line]} written`);
}
