import {
  type Located,
  operationsOf,
  type Reference,
  type ResponseObject,
  resolve,
} from "../contract/contract.ts";
import type { ContractOfLine } from "./operations.ts";

/** The TypeScript module with the codes of each operation of each line. Types only. */
export function errorCodesModule(lines: readonly ContractOfLine[]): string {
  return `/** The error codes that the contract names, by line and operation. */
export interface ErrorCodes {
${lines.map(codesOfLine).join("\n")}
}
`;
}

function codesOfLine({ line, contract }: ContractOfLine): string {
  const rows = operationsOf(contract).map(({ operation }) => {
    const examples = Object.values(operation.responses).flatMap((response) => codesOf(contract, response));
    const codes = [...new Set(examples)].sort().map((code) => JSON.stringify(code));
    return `    ${operation.operationId}: ${codes.join(" | ") || "never"};`;
  });
  return `  "${line}": {\n${rows.join("\n")}\n  };`;
}

function codesOf(
  contract: ContractOfLine["contract"],
  response: Located["operation"]["responses"][string],
): string[] {
  const { content = {} } = resolve(contract, response as Reference | ResponseObject);
  return Object.values(content)
    .flatMap(({ examples = {} }) => Object.values(examples))
    .flatMap((example) => resolve(contract, example)["x-error-code"] ?? []);
}
