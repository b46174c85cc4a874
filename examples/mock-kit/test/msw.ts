import { fromOpenApi } from "@msw/source/open-api";
import { HttpResponse, http, type RequestHandler } from "msw";
import type { AuthsClient, AuthsClientBase } from "open-webui-auths";
import { contract, findExample } from "./contract.ts";

/** What the contract has; the compiler knows the names. */
export type OperationId = Exclude<keyof AuthsClient, keyof AuthsClientBase<object>>;

/** Handlers that answer every operation with the first example of its success. */
export function handlers(baseUrl: string): Promise<RequestHandler[]> {
  return fromOpenApi({ ...contract, servers: [{ url: baseUrl }] } as never);
}

/** A handler that answers one operation with the example of that name. */
export function answerWith(baseUrl: string, operationId: OperationId, name: string): RequestHandler {
  const { method, path, status, body } = findExample(operationId, name);
  const url = baseUrl + path.replaceAll(/\{(\w+)\}/g, ":$1");
  return http.all(url, ({ request }) => {
    if (request.method.toLowerCase() !== method) return undefined;
    return HttpResponse.json(body as Record<string, unknown>, { status });
  });
}
