import type { Line } from "../contract/lines.ts";

/** The TypeScript module that brings the types of all lines together; the last one is the newest. */
export function serverLinesModule(lines: Line[]): string {
  const each = (row: (line: string, name: string) => string) =>
    lines.map(({ line }) => row(line, `v${line.replace(/\W/g, "_")}`)).join("\n");
  return `${each(
    (line, name) => `import type { AuthsMethods as ${name}_methods } from "./v${line}/methods.ts";
import type { paths as ${name}_paths } from "./v${line}/schema.ts";`,
  )}

/** The lines of Open WebUI that this package knows, and the types of each. */
export interface ServerLines {
${each((line, name) => `  "${line}": { methods: ${name}_methods; paths: ${name}_paths };`)}
}

/** The lines, oldest first. */
export const serverVersions = ${JSON.stringify(lines.map(({ line }) => line))} as const;

/** The first release of each line, in the same order. */
export const firstReleases = ${JSON.stringify(lines.map(({ releases }) => releases[0]))} as const;

/** The newest line. */
export type NewestServerVersion = "${lines.at(-1)?.line}";
`;
}

/** The TypeScript module that gives the types of one line. */
export function lineModule(): string {
  return `export type { AuthsMethods } from "./methods.ts";
export type * from "./models.ts";
export type { paths } from "./schema.ts";
`;
}
