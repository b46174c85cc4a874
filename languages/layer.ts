import { readFileSync } from "node:fs";
import { readLines } from "../scripts/contract/lines.ts";
import { codeOfStatus } from "../src/errors.ts";
import { operationsOf, orderOf, releaseOf } from "../src/release.ts";

/** A row of `generated/errors.json`, as far as a layer needs it. */
interface ErrorRow {
  operation: string;
  status: number;
  text?: string;
  pattern?: string;
  code: string;
  releases: { first: string; last: string }[];
}

/** Of these only what the contract names for the operation is the server's. */
const rare = [404, 409];
const usual = [400, 401, 403, 422, 429];

/**
 * What the hand-written layers know of each line, as JSON: its releases, its operations with the codes of their statuses, and
 * what the texts of errors.json mean on it. Where a text's meaning changed within a line, its newest release counts.
 *
 * @param nameOf - how the language calls an operation
 */
export function layerTable(nameOf: (operation: string) => string = (operation) => operation): string {
  const { errors } = JSON.parse(
    readFileSync(new URL("../generated/errors.json", import.meta.url), "utf8"),
  ) as { errors: ErrorRow[] };
  const lines = readLines().map(({ line, releases }) => {
    const [first = "", last = ""] = [releases[0], releases.at(-1)];
    const rows = errors
      .filter((row) => lastOn(row, first, last) > 0)
      .sort((one, other) => lastOn(other, first, last) - lastOn(one, first, last));
    const operations = operationsOfLine(line, rows).map(([name, known]) => [nameOf(name), known]);
    return { line, releases, operations: Object.fromEntries(operations), errors: meaningsOf(rows) };
  });
  return JSON.stringify({ lines });
}

/** The last release between two that a row holds on, as a number to compare; 0 for none. */
function lastOn({ releases }: ErrorRow, first: string, last: string): number {
  const on = releases.filter(
    (one) => orderOf(one.first) <= orderOf(last) && orderOf(first) <= orderOf(one.last),
  );
  return Math.max(0, ...on.map((one) => orderOf(one.last)));
}

function operationsOfLine(line: string, rows: ErrorRow[]): [string, object][] {
  return [...operationsOf(releaseOf(line))].flatMap(([name, known]) => {
    if (!known) return [];
    const { method, path, credentials, traits } = known;
    const takesBody = traits.includes("body");
    const session = traits.find((trait) => /^(csrf|end|start)$/.test(trait)) ?? "";
    const named = rare.filter((status) =>
      rows.some((row) => row.operation === name && row.status === status),
    );
    const codes = [...usual, ...named].map((status) => [status, codeOfStatus(status)]);
    return [[name, { method, path, credentials, takesBody, session, codes: Object.fromEntries(codes) }]];
  });
}

function meaningsOf(rows: ErrorRow[]) {
  const meanings = new Map<string, { status: number; text?: string; pattern?: string; code: string }>();
  for (const { status, text, pattern, code } of rows) {
    const key = `${status} ${text ?? pattern}`;
    if ((text ?? pattern) !== undefined && !meanings.has(key))
      meanings.set(key, {
        status,
        ...(text !== undefined ? { text } : pattern !== undefined && { pattern }),
        code,
      });
  }
  return [...meanings.values()];
}
