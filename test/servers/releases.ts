import type { ServerLines } from "../../generated/server-lines.ts";
import { lineOf as claimedBy, compareReleases, readLines } from "../../scripts/contract/lines.ts";
import { type Line, lines } from "./lines.ts";
import { isPinned, pinnedReleases } from "./requirements.ts";

/** A published release whose packages are pinned, so that it can be booted. */
export type Release = `${Line}.${number}`;

/** Every release that can be booted, oldest first. */
export const releases: readonly Release[] = pinnedReleases().sort(compareReleases) as Release[];

/** The line whose contract describes a release; for a release that no contract claims, the line that it is named after. */
export function contractLineOf(release: Release): keyof ServerLines {
  return (claimedBy(release) ?? lineOf(release)) as keyof ServerLines;
}

/** The release that stands for the line of another: the one that was recorded whole. */
export function provenOf(release: Release): Release {
  const of = contractLineOf(release);
  return readLines().find(({ line }) => line === of)?.release as Release;
}

/** The line that a release is named after. */
export function lineOf(release: string): Line {
  const line = lines.find((known) => release.startsWith(`${known}.`));
  if (line === undefined) throw new Error(`Release ${release} is of no known line: ${lines.join(", ")}.`);
  return line;
}

/** A release by its name, or by its line's, which stands for the release that the line is proven on, or for its last. */
export function parseRelease(text: string): Release {
  const line = readLines().find((known) => known.line === text);
  if (line !== undefined) return line.release as Release;
  if (isPinned(text)) return text as Release;
  throw new Error(`"${text}" is no release of Open WebUI that is known here. ${nearest(text)}`);
}

/** Whether a name is that of a release newer than all that are known of its line. */
export function isNew(text: string): boolean {
  if (!/^\d+\.\d+\.\d+$/.test(text) || isPinned(text)) return false;
  const line = text.replace(/\.\d+$/, "");
  const siblings = releases.filter((known) => known.startsWith(`${line}.`));
  return siblings.length > 0 && siblings.every((known) => compareReleases(known, text) < 0);
}

function nearest(text: string): string {
  if (!/^\d+(\.\d+)*$/.test(text)) return `Name one as in 0.9.2, or a line: ${lines.join(", ")}.`;
  const older = releases.findLast((known) => compareReleases(known, text) < 0);
  const newer = releases.find((known) => compareReleases(known, text) > 0);
  return `The nearest: ${[older, newer].filter((one) => one !== undefined).join(" and ")}.`;
}
