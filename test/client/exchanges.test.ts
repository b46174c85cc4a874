import { describe, expect, it } from "vitest";
import { Conformance } from "../../scripts/conformance.ts";
import { type Exchange, readExchanges } from "../../scripts/exchanges.ts";
import { type AuthsErrorCode, createAuthsClient, isAuthsError } from "../../src/index.ts";
import type { AnyMethods } from "../support/client.ts";
import { contract, exampleBody } from "../support/contract.ts";

const conformance = new Conformance(contract);
const recorded = readExchanges("0.6").flatMap((exchange) => {
  const located = conformance.find(exchange.request.method, exchange.request.path);
  return located
    ? [[`${exchange.server} ${exchange.version} ${exchange.id}`, exchange, located] as const]
    : [];
});

describe("given what a real server answered, the client", () => {
  it.each(recorded)("returns or throws what it should: %s", async (_, exchange, located) => {
    const { status, body } = exchange.response;
    const auths = createAuthsClient({
      baseUrl: "http://127.0.0.1",
      token: "mine",
      fetch: async () => responseOf(exchange),
    });
    const id = located.operation.operationId;
    const method = (auths as unknown as AnyMethods)[id];
    const sent = exampleBody(located);
    const outcome = await (sent === undefined ? method?.() : method?.(sent))?.catch(
      (error: unknown) => error,
    );
    if (status < 300) {
      expect(outcome).toEqual(body);
      const effect = located.operation["x-session"];
      const started = effect === "start" ? (body as { token: string }).token : "mine";
      expect(await auths.getToken()).toBe(effect === "end" ? null : started);
    } else {
      if (!isAuthsError(outcome)) throw new Error("no AuthsError was thrown", { cause: outcome });
      expect(outcome).toMatchObject({ status, operation: id, code: expectedCode(status, body) });
      expect(await auths.getToken()).toBe("mine");
    }
  });
});

function responseOf({ response: { status, headers, body } }: Exchange): Response {
  const type = String(headers["content-type"]);
  return new Response(type.includes("json") ? JSON.stringify(body) : String(body), {
    status,
    headers: { "content-type": type },
  });
}

/** What a person reading the answer would call it. */
function expectedCode(status: number, body: unknown): AuthsErrorCode {
  const { detail } = Object(body) as { detail?: unknown };
  const text = typeof detail === "string" ? detail : "";
  if (/permission|restricted|not enabled|not allowed|not provided a trusted header/.test(text))
    return "forbidden";
  if (/provided is incorrect|^LDAP authentication failed/.test(text)) return "invalid_credentials";
  if (/already registered/.test(text)) return "conflict";
  if (/configure TLS/.test(text) || status === 500) return "server";
  if (status === 401) return "not_authenticated";
  if (status === 404) return "not_found";
  return status === 429 ? "rate_limited" : "validation";
}
