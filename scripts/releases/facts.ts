import { readFileSync, writeFileSync } from "node:fs";
import { played } from "../../openapi/redocly-plugin/releases.js";
import { differing } from "../compare/compare.ts";
import { compareReleases } from "../contract/lines.ts";

/**
 * What the Python sources of a release say of its authentication API. A key is a fact, such as `SigninForm.email` or
 * `POST /api/v1/auths/signin raises 400 …`; the value says more where there is more to say, such as `str`.
 */
export type Facts = Readonly<Record<string, string>>;

/** A release whose sources were read. */
export interface ReadRelease {
  release: string;
  /** Whether a real server of the release was recorded. */
  played: boolean;
  facts: Facts;
}

/** As the file holds them: what is new or other than in the release before, and null for what is gone. */
type Written = Record<string, { played: boolean; facts: Record<string, string | null> }>;

const file = new URL("facts.json", import.meta.url);

/** The releases that were read, oldest first. */
export function readReleases(): ReadRelease[] {
  const written = JSON.parse(readFileSync(file, "utf8")) as Written;
  let facts: Facts = {};
  return Object.entries(written).map(([release, { played, facts: changes }]) => {
    const merged = Object.entries({ ...facts, ...changes }).filter(([, value]) => value !== null);
    facts = Object.fromEntries(merged) as Facts;
    return { release, played, facts };
  });
}

/** Writes the file anew. */
export function writeReleases(all: readonly Pick<ReadRelease, "release" | "facts">[]): void {
  writeFileSync(file, `${JSON.stringify(differences(all), null, 2)}\n`);
}

/** The releases as the file holds them. */
export function differences(all: readonly Pick<ReadRelease, "release" | "facts">[]): Written {
  let before: Facts = {};
  const written: Written = {};
  for (const { release, facts } of [...all].sort((a, b) => compareReleases(a.release, b.release))) {
    const changes = differing(before, facts)
      .sort()
      .map((key) => [key, facts[key] ?? null] as const);
    written[release] = { played: played.includes(release), facts: Object.fromEntries(changes) };
    before = facts;
  }
  return written;
}
