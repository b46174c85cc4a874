import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { type Line, lines, root } from "./lines.ts";

/** One published release of Open WebUI, with what is known of it. */
export interface Release {
  readonly name: string;
  readonly line: Line;
  /** How far a real server of it was asked. */
  readonly seen: "recorded whole" | "played in part" | "read";
}

/** Every release of the lines of the site, the newest first. */
export function releases(): Release[] {
  // The pages are bundled, so a module cannot find the file beside itself.
  const claims = parse(readFileSync(new URL("openapi/releases.yaml", root), "utf8")) as {
    line: string;
    verified?: string;
    played?: string[];
    releases: string[];
  }[];
  return claims
    .flatMap(({ line: name, verified, played = [], releases }) => {
      const line = lines.find((one) => one.line === name);
      if (!line) return [];
      return releases.map((release) => ({
        name: release,
        line,
        seen: release === verified ? "recorded whole" : played.includes(release) ? "played in part" : "read",
      })) as Release[];
    })
    .reverse();
}
