import { writeFileSync } from "node:fs";
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

/** Plays all scenarios of a line on a real server, and writes what it answered. */
export async function record(line: Line): Promise<void> {
  const recording: Exchange[] = [];
  for (const play of playsOf(line)) {
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
