import {
  type Contract,
  type HeaderObject,
  type Located,
  nameOf,
  operationsOf,
  type Reference,
  type ResponseObject,
  resolve,
  type Schema,
} from "../contract/contract.ts";

/** One operation, everything that it refers to put in its place, and nothing in it that only people read. */
export interface Comparable {
  located: Located;
  parameters: Record<string, unknown>[];
  requestBody: { required: boolean; content: Record<string, Schema> } | undefined;
  responses: Record<string, ComparableResponse>;
}

export interface ComparableResponse {
  headers: Record<string, { required: boolean; schema: Schema }>;
  content: Record<string, Schema>;
}

/** Keywords that say nothing of which values fit. */
const annotations = /^(x-.*|\$comment|description|examples?|title)$/;
const choices = ["oneOf", "anyOf"] as const;

/** The operations of a contract by their ids, so that a moved one still meets itself. */
export function comparables(contract: Contract): Map<string, Comparable> {
  return new Map(
    operationsOf(contract).map((located) => [located.operation.operationId, comparable(contract, located)]),
  );
}

function comparable(contract: Contract, located: Located): Comparable {
  const { parameters = [], requestBody, responses } = located.operation;
  return {
    located,
    parameters: parameters.map((each) => {
      const { schema = {}, ...parameter } = resolve<Schema>(contract, each as unknown as Schema);
      return { ...withoutAnnotations(parameter), schema: plain(contract, schema as Schema) };
    }),
    requestBody: requestBody && {
      required: requestBody.required === true,
      content: mapValues(requestBody.content, ({ schema }) => plain(contract, schema)),
    },
    // Browsers read cookies, not callers: only that there are some counts.
    responses: mapValues(responses, (each) => {
      const { headers = {}, content = {} } = resolve<ResponseObject>(contract, each);
      return {
        headers: mapValues(headers, (header, name) => {
          const { required = false, schema } = resolve<HeaderObject>(contract, header);
          return { required, schema: name === "Set-Cookie" ? {} : plain(contract, schema) };
        }),
        content: mapValues(content, ({ schema }) => plain(contract, schema)),
      };
    }),
  };
}

/** A schema without references and, where that says the same, without `allOf`; a model's name stays as `title`. */
function plain(contract: Contract, schema: Schema): Schema {
  if (typeof schema.$ref === "string") {
    const { $ref, ...beside } = schema;
    const reference = { $ref } as unknown as Reference;
    const model = plain(contract, resolve<Schema>(contract, reference));
    return merged([model, plain(contract, beside)], { title: nameOf(reference) });
  }
  const { allOf, ...rest } = withoutAnnotations(schema);
  const own = Object.fromEntries(
    Object.entries(rest).map(([keyword, value]) => [keyword, plainValue(contract, keyword, value)]),
  );
  for (const keyword of choices) if (Array.isArray(own[keyword])) own[keyword] = flat(own[keyword], keyword);
  if (!Array.isArray(allOf)) return own;
  return merged([...allOf.map((member) => plain(contract, member as Schema)), own]);
}

function plainValue(contract: Contract, keyword: string, value: unknown): unknown {
  if (keyword === "properties" || keyword === "patternProperties") {
    return mapValues(value as Record<string, Schema>, (property) => plain(contract, property));
  }
  if (Array.isArray(value) && /^(oneOf|anyOf|prefixItems)$/.test(keyword)) {
    return value.map((member) => plain(contract, member as Schema));
  }
  const isSchema = /^(items|additionalProperties|propertyNames|not|contains)$/.test(keyword);
  return isSchema && typeof value === "object" ? plain(contract, value as Schema) : value;
}

/** A choice within a choice is one choice. */
function flat(members: Schema[], keyword: string): Schema[] {
  return members.flatMap((member) =>
    Array.isArray(member[keyword]) ? (member[keyword] as Schema[]) : [member],
  );
}

/** One schema that says what all of several say; a keyword that two set differently keeps them apart, in `allOf`. */
function merged(schemas: Schema[], title: Schema = {}): Schema {
  const whole: Schema = {};
  const apart: Schema[] = [];
  for (const { title: _, allOf, ...schema } of schemas) {
    if (Array.isArray(allOf)) apart.push(...(allOf as Schema[]));
    if (whole.type && schema.type) schema.type = whole.type = commonTypes(whole.type, schema.type);
    const clashes = Object.entries(schema).some(
      ([keyword, value]) =>
        keyword in whole && !/^(properties|required)$/.test(keyword) && !isSame(whole[keyword], value),
    );
    if (clashes) {
      apart.push(schema);
      continue;
    }
    const { properties, required, ...others } = schema;
    Object.assign(whole, others);
    if (properties) whole.properties = mergedProperties(whole.properties, properties);
    if (required) whole.required = [...new Set([...((whole.required ?? []) as []), ...(required as [])])];
  }
  return { ...title, ...whole, ...(apart.length > 0 && { allOf: apart }) };
}

/** The types that two schemas both allow. */
function commonTypes(a: unknown, b: unknown): unknown {
  const common = [a].flat().filter((type) => [b].flat().includes(type));
  return common.length === 1 ? common[0] : common;
}

function mergedProperties(former: unknown, more: unknown): Record<string, Schema> {
  const properties = { ...(former as Record<string, Schema>) };
  for (const [name, schema] of Object.entries(more as Record<string, Schema>)) {
    const before = properties[name];
    properties[name] = before ? merged([before, schema]) : schema;
  }
  return properties;
}

/** Makes a single schema a choice of one where the other side has a choice, so that only what is added shows. */
export function aligned(a: Schema, b: Schema): [Schema, Schema] {
  for (const keyword of choices) {
    if (keyword in a && !choices.some((other) => other in b)) return aligned(a, { [keyword]: [b] });
    if (keyword in b && !choices.some((other) => other in a)) return aligned({ [keyword]: [a] }, b);
    if (keyword in a && keyword in b) return [a, b];
  }
  const [left, right] = [{ ...a }, { ...b }];
  for (const keyword of ["items", "additionalProperties"] as const) {
    if (isObject(a[keyword]) && isObject(b[keyword]))
      [left[keyword], right[keyword]] = aligned(a[keyword], b[keyword]);
  }
  if (isObject(a.properties) && isObject(b.properties)) {
    const [ours, theirs] = [{ ...a.properties }, { ...b.properties }] as Record<string, Schema>[];
    for (const [name, schema] of Object.entries(ours ?? {})) {
      const other = theirs?.[name];
      if (ours && theirs && other) [ours[name], theirs[name]] = aligned(schema, other);
    }
    [left.properties, right.properties] = [ours, theirs];
  }
  return [left, right];
}

function withoutAnnotations(node: Schema): Schema {
  return Object.fromEntries(Object.entries(node).filter(([keyword]) => !annotations.test(keyword)));
}

export function mapValues<T, U>(
  values: Record<string, T>,
  change: (value: T, name: string) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value, name)]));
}

export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isObject(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
