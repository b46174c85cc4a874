import { rangeBetween } from "../../openapi/redocly-plugin/lines.js";
import { releases } from "../../openapi/redocly-plugin/releases.js";
import { type Contract, operationsOf, readContract } from "../contract/contract.ts";
import { bundleOf, type Line, lineOf, readLines } from "../contract/lines.ts";
import { type Change, isBreaking } from "../lines/changes.ts";
import { compare, requestOf } from "../lines/compare.ts";
import { advice, differences, type Told, tell } from "../lines/words.ts";
import { operationsAbout, readUpgradeNotes, type UpgradeNote } from "./upgrade-notes.ts";

/** What one step from a line to the next one asks of callers. */
export interface Step {
  older: Line;
  newer: Line;
  contracts: [Contract, Contract];
  changes: Change[];
  notes: (UpgradeNote & { operations: string[] })[];
}

/** What is new and good to know, although it breaks nobody. */
const news = new Set<Change["kind"]>([
  "operation-added",
  "credential-accepted",
  "credentials-optional",
  "parameter-added",
  "field-accepted",
  "field-added",
  "error-added",
]);

/** Every step between neighbouring lines. */
export async function steps(): Promise<Step[]> {
  const lines = readLines();
  const notes = readUpgradeNotes();
  const contracts = lines.map(({ line }) => readContract(bundleOf(line)));
  const pairs = lines.slice(1).map((newer, index) => ({
    older: lines[index] as Line,
    newer,
    contracts: [contracts[index], contracts[index + 1]] as [Contract, Contract],
  }));
  return Promise.all(
    pairs.map(async (pair) => ({
      ...pair,
      changes: await compare(...pair.contracts),
      notes: notes
        .filter((note) => isFor(pair, note, String(lines[0]?.line)))
        .map((note) => ({ ...note, operations: operationsAbout(note, ...pair.contracts) })),
    })),
  );
}

/**
 * Whether a note is for those who come to a line: it is about a release of the line, or about one in the midst of the oldest
 * line, which nobody comes to.
 */
function isFor(
  { newer, older }: Pick<Step, "newer" | "older">,
  { line: mark }: UpgradeNote,
  oldest: string,
): boolean {
  const { first } = rangeBetween(mark, undefined);
  const line = lineOf(String(releases[first]));
  return line === newer.line || (older.line === oldest && line === oldest);
}

/** The page, newest step first: that is the one that most people take. */
export function upgradePage(all: readonly Step[]): string {
  return `# Upgrading between lines of Open WebUI

Made from the contract by \`npm run pages\`. Each section is for callers who were right on the line before, and
says by operation what they must do; read every section between your server's old line and its new one. With the client,
\`serverVersion\` names the line, and the compiler finds most of this for you. \`npm run lines:diff -- 0.6 0.12\` lists all
differences between any two lines.

${[...all].reverse().map(sectionOf).join("\n")}`;
}

/** What a caller must do, and what to know, as it stands on the page. */
export function duties(step: Step): Told[] {
  const notes = step.notes.filter(({ breaking }) => breaking);
  return inOrder([...tell(step.changes.filter(isBreaking), advice), ...notesTold(notes)], step);
}

/** Notes as what is told, each text once. */
function notesTold(notes: Step["notes"]): Told[] {
  return [...Map.groupBy(notes, ({ text }) => text)].map(([text, same]) => ({
    operations: [...new Set(same.flatMap(({ operations }) => operations))],
    breaking: same.some(({ breaking }) => breaking),
    text,
    changes: [],
  }));
}

function sectionOf(step: Step): string {
  const { older, newer, changes, notes } = step;
  const toKnow = notesTold(notes.filter(({ breaking }) => !breaking));
  const isNew = (change: Change) =>
    news.has(change.kind) &&
    (change.kind === "error-added" || change.statuses.every((one) => one.startsWith("2")));
  const added = operationsOf(step.contracts[1]).filter(({ operation }) =>
    changes.some(({ kind, operation: id }) => kind === "operation-added" && id === operation.operationId),
  );
  const others = tell(
    changes.filter((one) => isNew(one) && one.kind !== "operation-added"),
    differences,
  );
  return `## From ${older.line} to ${newer.line}

${part("What you must do", duties(step), step) || "Nothing: what was right goes on working.\n"}${part("What else changes", inOrder(toKnow, step), step)}${
  added.length + others.length > 0
    ? `
### What is new

${added.map((one) => `- \`${one.operation.operationId}\`: \`${requestOf(one)}\`. ${one.operation.summary}.\n`).join("")}${others.map((one) => `- ${operationsInWords(one.operations, step)}: ${one.text}.\n`).join("")}`
    : ""
}`;
}

function part(title: string, told: Told[], step: Step): string {
  if (told.length === 0) return "";
  const text = [...Map.groupBy(told, ({ operations }) => operations.join()).values()].map((group) => {
    const heading = operationsInWords(group[0]?.operations ?? [], step);
    return `**${heading}**\n\n${group.map(({ text }) => `- ${text}\n`).join("")}`;
  });
  return `${title === "What you must do" ? "" : "\n"}### ${title}\n\n${text.join("\n")}`;
}

/** What is about the most operations first, then as the contract has them. */
function inOrder(told: Told[], { contracts }: Step): Told[] {
  const order = contracts
    .toReversed()
    .flatMap((contract) => operationsOf(contract).map(({ operation }) => operation.operationId));
  const rank = ({ operations }: Told) =>
    operations.length > 8 ? -operations.length : order.indexOf(operations[0] ?? "");
  return told.toSorted((a, b) => rank(a) - rank(b) || b.operations.length - a.operations.length);
}

function operationsInWords(ids: string[], { contracts: [older, newer] }: Step): string {
  const before = new Set(operationsOf(older).map(({ operation }) => operation.operationId));
  const common = operationsOf(newer).filter(
    ({ path, operation }) => path.startsWith("/api/") && before.has(operation.operationId),
  );
  const sets = {
    "The whole API": operationsOf(newer),
    "Every operation": common,
    "Every operation with a body": common.filter(({ operation }) => operation.requestBody),
    "Every POST": common.filter(({ method }) => method === "post"),
  };
  for (const [words, located] of Object.entries(sets)) {
    if (
      located.length === ids.length &&
      located.every(({ operation }) => ids.includes(operation.operationId))
    )
      return words;
  }
  return ids.map((id) => `\`${id}\``).join(", ");
}
