import { errorCodes, operations } from "../generated/operations.ts";
import { type ServerLines, serverVersions } from "../generated/server-lines.ts";
import type { ContractErrorCode, Operation } from "./operation.ts";

/** A line of Open WebUI releases that the contract describes, such as `"0.6"`. */
export type ServerVersion = keyof ServerLines;

export const newest: ServerVersion = serverVersions[serverVersions.length - 1] as ServerVersion;

function isBefore(a: string, b: string): boolean {
  return serverVersions.indexOf(a as ServerVersion) < serverVersions.indexOf(b as ServerVersion);
}

/** Every operation with its row for a line; undefined where the line has none. */
export type LineOperations = readonly (readonly [name: string, operation: Operation | undefined])[];

export function operationsOf(line: ServerVersion): LineOperations {
  return Object.entries(operations).map(([name, rows]) => [
    name,
    rows.find(({ since = line, until = line }) => !isBefore(line, since) && !isBefore(until, line)),
  ]);
}

/** Which lines have an operation, in words. */
export function linesOf(name: string): string {
  const rows = operations[name] ?? [];
  const [since, until] = [rows[0]?.since, rows[rows.length - 1]?.until];
  return `${since ? `since ${since}` : ""}${until ? ` until ${until}` : ""}`.trim();
}

/** What the contract calls an answer of that status with that text; undefined for a text that it does not know. */
export function codeOfText(
  line: ServerVersion,
  status: number,
  text: unknown,
): ContractErrorCode | undefined {
  const texts = errorCodes[status];
  if (typeof text !== "string" || !texts || !Object.hasOwn(texts, text)) return undefined;
  const codes = texts[text];
  if (typeof codes !== "object") return codes;
  return codes.find(({ until = line }) => !isBefore(until, line))?.code;
}
