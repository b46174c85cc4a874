import { type Contract, nameOf, type Reference, resolve, type Schema } from "../contract/contract.ts";
import { comment } from "./comment.ts";

/** The TypeScript module that names the contract's models. */
export function modelsModule(contract: Contract): string {
  const aliases = Object.entries(contract.components.schemas)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => {
      const type = unionOf(contract, schema) ?? ` components["schemas"]["${name}"]`;
      return `${comment([String(schema.description).trim()], "")}\nexport type ${name} =${type};`;
    });
  return `import type { components } from "./schema.ts";\n\n${aliases.join("\n\n")}\n`;
}

/**
 * A union whose members TypeScript can distinguish: each declares that it has no `token`, or lacks a field that is an
 * enum in other members. Undefined for anything but a choice between models.
 */
function unionOf(contract: Contract, schema: Schema): string | undefined {
  const choice = (schema.oneOf ?? schema.anyOf) as Schema[] | undefined;
  if (!choice?.every((one): one is Schema & Reference => typeof one.$ref === "string")) return undefined;
  const members = choice.map((reference) => ({
    name: nameOf(reference),
    fields: fieldsOf(contract, resolve<Schema>(contract, reference)),
  }));
  const names = new Set(members.flatMap(({ fields }) => Object.keys(fields)));
  const telling = [...names].sort().filter((name) => {
    const closed = members.filter(({ fields }) => fields[name]?.enum);
    return name === "token" || closed.length > 1;
  });
  return members
    .map(({ name, fields }) => {
      const lacking = telling.filter((field) => !(field in fields)).map((field) => `${field}?: never`);
      return lacking.length > 0 ? `\n  | (${name} & { ${lacking.join("; ")} })` : `\n  | ${name}`;
    })
    .join("");
}

function fieldsOf(contract: Contract, schema: Schema): Record<string, Schema> {
  const parts = ((schema.allOf ?? []) as Schema[]).map((part) =>
    fieldsOf(contract, resolve<Schema>(contract, part)),
  );
  return Object.assign({}, ...parts, schema.properties);
}
