import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { cacheFolder } from "../../scripts/support/cache.ts";
import { type Outcome, type PlayOptions, play } from "./play.ts";
import type { Release } from "./releases.ts";

export interface PlayReleasesOptions extends PlayOptions {
  /** Plays again what has a result. */
  anew?: boolean;
  /** Told of each release as soon as it has been played. */
  onOutcome?: (outcome: Outcome) => void;
}

/** Plays releases one at a time. What was played before an interrupt is not played again, unless what is played has changed. */
export async function playReleases(
  wanted: readonly Release[],
  { anew = false, onOutcome, ...options }: PlayReleasesOptions = {},
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const release of wanted) {
    const file = cacheFolder("played", stateOfSources(), `${release}.json`);
    const outcome =
      !anew && !options.only && existsSync(file)
        ? (JSON.parse(await readFile(file, "utf8")) as Outcome)
        : await played(file, release, options);
    outcomes.push(outcome);
    onOutcome?.(outcome);
  }
  return outcomes;
}

let state: string | undefined;

/** Another one as soon as the contract, the client or what is played has changed. */
function stateOfSources(): string {
  if (state) return state;
  const hash = createHash("sha256");
  for (const name of ["openapi", "generated", "src", "test/servers"]) {
    const folder = new URL(`../../${name}/`, import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
    for (const file of files.filter((one) => /\.(js|ts|yaml|txt)$/.test(one)))
      hash.update(file).update(readFileSync(new URL(file, folder)));
  }
  state = hash.digest("hex").slice(0, 12);
  return state;
}

/** What cannot be booted is told as a failure. Whatever failed is tried again the next time: a busy machine may be why. */
async function played(file: string, release: Release, options: PlayOptions): Promise<Outcome> {
  let outcome: Outcome;
  try {
    outcome = await play(release, options);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { release, seconds: 0, scenarios: 0, recording: [], failures: [what], violations: [], lacks: [] };
  }
  if (options.only || options.contracts || outcome.failures.length > 0) return outcome;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.partial`, JSON.stringify(outcome, null, 1));
  await rename(`${file}.partial`, file);
  return outcome;
}

/** Whether a release went as the scenarios tell and the contracts say. */
export function isRight({ failures, violations }: Outcome): boolean {
  return failures.length + violations.length === 0;
}

/** Whether a release could be played: nothing was, where it could not be booted. */
export function wasPlayed({ scenarios }: Outcome): boolean {
  return scenarios > 0;
}

/** An outcome as text: how much there was, then each thing that went wrong once. */
export function reportOf(outcome: Outcome): string {
  const { release, seconds, scenarios, recording, failures, violations, lacks } = outcome;
  const summary = summaryOf(violations);
  const counts = [
    `${scenarios} scenarios`,
    `${failures.length} failed`,
    `${recording.length} answers`,
    `${summary.length} not as the contract says`,
    `${lacks.length} not there`,
    `${seconds} s`,
  ];
  const wrong = [...failures, ...summary].map((one) => `        ${one}`);
  return [`${release.padEnd(7)} ${counts.join(", ")}`, ...wrong].join("\n");
}

/** Each violation once, whichever contract it is against, with the step that met it first and how often it was met. */
function summaryOf(violations: readonly string[]): string[] {
  const parts = violations.map((one) => {
    const [, step = "", what = one] =
      /^(.+?): \w+(?: \d+)?: (.+?)(?: \(contract of the \w+\))?$/s.exec(one) ?? [];
    return { step, what };
  });
  return [...Map.groupBy(parts, ({ what }) => what)].map(([what, met]) => {
    const steps = [...new Set(met.map(({ step }) => step))];
    return `${what}; in ${steps[0]}${steps.length > 1 ? ` and ${steps.length - 1} more` : ""}`;
  });
}
