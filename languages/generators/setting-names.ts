import type { Contract, Schema } from "../../scripts/contract/contract.ts";

/**
 * The settings that the server writes `LIKE_THIS`, and their names `likeThis`. Generators take capitals for one word, so
 * they are told.
 */
export function settingNames(contract: Contract): Map<string, string> {
  const names = new Set<string>();
  for (const schema of Object.values(contract.components.schemas)) collect(schema, names);
  return new Map(
    [...names].filter((name) => /^[A-Z][A-Z0-9_]*$/.test(name)).map((name) => [name, camelCase(name)]),
  );
}

/** The same name as a type or an exported field is written. */
export function pascalCase(camel: string): string {
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

function camelCase(name: string): string {
  return name.toLowerCase().replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function collect(schema: Schema, names: Set<string>): void {
  for (const name of Object.keys((schema.properties ?? {}) as object)) names.add(name);
  for (const member of (schema.allOf ?? []) as Schema[]) collect(member, names);
}
