// What a strict project writes. It is compiled beside the installed package, not here.
import { type AuthsClient, type AuthsError, createAuthsClient, isAuthsError } from "open-webui-auths";
import type { SessionUserResponse } from "open-webui-auths/v0.6";

const baseUrl = "https://chat.example.com";
const auths = createAuthsClient({ baseUrl, serverVersion: "0.12" });
const oldest: AuthsClient<"0.6"> = createAuthsClient({ baseUrl, serverVersion: "0.6" });

export async function mayCall(email: string, password: string): Promise<boolean> {
  const session: SessionUserResponse = await oldest.signIn({ email, password });
  return session.permissions.chat.call;
}

export async function nextToken(email: string, password: string): Promise<string | undefined> {
  const result = await auths.signIn({ email, password });
  if (result.next_step === "pending") return undefined;
  if (result.next_step === undefined) return result.token;
  return result.challenge_token;
}

export async function statusOfFailure(): Promise<number | undefined> {
  try {
    const { data, error } = await auths.http.GET("/api/v1/auths/admin/config");
    const open: boolean | undefined = data?.ENABLE_SIGNUP;
    if (error || !open) await auths.signOut({ signal: AbortSignal.timeout(1_000) });
  } catch (error) {
    if (isAuthsError(error)) return (error satisfies AuthsError).status;
  }
  return undefined;
}

export function whatIsNotThere() {
  // @ts-expect-error 0.6 knows no second factor
  void oldest.verifyMfaChallenge;
  // @ts-expect-error a field is missing
  void auths.signIn({ email: "ada@example.com" });
  // @ts-expect-error there is no such line
  createAuthsClient({ baseUrl, serverVersion: "0.5" });
}
