import type { IncomingMessage } from "node:http";
import { type Contract, findOperation, type Located, operationsOf, resolve } from "../contract/contract.ts";

/** An answer that needs no server. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Whether a request calls its body JSON. */
export function isJson({ headers }: Pick<IncomingMessage, "headers">): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/i.test(headers["content-type"] ?? "");
}

/** Whether a body cannot be read as JSON. */
export function isBroken(body: Buffer): boolean {
  try {
    JSON.parse(body.toString("utf8"));
    return false;
  } catch {
    return true;
  }
}

/** What the contract says that an operation answers to a body that is no JSON; undefined where it takes no body. */
export function answerToBrokenJson(contract: Contract): (method: string, path: string) => Answer | undefined {
  const operations = operationsOf(contract);
  return (method, path) => {
    const located = findOperation(operations, method, path);
    return located && answerOf(contract, located);
  };
}

function answerOf(contract: Contract, { operation }: Located): Answer | undefined {
  const response = operation.requestBody && operation.responses["422"];
  if (!response) return undefined;
  const examples = resolve(contract, response).content?.["application/json"]?.examples ?? {};
  const example = examples.malformedJson ?? examples.invalidRequest;
  return example && { status: 422, body: resolve(contract, example).value };
}
