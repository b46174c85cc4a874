import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { claimOf, claims } from "../../openapi/redocly-plugin/releases.js";

/** A server line that a contract is derived for. */
export interface Line {
  /** The API's name in `redocly.yaml`. */
  api: string;
  /** The line, such as `0.6`. */
  line: string;
  /** The release that represents it, such as `0.6.42`. */
  release: string;
  /** Whether that release was fully recorded; otherwise the line is known only from source code. */
  verified?: boolean;
  /** All releases that the line's contract describes, oldest first. */
  releases: readonly string[];
}

interface RedoclyConfig {
  apis: Record<string, { preprocessors: Record<"open-webui-auths/server-line", { line: string }> }>;
}

/** The lines in `redocly.yaml`, oldest first, with their releases from `openapi/releases.yaml`. */
export function readLines(): Line[] {
  const config = parse(readFileSync(new URL("../../redocly.yaml", import.meta.url), "utf8")) as RedoclyConfig;
  const apis = new Map(
    Object.entries(config.apis).map(([api, { preprocessors }]) => [
      preprocessors["open-webui-auths/server-line"].line,
      api,
    ]),
  );
  for (const line of apis.keys()) {
    if (claims.some((claim) => claim.line === line)) continue;
    throw new Error(
      `redocly.yaml has line ${line}, but openapi/releases.yaml does not; add its releases there`,
    );
  }
  return claims.flatMap(({ line, verified, releases }) => {
    const api = apis.get(line);
    const release = verified ?? String(releases.at(-1));
    return api ? [{ api, line, release, verified: verified !== undefined, releases }] : [];
  });
}

/** The line of that name, or the newest one. */
export function chooseLine(name?: string): Line {
  const lines = readLines();
  const chosen = name === undefined ? lines.at(-1) : lines.find(({ line }) => line === name);
  if (!chosen)
    throw new Error(`there is no line ${name}; there are ${lines.map(({ line }) => line).join(", ")}`);
  return chosen;
}

/** The line whose contract describes a release; undefined for an unknown release. */
export function lineOf(release: string): string | undefined {
  return claimOf(release)?.line;
}

/** Negative if `a` is older than `b`. A line counts as its first release. */
export function compareReleases(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

/** Where the bundled contract of a line is. */
export function bundleOf(line: string): URL {
  return new URL(`../../generated/v${line}/openapi.yaml`, import.meta.url);
}
