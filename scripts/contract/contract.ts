import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** The parts of a bundled contract that the build and the checks read. */
export interface Contract {
  info: { version: string; "x-releases"?: Claim; "x-common-headers"?: string[] };
  paths: Record<string, PathItem>;
  components: {
    schemas: Record<string, Schema>;
    responses: Record<string, ResponseObject>;
    examples: Record<string, Example>;
    headers: Record<string, HeaderObject>;
    [section: string]: Record<string, unknown>;
  };
}
/** The releases that a line's contract describes; by operation, those without it or with an older form. */
export interface Claim {
  first: string;
  last: string;
  except?: Record<string, string>;
}

/** The contract of a line. The contract of one release describes no others. */
export type LineContract = Contract & { info: { "x-releases": Claim } };

/** Reads the bundled contract of a line. */
export function readLineContract(file: string | URL): LineContract {
  const contract = readContract(file);
  if (!contract.info["x-releases"]) throw new Error(`${file} is not the contract of a line`);
  return contract as LineContract;
}

export type Schema = Record<string, unknown>;
export type PathItem = { [method in Method]?: OperationObject } & { servers?: unknown };
export type Method = (typeof methods)[number];
export interface OperationObject {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  security: Record<string, string[]>[];
  requestBody?: { required?: boolean; content: Record<string, MediaType> };
  parameters?: {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema?: { examples?: unknown[] };
  }[];
  responses: Record<string, Reference | ResponseObject>;
  "x-api-keys"?: { accepted: boolean };
  "x-session"?: "csrf" | "end" | "start";
  "x-since"?: string;
  "x-until"?: string;
}
export interface ResponseObject {
  description: string;
  headers?: Record<string, HeaderObject | Reference>;
  content?: Record<string, MediaType>;
}
export interface HeaderObject {
  description: string;
  required?: boolean;
  schema: Schema;
}
export interface MediaType {
  schema: Schema;
  examples: Record<string, Example | Reference>;
}
export interface Example {
  summary: string;
  description?: string;
  value: unknown;
  "x-error-code"?: string;
  "x-error-pattern"?: string;
}
export interface Reference {
  $ref: string;
}

export const methods = ["get", "put", "post", "delete", "patch"] as const;

/** One operation and its place in the contract. */
export interface Located {
  path: string;
  method: Method;
  operation: OperationObject;
}

/** Reads a bundled contract. */
export function readContract(file: string | URL): Contract {
  return parse(readFileSync(file, "utf8")) as Contract;
}

/** All operations of a contract, in the order of its paths. */
export function operationsOf(contract: Contract): Located[] {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
}

/** The operation that a request is for, if it is one of these. */
export function findOperation(
  operations: readonly Located[],
  method: string,
  pathname: string,
): Located | undefined {
  return operations.find((one) => one.method === method.toLowerCase() && matches(one.path, pathname));
}

function matches(template: string, pathname: string): boolean {
  const parts = template.split("/");
  const given = pathname.split("/");
  return (
    parts.length === given.length &&
    parts.every((part, i) => part === given[i] || (part.startsWith("{") && given[i] !== ""))
  );
}

/** Resolves a reference within the contract; returns anything else unchanged. */
export function resolve<T extends object>(contract: Contract, node: Reference | T): T {
  if (!("$ref" in node)) return node;
  const target = node.$ref
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>(
      (at, key) => (at as Record<string, unknown>)?.[key.replace(/~1/g, "/").replace(/~0/g, "~")],
      contract,
    );
  if (target === undefined) throw new Error(`${node.$ref} points at nothing`);
  return resolve(contract, target as Reference | T);
}

/** The last part of a reference, the name of a component. */
export function nameOf({ $ref }: Reference): string {
  return $ref.slice($ref.lastIndexOf("/") + 1);
}
