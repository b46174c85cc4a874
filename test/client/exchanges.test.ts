import { describe, expect, it } from "vitest";
import { serverVersions } from "../../generated/server-lines.ts";
import type { Exchange } from "../../scripts/contract/exchanges.ts";
import { type AuthsErrorCode, createAuthsClient, isAuthsError } from "../../src/index.ts";
import { checkEach } from "../support/check-each.ts";
import type { AnyMethods } from "../support/client.ts";
import { exampleBody, examplePath } from "../support/contract.ts";
import { byOperation, type Recorded, recordingsOf } from "../support/recordings.ts";

describe.each(serverVersions)("given what a real Open WebUI %s answered, the client", (line) => {
  const { contract, recorded } = recordingsOf(line);

  it.each([...byOperation(recorded)])("returns or throws what it should: %s", (_, rows) =>
    checkEach(rows, check),
  );

  async function check({ exchange, located }: Recorded): Promise<void> {
    const { status, body } = exchange.response;
    const auths = createAuthsClient({
      baseUrl: "http://127.0.0.1",
      serverVersion: line,
      token: "mine",
      fetch: async () => responseOf(exchange),
    });
    const { operationId: id, security, "x-session": effect } = located.operation;
    const method = (auths as unknown as AnyMethods)[id];
    const sent = exampleBody(located, contract);
    const options = { path: examplePath(located) };
    const outcome = await (sent === undefined ? method?.(options) : method?.(sent, options))?.catch(
      (error: unknown) => error,
    );
    if (status < 300) {
      expect(outcome).toEqual(body);
      const { token } = Object(body) as { token?: string };
      const started = effect === "start" ? (token ?? "mine") : "mine";
      expect(await auths.getToken()).toBe(effect === "end" ? null : started);
    } else {
      if (!isAuthsError(outcome)) throw new Error("no AuthsError was thrown", { cause: outcome });
      const code = expectedCode(status, body, line === "0.12");
      expect(outcome).toMatchObject({ status, operation: id, code });
      const carriesToken = security.some((one) => "bearerAuth" in one);
      // With 403, the first releases say that no token came; one that came and is not good gets 401.
      const isOver = code === "not_authenticated" && status === 401;
      const isForgotten = effect === "end" || (carriesToken && isOver);
      expect(await auths.getToken()).toBe(isForgotten ? null : "mine");
    }
  }
});

function responseOf({ response: { status, headers, body } }: Exchange): Response {
  const type = String(headers["content-type"]);
  return new Response(type.includes("json") ? JSON.stringify(body) : String(body), {
    status,
    headers: { "content-type": type },
  });
}

/** What a person reading the answer would call it. */
function expectedCode(status: number, body: unknown, tellsLdapApart: boolean): AuthsErrorCode {
  const { detail } = Object(body) as { detail?: unknown };
  const text = typeof detail === "string" ? detail : "";
  if (text === "Not authenticated") return "not_authenticated";
  if (status < 400) return "unexpected_response";
  if (/^MFA is disabled/.test(text)) return "mfa_disabled";
  if (/^This authentication step expired/.test(text)) return "mfa_expired";
  if (/^Invalid (code|or already used code|or expired operator recovery token)/.test(text))
    return "mfa_invalid_code";
  if (text === "reauthentication_required") return "mfa_reauthentication_required";
  if (/^LDAP authentication failed/.test(text)) return tellsLdapApart ? "server" : "invalid_credentials";
  if (/TLS|bind failed/.test(text) || status >= 500) return "server";
  if (
    /permission|restricted|not enabled|API key not allowed|creation is not allowed|not provided a trusted header|which client/.test(
      text,
    )
  )
    return "forbidden";
  if (/there are existing users|does not have a valid email|human .*session is required/.test(text))
    return "forbidden";
  if (
    /record mismatch|provided is incorrect|^Authentication failed|not found in the LDAP|unable to validate/.test(
      text,
    )
  )
    return "invalid_credentials";
  if (/already registered/.test(text)) return "conflict";
  if (status === 401) return "not_authenticated";
  if (status === 403) return "forbidden";
  if (status === 404) return "not_found";
  if (status === 409) return "conflict";
  return status === 429 ? "rate_limited" : "validation";
}
