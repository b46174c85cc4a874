import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Exchange } from "../../scripts/exchanges.ts";
import { run } from "../../scripts/run.ts";
import { versions } from "./lines.ts";
import { normalise } from "./normalise.ts";
import { setStage } from "./play.ts";
import { lineOf, parseRelease, type Release } from "./releases.ts";
import { lackedBy, playsOf } from "./scenarios/plays.ts";
import type { Stage } from "./scenarios/stage.ts";

const help = `Boots a real server, plays the scenarios on it and writes what it answered.

  npm run record -- 0.6     writes test/exchanges/open-webui-0.6.42.json
  npm run record -- 0.9.2   writes test/exchanges/open-webui-0.9.2.json: what is not as in the recording of its line
`;

/** Where a release's recording is kept. */
export function recordingOf(release: Release): URL {
  return new URL(`../exchanges/open-webui-${release}.json`, import.meta.url);
}

/**
 * What is kept of a release's recording: all of it for the release that a line is proven on, and else what that one did
 * not answer in the same way.
 */
export function keptOf(release: Release, recording: readonly Exchange[]): Exchange[] {
  const proven = versions[lineOf(release)];
  if (release === proven) return [...recording];
  const told = ({ version: _, ...exchange }: Exchange) => JSON.stringify(exchange);
  const known = JSON.parse(readFileSync(recordingOf(proven), "utf8")) as Exchange[];
  const same = new Set(known.map(told));
  return recording.filter((exchange) => !same.has(told(exchange)));
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

async function record(release: Release): Promise<void> {
  const recording: Exchange[] = [];
  for (const play of playsOf(release)) {
    await using set = await setStage(release, play);
    for (const scenario of play.scenarios) {
      await scenario.run(set.stage);
      console.log(`${play.name}: ${scenario.name}`);
    }
    if (set.stage.problems.length > 0) console.error(set.stage.problems.join("\n"));
    recording.push(...recordingFrom(play.name, set.stage));
  }
  for (const lack of lackedBy(release)) console.log(`not there: ${lack}`);
  const kept = keptOf(release, recording);
  writeFileSync(recordingOf(release), textOf(kept));
  console.log(`${kept.length} of ${recording.length} exchanges with Open WebUI ${release} written`);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { help: { type: "boolean" } },
    allowPositionals: true,
  });
  if (values.help || positionals.length === 0) return console.log(help);
  for (const release of positionals.map(parseRelease)) await record(release);
}

if (import.meta.main) await run(main);
