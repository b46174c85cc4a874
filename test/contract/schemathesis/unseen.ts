import { type Contract, type Located, operationsOf, resolve } from "../../../scripts/contract/contract.ts";
import type { Report } from "./judge.ts";

/**
 * The documented causes of errors that a run did not meet, as in "signIn 403 passwordAuthDisabled". Some need another
 * server than the one that was booted; the recordings in `test/exchanges/` have those.
 */
export function unseenCauses(contract: Contract, report: Report): string[] {
  return operationsOf(contract).flatMap((located) => {
    const seen = report.operations[located.operation.operationId]?.causes;
    if (!seen) return [];
    return causesOf(contract, located).flatMap(({ status, name, text }) =>
      `${status} ${text}` in seen ? [] : [`${located.operation.operationId} ${status} ${name}`],
    );
  });
}

function causesOf(contract: Contract, { operation }: Located) {
  return Object.entries(operation.responses).flatMap(([status, response]) => {
    const examples = resolve(contract, response).content?.["application/json"]?.examples ?? {};
    return Object.entries(examples).flatMap(([name, example]) => {
      const text = (resolve(contract, example).value as { detail?: unknown } | null)?.detail;
      return typeof text === "string" ? [{ status, name, text }] : [];
    });
  });
}
