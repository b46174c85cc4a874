import { nearestTo, played } from "../../openapi/redocly-plugin/releases.js";
import type { Line } from "../contract/lines.ts";

/** The TypeScript module that combines the types of all lines; the last one is the newest. */
export function serverLinesModule(lines: Line[]): string {
  const each = (row: (line: string, name: string) => string) =>
    lines.map(({ line }) => row(line, `v${line.replace(/\W/g, "_")}`)).join("\n");
  return `${each(
    (line, name) => `import type { AuthsMethods as ${name}_methods } from "./v${line}/methods.ts";
import type { paths as ${name}_paths } from "./v${line}/schema.ts";`,
  )}

/** The supported lines of Open WebUI, and the types of each. */
export interface ServerLines {
${each((line, name) => `  "${line}": { methods: ${name}_methods; paths: ${name}_paths };`)}
}

/** The known releases of each line. */
export interface KnownReleases {
${lines.map(({ line, releases }) => `  "${line}": ${releases.map((release) => JSON.stringify(release)).join(" | ")};`).join("\n")}
}

/** A release that is known. */
export type KnownRelease = KnownReleases[keyof KnownReleases];

/** A release of a line, known or to come. */
export type ReleaseOfLine = ${
    lines
      .filter(({ line, releases }) => releases[0]?.startsWith(`${line}.`))
      .map(({ line }) => `\`${line}.\${number}\``)
      .join(" | ") || "never"
  };

/** The lines, oldest first. */
export const serverVersions = ${JSON.stringify(lines.map(({ line }) => line))} as const;

/** Each line with its first and its last known release, oldest first. */
export const serverLines = ${JSON.stringify(lines.map(({ line, releases }) => [line, releases[0], releases.at(-1)]))} as const;

/** Releases between others that were never published, with the nearest one. */
export const unpublished: Readonly<Record<string, string>> = ${JSON.stringify(unpublishedIn(lines))};

/** The releases whose real servers answered as the contract says. */
export const playedReleases: readonly string[] = ${JSON.stringify(played.filter((release) => lines.some(({ releases }) => releases.includes(release))))};

/** The newest line. */
export type NewestServerVersion = "${lines.at(-1)?.line}";
`;
}

/** The TypeScript module with the types of one line. */
export function lineModule(): string {
  return `export type { AuthsMethods } from "./methods.ts";
export type * from "./models.ts";
export type { paths } from "./schema.ts";
`;
}

function unpublishedIn(lines: readonly Line[]): Record<string, string> {
  const numberOf = (release: string) => Number(release.split(".")[2]);
  const missing = lines.flatMap(({ releases }) => {
    const [first = "", last = ""] = [releases[0], releases.at(-1)];
    const [major, minor] = first.split(".");
    const count = numberOf(last) - numberOf(first) + 1;
    const all = Array.from({ length: count }, (_, index) => `${major}.${minor}.${numberOf(first) + index}`);
    return all.filter((release) => !releases.includes(release));
  });
  return Object.fromEntries(missing.map((release) => [release, nearestTo(release)]));
}
