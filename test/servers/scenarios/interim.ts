import { serverLines } from "../../../generated/server-lines.ts";
import { failureOf } from "../../../src/failure.ts";
import type { Line } from "../lines.ts";
import type { LineClient } from "./stage.ts";

/** Until the client knows session-only credentials and results without a token. */
export function extend(client: any, line: Line): LineClient {
  const table = serverLines[line];
  for (const name of [
    "getSessionUser",
    "getMfaStatus",
    "startMfaReplacement",
    "regenerateMfaRecoveryCodes",
    "signIn",
    "signInLdap",
    "signUp",
    "exchangeOAuthToken",
    "confirmMfaEnrollment",
    "verifyMfaChallenge",
    "startMfaEnrollment",
    "redeemMfaResetToken",
    "getMfaChallenge",
    "getLogin",
  ]) {
    const operation = (table.operations as any)[name];
    if (!operation || line !== "0.12" || name === "getLogin") continue;
    client[name] = async (...args: any[]) => {
      const [body, options = {}] = operation.body ? args : [undefined, args[0]];
      const path = operation.path.replace("{provider}", encodeURIComponent(options.path?.provider ?? ""));
      const headers = new Headers(options.headers);
      if (operation.credentials === "cookie" && !name.endsWith("Challenge") && (await client.getToken()))
        headers.set("authorization", `Bearer ${await client.getToken()}`);
      if (body !== undefined) headers.set("content-type", "application/json");
      const response = await client.fetch(path, {
        method: operation.method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      let answer: any = null;
      try {
        answer = JSON.parse(text);
      } catch {}
      if (!response.ok) throw failureOf(name, table as any, response, answer);
      if (answer?.token && options.storeToken !== false) await client.setToken(answer.token);
      return answer;
    };
  }
  return client;
}
