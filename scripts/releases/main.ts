import { parseArgs, styleText } from "node:util";
import { compareReleases, lineOf } from "../contract/lines.ts";
import { check, judgeAll, requirePublished } from "./check.ts";
import { readReleases, writeReleases } from "./facts.ts";
import { play } from "./play.ts";
import { publishedReleases, readFromIndex } from "./read.ts";

const help = `Lists the supported releases of Open WebUI, and checks for new ones.

  npm run releases                     lists the releases in the contract: played on a real server, or only read
  npm run releases -- check            finds newer releases on pip's package index, and lists their changes
  npm run releases -- check 0.12.5     checks one release
  npm run releases -- judge [0.9.2]    checks the contract against the sources of all releases, or of one
  npm run releases -- read 0.12.5      stores its facts in scripts/releases/facts.json; --all: of all releases
  npm run releases -- play 0.12.5      starts it, runs every scenario, and lists each violation of the contract;
                                       --long: all releases, one at a time; resumes after an interruption;
                                       --anew: also those with a result

Exit codes of check, judge and play: 0 for no changes or violations, 1 for some, 2 for a failure.
`;

const first = "0.6.0";

interface Options {
  all?: boolean | undefined;
  long?: boolean | undefined;
  anew?: boolean | undefined;
}

/** The commands; each returns whether there is something to do. */
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
  if (!command) throw new Error(`unknown command ${name}; see npm run releases -- --help`);
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
  if (!all && named.length === 0) throw new Error("name a release, or use --all");
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
