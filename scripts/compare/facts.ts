import {
  type Contract,
  type Located,
  nameOf,
  operationsOf,
  resolve,
  type Schema,
} from "../contract/contract.ts";
import { type Facts, parentOf, type Statement } from "./compare.ts";

/** Keywords that say nothing of which values fit. */
const annotations = /^(x-.*|\$comment|description|examples?|title|deprecated)$/;
const structure =
  /^(\$ref|properties|required|items|additionalProperties|oneOf|anyOf|allOf|type|enum|const)$/;

/** The facts of a contract, in the order of its paths. */
export function factsOf(contract: Contract): Facts {
  return Object.assign({}, ...operationsOf(contract).map((located) => operationFacts(contract, located)));
}

/** `POST /api/v1/auths/signin`. */
export function requestOf({ method, path }: Located): string {
  return `${method.toUpperCase()} ${path}`;
}

function operationFacts(contract: Contract, located: Located): Facts {
  const { operationId: id, parameters = [], requestBody, responses } = located.operation;
  const facts: Facts = {
    [id]: {
      request: [requestOf(located)],
      credentials: credentialsOf(contract, located),
      statuses: Object.keys(responses),
    },
  };
  for (const each of parameters) {
    const { name, in: where, required, schema = {} } = resolve(contract, each);
    Object.assign(facts, valueFacts(contract, `${id} ${where} ${name}`, schema as Schema, flag(required)));
  }
  if (requestBody) {
    const { required, content } = requestBody;
    Object.assign(facts, contentFacts(contract, `${id} body`, content, flag(required)));
  }
  for (const [status, response] of Object.entries(responses)) {
    const { headers = {}, content = {} } = resolve(contract, response);
    const causes = status >= "400" ? causesOf(contract, Object.values(content)) : [];
    Object.assign(facts, contentFacts(contract, `${id} ${status}`, content, { causes }));
    for (const [name, header] of Object.entries(headers)) {
      const { required, schema } = resolve(contract, header);
      // Browsers read cookies, not callers: only that there are some counts.
      const value = name === "Set-Cookie" ? {} : schema;
      Object.assign(facts, valueFacts(contract, `${id} ${status} header:${name}`, value, flag(required)));
    }
  }
  return facts;
}

type Content = Record<string, { schema: Schema; examples?: object }>;

/** A body as a whole, and the fields of its JSON. */
function contentFacts(contract: Contract, key: string, content: Content, also: Statement): Facts {
  const schema = content["application/json"]?.schema ?? {};
  return valueFacts(contract, key, schema, { ...also, content: Object.keys(content) });
}

function valueFacts(contract: Contract, key: string, schema: Schema, also: Statement): Facts {
  const facts = schemaFacts(contract, key, schema);
  return { ...facts, [key]: { ...also, ...facts[key] } };
}

function flag(required = false): Statement {
  return required ? { required: ["yes"] } : {};
}

/** A value and all within it. A choice says what any of its members says; a field is required when all require it. */
function schemaFacts(contract: Contract, key: string, given: Schema): Facts {
  const schema = resolve<Schema>(contract, given);
  const branches = ((schema.oneOf ?? schema.anyOf ?? []) as Schema[]).map((branch) =>
    schemaFacts(contract, key, branch),
  );
  const parts = ((schema.allOf ?? []) as Schema[]).map((part) => schemaFacts(contract, key, part));
  return all([ownFacts(contract, key, schema, given), ...parts, any(branches)]);
}

function ownFacts(contract: Contract, key: string, schema: Schema, given: Schema): Facts {
  const { type, enum: values, const: value, properties = {}, items, additionalProperties: others } = schema;
  const required = (schema.required ?? []) as string[];
  const own: Record<string, readonly string[]> = {};
  if (type !== undefined) own.type = [type as string | string[]].flat();
  if (values || value !== undefined)
    own.enum = ((values as unknown[]) ?? [value]).map((one) => JSON.stringify(one));
  if ("$ref" in given && type === "object") own.models = [nameOf(given as { $ref: string })];
  for (const [keyword, said] of Object.entries(schema)) {
    if (!annotations.test(keyword) && !structure.test(keyword))
      own[keyword] = [typeof said === "string" ? said : JSON.stringify(said)];
  }
  if (others === false) own.additionalProperties = ["false"];
  const facts: Facts = { [key]: own };
  for (const [name, property] of Object.entries(properties as Record<string, Schema>))
    Object.assign(facts, valueFacts(contract, within(key, name), property, flag(required.includes(name))));
  for (const name of required) facts[within(key, name)] ??= flag(true);
  if (items) Object.assign(facts, schemaFacts(contract, within(key, "[]"), items as Schema));
  if (others && others !== true)
    Object.assign(facts, schemaFacts(contract, within(key, "*"), others as Schema));
  return facts;
}

/** `signIn 200 a` of `signIn 200`; `signIn 200 a.b` and `signIn 200 a[]` of that. */
function within(key: string, name: string): string {
  const isWhole = key.split(" ").length < 3;
  return `${key}${isWhole ? " " : name === "[]" ? "" : "."}${name}`;
}

/** What several schemas say together. */
function all(parts: readonly Facts[]): Facts {
  const whole: Facts = {};
  for (const part of parts)
    for (const [key, statement] of Object.entries(part)) whole[key] = { ...whole[key], ...statement };
  return whole;
}

/** What one of several schemas says; a field is required when every branch that may be an object requires it. */
function any(branches: readonly Facts[]): Facts {
  const whole: Facts = {};
  for (const key of new Set(branches.flatMap((branch) => Object.keys(branch)))) {
    const merged: Record<string, readonly string[]> = {};
    for (const [aspect, said] of branches.flatMap((branch) => Object.entries(branch[key] ?? {})))
      merged[aspect] = [...new Set([...(merged[aspect] ?? []), ...said])];
    const objects = branches.filter((branch) => branch[parentOf(key)]?.type?.includes("object") ?? true);
    if (!objects.every((branch) => branch[key]?.required)) delete merged.required;
    whole[key] = merged;
  }
  return whole;
}

/** Each alternative of `security` in words, by the definitions of its schemes; the empty one is no credential at all. */
function credentialsOf(contract: Contract, { operation }: Located): string[] {
  const { security, "x-api-keys": keys } = operation;
  const inWords = (name: string) => schemeInWords(contract, name, keys?.accepted);
  const alternatives = security.length === 0 ? [{}] : security;
  return alternatives.map((schemes) => Object.keys(schemes).map(inWords).join(" with ") || "left out");
}

function schemeInWords(contract: Contract, name: string, takesKeys = true): string {
  const scheme = contract.components.securitySchemes?.[name] as Record<string, string>;
  if (scheme.type === "apiKey") return `the ${scheme.in} \`${scheme.name}\``;
  // The format names an API key last: `session JWT or sk- API key`.
  const format = takesKeys ? scheme.bearerFormat : scheme.bearerFormat?.split(" or ")[0];
  return `\`Authorization: ${scheme.scheme === "bearer" ? "Bearer" : scheme.scheme}\` with ${format ? `a ${format}` : "a token"}`;
}

/** The causes of an error, in the contract's words and in the server's. */
function causesOf(contract: Contract, media: readonly { examples?: object }[]): string[] {
  const examples = media.flatMap(({ examples = {} }) =>
    Object.values(examples as Contract["components"]["examples"]),
  );
  return examples.map((example) => {
    const { summary, value } = resolve(contract, example);
    const detail = (value as { detail?: unknown } | null)?.detail;
    return typeof detail === "string" ? `${summary} (\`${detail}\`)` : summary;
  });
}
