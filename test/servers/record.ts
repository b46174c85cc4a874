import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { run } from "../../scripts/run.ts";
import { playReleases } from "./play-releases.ts";
import { keptOf, recordingOf, textOf } from "./recording.ts";
import { parseRelease, type Release } from "./releases.ts";

const help = `Boots a real server, plays the scenarios on it and writes what it answered.

  npm run record -- 0.6     writes test/exchanges/open-webui-0.6.42.json
  npm run record -- 0.9.2   writes test/exchanges/open-webui-0.9.2.json: what is not as in the recording of its line
`;

async function record(release: Release): Promise<void> {
  const [outcome] = await playReleases([release], { anew: true });
  if (outcome === undefined) throw new Error("nothing was played");
  const { recording, failures, violations, lacks } = outcome;
  for (const one of [...failures, ...violations]) console.error(one);
  for (const lack of lacks) console.log(`not there: ${lack}`);
  if (failures.length > 0)
    throw new Error(`${release} went another way than the scenarios tell; nothing was written`);
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
