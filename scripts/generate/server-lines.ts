import type { Line } from "../lines.ts";

/** The TypeScript module that brings the lines together; the last one is the newest. */
export function serverLinesModule(lines: Line[]): string {
  const each = (row: (line: string, name: string) => string) =>
    lines.map(({ line }) => row(line, `v${line.replace(".", "_")}`)).join("\n");
  return `${each(
    (line, name) => `import type { AuthsMethods as ${name}_methods } from "./v${line}/methods.ts";
import { serverLine as ${name} } from "./v${line}/operations.ts";
import type { paths as ${name}_paths } from "./v${line}/schema.ts";`,
  )}

/** The lines of Open WebUI that this package knows, and the types of each. */
export interface ServerLines {
${each((line, name) => `  "${line}": { methods: ${name}_methods; paths: ${name}_paths };`)}
}

/** The operations of each line. */
export const serverLines = {
${each((line, name) => `  "${line}": ${name},`)}
};

/** The newest line. */
export const newestServerVersion = "${lines.at(-1)?.line}";
`;
}
