import { casesOf, type Report, totalOf } from "./judge.ts";

/** What was sent and answered, a row an operation. */
export function table(report: Report): string {
  const rows = Object.entries(report.operations).map(([name, counts]) => [
    name,
    String(casesOf(counts)),
    String(counts.modes.negative ?? 0),
    statuses(counts.statuses),
  ]);
  const all = [
    ["operation", "cases", "invalid", "answers"],
    ...rows,
    ["all", String(totalOf(report)), "", ""],
  ];
  return all
    .map(([name = "", cases = "", invalid = "", answers = ""]) =>
      `${name.padEnd(18)}${cases.padStart(6)}${invalid.padStart(9)}  ${answers}`.trimEnd(),
    )
    .concat(...Object.entries(report.excused).map(([reason, count]) => `excused, ${count} times: ${reason}`))
    .join("\n");
}

function statuses(counts: Record<string, number>): string {
  return Object.entries(counts)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([status, count]) => `${status} × ${count}`)
    .join("  ");
}
