import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parse } from "yaml";

interface Answer {
  readonly content?: Record<string, { readonly examples?: Record<string, unknown> }>;
}

export interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, unknown>;
}

export interface Contract {
  readonly paths: Record<string, Record<string, Operation>>;
}

/** The contract as the package brings it. */
const file = createRequire(import.meta.url).resolve("open-webui-auths/openapi/v0.12.yaml");
export const contract: Contract = parse(readFileSync(file, "utf8"));

export interface Found {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

/** One of an operation's named answers. */
export function findExample(operationId: string, name: string): Found {
  const known: string[] = [];
  for (const [path, methods] of Object.entries(contract.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (operation.operationId !== operationId) continue;
      for (const [status, response] of Object.entries(operation.responses)) {
        const examples = resolved<Answer>(response).content?.["application/json"]?.examples ?? {};
        known.push(...Object.keys(examples));
        if (!(name in examples)) continue;
        const { value } = resolved<{ value: unknown }>(examples[name]);
        return { method, path, status: Number(status), body: value };
      }
    }
  }
  throw new Error(`${operationId} has no answer ${name}; it has ${known.join(", ")}`);
}

/** What a `$ref` leads to. */
function resolved<T>(node: unknown): T {
  const { $ref } = node as { $ref?: string };
  if ($ref === undefined) return node as T;
  const steps = $ref.split("/").slice(1);
  return resolved(steps.reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], contract));
}
