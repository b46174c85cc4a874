import { parseArgs, styleText } from "node:util";
import { placeOf } from "../../openapi/redocly-plugin/releases.js";
import { readLines } from "../contract/lines.ts";
import { run } from "../support/run.ts";
import { readHistory } from "./history.ts";
import { differences, type Upgrade, upgrade } from "./upgrade.ts";
import { byOperations, type Told, tell } from "./words.ts";

const help = `Lists how the API differs between two releases, by operation; what breaks callers comes first, with a ✗.

  npm run lines:diff -- 0.9.2 0.9.3        any two releases, the older one first
  npm run lines:diff -- 0.8 0.9            a line stands for its last release
  npm run lines:diff -- 0.6 0.12 --breaking  only what breaks callers
  npm run lines:diff -- 0.8 0.9 --json     for programs; with npm's own words off: npm run --silent lines:diff -- …
`;

/** The two releases that were named, or what is wrong with them in words. */
function releasesNamed(names: readonly string[]): [string, string] {
  const lines = readLines();
  if (names.length !== 2) {
    const known = lines.map(({ line }) => line).join(", ");
    throw new Error(`name two releases, the older one first, or two of the lines ${known}`);
  }
  const [older, newer] = names.map(
    (name) => lines.find(({ line }) => line === name)?.releases.at(-1) ?? name,
  ) as [string, string];
  if (placeOf(older) === placeOf(newer))
    throw new Error(`${older} does not differ from itself; name two releases`);
  if (placeOf(older) > placeOf(newer))
    throw new Error(`${newer} is older than ${older}; name the older one first`);
  return [older, newer];
}

/** The differences for a person to read. */
function report(title: string, { duties, toKnow, news, others }: Upgrade, breakingOnly = false): string {
  const rest = [...toKnow, ...news, ...others];
  return [
    styleText("bold", `${title}: ${duties.length} breaking, ${rest.length} not breaking`),
    ...section("Breaking", duties, styleText("red", "✗")),
    ...(breakingOnly ? [] : section("Other", rest, styleText("dim", "·"))),
  ].join("\n");
}

function section(title: string, told: readonly Told[], mark: string): string[] {
  if (told.length === 0) return [];
  const groups = byOperations(told).flatMap(({ operations, texts }) => [
    styleText("cyan", `  ${operations.join(", ") || "the whole API"}`),
    ...texts.map((text) => `    ${mark} ${text.replaceAll("`", "")}`),
  ]);
  return ["", styleText("underline", title), ...groups];
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean" }, breaking: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help) return console.log(help);
  const [from, to] = releasesNamed(positionals);
  const history = await readHistory();
  if (!values.json) {
    console.log(report(`Open WebUI ${from} → ${to}`, upgrade(history, from, to), values.breaking));
    return;
  }
  const found = differences(history, from, to);
  const chosen = <T extends { breaking: boolean }>(all: T[]) =>
    all.filter(({ breaking }) => breaking || !values.breaking);
  const notes = found.notes.map(({ operations, breaking, text }) => ({ operations, breaking, text }));
  const changes = found.changes.map((change) => ({ ...change, text: tell([change])[0]?.text }));
  console.log(JSON.stringify({ from, to, changes: chosen(changes), notes: chosen(notes) }, null, 2));
}

await run(main);
