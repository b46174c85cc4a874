import { codeOfStatus } from "../../src/failure.ts";
import type { Operation, ServerLine } from "../../src/operation.ts";
import {
  type Contract,
  type Example,
  type Located,
  nameOf,
  operationsOf,
  type Reference,
  resolve,
} from "../contract.ts";

/** What the client needs of a line at run time: its operations, and the error codes that the status does not give. */
export function serverLineOf(contract: Contract): ServerLine {
  const located = operationsOf(contract).sort((a, b) =>
    a.operation.operationId < b.operation.operationId ? -1 : 1,
  );
  return {
    operations: Object.fromEntries(located.map((one) => [one.operation.operationId, rowOf(one)])),
    errorCodes: errorCodesOf(contract, located),
  };
}

/** The TypeScript module that holds the table. */
export function operationsModule(contract: Contract): string {
  return `import type { ServerLine } from "../../src/operation.ts";

export const serverLine = ${JSON.stringify(serverLineOf(contract), null, 2)} as const satisfies ServerLine;
`;
}

function rowOf({ path, method, operation }: Located): Operation {
  const schema = operation.requestBody?.content["application/json"]?.schema as Reference | undefined;
  return {
    method: method.toUpperCase() as Operation["method"],
    path,
    ...(schema && { body: nameOf(schema) }),
    credentials: credentialsOf(operation.security),
    ...(operation.security.some((alternative) => "tokenCookie" in alternative) && { cookie: true as const }),
    ...(operation["x-session"] && { session: operation["x-session"] }),
  };
}

function credentialsOf(security: Record<string, unknown>[]): Operation["credentials"] {
  const schemes = security.flatMap((alternative) => Object.keys(alternative));
  if (schemes.length === 0) return "none";
  if (!schemes.includes("bearerAuth")) return "cookie";
  return security.some((alternative) => Object.keys(alternative).length === 0) ? "optional" : "bearer";
}

function errorCodesOf(contract: Contract, located: Located[]): ServerLine["errorCodes"] {
  const codes: Record<number, Record<string, string>> = {};
  for (const { operation } of located) {
    for (const [key, response] of Object.entries(operation.responses)) {
      const status = Number(key);
      for (const example of examplesOf(contract, response)) {
        const code = example["x-error-code"];
        const detail = (example.value as { detail?: unknown } | null)?.detail;
        if (!code || typeof detail !== "string") continue;
        if (code === codeOfStatus(status)) continue;
        const known = codes[status]?.[detail];
        if (known && known !== code) {
          throw new Error(
            `${operation.operationId}: the text of ${status} "${detail}" is named both ${known} and ${code}`,
          );
        }
        codes[status] = { ...codes[status], [detail]: code };
      }
    }
  }
  return codes as ServerLine["errorCodes"];
}

function examplesOf(contract: Contract, response: Located["operation"]["responses"][string]): Example[] {
  const media = Object.values(resolve(contract, response).content ?? {});
  return media.flatMap(({ examples = {} }) =>
    Object.values(examples).map((example) => resolve(contract, example)),
  );
}
