import { readFileSync } from "node:fs";
import { parse, stringify } from "yaml";

/** A contract without answers that are errors: where a layer raises those, no result has to be told from them. */
export function successesOf(bundle: URL): string {
  const contract = parse(readFileSync(bundle, "utf8"));
  for (const path of Object.values<Record<string, { responses?: Record<string, unknown> }>>(contract.paths)) {
    for (const { responses = {} } of Object.values(path)) {
      for (const status of Object.keys(responses)) if (!status.startsWith("2")) delete responses[status];
    }
  }
  return stringify(contract);
}
