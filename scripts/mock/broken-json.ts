import type { IncomingMessage } from "node:http";
import { type Contract, findOperation, type Located, operationsOf, resolve } from "../contract/contract.ts";

/** A response that needs no server. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Whether the content type of a request is JSON. */
export function isJson({ headers }: Pick<IncomingMessage, "headers">): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/i.test(headers["content-type"] ?? "");
}

/** Whether a body is not valid JSON. */
export function isBroken(body: Buffer): boolean {
  try {
    JSON.parse(body.toString("utf8"));
    return false;
  } catch {
    return true;
  }
}

/** The contract's response to invalid JSON; undefined if the operation has no body. */
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
