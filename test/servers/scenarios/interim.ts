import type { LineClient, Stage } from "./stage.ts";
import { AuthsError } from "../../../src/index.ts";

export const newer: Record<string, [string, string]> = {
  getSessionUser: ["GET", "/"],
  updateTimezone: ["POST", "/update/timezone"],
  exchangeOAuthToken: ["POST", "/oauth/{provider}/token/exchange"],
  deleteOAuthSession: ["DELETE", "/oauth/sessions/{provider}"],
  getOAuthConfig: ["GET", "/admin/config/oauth"],
  updateOAuthConfig: ["POST", "/admin/config/oauth"],
  getMfaStatus: ["GET", "/mfa/status"],
  getMfaChallenge: ["POST", "/mfa/challenge"],
  startMfaEnrollment: ["POST", "/mfa/enroll/start"],
  confirmMfaEnrollment: ["POST", "/mfa/enroll/confirm"],
  verifyMfaChallenge: ["POST", "/mfa/verify"],
  startMfaReplacement: ["POST", "/mfa/replace"],
  regenerateMfaRecoveryCodes: ["POST", "/mfa/recovery/codes"],
  redeemMfaResetToken: ["POST", "/mfa/recover"],
};

export function newerName(method: string, pathname: string): string | undefined {
  const path = pathname.replace("/api/v1/auths", "");
  return Object.entries(newer).find(
    ([, [m, template]]) =>
      m === method && new RegExp(`^${template.replace("{provider}", "[^/]+")}$`).test(path),
  )?.[0];
}

export function extend(client: any): LineClient {
  for (const [name, [method, template]] of Object.entries(newer)) {
    if (name in client && name !== "getSessionUser") continue;
    const bodyless = method !== "POST" || name === "getMfaChallenge";
    client[name] = async (...args: any[]) => {
      const [body, options = {}] = bodyless ? [undefined, args[0]] : args;
      const path = `/api/v1/auths${template.replace("{provider}", encodeURIComponent(options.path?.provider ?? ""))}`;
      const headers = new Headers(options.headers);
      if (name === "getSessionUser" && (await client.getToken()) && !headers.has("authorization")) headers.set("authorization", `Bearer ${await client.getToken()}`);
      if (body !== undefined) headers.set("content-type", "application/json");
      const response = await client.fetch(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
      const answer = (response.headers.get("content-type") ?? "").includes("json") ? await response.json() : null;
      if (!response.ok) throw new AuthsError(`${name}: ${JSON.stringify(answer)}`, { code: "interim" as any, operation: name, status: response.status, response, detail: answer?.detail } as any);
      if (answer?.token && options.storeToken !== false) await client.setToken(answer.token);
      return answer;
    };
  }
  return client;
}
