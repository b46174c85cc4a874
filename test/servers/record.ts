import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Exchange } from "../../scripts/exchanges.ts";
import { run } from "../../scripts/run.ts";
import { type Line, parseLine, versions } from "./lines.ts";
import { normalise } from "./normalise.ts";
import { setStage } from "./play.ts";
import { playsOf } from "./scenarios/plays.ts";
import type { Stage } from "./scenarios/stage.ts";

const help = `Boots a real server, plays the scenarios on it and writes what it answered.

  npm run record -- 0.6                 writes test/exchanges/open-webui-0.6.42.json
  npm run record -- 0.6 --play server   writes in it what one play shows, and keeps the rest
`;

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

async function record(line: Line, only?: string): Promise<void> {
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

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { help: { type: "boolean" }, play: { type: "string" } },
    allowPositionals: true,
  });
  const [line] = positionals;
  if (values.help || !line) return console.log(help);
  await record(parseLine(line), values.play);
}

if (import.meta.main) await run(main);
