import { codeOfStatus } from "../../src/errors.ts";
import {
  type Contract,
  type Example,
  type Located,
  operationsOf,
  type Reference,
  resolve,
  type Schema,
} from "../contract/contract.ts";
import { operationRows, readPaths, readTokenHeader } from "./operation-rows.ts";

/** A line with its contract. */
export interface ContractOfLine {
  readonly line: string;
  readonly contract: Contract;
}

/** The TypeScript module that holds what the client needs at run time, once for all lines. */
export function operationsModule(lines: readonly ContractOfLine[]): string {
  const rows = Object.entries(operationRows(readPaths())).map(
    ([name, versions]) => `  ${name}: ${JSON.stringify(versions)},\n`,
  );
  const codes = new Set(lines.flatMap(({ contract }) => [...textsOf(contract)].map(({ code }) => code)));
  return `/** The error codes that the contract's examples name. */
export type ContractErrorCode =
${[...codes]
  .sort()
  .map((code) => `  | "${code}"`)
  .join("\n")};

/** Every operation: one row, or several where it changed with a release. */
export const operations: Readonly<Record<string, readonly string[]>> = {
${rows.join("")}};

/** The header that takes a token besides \`Authorization\`, and the first release that reads it. */
export const otherTokenHeader = ${JSON.stringify(readTokenHeader())};

/**
 * The codes that the server's texts stand for, by status, where the status does not say as much; of 401 all that are known.
 * Where the meaning changed, the first whose \`until\` has not passed.
 */
export const errorCodes: Readonly<Record<number, Readonly<Record<string, CodeOfText>>>> = ${JSON.stringify(errorCodesOf(lines), null, 2)};
type CodeOfText = ContractErrorCode | readonly { readonly code: ContractErrorCode; readonly until?: string }[];

/** The operations that have a 404 or 409 of their own, on some line. */
export const operationsWith: Readonly<Record<number, string>> = {
  404: ${JSON.stringify(namesWith(lines, "404"))},
  409: ${JSON.stringify(namesWith(lines, "409"))},
};

/** Fields of requests and types of validation errors that the contract shows: an error's message may name them. */
export const knownNames = ${JSON.stringify(knownNamesOf(lines).join(" "))};
`;
}

function namesWith(lines: readonly ContractOfLine[], status: string): string {
  const names = lines.flatMap(({ contract }) =>
    operationsOf(contract).flatMap(({ operation }) =>
      operation.responses[status] ? [operation.operationId] : [],
    ),
  );
  return [...new Set(names)].sort().join(" ");
}

/**
 * What a message may name of a validation error, whoever wrote it: the required fields, the types in the examples. Settings, in
 * capitals, are too many for a bundle.
 */
export function knownNamesOf(lines: readonly ContractOfLine[]): string[] {
  const names = new Set<string>(["body", "path", "query"]);
  for (const { contract } of lines) {
    for (const { operation } of operationsOf(contract)) {
      const { schema } = operation.requestBody?.content["application/json"] ?? {};
      for (const name of schema ? requiredOf(contract, schema) : []) if (!/[A-Z]/.test(name)) names.add(name);
      for (const response of Object.values(operation.responses)) {
        for (const { value } of examplesOf(contract, response)) {
          const { detail } = Object(value) as { detail?: unknown };
          for (const { type } of [detail].flat().map(Object)) if (typeof type === "string") names.add(type);
        }
      }
    }
  }
  return [...names].sort();
}

function requiredOf(contract: Contract, schema: Schema | Reference): string[] {
  const { required = [], allOf = [] } = resolve<Schema>(contract, schema) as {
    required?: string[];
    allOf?: Schema[];
  };
  return [...required, ...allOf.flatMap((part) => requiredOf(contract, part))];
}

type CodeOfText = string | readonly { readonly code: string; readonly until?: string }[];

/** The codes of the examples by status and text. On one line a text has one code; from line to line it may change. */
export function errorCodesOf(lines: readonly ContractOfLine[]): Record<string, Record<string, CodeOfText>> {
  const known: Record<number, Record<string, CodeOfLines[]>> = {};
  for (const { line, contract } of lines) {
    const until = contract.info["x-releases"].last;
    for (const { status, detail, code, operationId } of textsOf(contract)) {
      known[status] ??= {};
      const texts = known[status] ?? {};
      texts[detail] ??= [];
      const codes = texts[detail] ?? [];
      const before = codes.at(-1);
      if (before?.code === code) before.until = until;
      else if (before?.until !== until) codes.push({ code, until });
      else {
        throw new Error(
          `${operationId}: the text of ${status} "${detail}" is named both ${before.code} and ${code} on ${line}`,
        );
      }
    }
  }
  return Object.fromEntries(
    Object.entries(known).flatMap(([status, texts]) => {
      const telling = Object.entries(texts)
        .filter(([, codes]) => status === "401" || codes.some(({ code }) => code !== codeOfStatus(+status)))
        .map(([text, codes]) => [text, codeOrCodes(codes)] as const);
      return telling.length > 0 ? [[status, Object.fromEntries(telling)]] : [];
    }),
  );
}

interface CodeOfLines {
  readonly code: string;
  until: string;
}

/** The last code holds for all lines to come. */
function codeOrCodes(codes: readonly CodeOfLines[]): CodeOfText {
  const last = codes.at(-1)?.code;
  if (!last) throw new Error("a text without a code");
  return codes.length === 1 ? last : [...codes.slice(0, -1), { code: last }];
}

function* textsOf(contract: Contract) {
  for (const { operation } of operationsOf(contract)) {
    for (const [key, response] of Object.entries(operation.responses)) {
      for (const example of examplesOf(contract, response)) {
        const code = example["x-error-code"];
        const detail = (example.value as { detail?: unknown } | null)?.detail;
        if (!code || typeof detail !== "string") continue;
        yield { status: Number(key), detail, code, operationId: operation.operationId };
      }
    }
  }
}

function examplesOf(contract: Contract, response: Located["operation"]["responses"][string]): Example[] {
  const media = Object.values(resolve(contract, response).content ?? {});
  return media.flatMap(({ examples = {} }) =>
    Object.values(examples).map((example) => resolve(contract, example)),
  );
}
