import { newPassword } from "./secrets.ts";

export interface Admin {
  email: string;
  password: string;
  token: string;
}

/** Signs up the first account of an empty server, which becomes its admin. */
export async function createFirstAdmin(baseUrl: string, password = newPassword()): Promise<Admin> {
  const account = { name: "Ada Lovelace", email: "ada@example.com", password };
  const response = await fetch(`${baseUrl}/api/v1/auths/signup`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(account),
  });
  const answer = (await response.json()) as { token?: string; role?: string; detail?: unknown };
  if (answer.token === undefined || answer.role !== "admin") {
    throw new Error(
      `Sign-up of the first admin gave ${response.status}: ${JSON.stringify(answer.detail ?? answer.role)}`,
    );
  }
  return { email: account.email, password: account.password, token: answer.token };
}
