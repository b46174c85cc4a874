import { parseArgs, styleText } from "node:util";
import { readContract } from "../contract/contract.ts";
import { bundleOf, chooseLine, type Line, readLines } from "../contract/lines.ts";
import { run } from "../support/run.ts";
import { type Change, isBreaking } from "./changes.ts";
import { compare } from "./compare.ts";
import { differences, type Told, tell } from "./words.ts";

const help = `Lists how the API differs between two server lines, by operation; what breaks callers comes first, with a ✗.

  npm run lines:diff -- 0.8 0.9             any two lines, the older one first
  npm run lines:diff -- 0.6 0.12 --breaking  only what breaks callers
  npm run lines:diff -- 0.8 0.9 --json      for programs; with npm's own words off: npm run --silent lines:diff -- …
`;

/** The two lines that were named, or what is wrong with them in words. */
export function linesNamed(names: readonly string[]): [Line, Line] {
  const lines = readLines();
  const known = lines.map(({ line }) => line).join(", ");
  if (names.length !== 2) throw new Error(`name two lines, the older one first; there are ${known}`);
  const [older, newer] = names.map((name) => chooseLine(name)) as [Line, Line];
  if (older.line === newer.line) throw new Error(`${older.line} does not differ from itself; name two lines`);
  const place = ({ line }: Line) => lines.findIndex((one) => one.line === line);
  if (place(older) > place(newer))
    throw new Error(`${newer.line} is older than ${older.line}; name the older one first`);
  return [older, newer];
}

/** The differences for a person to read. */
export function report([older, newer]: [Line, Line], changes: Change[], breakingOnly = false): string {
  const told = tell(changes, differences);
  const [breaking, others] = [told.filter((one) => one.breaking), told.filter((one) => !one.breaking)];
  const title = `Open WebUI ${older.line} → ${newer.line} (${older.release} → ${newer.release})`;
  const count = `${countOf(changes.filter(isBreaking), "breaking difference")}, ${countOf(
    changes.filter((one) => !isBreaking(one)),
    "other",
  )}`;
  return [
    styleText("bold", `${title}: ${count}`),
    ...section("Breaking", breaking, styleText("red", "✗")),
    ...(breakingOnly ? [] : section("Other", others, styleText("dim", "·"))),
  ].join("\n");
}

/** Sentences by the operations that they are about, in the order of the contract. */
export function byOperations(told: readonly Told[]): [string[], Told[]][] {
  const groups = Map.groupBy(told, ({ operations }) => operations.join());
  return [...groups.values()].map((group) => [group[0]?.operations ?? [], group]);
}

function section(title: string, told: Told[], mark: string): string[] {
  if (told.length === 0) return [];
  return [
    "",
    styleText("underline", title),
    ...byOperations(told).flatMap(([operations, sentences]) => [
      styleText("cyan", `  ${operations.join(", ")}`),
      ...sentences.map(({ text }) => `    ${mark} ${text.replaceAll("`", "")}`),
    ]),
  ];
}

function countOf({ length }: readonly unknown[], what: string): string {
  return `${length} ${what}${length === 1 ? "" : "s"}`;
}

/** The differences for programs. */
export function jsonOf([older, newer]: [Line, Line], changes: Change[]): object {
  return {
    from: older.line,
    to: newer.line,
    breaking: changes.some(isBreaking),
    changes: changes.map((change) => ({
      ...change,
      breaking: isBreaking(change),
      text: tell([change], differences)[0]?.text,
    })),
  };
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean" }, breaking: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help) return console.log(help);
  const lines = linesNamed(positionals);
  const [older, newer] = lines.map(({ line }) => readContract(bundleOf(line)));
  if (!older || !newer) return;
  const all = await compare(older, newer);
  const changes = values.breaking ? all.filter(isBreaking) : all;
  console.log(
    values.json ? JSON.stringify(jsonOf(lines, changes), null, 2) : report(lines, all, values.breaking),
  );
}

if (import.meta.main) await run(main);
