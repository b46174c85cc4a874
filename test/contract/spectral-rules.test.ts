import * as fs from "node:fs";
import { fileURLToPath } from "node:url";
import { type Ruleset, Spectral } from "@stoplight/spectral-core";
import { bundleAndLoadRuleset } from "@stoplight/spectral-ruleset-bundler/with-loader";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

const rulesetFile = fileURLToPath(new URL("../../.spectral.yaml", import.meta.url));
const goodContract = fs.readFileSync(new URL("fixtures/good-contract.yaml", import.meta.url), "utf8");
const error = 0;

type Breakage = {
  rule: string;
  /** Where the good contract is changed, a step a dot. */
  change: string;
  /** What is put there; if nothing, what is there is removed. */
  to?: unknown;
  /** Where the finding stands, if not at the change. */
  at?: string;
  says: string;
};

const signIn = "paths./signin.post";
const signedIn = `${signIn}.responses.200.content.application/json`;
const stumbled = `${signIn}.responses.500.content.text/plain`;
const forgotten = "paths./devices/{name}/.delete.responses.200.content.application/json";
const refused = "components.responses.BadRequest.content.application/json";
const schemas = "components.schemas";
const session = `${schemas}.Session.properties`;
const object = { type: "object" };

const breakages: Record<string, Breakage> = {
  "an operation without a summary": {
    rule: "operation-summary-phrase",
    change: `${signIn}.summary`,
    at: signIn,
    says: "The summary is missing or invalid.",
  },
  "a summary with a full stop": {
    rule: "operation-summary-phrase",
    change: `${signIn}.summary`,
    to: "Sign in.",
    says: "Write an imperative phrase with a capital letter, no full stop, and at most 60 characters.",
  },
  "a summary without a capital": {
    rule: "operation-summary-phrase",
    change: `${signIn}.summary`,
    to: "sign in",
    says: "with a capital letter",
  },
  "a summary of 61 characters": {
    rule: "operation-summary-phrase",
    change: `${signIn}.summary`,
    to: `Sign in${" again".repeat(9)}`,
    says: "at most 60 characters",
  },
  "an operation that refuses nothing": {
    rule: "operation-refusal",
    change: `${signIn}.responses.400`,
    at: `${signIn}.responses`,
    says: "The operation has no 4xx response.",
  },
  "an operation without a description": {
    rule: "operation-description",
    change: `${signIn}.description`,
    at: signIn,
    says: '"description" must be present',
  },
  "an operation without an operationId": {
    rule: "operation-operationId",
    change: `${signIn}.operationId`,
    at: signIn,
    says: 'must have "operationId"',
  },
  "an operationId in snake_case": {
    rule: "operation-id-camel-case",
    change: `${signIn}.operationId`,
    to: "sign_in",
    says: 'operationId "sign_in" is not in camelCase. Name it with a verb and a noun, such as "getSessionUser".',
  },
  "an operationId in PascalCase": {
    rule: "operation-id-camel-case",
    change: `${signIn}.operationId`,
    to: "SignIn",
    says: 'operationId "SignIn" is not in camelCase.',
  },
  "an operation without tags": {
    rule: "operation-tags",
    change: `${signIn}.tags`,
    at: signIn,
    says: 'must have non-empty "tags"',
  },
  "a tag that the document does not declare": {
    rule: "operation-tag-defined",
    change: `${signIn}.tags.0`,
    to: "Sesion",
    says: "must be defined in global tags",
  },
  "an operation that cannot succeed": {
    rule: "operation-success-response",
    change: `${signIn}.responses.200`,
    at: `${signIn}.responses`,
    says: '"2xx" or "3xx"',
  },
  "an operation that leaves its credentials open": {
    rule: "operation-security-explicit",
    change: `${signIn}.security`,
    at: signIn,
    says: 'does not say which credentials it accepts. Add "security", an empty list for none.',
  },
  "an x-session of its own": {
    rule: "session-mark-known",
    change: `${signIn}.x-session`,
    to: "begin",
    says: 'x-session "begin" is unknown. Use "start", "end" or "csrf".',
  },
  "a model without a description": {
    rule: "schema-description",
    change: `${schemas}.Session.description`,
    at: `${schemas}.Session`,
    says: "The model has no description. Describe it in a sentence.",
  },
  "a property without a description": {
    rule: "property-description",
    change: `${session}.token.description`,
    at: `${session}.token`,
    says: 'Property "token" has no description. Describe it in a sentence.',
  },
  "a property of a list's items without a description": {
    rule: "property-description",
    change: `${session}.devices.items.properties.name.description`,
    at: `${session}.devices.items.properties.name`,
    says: 'Property "name" has no description.',
  },
  "a property of an inline schema without a description": {
    rule: "property-description",
    change: "components.parameters.DeviceName.schema",
    to: { type: "object", properties: { id: { type: "string", examples: ["a"] } } },
    at: "components.parameters.DeviceName.schema.properties.id",
    says: 'Property "id" has no description.',
  },
  "a property without an example": {
    rule: "property-example",
    change: `${session}.token.examples`,
    at: `${session}.token`,
    says: 'Property "token" has no example. Add a realistic value under "examples".',
  },
  "a property with an empty list of examples": {
    rule: "property-example",
    change: `${session}.token.examples`,
    to: [],
    at: `${session}.token`,
    says: 'Property "token" has no example.',
  },
  "a property whose scalar model has no example": {
    rule: "property-example",
    change: `${schemas}.Role.examples`,
    at: `${schemas}.Account.properties.role`,
    says: 'Property "role" has no example.',
  },
  "a property that refers to itself": {
    rule: "property-example",
    change: `${schemas}.Account.properties.role.$ref`,
    to: "#/components/schemas/Account/properties/role",
    at: `${schemas}.Account.properties.role`,
    says: 'Property "role" has no example.',
  },
  "a flag of a nested model without an example": {
    rule: "property-example",
    change: `${schemas}.Permissions.properties.chat.examples`,
    at: `${schemas}.Permissions.properties.chat`,
    says: 'Property "chat" has no example.',
  },
  "a success without an example": {
    rule: "response-example",
    change: `${forgotten}.examples`,
    at: forgotten,
    says: 'The application/json of 200 has no example. Add one under "examples" for each cause, by name.',
  },
  "an error in plain text without an example": {
    rule: "response-example",
    change: `${stumbled}.examples`,
    at: stumbled,
    says: "The text/plain of 500 has no example.",
  },
  "a shared error whose examples are empty": {
    rule: "response-example",
    change: `${refused}.examples`,
    to: {},
    at: refused,
    says: "The application/json of 400 has no example.",
  },
  "an example name with a dash": {
    rule: "example-name",
    change: `${forgotten}.examples`,
    to: { "all-gone": { summary: "Gone", value: true } },
    at: `${forgotten}.examples.all-gone`,
    says: 'Example "all-gone" is not in camelCase. Name it after its cause, such as "emailTaken".',
  },
  "an inline example without a summary": {
    rule: "example-summary",
    change: `${forgotten}.examples.forgotten.summary`,
    at: `${forgotten}.examples.forgotten`,
    says: 'Example "forgotten" has no summary. Describe in a few words what it shows.',
  },
  "a request's shared example without a summary": {
    rule: "example-summary",
    change: "components.examples.ada.summary",
    at: `${signIn}.requestBody.content.application/json.examples.ada`,
    says: 'Example "ada" has no summary.',
  },
  "an error code that no client knows": {
    rule: "error-code-known",
    change: "components.examples.invalidCredentials.x-error-code",
    to: "wrong_password",
    says: 'x-error-code "wrong_password" is not a code of the client. Use one of: invalid_credentials,',
  },
  "an unknown error code in an inline example": {
    rule: "error-code-known",
    change: `${stumbled}.examples.internalServerError.x-error-code`,
    to: "oops",
    says: 'x-error-code "oops" is not a code of the client.',
  },
  "an error with a schema of its own": {
    rule: "error-schema-shared",
    change: `${refused}.schema`,
    to: object,
    says: "The error's schema is inline. Refer to a model in components/schemas",
  },
  "a request with a schema of its own": {
    rule: "request-schema-shared",
    change: `${signIn}.requestBody.content.application/json.schema`,
    to: object,
    says: "The request's schema is inline. Refer to a model in components/schemas",
  },
  "a success with an object of its own": {
    rule: "success-schema-shared",
    change: `${signedIn}.schema`,
    to: object,
    says: "The response's schema is inline. Refer to a model in components/schemas",
  },
  "a success with a list of objects of its own": {
    rule: "success-schema-shared",
    change: `${forgotten}.schema`,
    to: { type: ["array", "boolean"], items: object },
    says: "The response's schema is inline.",
  },
  "a response named in camelCase": {
    rule: "component-name-pascal-case",
    change: "components.responses.badRequest",
    to: { description: "Refused." },
    says: 'Component "badRequest" is not in PascalCase. Rename it, such as "SessionUserResponse" or "RetryAfter".',
  },
  "a header component named as in HTTP": {
    rule: "component-name-pascal-case",
    change: "components.headers.X-Rate",
    to: { description: "How fast.", schema: { type: "string" } },
    says: 'Component "X-Rate" is not in PascalCase.',
  },
  "an example component named in PascalCase": {
    rule: "component-name-camel-case",
    change: "components.examples.EmailTaken",
    to: { summary: "Taken", value: 1 },
    says: 'Component "EmailTaken" is not in camelCase. Rename it, such as "invalidCredentials" or "bearerAuth".',
  },
  "a header in lower case": {
    rule: "header-name",
    change: `${signIn}.responses.200.headers.retry-after`,
    to: { schema: { type: "string" } },
    says: 'Header "retry-after" is not spelled as in HTTP. Capitalise each word, such as "Retry-After".',
  },
  "a default response": {
    rule: "no-default-response",
    change: `${signIn}.responses.default`,
    to: { description: "Anything." },
    says: 'There is a "default" response. List each status that the server returns, with its own body.',
  },
  "an empty schema": {
    rule: "no-empty-schema",
    change: `${session}.anything.additionalProperties`,
    to: {},
    says: "The schema is empty.",
  },
  "an empty schema in a header": {
    rule: "no-empty-schema",
    change: "components.headers.RetryAfter.schema",
    to: {},
    says: 'if it can be anything, describe that, or write "true".',
  },
  "nullable: true": {
    rule: "no-nullable",
    change: `${session}.permissions.nullable`,
    to: true,
    says: 'OpenAPI 3.1 has no "nullable". List the type, such as "[string, \'null\']".',
  },
  "writeOnly: true": {
    rule: "no-write-only",
    change: `${schemas}.SigninForm.properties.email.writeOnly`,
    to: true,
    says: 'Generators make a "writeOnly" field optional. Split the model into request and response instead.',
  },
  "a closed model": {
    rule: "no-closed-schema",
    change: `${schemas}.Permissions.additionalProperties`,
    to: false,
    says: 'Newer servers add fields, and "additionalProperties" false rejects them. Remove it.',
  },
  "a const": {
    rule: "no-const",
    change: `${stumbled}.schema.const`,
    to: "Internal Server Error",
    says: 'Many generators ignore "const". Write an "enum" of one value, and its type.',
  },
  "a boolean property that is always true": {
    rule: "no-boolean-enum",
    change: `${session}.remembered`,
    to: { type: "boolean", enum: [true], description: "Always true.", examples: [true] },
    at: `${session}.remembered.enum`,
    says: 'Generators make a text enum of a boolean property with an "enum".',
  },
  "a model made of others": {
    rule: "no-all-of",
    change: `${schemas}.Session.allOf`,
    to: [{ $ref: "#/components/schemas/Account" }],
    says: 'Many generators do not support "allOf". Write the complete model',
  },
  "a field that depends on another": {
    rule: "no-dependent-schemas",
    change: `${schemas}.Session.dependentSchemas`,
    to: { token: { type: "object" } },
    says: 'No generator reads "dependentSchemas". Describe the dependency instead.',
  },
  "a schema that says what a value is not": {
    rule: "no-not",
    change: `${session}.token.not`,
    to: { type: "boolean" },
    says: 'No generator reads "not". Describe what the value is instead.',
  },
  "a number of 64 bits": {
    rule: "no-int64",
    change: `${session}.token.format`,
    to: "int64",
    says: 'A generator makes a bigint of "int64", which JSON.stringify rejects.',
  },
  "a property without a type": {
    rule: "schema-typed",
    change: `${session}.token.type`,
    at: `${session}.token`,
    says: "The schema has no type.",
  },
  "an enum without a type": {
    rule: "schema-typed",
    change: `${stumbled}.schema.type`,
    at: `${stumbled}.schema`,
    says: 'Add one, also to an "enum"',
  },
  "a member of a choice without a type": {
    rule: "schema-typed",
    change: `${session}.fallback.anyOf.1.type`,
    at: `${session}.fallback.anyOf.1`,
    says: "a choice has the types of its members",
  },
  "a null that stands for an object": {
    rule: "no-null-default-object",
    change: `${session}.anything.default`,
    to: null,
    says: "A generator rejects the default null of a value that may be an object.",
  },
  "a null that stands for one of several models": {
    rule: "no-null-default-object",
    change: `${session}.fallback.default`,
    to: null,
    says: "Describe what a missing value means.",
  },
  "a model with the name that generators give an answer": {
    rule: "schema-name-free",
    change: `${schemas}.ForgetdeviceResponse`,
    to: object,
    says: 'Generators also name the response of "forgetDevice" "ForgetdeviceResponse". Rename the model.',
  },
  "a described server variable": {
    rule: "server-variable-bare",
    change: "servers.1.variables.host.description",
    to: "The host.",
    says: 'A validator rejects the "description" of a server variable.',
  },
  "a described variable of a path's own server": {
    rule: "server-variable-bare",
    change: "paths./signin.servers",
    to: [{ url: "https://{host}", variables: { host: { default: "a.test", description: "The host." } } }],
    at: "paths./signin.servers.0.variables.host.description",
    says: "Put it into the server's description.",
  },
  "a second bearer scheme": {
    rule: "one-bearer-scheme",
    change: "components.securitySchemes.sessionAuth",
    to: { type: "http", scheme: "Bearer" },
    says: "There are two bearer schemes for one header, which tools treat as two credentials.",
  },
  "an x-api-keys that says nothing": {
    rule: "api-keys-mark-known",
    change: `${signIn}.x-api-keys`,
    to: { accepted: true },
    at: `${signIn}.x-api-keys.accepted`,
    says: '"x-api-keys" is invalid. Write "accepted: false" below it, or leave it out.',
  },
  "a header that no caller acts on": {
    rule: "header-acted-on",
    change: `${signIn}.responses.200.headers.X-Process-Time`,
    to: { schema: { type: "string" } },
    says: 'Callers do not need the header "X-Process-Time". Describe it once',
  },
  "a common header that callers act on": {
    rule: "common-headers-known",
    change: "info.x-common-headers",
    to: ["Retry-After"],
    at: "info.x-common-headers.0",
    says: '"x-common-headers" must be a list of different header names, spelled as in HTTP, without those that callers need.',
  },
  "a common header that is named twice": {
    rule: "common-headers-known",
    change: "info.x-common-headers",
    to: ["Vary", "Vary"],
    says: '"x-common-headers" must be a list of different header names,',
  },
  "a common header in small letters": {
    rule: "common-headers-known",
    change: "info.x-common-headers",
    to: ["vary"],
    at: "info.x-common-headers.0",
    says: '"x-common-headers" must be a list of different header names',
  },
  "a description of 26 lines": {
    rule: "info-description-short",
    change: "info.description",
    to: "A line.\n".repeat(26),
    says: "The contract's description has more than 25 lines",
  },
  "an example that its schema refuses": {
    rule: "oas3-valid-media-example",
    change: `${stumbled}.examples.internalServerError.value`,
    to: "Oops",
    says: "must be equal to one of the allowed values",
  },
};

