import {
  type Contract,
  type Reference,
  type ResponseObject,
  resolve,
  type Schema,
} from "../contract/contract.ts";
import type { Facts } from "./facts.ts";
import type { Operation, Route } from "./route.ts";

interface Field {
  type: string;
  default?: string;
}

/** Where a request's body is not as its model in the sources. */
export function body(route: Route, { requestBody }: Operation): string[] {
  const model = route.facts[`${route.name} body`];
  const schema = requestBody?.content["application/json"]?.schema;
  if (!model || !schema) return model || schema ? [`the body is ${model ?? "none"} in the sources`] : [];
  const properties = propertiesOf(route.contract, schema);
  const fields = fieldsOf(route.facts, model);
  return [
    ...sameNames(`the body's ${model}`, fields, properties),
    ...[...fields].flatMap(([name, field]) => {
      const property = properties.get(name);
      if (!property) return [];
      const required = field.default === undefined;
      const types = jsonTypes(field.type);
      const found = typesOf(route.contract, property.schema);
      const stated = property.schema.default;
      return [
        ...(property.required === required ? [] : [`${model}.${name} is ${required ? "" : "not "}required`]),
        ...wrongTypes(`${model}.${name}`, field.type, types, found),
        ...(stated === undefined || required || pythonOf(stated) === field.default
          ? []
          : [`${model}.${name} is ${field.default} by default`]),
      ];
    }),
  ];
}

/** Where a success's body is not as its model in the sources, or as what is returned. */
export function answer(route: Route, { responses }: Operation): string[] {
  const success = responses["200"] && resolve<ResponseObject>(route.contract, responses["200"]);
  const schema = success?.content?.["application/json"]?.schema;
  const said = route.facts[`${route.name} answer`];
  if (!schema) return said ? [`the answer is ${said} in the sources`] : [];
  const [models = "", ...options] = said?.split(" response_model_") ?? [];
  const fields = said ? fieldsOf(route.facts, ...models.split(" | ")) : returnedBy(route);
  if (fields.size === 0)
    return said ? wrongTypes("the answer", said, jsonTypes(said), typesOf(route.contract, schema)) : [];
  const properties = propertiesOf(route.contract, schema);
  const always = options.length === 0 && !models.includes("|");
  return [
    ...sameNames("the answer", fields, properties),
    ...[...fields].flatMap(([name, field]) => {
      const property = properties.get(name);
      if (!property) return [];
      const optional = said ? !always : field.default !== undefined;
      return [
        ...(optional || property.required ? [] : [`the answer's ${name} is always sent`]),
        ...(said || !optional || !property.required ? [] : [`the answer's ${name} may be left out`]),
        ...wrongTypes(
          `the answer's ${name}`,
          field.type,
          jsonTypes(field.type),
          typesOf(route.contract, property.schema),
        ),
      ];
    }),
  ];
}

/** The fields of models of the sources; without a default, a field is required. */
function fieldsOf(facts: Facts, ...models: string[]): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const [key, value] of Object.entries(facts)) {
    const [model = "", name] = key.split(".");
    if (name === undefined || !models.includes(model)) continue;
    const [type = "", preset] = value.split(" = ");
    fields.set(name, preset === undefined ? { type } : { type, default: preset });
  }
  return fields;
}

/** The keys of the objects that a route without a model returns. */
function returnedBy({ name, facts }: Route): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const key of Object.keys(facts)) {
    const returned = key.startsWith(`${name} returns `) ? key.slice(`${name} returns `.length) : "";
    if (returned === "" || returned.includes(".")) continue;
    fields.set(
      returned.replace("?", ""),
      returned.endsWith("?") ? { type: "Any", default: "" } : { type: "Any" },
    );
  }
  return fields;
}

function sameNames(what: string, fields: Map<string, Field>, properties: Map<string, Property>): string[] {
  return [
    ...[...fields.keys()]
      .filter((name) => !properties.has(name))
      .map((name) => `${what} has ${name}: ${fields.get(name)?.type}`),
    ...[...properties.keys()].filter((name) => !fields.has(name)).map((name) => `${what} has no ${name}`),
  ];
}

interface Property {
  schema: Schema;
  required: boolean;
}

/** The properties of a schema, of all its parts and branches; one is required when every branch requires it. */
export function propertiesOf(contract: Contract, given: Schema): Map<string, Property> {
  const schema = resolve<Schema>(contract, given as Reference | Schema);
  const required = (schema.required ?? []) as string[];
  const found = new Map<string, Property>();
  for (const [name, property] of Object.entries((schema.properties ?? {}) as Record<string, Schema>)) {
    found.set(name, { schema: property, required: required.includes(name) });
  }
  for (const part of (schema.allOf ?? []) as Schema[]) {
    for (const [name, property] of propertiesOf(contract, part)) {
      found.set(name, { schema: property.schema, required: property.required || required.includes(name) });
    }
  }
  const branches = ((schema.oneOf ?? schema.anyOf ?? []) as Schema[]).map((branch) =>
    propertiesOf(contract, branch),
  );
  for (const branch of branches) {
    for (const [name, { schema: property }] of branch) {
      found.set(name, { schema: property, required: branches.every((one) => one.get(name)?.required) });
    }
  }
  return found;
}

/** The JSON types of a Python type; undefined when it cannot be told. */
function jsonTypes(python: string): Set<string> | undefined {
  const types = new Set<string>();
  for (const part of python.replace(/\[[^\]]*\]+/g, "[]").split(" | ")) {
    const type = pythonTypes.find(([pattern]) => pattern.test(part))?.[1];
    if (!type) return undefined;
    types.add(type);
  }
  return types;
}

const pythonTypes: [RegExp, string][] = [
  [/^(str|SecretStr|StrictStr|Literal\[\]|(dt|datetime)\.date)$/, "string"],
  [/^(bool|StrictBool)$/, "boolean"],
  [/^int$/, "integer"],
  [/^float$/, "number"],
  [/^(dict|Dict)\b/, "object"],
  [/^(list|List)\b/, "array"],
  [/^None$/, "null"],
];

/** The JSON types that a schema allows; none when it does not say. */
function typesOf(contract: Contract, given: Schema): Set<string> {
  const schema = resolve<Schema>(contract, given as Reference | Schema);
  if (schema.type) return new Set([schema.type].flat() as string[]);
  if ("const" in schema || schema.enum) {
    return new Set(
      ((schema.enum as unknown[]) ?? [schema.const]).map((value) => (value === null ? "null" : typeof value)),
    );
  }
  const parts = (schema.oneOf ?? schema.anyOf ?? schema.allOf ?? []) as Schema[];
  return new Set(parts.flatMap((part) => [...typesOf(contract, part)]));
}

function wrongTypes(
  what: string,
  python: string,
  allowed: Set<string> | undefined,
  found: Set<string>,
): string[] {
  if (!allowed) return [];
  return [...found].filter((type) => !allowed.has(type)).map((type) => `${what} is ${python}, never ${type}`);
}

function pythonOf(value: unknown): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "string" ? `'${value}'` : String(value);
}
