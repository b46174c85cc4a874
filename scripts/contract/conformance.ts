import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import {
  type Contract,
  findOperation,
  type HeaderObject,
  type Located,
  operationsOf,
  type Reference,
  type ResponseObject,
  resolve,
} from "./contract.ts";

/** A complete response. A JSON body is parsed. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string | readonly string[]>>;
  body: unknown;
}

/** Headers of HTTP, CORS and the front-end server, which do not belong to an operation. */
const transportHeaders =
  /^(access-control-.*|connection|content-(encoding|length|type)|date|keep-alive|server|transfer-encoding)$/;

/** Checks responses and requests against a bundled contract. */
export class Conformance {
  readonly operations: readonly Located[];
  readonly #contract: Contract;
  readonly #ajv: Ajv2020;
  readonly #commonHeaders: ReadonlySet<string>;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(contract: Contract) {
    this.#contract = contract;
    this.operations = operationsOf(contract);
    const common = contract.info["x-common-headers"] ?? [];
    this.#commonHeaders = new Set(common.map((name) => name.toLowerCase()));
    this.#ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(contract, "contract");
  }

  /** The operation that a request is for, if the contract has it. */
  find(method: string, path: string): Located | undefined {
    const { pathname } = new URL(path, "http://localhost");
    return findOperation(this.operations, method, pathname);
  }

  /** Where a response violates the contract; empty if nowhere. */
  answerProblems(located: Located, { status, headers, body }: Answer): string[] {
    const where = `${located.operation.operationId} ${status}`;
    const response = this.#response(located, status);
    if (!response) return [`${where}: the status is not documented`];
    return [
      ...this.#headerProblems(response, headers),
      ...this.#contentProblems(located, status, response, one(headers, "content-type"), body),
    ].map((problem) => `${where}: ${problem}`);
  }

  /** Whether the contract accepts a JSON body for a request. */
  acceptsBody({ path, method, operation }: Located, body: unknown): boolean {
    if (!operation.requestBody) return true;
    return this.#validator(["paths", path, method, "requestBody", "content", "application/json", "schema"])(
      body,
    );
  }

  /** Whether a JSON body matches the documented schema of a status. */
  acceptsAnswerBody(located: Located, status: number, body: unknown): boolean {
    return this.#bodyValidator(located, status, "application/json")(body);
  }

  #response(located: Located, status: number): ResponseObject | undefined {
    const response = located.operation.responses[String(status)];
    return response && resolve(this.#contract, response);
  }

  #headerProblems(response: ResponseObject, headers: Answer["headers"]): string[] {
    const documented = new Map(
      Object.entries(response.headers ?? {}).map(([name, header]) => [
        name.toLowerCase(),
        resolve<HeaderObject>(this.#contract, header as HeaderObject | Reference),
      ]),
    );
    const undocumented = Object.keys(headers)
      .filter((name) => {
        const known = name.toLowerCase();
        return !transportHeaders.test(known) && !this.#commonHeaders.has(known) && !documented.has(known);
      })
      .map((name) => `the header ${name} is not documented`);
    const wrong = [...documented].flatMap(([name, header]) => {
      const values = many(headers, name);
      if (values.length === 0) return header.required ? [`the header ${name} is missing`] : [];
      const fits = this.#ajv.compile(header.schema);
      return values.filter((value) => !fits(value)).map(() => `the header ${name} does not fit its schema`);
    });
    return [...undocumented, ...wrong];
  }

  #contentProblems(
    located: Located,
    status: number,
    response: ResponseObject,
    contentType: string | undefined,
    body: unknown,
  ): string[] {
    const type = contentType?.split(";")[0]?.trim();
    if (!response.content) return body === null || body === "" ? [] : ["a body, where none is documented"];
    if (!type || !response.content[type]) return [`the content type ${type ?? "(none)"} is not documented`];
    const validate = this.#bodyValidator(located, status, type);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `body${instancePath} ${message}`);
  }

  #bodyValidator({ path, method, operation }: Located, status: number, type: string): ValidateFunction {
    const response = operation.responses[String(status)];
    const place =
      response && "$ref" in response
        ? response.$ref.slice(2).split("/")
        : ["paths", path, method, "responses", String(status)];
    return this.#validator([...place, "content", type, "schema"]);
  }

  #validator(place: string[]): ValidateFunction {
    const pointer = place.map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
    const known = this.#validators.get(pointer);
    if (known) return known;
    const validate = this.#ajv.compile({ $ref: `contract#/${encodeURI(pointer)}` });
    this.#validators.set(pointer, validate);
    return validate;
  }
}

function many(headers: Answer["headers"], name: string): readonly string[] {
  const value = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}

function one(headers: Answer["headers"], name: string): string | undefined {
  return many(headers, name)[0];
}
