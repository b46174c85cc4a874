import type { SessionUserInfoResponse, SigninForm } from "../../generated/v0.12/models.ts";

/** What every contestant does: sign in, keep the token, and read the session with it. */
export interface Contestant {
  /** Signs in and keeps the token. */
  signIn(form: SigninForm): Promise<void>;
  /** Reads the session with the token; throws when the server answers no success. */
  getSession(): Promise<SessionUserInfoResponse>;
}

/** Makes a contestant for the server at an address without a slash at the end. */
export type Connect = (baseUrl: string) => Contestant;

/** The token of a sign-in's answer. */
export function tokenOf(result: unknown): string {
  return (result as { token: string }).token;
}
