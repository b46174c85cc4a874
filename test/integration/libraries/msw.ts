import { fromOpenApi } from "@msw/source/open-api";
import { HttpResponse, http, type RequestHandler } from "msw";
import { type Contract, operationsOf, resolve } from "../../../scripts/contract/contract.ts";

/** Mock Service Worker handlers that answer every operation of a contract with its first example of a success. */
export function handlersOf(contract: Contract, baseUrl: string): Promise<RequestHandler[]> {
  // A contract names no server of its own that a client would call.
  return fromOpenApi({ ...contract, servers: [{ url: baseUrl }] } as never);
}

/** A handler that answers one operation with one of the contract's examples, named as the contract names it. */
export function answerWith(contract: Contract, baseUrl: string, operationId: string, name: string) {
  const found = operationsOf(contract).find(({ operation }) => operation.operationId === operationId);
  if (!found) throw new Error(`the contract has no operation ${operationId}`);
  for (const [status, response] of Object.entries(found.operation.responses)) {
    const { content } = resolve(contract, response);
    const example = content?.["application/json"]?.examples[name];
    if (!example) continue;
    const { value } = resolve(contract, example);
    return http[found.method](baseUrl + found.path, () =>
      HttpResponse.json(value as never, { status: Number(status) }),
    );
  }
  throw new Error(`${operationId} has no example ${name}`);
}
