import { Converter } from "@apiture/openapi-down-convert";
import { parse, stringify } from "yaml";
import { type Contract, operationsOf, resolve, type Schema } from "./contract.ts";

const head = `# Derived for generators that know OpenAPI 3.0 alone, no unions or no cookie keys. What it simplifies:
# - OpenAPI 3.0.3: no summary of the document, one example of a field at most, and nothing beside a reference.
# - A choice between models is one model with the fields of all, none of them required: look at what is there.
# - What may be a number, text or null is any value.
# - Every whole number is called one of 64 bits: where it is not, some take 32, which no time after 2038 fits.
# - Keys that are cookies are left out; where nothing else will do, the operation asks for no key.
# - The errors of an operation have one model, and those that are plain text are left out.
# - No header of an answer is required; a header has one model. The server of a single path has no variables.
# The exact contract is the OpenAPI 3.1 bundle of the same line or release.
`;

type Node = Record<string, unknown>;

/** A bundle as OpenAPI 3.0.3, simplified so that generators that read little read it right. */
export function forGenerators(bundle: string): string {
  const contract = parse(bundle) as Contract;
  spellOutResponses(contract);
  oneErrorModel(contract);
  oneHeaderModel(contract);
  fillServers(contract);
  leaveOutCookieKeys(contract);
  mergeChoices(contract);
  visit(contract, allowNull);
  const converted = new Converter(contract as object, { verbose: false }).convert() as Node;
  delete (converted.info as Node).summary;
  const components = converted.components as Record<string, Node>;
  delete components.responses;
  visit(converted, finish);
  return head + stringify(converted, { aliasDuplicateObjects: false, lineWidth: 0 });
}

/** What shares a response would share a simplification, too. */
function spellOutResponses(contract: Contract): void {
  for (const { operation } of operationsOf(contract)) {
    for (const [status, response] of Object.entries(operation.responses))
      operation.responses[status] = structuredClone(resolve(contract, response));
  }
}

function oneErrorModel(contract: Contract): void {
  for (const { operation } of operationsOf(contract)) {
    const models = new Set<string>();
    for (const [status, response] of Object.entries(operation.responses)) {
      if (Number(status) < 400 || "$ref" in response) continue;
      const json = response.content?.["application/json"];
      if (!json) {
        delete operation.responses[status];
        continue;
      }
      response.content = { "application/json": json };
      models.add(JSON.stringify(json.schema));
    }
    if (models.size < 2) continue;
    contract.components.schemas.AnyError = anyError;
    for (const [status, response] of Object.entries(operation.responses)) {
      const json = "$ref" in response ? undefined : response.content?.["application/json"];
      if (Number(status) >= 400 && json) json.schema = { $ref: "#/components/schemas/AnyError" };
    }
  }
}

const anyError: Schema = {
  type: "object",
  description: "An error. Its `detail` is a sentence, or a list of what does not fit.",
  required: ["detail"],
  properties: { detail: { description: "A sentence, or a list of objects." } },
};

/** A header that is always there and one that may be are two models of the same; generators make one of them. */
function oneHeaderModel(contract: Contract): void {
  const models = new Map<string, Node>();
  visit(contract.paths, ({ headers }) => {
    if (typeof headers !== "object" || headers === null) return;
    for (const [name, header] of Object.entries(headers as Node)) {
      const { schema } = resolve(contract, header as Node) as Node;
      const key = JSON.stringify([name, schema]);
      models.set(key, models.get(key) ?? (header as Node));
      (headers as Node)[name] = models.get(key);
    }
  });
}

/** OpenAPI Generator's typescript-axios writes the variables of a path's server where its own types have none. */
function fillServers(contract: Contract): void {
  for (const item of Object.values(contract.paths as Record<string, Node>)) {
    for (const server of (item.servers ?? []) as { url: string; variables?: Record<string, Node> }[]) {
      for (const [name, { default: value }] of Object.entries(server.variables ?? {}))
        server.url = server.url.replace(`{${name}}`, String(value));
      delete server.variables;
    }
  }
}

function leaveOutCookieKeys(contract: Contract): void {
  const schemes = contract.components.securitySchemes as Record<string, { in?: string }>;
  const cookies = Object.keys(schemes).filter((name) => schemes[name]?.in === "cookie");
  for (const name of cookies) delete schemes[name];
  for (const { operation } of operationsOf(contract)) {
    operation.security = operation.security.filter(
      (alternative) => !cookies.some((name) => name in alternative),
    );
  }
}

/** Each choice between models becomes one object; a choice between plain types stays. */
function mergeChoices(contract: Contract): void {
  for (const [name, schema] of Object.entries(contract.components.schemas)) {
    const choice = (schema.oneOf ?? schema.anyOf) as Schema[] | undefined;
    const members = choice?.map((member) => resolve(contract, member));
    if (!members?.every(({ type }) => type === "object")) continue;
    const { oneOf: _one, anyOf: _any, ...rest } = schema;
    const properties: Node = {};
    for (const member of members)
      for (const [field, property] of Object.entries(member.properties ?? {}))
        properties[field] = merged(properties[field] as Schema | undefined, property as Schema);
    contract.components.schemas[name] = { ...rest, type: "object", properties };
  }
}

/** Values that are closed in two members are open to all of both. */
function merged(before: Schema | undefined, property: Schema): Schema {
  if (!before || !Array.isArray(before.enum) || !Array.isArray(property.enum)) return before ?? property;
  const { description: _description, examples: _examples, ...rest } = before;
  return { ...rest, enum: [...new Set([...before.enum, ...property.enum])] };
}

/** A choice that null is part of: OpenAPI 3.0 has no such type, and the converter knows it in lists of types alone. */
function allowNull(node: Node): void {
  for (const key of ["oneOf", "anyOf"]) {
    const choice = node[key];
    if (!Array.isArray(choice)) continue;
    const others = choice.filter((member: Schema) => member.type !== "null");
    if (others.length === choice.length) continue;
    // Beside a type alone may stand that null is allowed; without one, anything is.
    delete node[key];
  }
}

/** What the converter leaves of OpenAPI 3.1. */
function finish(node: Node): void {
  if (typeof node.license === "object" && node.license) delete (node.license as Node).identifier;
  if (node.type === "integer") node.format ??= "int64";
  // What is left out is null already, and OpenAPI 3.0 knows no type of which null is a value.
  if (node.default === null) delete node.default;
  // OpenAPI 3.0 has nothing beside a reference.
  if (typeof node.$ref === "string")
    for (const key of Object.keys(node)) if (key !== "$ref") delete node[key];
  if ("type" in node || "$ref" in node || "anyOf" in node) {
    delete node.dependentSchemas;
    if (Array.isArray(node.examples)) {
      if (node.example === undefined) node.example = node.examples[0];
      delete node.examples;
    }
  }
  for (const header of Object.values(typeof node.headers === "object" ? (node.headers as Node) : {}))
    delete (header as Node).required;
}

function visit(node: unknown, change: (node: Node) => void): void {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node)) change(node as Node);
  for (const [key, child] of Object.entries(node))
    if (key !== "value" && key !== "example") visit(child, change);
}
