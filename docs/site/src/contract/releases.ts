import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { type Line, lines, root } from "./lines.ts";

/** One published release of Open WebUI, with what is known of it. */
export interface Release {
  readonly name: string;
  readonly line: Line;
  /** How far a real server of it was asked. */
  readonly seen: "recorded whole" | "played in part" | "read";
  /** What it has that the release before it has not, as Markdown. */
  readonly news: readonly string[];
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
  const news = newsByRelease();
  return claims
    .flatMap(({ line: name, verified, played = [], releases }) => {
      const line = lines.find((one) => one.line === name);
      if (!line) return [];
      return releases.map((release) => ({
        name: release,
        line,
        seen: release === verified ? "recorded whole" : played.includes(release) ? "played in part" : "read",
        news: news.get(release) ?? [],
      })) as Release[];
    })
    .reverse();
}

/** From the marks of the contracts: what came with a release, each thing once. */
function newsByRelease(): Map<string, string[]> {
  const news = new Map<string, Map<string, Set<string>>>();
  const add = (since: unknown, what: string, place?: string) => {
    if (typeof since !== "string") return;
    const release = /^\d+\.\d+$/.test(since) ? `${since}.0` : since;
    const things = news.get(release) ?? new Map<string, Set<string>>();
    const places = things.get(what) ?? new Set();
    if (place !== undefined) places.add(place);
    news.set(release, things.set(what, places));
  };
  for (const { contract, operations } of lines.toReversed()) {
    for (const { operation } of operations.values())
      add(operation["x-since"], `operation \`${operation.operationId}\``);
    for (const [name, schema] of Object.entries(contract.components.schemas)) {
      add(schema["x-since"], `model \`${name}\``);
      const { properties = {} } = schema as { properties?: Record<string, { "x-since"?: string }> };
      for (const [property, node] of Object.entries(properties))
        add(node["x-since"], `\`${property}\``, `\`${name}\``);
    }
  }
  return new Map(
    [...news].map(([release, things]) => [
      release,
      [...things].map(([what, places]) =>
        places.size > 0 ? `${what} of ${[...places].join(", ").replace(/, ([^,]*)$/, " and $1")}` : what,
      ),
    ]),
  );
}
