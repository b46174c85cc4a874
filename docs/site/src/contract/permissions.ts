import { type Contract, resolve, type Schema } from "../../../../scripts/contract/contract.ts";

/** One flag of `permissions`. */
export interface Flag {
  readonly name: string;
  /** The first release that has it, unless all have it. */
  readonly since: string | undefined;
  readonly description: string;
}

/** The flags that stand together in `permissions`. */
export interface FlagGroup {
  readonly name: string;
  /** The first release that has it, unless all have it. */
  readonly since: string | undefined;
  readonly flags: readonly Flag[];
}

/** Every permission that a contract knows, in its order. */
export function permissionsOf(contract: Contract): FlagGroup[] {
  const sinceOf = (schema: Schema) =>
    (schema["x-since"] ?? (resolve(contract, schema) as Schema)["x-since"]) as string | undefined;
  const propertiesOf = (schema: Schema) =>
    Object.entries((resolve(contract, schema) as { properties?: Record<string, Schema> }).properties ?? {});
  return propertiesOf(contract.components.schemas.Permissions as Schema).map(([name, schema]) => ({
    name,
    since: sinceOf(schema),
    flags: propertiesOf(schema).map(([flag, node]) => ({
      name: flag,
      since: sinceOf(node),
      description: String(node.description ?? "").replace(/\s*Since Open WebUI [\d.]+\.\s*$/, ""),
    })),
  }));
}
