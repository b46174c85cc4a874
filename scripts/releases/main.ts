import { parseArgs, styleText } from "node:util";
import { compareReleases, lineOf } from "../contract/lines.ts";
import { check, judgeAll, requirePublished } from "./check.ts";
import { readReleases, writeReleases } from "./facts.ts";
import { play } from "./play.ts";
import { publishedReleases, readFromIndex } from "./read.ts";

const help = `What is known of the releases of Open WebUI, and what is new.

  npm run releases                     lists those that the contract knows: played on a real server, or only read
  npm run releases -- check            asks pip's package index for newer ones, reads them, and says what moved
  npm run releases -- check 0.12.5     checks one
  npm run releases -- judge [0.9.2]    holds the contract against the sources of all, or of one
  npm run releases -- read 0.12.5      reads it into scripts/releases/facts.json; --all: all of them anew
  npm run releases -- play 0.12.5      boots it, plays every scenario, and says what is not as the contract says;
                                       --long: all of them, one at a time, going on where it was interrupted;
                                       --anew: those too that have a result

check, judge and play end with 0 when nothing is to be done, 1 when something is, and 2 when they could not tell.
`;

const first = "0.6.0";

interface Options {
  all?: boolean | undefined;
  long?: boolean | undefined;
  anew?: boolean | undefined;
}

/** What can be asked for; each tells whether something is to be done. */
const commands: Record<string, (named: readonly string[], options: Options) => boolean | Promise<boolean>> = {
  list,
  read,
  check: (named) => check(readReleases(), named),
  judge: (named) => judgeAll(readReleases(), named),
  play: (named, { long = false, anew = false }) => play(named, { long, anew }),
};

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    options: {
      all: { type: "boolean" },
      long: { type: "boolean" },
      anew: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(help);
    return false;
  }
  const [name = "list", ...named] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Error(`there is no command ${name}; see npm run releases -- --help`);
  return command(named, values);
}

function list(): boolean {
  for (const { release, played } of readReleases()) {
    console.log(
      `${release.padEnd(9)}${(played ? "played" : "read").padEnd(9)}line ${lineOf(release) ?? "none yet"}`,
    );
  }
  return false;
}

async function read(named: readonly string[], { all }: Options): Promise<boolean> {
  if (!all && named.length === 0) throw new Error("name a release, or say --all");
  const published = (await publishedReleases()).filter((release) => compareReleases(release, first) >= 0);
  const wanted = all ? published : named;
  requirePublished(wanted, published);
  let done = 0;
  const facts = await readFromIndex(wanted, (release) => {
    done += 1;
    process.stderr.write(`\r${done} of ${wanted.length} read (${release})   `);
  });
  process.stderr.write("\n");
  const kept = all ? [] : readReleases().filter(({ release }) => !facts.has(release));
  writeReleases([...kept, ...[...facts].map(([release, read]) => ({ release, facts: read }))]);
  return false;
}

try {
  process.exitCode = (await main()) ? 1 : 0;
} catch (error) {
  console.error(
    styleText("red", error instanceof Error ? error.message : String(error), { stream: process.stderr }),
  );
  process.exitCode = 2;
}
