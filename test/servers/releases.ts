import { type Line, lines, versions } from "./lines.ts";
import { isPinned, pinnedReleases } from "./requirements.ts";

/** A published release whose packages are pinned, so that it can be booted. */
export type Release = `${Line}.${number}`;

/** Below zero where `a` is older than `b`. A line counts as its first release. */
export function compareReleases(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

/** Every release that can be booted, oldest first. */
export const releases: readonly Release[] = pinnedReleases().sort(compareReleases) as Release[];

/** The line that a release is of. */
export function lineOf(release: string): Line {
  const line = lines.find((known) => release.startsWith(`${known}.`));
  if (line === undefined) throw new Error(`Release ${release} is of no known line: ${lines.join(", ")}.`);
  return line;
}

/** A release by its name, or by its line's, which stands for the release that the line is proven on. */
export function parseRelease(text: string): Release {
  const line = lines.find((known) => known === text);
  if (line !== undefined) return versions[line];
  if (isPinned(text)) return text as Release;
  throw new Error(`"${text}" is no release of Open WebUI that is known here. ${nearest(text)}`);
}

function nearest(text: string): string {
  if (!/^\d+(\.\d+)*$/.test(text)) return `Name one as in 0.9.2, or a line: ${lines.join(", ")}.`;
  const older = releases.findLast((known) => compareReleases(known, text) < 0);
  const newer = releases.find((known) => compareReleases(known, text) > 0);
  return `The nearest: ${[older, newer].filter((one) => one !== undefined).join(" and ")}.`;
}
