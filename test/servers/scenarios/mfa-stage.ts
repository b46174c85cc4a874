import assert from "node:assert/strict";
import { Authenticator } from "../authenticator.ts";
import type { Refusal } from "./facts.ts";
import { type Account, challengeOf, type LineClient, type Stage, sessionOf } from "./stage.ts";

/** The challenge is over, or never was. */
export const expired: Refusal = [401, "mfa_expired"];
/** A code, recovery code or reset token that is wrong or was used. */
export const invalidCode: Refusal = [401, "mfa_invalid_code"];
/** The session is too old, or its age is unknown. */
export const signInAgain: Refusal = [403, "mfa_reauthentication_required"];
export const mfaIsOff: Refusal = [403, "mfa_disabled"];

/** Somebody who has an authenticator and is signed in. */
export interface Enrolled {
  auths: LineClient;
  authenticator: Authenticator;
  recoveryCodes: string[];
}

/** An account that the admin adds while MFA is on, with an address of its own to come from. */
export async function newPerson(stage: Stage, name: string): Promise<Account> {
  const email = `${name.toLowerCase().replace(" ", ".")}@example.com`;
  const account = { email, password: `the password of ${name}` };
  const admin = await stage.admin();
  const added = await admin.addUser({ ...account, name, role: "user" });
  assert.equal("token" in added, false, "nobody gets a token without an authenticator");
  return account;
}

/** Takes the steps from an `enroll` challenge to a session. */
export async function enrolWith(auths: LineClient, challenge_token: string): Promise<Enrolled> {
  const { manual_key } = await auths.startMfaEnrollment({ challenge_token });
  const authenticator = new Authenticator(manual_key);
  const code = await authenticator.code();
  const answer = await auths.confirmMfaEnrollment({ challenge_token, code });
  assert("token" in answer, "an enrolment at sign-in ends in a session");
  return { auths, authenticator, recoveryCodes: answer.recovery_codes };
}

/** Signs somebody in for the first time since MFA is on. */
export async function enrol(stage: Stage, account: Account): Promise<Enrolled> {
  const auths = stage.client();
  return enrolWith(auths, challengeOf(await auths.signIn(account), "enroll"));
}

/** Signs in somebody who has an authenticator, with a recovery code or one of the authenticator's. */
export async function signInWith(
  stage: Stage,
  account: Account,
  factor: { code: string; recovery?: boolean },
): Promise<LineClient> {
  const auths = stage.client();
  const challenge_token = challengeOf(await auths.signIn(account), "verify");
  sessionOf(await auths.verifyMfaChallenge({ challenge_token, ...factor }));
  return auths;
}

/** A challenge that fits in form. */
export function unknownChallenge(user: string): string {
  return `${user}.${"x".repeat(43)}`;
}
