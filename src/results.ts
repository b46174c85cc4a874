import type {
  MfaChallengeResponse,
  MfaEnrollmentResult,
  PendingUserResponse,
  SessionUserResponse,
} from "../generated/models.ts";

/**
 * Whether a sign-in, or a step of two-factor sign-in, ended in a session.
 *
 * @param result - what the method returned
 * @returns true if it has a token; TypeScript then knows the session's fields
 * @example
 * const result = await auths.signIn({ email, password });
 * if (isSession(result)) console.log(`Hello ${result.name}`);
 */
export function isSession(result: MfaEnrollmentResult): result is MfaEnrollmentResult & SessionUserResponse;
export function isSession(result: object): result is { readonly token: string };
export function isSession(result: object): boolean {
  return "token" in result && typeof result.token === "string";
}

/**
 * Whether a sign-in asks for a second factor.
 *
 * @param result - what the method returned
 * @returns true if it has a `challenge_token`; `next_step` then says whether to verify, enroll or recover
 * @example
 * if (isMfaChallenge(result) && result.next_step === "verify") {
 *   await auths.verifyMfaChallenge({ challenge_token: result.challenge_token, code });
 * }
 */
export function isMfaChallenge(result: object): result is MfaChallengeResponse {
  return "challenge_token" in result;
}

/**
 * Whether a sign-in was correct, but an admin has yet to approve the account.
 *
 * @param result - what the method returned
 * @returns true if so; there is no session yet
 * @example
 * if (isPending(result)) console.log("Wait for an admin's approval, then sign in again");
 */
export function isPending(result: object): result is PendingUserResponse {
  return "next_step" in result && result.next_step === "pending";
}
