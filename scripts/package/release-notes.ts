import { readFileSync } from "node:fs";
import { run } from "../support/run.ts";

/**
 * The notes of a release, from CHANGELOG.md.
 *
 * @param tag - the tag, such as `v0.2.0`
 * @param version - the version that package.json names
 * @param changelog - the text of CHANGELOG.md
 * @returns the text under the heading of that version
 * @throws Error when tag and version differ, or CHANGELOG.md has no dated heading, or nothing under it
 */
export function releaseNotes(tag: string, version: string, changelog: string): string {
  if (tag !== `v${version}`) throw new Error(`the tag is ${tag}, but package.json has version ${version}`);
  const [, ...sections] = changelog.split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${version} `));
  if (!section) throw new Error(`CHANGELOG.md has no heading "## ${version} - year-month-day"`);
  const [heading = "", ...lines] = section.split("\n");
  if (!/^\S+ - \d{4}-\d{2}-\d{2}$/.test(heading))
    throw new Error(
      `CHANGELOG.md's heading "## ${heading}" has no date; write "## ${version} - year-month-day"`,
    );
  const notes = lines.join("\n").trim();
  if (notes === "") throw new Error(`CHANGELOG.md has no text for ${version}`);
  return notes;
}

async function main(): Promise<void> {
  const [tag] = process.argv.slice(2);
  if (tag === undefined) throw new Error("name the tag: node scripts/package/release-notes.ts v0.2.0");
  const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
  console.log(releaseNotes(tag, JSON.parse(read("package.json")).version, read("CHANGELOG.md")));
}

if (import.meta.main) await run(main);
