import { type Bound, holds } from "./bounds.ts";
import type { Row } from "./results.ts";

/** A Markdown table: its first column left, the others right, padded so that it reads as text too. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) =>
    Math.max(3, name.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => padded(cells[column] ?? "", width, column)).join(" | ")} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

function padded(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

/** All contestants, the fastest first. */
export function contestantsTable(rows: readonly Row[]): string {
  return markdownTable(
    ["contestant", "time", "allocation", "loopback CPU", "import", "gzip"],
    rows
      .toSorted((a, b) => a.time.ratio - b.time.ratio)
      .map(({ label, time, allocation, cpu, imported, size }) => [
        label,
        ...[time, allocation, cpu, imported].map(({ ratio }) => ratio.toFixed(2)),
        `${size.gzip.toLocaleString("en")} B`,
      ]),
  );
}

/** Our figures beside what they should be. */
export function boundsTable(bounds: readonly Bound[]): string {
  return markdownTable(
    ["figure", "measured", "at most", ""],
    bounds.map((bound) => [
      bound.name,
      quantity(bound.value, bound),
      quantity(bound.bound, bound) +
        (bound.goal === undefined ? "" : ` (goal ${quantity(bound.goal, bound)})`),
      holds(bound) ? "holds" : "misses",
    ]),
  );
}

function quantity(value: number, { unit }: Bound): string {
  if (unit === "×") return `${value.toFixed(2)} ×`;
  return `${Math.round(value).toLocaleString("en")}${unit && ` ${unit}`}`;
}
