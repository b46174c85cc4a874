import { rangeBetween } from "../../openapi/redocly-plugin/lines.js";
import { placeOf, releases } from "../../openapi/redocly-plugin/releases.js";
import { type Example, type LineContract, operationsOf, resolve } from "../contract/contract.ts";
import { adviceFor, isOpen } from "./advice.ts";
import type { ContractOfLine } from "./operations.ts";

/** A range of releases, including both ends. */
export interface Releases {
  readonly first: string;
  readonly last: string;
}

/** One cause of an error, as `errors.json` has it. */
export interface ErrorCause {
  readonly operation: string;
  readonly status: number;
  /** The name of the contract's example. */
  readonly name: string;
  /** The server's text, to compare as a whole. */
  readonly text?: string;
  /** A regular expression for a text that varies; it must match the whole text. */
  readonly pattern?: string;
  /** If the server returns a list: the type and place of each entry. */
  readonly issues?: readonly { readonly type: string; readonly loc?: readonly (number | string)[] }[];
  readonly releases: readonly Releases[];
  readonly code: string;
  readonly meaning: string;
  readonly advice: string;
}

interface Marks {
  readonly "x-since"?: string;
  readonly "x-until"?: string;
}
interface Range {
  first: number;
  last: number;
}
type Told = Omit<ErrorCause, "releases">;

/** Every named cause of an error in the contract, with the releases that have it. */
export function errorCausesOf(lines: readonly ContractOfLine[]): ErrorCause[] {
  const found = new Map<string, { told: Told; ranges: Range[] }>();
  for (const [index, { contract }] of lines.entries()) {
    for (const { told, range } of causesOf(contract, lines[index + 1]?.contract)) {
      const key = JSON.stringify([told.operation, told.status, told.name, told.text, told.issues, told.code]);
      const known = found.get(key);
      // The text of the newer line wins.
      if (known) Object.assign(known, { told }).ranges.push(range);
      else found.set(key, { told, ranges: [range] });
    }
  }
  return [...found.values()]
    .map(({ told, ranges }) => ({
      ...told,
      releases: joined(ranges).map(({ first, last }) => ({ first: named(first), last: named(last) })),
    }))
    .sort((one, other) => compare(sortKey(one), sortKey(other)));
}

/** The file `errors.json`: one cause per line. */
export function errorsFile(lines: readonly ContractOfLine[]): string {
  const rows = errorCausesOf(lines).map((cause) => `    ${JSON.stringify(cause)}`);
  const about =
    "Generated from openapi/ by `npm run generate`. What each error of Open WebUI means, by operation, status and the server's text.";
  return `{\n  "about": ${JSON.stringify(about)},\n  "errors": [\n${rows.join(",\n")}\n  ]\n}\n`;
}

function* causesOf(contract: LineContract, newer?: LineContract): Generator<{ told: Told; range: Range }> {
  const { first, last } = contract.info["x-releases"];
  for (const { operation } of operationsOf(contract)) {
    const claim = { first: placeOf(first), last: lastWithout(newer, operation.operationId) ?? placeOf(last) };
    for (const [status, reference] of Object.entries(operation.responses)) {
      if (Number(status) < 400) continue;
      const response = resolve(contract, reference);
      for (const media of Object.values(response.content ?? {})) {
        for (const [name, given] of Object.entries(media.examples)) {
          const example = resolve(contract, given);
          const range = narrowed(claim, [operation, response as Marks, media as Marks, example as Marks]);
          if (range.first > range.last) continue;
          const { operationId } = operation;
          const told = toldOf(operationId, Number(status), name, example);
          const advice = adviceFor(name, told.code, { operationId, open: isOpen(operation) });
          yield { told: { ...told, advice }, range };
        }
      }
    }
  }
}

/** The last release before an operation's new form, where a newer line begins with the older one. */
function lastWithout(newer: LineContract | undefined, name: string): number | undefined {
  const since =
    newer &&
    operationsOf(newer).find(({ operation }) => operation.operationId === name)?.operation["x-since"];
  if (!newer || since === undefined) return undefined;
  const { first } = rangeBetween(since, undefined);
  return first > placeOf(newer.info["x-releases"].first) ? first - 1 : undefined;
}

function toldOf(operation: string, status: number, name: string, example: Example): Omit<Told, "advice"> {
  const { "x-error-code": code, "x-error-pattern": pattern, summary, value } = example;
  if (code === undefined)
    throw new Error(`the example ${name} of ${operation} ${status} has no x-error-code`);
  return { operation, status, name, ...textOf(value, pattern), code, meaning: summary };
}

function textOf(value: unknown, pattern: string | undefined): Pick<Told, "issues" | "pattern" | "text"> {
  const text = typeof value === "string" ? value : (Object(value) as { detail?: unknown }).detail;
  if (typeof text === "string") {
    if (pattern === undefined) return { text };
    if (!new RegExp(`^(?:${pattern})$`).test(text))
      throw new Error(`${pattern} does not match its example: ${text}`);
    return { pattern };
  }
  const issues = [text].flat().map((one) => {
    const { type, loc } = Object(one) as { type: string; loc?: (number | string)[] };
    // A number is a position in the caller's own text.
    return { type, ...(loc && { loc: loc.filter((step) => typeof step === "string") }) };
  });
  return { issues };
}

function narrowed(claim: Range, marked: readonly Marks[]): Range {
  const ranges = [claim, ...marked.map((one) => rangeBetween(one["x-since"], one["x-until"]))];
  return {
    first: Math.max(...ranges.map(({ first }) => first)),
    last: Math.min(...ranges.map(({ last }) => last)),
  };
}

/** Merges adjacent ranges. */
function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort((one, other) => one.first - other.first)) {
    const before = result.at(-1);
    if (before && range.first <= before.last + 1) before.last = Math.max(before.last, range.last);
    else result.push({ ...range });
  }
  return result;
}

function named(place: number): string {
  return String(releases[place]);
}

function sortKey({ operation, status, name }: ErrorCause): string {
  return `${operation} ${status} ${name}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