describe("the contract's lint rules", () => {
  const spectral = new Spectral();
  let ruleset: Ruleset;

  beforeAll(async () => {
    ruleset = await bundleAndLoadRuleset(rulesetFile, { fs, fetch });
    spectral.setRuleset(ruleset);
  });

  async function findings(document: Record<string, unknown>) {
    const results = await spectral.run(document);
    return results.map(({ code, message, path, severity }) => {
      return { rule: code, at: path.join("."), message, severity };
    });
  }

  it("find nothing in a good contract", async () => {
    expect(await findings(parse(goodContract))).toEqual([]);
  });

  it.each(Object.entries(breakages))("refuse %s", async (_, { rule, change, to, at = change, says }) => {
    const document = parse(goodContract);
    put(document, change.split("."), to);
    // The other rules have their say about some breakages too, and take most of the time.
    for (const each of Object.values(ruleset.rules)) each.enabled = each.name === rule;
    expect(await findings(document)).toEqual([
      { rule, at, message: expect.stringContaining(says), severity: error },
    ]);
  });

  it("are all proven to fire here", () => {
    const { rules } = parse(fs.readFileSync(rulesetFile, "utf8")) as { rules: Record<string, unknown> };
    const active = Object.keys(rules).filter((rule) => rules[rule] !== "off" && rules[rule] !== false);
    const proven = new Set(Object.values(breakages).map(({ rule }) => rule));
    expect(active.filter((rule) => !proven.has(rule))).toEqual([]);
  });
});

function put(document: Record<string, unknown>, steps: string[], value: unknown) {
  const last = steps.at(-1) ?? "";
  const parent = steps.slice(0, -1).reduce((node, step) => node[step] as Record<string, unknown>, document);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
}
