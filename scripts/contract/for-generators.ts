import { Converter } from "@apiture/openapi-down-convert";
import { parse, stringify } from "yaml";
import { type Contract, operationsOf, resolve, type Schema } from "./contract.ts";

const head = `# Derived for generators that support only OpenAPI 3.0, no unions or no cookie keys. It simplifies:
# - OpenAPI 3.0.3: no document summary, at most one example per field, and nothing beside a reference.
# - A choice between models is one model with all their fields, none required: check which are present.
# - A value that may be a number, text or null can be anything.
# - Every integer has 64 bits: without a format some generators use 32, which is too small for times after 2038.
# - Cookie keys are left out; an operation with only cookie keys has no key.
# - The errors of an operation have one model; plain-text errors are left out.
# - No response header is required; a header has one model. The server of a single path has no variables.
# The exact contract is the OpenAPI 3.1 bundle of the same line or release.
`;

type Node = Record<string, unknown>;

/** A bundle as OpenAPI 3.0.3, simplified for generators with limited support. */
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

/** Operations that share a response would also share its simplification. */
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
  description: "An error. Its `detail` is a sentence, or a list of validation errors.",
  required: ["detail"],
  properties: { detail: { description: "A sentence, or a list of objects." } },
};

/** A required and an optional header are two models of the same; generators make only one of them. */
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

/** An enum in two members becomes one with the values of both. */
function merged(before: Schema | undefined, property: Schema): Schema {
  if (!before || !Array.isArray(before.enum) || !Array.isArray(property.enum)) return before ?? property;
  const { description: _description, examples: _examples, ...rest } = before;
  return { ...rest, enum: [...new Set([...before.enum, ...property.enum])] };
}

/** A choice that includes null: OpenAPI 3.0 has no null type, and the converter handles it only in lists of types. */
function allowNull(node: Node): void {
  for (const key of ["oneOf", "anyOf"]) {
    const choice = node[key];
    if (!Array.isArray(choice)) continue;
    const others = choice.filter((member: Schema) => member.type !== "null");
    if (others.length === choice.length) continue;
    // `nullable` needs a type; a schema without a type allows anything.
    delete node[key];
  }
}

/** OpenAPI 3.1 features that the converter leaves. */
function finish(node: Node): void {
  if (typeof node.license === "object" && node.license) delete (node.license as Node).identifier;
  if (node.type === "integer") node.format ??= "int64";
  // A default of null adds nothing, and OpenAPI 3.0 has no type with the value null.
  if (node.default === null) delete node.default;
  // OpenAPI 3.0 allows nothing beside a reference.
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
