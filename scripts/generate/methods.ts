import {
  type Contract,
  type Located,
  nameOf,
  operationsOf,
  type Reference,
  type ResponseObject,
  resolve,
  type Schema,
} from "../contract/contract.ts";
import { comment } from "./comment.ts";

/** The TypeScript module that declares a line's methods, documented from the contract. */
export function methodsModule(contract: Contract): string {
  const methods = operationsOf(contract)
    .map((located) => methodOf(contract, located))
    .join("\n\n");
  return `import type { CallOptions, SessionCallOptions } from "../../src/call-options.ts";
import type * as models from "./models.ts";

/** The methods for Open WebUI ${contract.info.version}, one an operation of the contract. */
export interface AuthsMethods {
${methods}
}
`;
}

function methodOf(contract: Contract, located: Located): string {
  const { operation } = located;
  const schema = operation.requestBody?.content["application/json"]?.schema;
  const parameters = (operation.parameters ?? []).filter(
    ({ in: place }) => place === "path" || place === "query",
  );
  const options = optionsType(located, parameters);
  const optional = parameters.some(({ required }) => required) ? "" : "?";
  const success = resolve(contract, operation.responses["200"] as Reference | ResponseObject);
  const name = operation.operationId;
  const signature = [
    ...(schema ? [`body: ${typeOf(schema, name)}`] : []),
    `options${optional}: ${options}`,
  ].join(", ");
  const answer = typeOf(success.content?.["application/json"]?.schema ?? {}, name);
  return `${documentation(contract, located, success)}
  ${name}(${signature}): Promise<${answer}>;`;
}

function optionsType(
  { operation }: Located,
  parameters: NonNullable<Located["operation"]["parameters"]>,
): string {
  const session = operation["x-session"] === "start" || operation["x-session"] === "end";
  const places = ["path", "query"].flatMap((place) => {
    const fields = parameters.filter((one) => one.in === place);
    if (fields.length === 0) return [];
    const types = fields.map(({ name, required }) => `readonly "${name}"${required ? "" : "?"}: string`);
    const need = fields.some(({ required }) => required) ? "" : "?";
    return [`readonly ${place}${need}: { ${types.join("; ")} }`];
  });
  return [
    session ? "SessionCallOptions" : "CallOptions",
    ...(places.length > 0 ? [`{ ${places.join("; ")} }`] : []),
  ].join(" & ");
}

function documentation(
  contract: Contract,
  { path, method, operation }: Located,
  success: ResponseObject,
): string {
  const schema = operation.requestBody?.content["application/json"]?.schema as Reference | undefined;
  return comment(
    [
      `${operation.summary}.`,
      "",
      operation.description.trim(),
      "",
      // Compilers parse comments with this tag, which costs time.
      `Sends \`${method.toUpperCase()} ${path}\`${lifeOf(operation)}.`,
      "",
      ...(schema
        ? [`@param body - ${firstSentence(String(resolve<Schema>(contract, schema).description))}`]
        : []),
      `@param options - ${optionsNote(operation)}`,
      `@returns ${firstSentence(descriptionOf(contract, success))}`,
      ...errorsOf(contract, operation).map(
        ([code, causes]) => `@throws AuthsError \`${code}\`: ${causes.join("; ")}`,
      ),
      "@throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may",
    ],
    "  ",
  );
}

/** What a success returns: the model's description if there is one, otherwise the response's. */
function descriptionOf(contract: Contract, success: ResponseObject): string {
  const schema = success.content?.["application/json"]?.schema ?? {};
  return "$ref" in schema ? String(resolve<Schema>(contract, schema).description) : success.description;
}

function optionsNote(operation: Located["operation"]): string {
  const keeps = operation["x-session"] === "start" || operation["x-session"] === "end";
  return `headers, and a signal or a timeout in milliseconds to end the call${keeps ? "; `storeToken: false` leaves the client's token as it is" : ""}`;
}

function lifeOf(operation: Located["operation"]): string {
  const since = operation["x-since"] ? `, since Open WebUI ${operation["x-since"]}` : "";
  const until = operation["x-until"] ? `, until Open WebUI ${operation["x-until"]}` : "";
  return since + until;
}

function errorsOf(contract: Contract, operation: Located["operation"]): [string, string[]][] {
  const errors = new Map<string, string[]>();
  for (const [status, response] of Object.entries(operation.responses)) {
    for (const { examples = {} } of Object.values(resolve(contract, response).content ?? {})) {
      for (const reference of Object.values(examples)) {
        const example = resolve(contract, reference);
        const code = example["x-error-code"];
        if (!code) continue;
        errors.set(code, [...new Set([...(errors.get(code) ?? []), `${example.summary} (${status})`])]);
      }
    }
  }
  return [...errors].sort(([a], [b]) => (a < b ? -1 : 1));
}

function typeOf(schema: Schema, operation: string): string {
  if (typeof schema.$ref === "string") return `models.${nameOf(schema as unknown as Reference)}`;
  if (Array.isArray(schema.oneOf)) {
    return schema.oneOf.map((one) => typeOf(one as Schema, operation)).join(" | ");
  }
  const { type } = schema;
  if (type === "boolean" || type === "string") return type;
  throw new Error(
    `${operation}: no TypeScript type for ${JSON.stringify(schema)}; make it a model under openapi/schemas`,
  );
}

function firstSentence(text: string): string {
  const [sentence = text] = /^.+?[.!?](?=\s|$)/s.exec(text.trim()) ?? [];
  return sentence.replace(/\s+/g, " ").trim();
}
