import { type Contract, operationsOf } from "../contract/contract.ts";

const needed = ["operationId", "summary", "description", "security"] as const;

/** Throws unless every operation has what its method and its row in the table need; lint checks much more. */
export function checkNeeds(contract: Contract): void {
  const places = new Map<string, string>();
  for (const { path, method, operation } of operationsOf(contract)) {
    const place = `${method.toUpperCase()} ${path}`;
    const missing = needed.filter((field) => operation[field] === undefined);
    if (missing.length > 0) throw new Error(`${place} has no ${missing.join(", no ")}`);
    if (!operation.responses?.["200"]) throw new Error(`${place} has no response 200`);
    const other = places.get(operation.operationId);
    if (other) throw new Error(`${place} and ${other} are both called ${operation.operationId}`);
    places.set(operation.operationId, place);
  }
}
