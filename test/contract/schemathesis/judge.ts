import type { Exchange } from "../../../scripts/contract/exchanges.ts";

/** What `report.py` writes. */
export interface Report {
  operations: Record<string, Counts>;
  violations: Violation[];
  /** What went wrong besides the answers: a request that got none, a hook that failed. */
  errors: string[];
  /** How often a failure of Schemathesis's own checks was none, by reason. */
  excused: Record<string, number>;
}

export interface Counts {
  phases: Record<string, number>;
  modes: Record<string, number>;
  statuses: Record<string, number>;
  /** A status and the text of its error, if it has one. */
  causes: Record<string, number>;
  credentials: Record<string, number>;
}

export interface Violation {
  check: string;
  operation: string;
  title: string;
  message: string;
  count: number;
  exchange: Exchange & { setup: string };
}

export interface Demands {
  cases: number;
  operations: readonly string[];
}

export function casesOf({ statuses }: Counts): number {
  return Object.values(statuses).reduce((sum, count) => sum + count, 0);
}

export function totalOf({ operations }: Report): number {
  return Object.values(operations).reduce((sum, counts) => sum + casesOf(counts), 0);
}

/** Why a run does not count; empty when it does. A run that tried little or was let in nowhere proves nothing. */
export function judge(report: Report, { cases, operations }: Demands): string[] {
  const total = totalOf(report);
  return [
    ...report.violations.map(
      ({ check, operation, exchange, message, title, count }) =>
        `${operation} ${exchange.response.status}, ${count} times: ${check}: ${message.split("\n")[0] || title}`,
    ),
    ...report.errors,
    ...(total < cases ? [`only ${total} cases were run, of the ${cases} that were asked for`] : []),
    ...operations
      .filter((name) => !succeeded(report.operations[name]))
      .map((name) => `${name} never succeeded`),
  ];
}

function succeeded(counts: Counts | undefined): boolean {
  return Object.keys(counts?.statuses ?? {}).some((status) => status.startsWith("2"));
}
