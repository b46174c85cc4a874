import { codeOfStatus } from "../../src/errors.ts";
import {
  type Contract,
  type Example,
  type LineContract,
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
  readonly contract: LineContract;
}

/** The TypeScript module with what the client needs at run time, for all lines. */
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

/** Every operation: a row for each release that changed it. */
export const operations: Readonly<Record<string, readonly string[]>> = {
${rows.join("")}};

/** The header that takes a token besides \`Authorization\`, and the first release that reads it. */
export const otherTokenHeader = ${JSON.stringify(readTokenHeader())};

/**
 * The codes that the server's texts stand for, where the status does not say as much; of 401 all that are known. Where the meaning of a
 * text changed with a release, the newest comes first.
 */
export const errorTexts: readonly {
  readonly status: number;
  readonly code: ContractErrorCode;
  readonly since?: string;
  readonly texts: readonly string[];
}[] = ${JSON.stringify(errorTextsOf(lines), null, 2)};

/** Fields of requests and types of validation errors that the contract shows: an error's message may name them. */
export const knownNames = ${JSON.stringify(knownNamesOf(lines).join(" "))};
`;
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

/** Texts that have one code for a status, from a release on. */
interface ErrorTexts {
  readonly status: number;
  readonly code: string;
  readonly since?: string;
  readonly texts: string[];
}

/** The texts of the examples by status and code. A text has one code in a line; other lines may have another. */
export function errorTextsOf(lines: readonly ContractOfLine[]): ErrorTexts[] {
  const known = new Map<string, { status: number; text: string; codes: CodeOfLines[] }>();
  for (const [index, { line, contract }] of lines.entries()) {
    for (const { status, detail: text, code, operationId } of textsOf(contract)) {
      const codes = known.get(`${status} ${text}`)?.codes ?? [];
      known.set(`${status} ${text}`, { status, text, codes });
      const before = codes.at(-1);
      if (before?.code === code) before.last = index;
      else if (before?.last !== index) codes.push({ code, first: index, last: index });
      else {
        throw new Error(
          `${operationId}: the text of ${status} "${text}" has both codes ${before.code} and ${code} on ${line}`,
        );
      }
    }
  }
  const groups = new Map<string, ErrorTexts & { place: number }>();
  for (const { status, text, codes } of known.values()) {
    if (status !== 401 && codes.every(({ code }) => code === codeOfStatus(status))) continue;
    for (const [index, { code, first }] of codes.entries()) {
      const line = index > 0 ? lines[first] : undefined;
      const key = `${status} ${code} ${line?.line}`;
      const group = groups.get(key) ?? {
        ...{ status, code, ...(line && { since: line.contract.info["x-releases"].first }), texts: [] },
        place: line ? first : -1,
      };
      groups.set(key, group);
      group.texts.push(text);
    }
  }
  return [...groups.values()]
    .sort((a, b) => b.place - a.place || a.status - b.status)
    .map(({ place, ...group }) => group);
}

/** A code that a text has on consecutive lines, as positions among all lines. */
interface CodeOfLines {
  readonly code: string;
  readonly first: number;
  last: number;
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
