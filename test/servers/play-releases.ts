import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import type { Contract } from "../../scripts/contract.ts";
import { run } from "../../scripts/run.ts";
import { cacheFolder } from "./cache.ts";
import { type Outcome, play } from "./play.ts";
import { parseRelease, type Release } from "./releases.ts";

/** The releases where behaviour changes, the first and the last of each line, and one of each further surface. */
export const playedReleases = `
  0.6.0 0.6.1 0.6.3 0.6.5 0.6.6 0.6.10 0.6.14 0.6.15 0.6.16 0.6.18 0.6.19 0.6.23 0.6.26 0.6.27 0.6.32 0.6.34 0.6.36
  0.6.37 0.6.40 0.6.41 0.6.43 0.7.0 0.7.2 0.8.0 0.8.2 0.8.3 0.8.4 0.8.6 0.8.10 0.8.11 0.8.12
  0.9.0 0.9.2 0.9.3 0.9.5 0.9.6 0.10.0 0.10.2 0.11.0 0.11.1 0.11.4 0.12.0 0.12.1 0.12.3 0.12.4
`
  .trim()
  .split(/\s+/)
  .map(parseRelease);

const help = `Plays the scenarios on real servers of many releases, one at a time, and holds every answer against the contract.

  node test/servers/play-releases.ts                 the ${playedReleases.length} where behaviour changes; those that have a result are not played again
  node test/servers/play-releases.ts 0.9.2 0.12.0    these
  node test/servers/play-releases.ts --anew          whatever the results so far are

The results are kept in ${cacheFolder("played")}
`;

export interface PlayOptions {
  /** What a release's answers are held against; the contract of its line unless given. */
  contractsOf?: (release: Release) => readonly Contract[] | undefined;
  /** Plays again what has a result. */
  anew?: boolean;
  /** Told of each release as soon as it has been played. */
  onOutcome?: (outcome: Outcome) => void;
}

/** Plays releases one at a time. What was played before an interrupt is not played again. */
export async function playReleases(
  wanted: readonly Release[],
  { contractsOf = () => undefined, anew = false, onOutcome }: PlayOptions = {},
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const release of wanted) {
    const file = cacheFolder("played", `${release}.json`);
    const outcome =
      !anew && existsSync(file)
        ? (JSON.parse(await readFile(file, "utf8")) as Outcome)
        : await played(file, release, contractsOf(release));
    outcomes.push(outcome);
    onOutcome?.(outcome);
  }
  return outcomes;
}

/** What cannot be booted is told as a failure, and tried again the next time. */
async function played(
  file: string,
  release: Release,
  contracts: readonly Contract[] | undefined,
): Promise<Outcome> {
  let outcome: Outcome;
  try {
    outcome = await play(release, contracts);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { release, scenarios: 0, recording: [], failures: [what], violations: [], lacks: [] };
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.partial`, JSON.stringify(outcome, null, 1));
  await rename(`${file}.partial`, file);
  return outcome;
}

/** An outcome in one line. */
export function lineOfOutcome({
  release,
  scenarios,
  recording,
  failures,
  violations,
  lacks,
}: Outcome): string {
  const counts = [
    `${scenarios} scenarios`,
    `${failures.length} failed`,
    `${recording.length} answers`,
    `${violations.length} not as the contract says`,
    `${lacks.length} not there`,
  ];
  return `${release.padEnd(7)} ${counts.join(", ")}`;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { help: { type: "boolean" }, anew: { type: "boolean" } },
    allowPositionals: true,
  });
  if (values.help) return console.log(help);
  const wanted = positionals.length > 0 ? positionals.map(parseRelease) : playedReleases;
  const outcomes = await playReleases(wanted, {
    anew: values.anew ?? false,
    onOutcome(outcome) {
      console.log(lineOfOutcome(outcome));
      for (const one of [...outcome.failures, ...outcome.violations]) console.log(`        ${one}`);
    },
  });
  if (outcomes.some(({ failures, violations }) => failures.length + violations.length > 0))
    process.exitCode = 1;
}

if (import.meta.main) await run(main);
