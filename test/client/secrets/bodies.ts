import {
  type Contract,
  type Located,
  operationsOf,
  type Reference,
  readContract,
  resolve,
  type Schema,
} from "../../../scripts/contract/contract.ts";
import { bundleOf, readLines } from "../../../scripts/contract/lines.ts";
import type { ServerVersion } from "../../../src/index.ts";

/** An operation of a line, ready to be called. */
export interface Callable extends Located {
  readonly line: ServerVersion;
  readonly id: string;
  /** What the contract shows as its body; undefined where it has none. */
  readonly body: unknown;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The properties of requests that hold secrets, on whatever line. */
export const secretProperties: readonly string[] = [
  "OAUTH_CLIENT_SECRET",
  "app_dn_password",
  "challenge_token",
  "code",
  "new_password",
  "password",
  "reset_token",
  "token",
];

/** Every operation of every line. */
export const callables: readonly Callable[] = readLines().flatMap(({ line }) => {
  const contract = readContract(bundleOf(line));
  return operationsOf(contract).map((located) => ({
    ...located,
    line: line as ServerVersion,
    id: located.operation.operationId,
    body: bodyOf(contract, located),
    parameters: Object.fromEntries(
      [...located.path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => [name, "keycloak"]),
    ),
  }));
});

/** A body with its secrets replaced, and the secrets by property. */
export function withSecrets(body: unknown, secretFor: (property: string) => string) {
  const secrets: Record<string, string> = {};
  const filled = JSON.parse(JSON.stringify(body ?? null), (key, value: unknown) => {
    if (!secretProperties.includes(key) || typeof value !== "string") return value;
    secrets[key] = secretFor(key);
    return secrets[key];
  });
  return { body: body === undefined ? undefined : filled, secrets };
}

function bodyOf(contract: Contract, { operation }: Located): unknown {
  const { schema, examples = {} } = operation.requestBody?.content["application/json"] ?? {};
  const [example] = Object.values(examples);
  if (!example || !schema) return undefined;
  // An example need not have every property.
  const rest = textsOf(contract, schema).filter((name) => secretProperties.includes(name));
  return {
    ...Object.fromEntries(rest.map((name) => [name, "…"])),
    ...(resolve(contract, example).value as object),
  };
}

/** The properties of a model that may be text. */
export function textsOf(contract: Contract, schema: Schema | Reference): string[] {
  const { properties = {}, allOf = [] } = resolve<Schema>(contract, schema) as {
    properties?: Record<string, Schema>;
    allOf?: Schema[];
  };
  const own = Object.entries(properties).filter(([, { type }]) => [type].flat().includes("string"));
  return [...own.map(([name]) => name), ...allOf.flatMap((part) => textsOf(contract, part))];
}
