import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { operationsOf, readContract } from "../../../scripts/contract/contract.ts";
import { bundleOf } from "../../../scripts/contract/lines.ts";

/**
 * The workflows in an order in which each finds the server as it needs it: the first one opens an empty server, the last
 * one signs everybody out.
 */
export const files = [
  "sign-up-to-sign-out",
  "admin-adds-a-user",
  "api-key-life",
  "ldap-set-up-and-sign-in",
  "oauth-settings",
  "sign-in-with-a-second-factor",
].map((name) => fileURLToPath(new URL(`../../../openapi/workflows/${name}.arazzo.yaml`, import.meta.url)));

interface Workflows {
  workflows?: { steps?: { operationId?: string }[] }[];
}

/** The operations that a file of workflows needs and a line does not have. */
export function missingOn(line: string, file: string): string[] {
  const has = new Set(
    operationsOf(readContract(bundleOf(line))).map(({ operation }) => operation.operationId),
  );
  const { workflows = [] } = parse(readFileSync(file, "utf8")) as Workflows;
  const needed = workflows.flatMap(({ steps = [] }) => steps.flatMap(({ operationId }) => operationId ?? []));
  return [...new Set(needed)].filter((operation) => !has.has(operation));
}
