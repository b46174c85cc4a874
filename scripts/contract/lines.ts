import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** A server line that a contract is derived for. */
export interface Line {
  /** The API's name in `redocly.yaml`. */
  api: string;
  /** The line, such as `0.6`. */
  line: string;
  /** The release that stands for it, such as `0.6.42`. */
  release: string;
}

interface RedoclyConfig {
  apis: Record<
    string,
    { preprocessors: Record<"open-webui-auths/server-line", { line: string; release: string }> }
  >;
}

/** The lines, oldest first, as `redocly.yaml` names them. */
export function readLines(): Line[] {
  const config = parse(readFileSync(new URL("../../redocly.yaml", import.meta.url), "utf8")) as RedoclyConfig;
  return Object.entries(config.apis)
    .map(([api, { preprocessors }]) => ({ api, ...preprocessors["open-webui-auths/server-line"] }))
    .sort((a, b) => a.line.localeCompare(b.line, "en", { numeric: true }));
}

/** The line of that name, or the newest one. */
export function chooseLine(name?: string): Line {
  const lines = readLines();
  const chosen = name === undefined ? lines.at(-1) : lines.find(({ line }) => line === name);
  if (!chosen)
    throw new Error(`there is no line ${name}; there are ${lines.map(({ line }) => line).join(", ")}`);
  return chosen;
}

/** Where the bundled contract of a line is. */
export function bundleOf(line: string): URL {
  return new URL(`../../generated/v${line}/openapi.yaml`, import.meta.url);
}
