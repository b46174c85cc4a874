import {
  type Contract,
  type Located,
  operationsOf,
  type Reference,
  type ResponseObject,
  resolve,
  type Schema,
} from "../contract/contract.ts";
import type { Facts } from "./facts.ts";
import { isNeverRaised, isNeverSent } from "./never-sent.ts";

const served = /^\/api\/v1\/auths\//;

/**
 * Holds a release's contract against what its sources say, and tells each thing on which they do not agree. The contract
 * may say less of an answer than the sources allow, such as that a field is never null, but nothing else.
 */
export function judge(facts: Facts, contract: Contract): string[] {
  const operations = operationsOf(contract).filter(({ path }) => served.test(path));
  const named = new Map(operations.map((one) => [nameOf(one), one]));
  const routes = Object.keys(facts).filter(
    (key) => /^[A-Z]+ \S+$/.test(key) && served.test(key.split(" ")[1] ?? ""),
  );
  return [
    ...routes
      .filter((route) => !named.has(route))
      .map((route) => `${route}: the contract has no such operation`),
    ...[...named.keys()]
      .filter((name) => !(name in facts))
      .map((name) => `${name}: the sources have no such route`),
    ...[...named].flatMap(([name, { operation }]) => {
      if (!(name in facts)) return [];
      const route: Route = { name, facts, contract };
      return [
        ...body(route, operation),
        ...answer(route, operation),
        ...errors(route, operation),
        ...cookies(route, operation),
      ].map((finding) => `${name}: ${finding}`);
    }),
    ...flags(facts, contract),
  ];
}

interface Route {
  name: string;
  facts: Facts;
  contract: Contract;
}
type Operation = Located["operation"];

/** The name of an operation's route, as the facts spell it. */
export function nameOf({ method, path }: Pick<Located, "method" | "path">): string {
  return `${method.toUpperCase()} ${path}`;
}

// Models

interface Field {
  type: string;
  default?: string;
}

function body(route: Route, { requestBody }: Operation): string[] {
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

function answer(route: Route, { responses }: Operation): string[] {
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
function propertiesOf(contract: Contract, given: Schema): Map<string, Property> {
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

// Errors

function errors(route: Route, { requestBody, responses }: Operation): string[] {
  const details = Object.entries(responses).flatMap(([status, response]) =>
    detailsOf(route.contract, response).map((detail) => ({ status, detail })),
  );
  const own = raisedBy(route);
  const everywhere = raisedBy({ name: "every route", facts: route.facts });
  const sources = [...own, ...everywhere.filter(({ text }) => text !== "{}")];
  return [
    ...own
      .filter(({ status, text }) => !isNeverRaised(route.facts, route.name, status, text))
      .filter(({ status }) => status !== "422" || requestBody)
      .filter(({ status, text }) => !own.some((one) => one.status === status && isMoreGeneral(one, text)))
      .filter(
        ({ status, pattern }) => !details.some((one) => one.status === status && pattern.test(one.detail)),
      )
      .map(({ status, text }) => `raises ${status} “${text}”, which no example names`),
    ...details
      .filter(({ detail }) => !ofTheFramework.has(detail))
      .filter(
        ({ status, detail }) => !sources.some((one) => one.status === status && one.pattern.test(detail)),
      )
      .map(({ status, detail }) => `nothing raises ${status} “${detail}”`),
  ];
}

/** What the web framework answers of its own accord. */
const ofTheFramework = new Set(["There was an error parsing the body", "Method Not Allowed"]);

/** The errors that a route may end in by the sources. */
function raisedBy({
  name,
  facts,
}: Pick<Route, "name" | "facts">): { status: string; text: string; pattern: RegExp }[] {
  return Object.keys(facts).flatMap((key) => {
    const [, status, text] = key.startsWith(`${name} raises `)
      ? (/ raises (\S+) (.*)$/s.exec(key) ?? [])
      : [];
    return status && text !== undefined ? [{ status, text, pattern: patternOf(text) }] : [];
  });
}

/** The texts of an answer's examples. */
export function detailsOf(contract: Contract, response: Reference | ResponseObject): string[] {
  const media = Object.values(resolve<ResponseObject>(contract, response).content ?? {});
  return media.flatMap(({ examples = {} }) =>
    Object.values(examples).flatMap((example) => {
      const { value } = resolve(contract, example);
      const detail = (value as { detail?: unknown } | null)?.detail;
      return typeof detail === "string" ? [detail] : [];
    }),
  );
}

/** A text of the sources as a pattern: `{}` is whatever the server puts there. */
export function patternOf(text: string): RegExp {
  return new RegExp(`^${text.split("{}").map(literal).join(".*")}$`, "s");
}

/** Whether an error of the sources covers a text that is more exact. */
function isMoreGeneral(one: { text: string; pattern: RegExp }, text: string): boolean {
  return one.text !== text && one.text !== "{}" && one.pattern.test(text);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

// Cookies

function cookies(route: Route, { responses }: Operation): string[] {
  const patterns = Object.entries(responses)
    .filter(([status]) => status.startsWith("2"))
    .flatMap(
      ([, response]) => resolve<ResponseObject>(route.contract, response).headers?.["Set-Cookie"] ?? [],
    )
    .map((header) => resolve(route.contract, header).schema.pattern as string);
  const sent = Object.keys(route.facts).flatMap((key) => {
    const [, verb, cookie] = key.startsWith(`${route.name} `)
      ? (/ (sets|deletes) cookie (\S+)$/.exec(key) ?? [])
      : [];
    return cookie && !isNeverSent(route.name, cookie)
      ? [{ verb, cookie, header: verb === "sets" ? `${cookie}=x` : `${cookie}=""` }]
      : [];
  });
  const named = patterns.flatMap((pattern) => pattern.match(/\w[\w-]*(?=[=|)])/g) ?? []);
  return [
    ...sent
      .filter(({ header }) => !patterns.some((pattern) => new RegExp(pattern).test(header)))
      .map(({ verb, cookie }) => `${verb} the cookie ${cookie}, which Set-Cookie does not say`),
    ...named
      .filter((name) => !sent.some(({ cookie }) => cookie === name))
      .map((name) => `Set-Cookie says ${name}, which is neither set nor deleted`),
  ];
}

// Permissions

function flags(facts: Facts, contract: Contract): string[] {
  const said = Object.keys(facts).filter((key) => key.startsWith("permissions."));
  const groups = propertiesOf(contract, { $ref: "#/components/schemas/Permissions" });
  const keys = [...groups].flatMap(([group, { schema }]) =>
    [...propertiesOf(contract, schema).keys()].map((flag) => `permissions.${group}.${flag}`),
  );
  return [
    ...said.filter((key) => !keys.includes(key)).map((key) => `${key}: the contract has no such flag`),
    ...keys.filter((key) => !said.includes(key)).map((key) => `${key}: the sources have no such flag`),
  ];
}
