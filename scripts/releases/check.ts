import { styleText } from "node:util";
import { parse } from "yaml";
import { nearestTo } from "../../openapi/redocly-plugin/releases.js";
import type { Contract } from "../contract/contract.ts";
import { compareReleases, lineOf } from "../contract/lines.ts";
import { bundleOfRelease, bundlesOfReleases } from "../contract/releases.ts";
import type { Facts, ReadRelease } from "./facts.ts";
import { judge } from "./judge.ts";
import { moved } from "./moved.ts";
import { publishedReleases, readFromIndex } from "./read.ts";

/** Reads releases that are not known, or those that are named, and says what is not as in the release before; whether anything is. */
export async function check(known: readonly ReadRelease[], named: readonly string[]): Promise<boolean> {
  const published = await publishedReleases();
  requirePublished(named, published);
  const newest = known.at(-1)?.release ?? "";
  const wanted =
    named.length > 0 ? named : published.filter((release) => compareReleases(release, newest) > 0);
  if (wanted.length === 0) {
    console.log(`nothing is newer than ${newest}`);
    return false;
  }
  const facts = await readFromIndex(wanted);
  let found = false;
  let before = known;
  for (const release of wanted) {
    const read = facts.get(release) as Facts;
    if (await tellMoved(before, release, read)) found = true;
    before = [...before.filter((one) => one.release !== release), { release, played: false, facts: read }];
  }
  return found;
}

async function tellMoved(known: readonly ReadRelease[], release: string, facts: Facts): Promise<boolean> {
  const older = known
    .filter((one) => compareReleases(one.release, release) < 0)
    .sort((a, b) => compareReleases(a.release, b.release))
    .at(-1);
  if (!older) throw new Error(`no release before ${release} is known`);
  const contract = lineOf(older.release)
    ? (parse(await bundleOfRelease(older.release)) as Contract)
    : undefined;
  const sentences = moved(older.facts, facts, contract);
  const nothing = `${release}: nothing moved since ${older.release}`;
  return list(sentences.length > 0 ? `${release}, after ${older.release}:` : nothing, sentences);
}

/** Prints a title and what stands below it; whether anything does. */
function list(title: string, sentences: readonly string[]): boolean {
  console.log(styleText("bold", title));
  for (const sentence of sentences) console.log(`  ${sentence}`);
  return sentences.length > 0;
}

/** Holds the contract against the sources of releases, and tells whether anything was found. */
export async function judgeAll(known: readonly ReadRelease[], named: readonly string[]): Promise<boolean> {
  const wanted = named.length > 0 ? named.map((release) => findRelease(known, release)) : known;
  const bundles = await bundlesOfReleases(wanted.map(({ release }) => release));
  let found = false;
  for (const [index, { release, facts }] of wanted.entries()) {
    const findings = judge(facts, parse(bundles[index] as string) as Contract);
    const standing = findings.length === 0 ? "the contract holds" : `${findings.length} findings`;
    if (list(`${release}: ${standing}`, findings)) found = true;
  }
  return found;
}

function findRelease(known: readonly ReadRelease[], release: string): ReadRelease {
  const found = known.find((one) => one.release === release);
  if (!found) throw new Error(`there is no release ${release}; the nearest is ${nearestTo(release)}`);
  return found;
}

/** An error that names the nearest release, when one was never published. */
export function requirePublished(releases: readonly string[], published: readonly string[]): void {
  const missing = releases.find((release) => !published.includes(release));
  if (missing)
    throw new Error(
      `there is no release ${missing} on the index; the nearest known is ${nearestTo(missing)}`,
    );
}
