import assert from "node:assert/strict";
import type { Refusal } from "./facts.ts";
import { enrol, mfaIsOff, newPerson } from "./mfa-stage.ts";
import { throughTheProvider } from "./oauth.ts";
import { type Account, challengeOf, type LineClient, refused, type Scenario, type Stage } from "./stage.ts";

const unavailable: Refusal = [503, "server"];
const code = "123456";
const reset_token = "x".repeat(43);

/** Asks for the three steps of an enrolment challenge and of a verification, in turn. */
async function eachStepIs(auths: LineClient, steps: Challenges, ...refusal: Refusal): Promise<void> {
  const { enroll, verify, recover } = steps;
  await refused(auths.startMfaEnrollment({ challenge_token: enroll }), ...refusal);
  await refused(auths.confirmMfaEnrollment({ challenge_token: enroll, code }), ...refusal);
  await refused(auths.verifyMfaChallenge({ challenge_token: verify, code }), ...refusal);
  await refused(auths.redeemMfaResetToken({ challenge_token: recover, reset_token }), ...refusal);
}

interface Challenges {
  enroll: string;
  verify: string;
  recover: string;
}

/** Three people, each of whom stands before another step. */
async function threeSteps(
  stage: Stage,
  names: [string, string, string],
): Promise<Challenges & { accounts: Account[] }> {
  const [first, second, third] = [
    await newPerson(stage, names[0]),
    await newPerson(stage, names[1]),
    await newPerson(stage, names[2]),
  ];
  await enrol(stage, second);
  await stage.operate("mfa", "reset", third.email, "--reason", "lost the phone");
  return {
    enroll: challengeOf(await stage.client().signIn(first), "enroll"),
    verify: challengeOf(await stage.client().signIn(second), "verify"),
    recover: challengeOf(await stage.client().signIn(third), "recover"),
    accounts: [first, second, third],
  };
}

export const mfaAccountFaults: Scenario = {
  name: "an account that waits or was deactivated goes no step further, nor anybody once MFA is off",
  async run(stage) {
    stage.comeFrom("192.0.2.30");
    stage.step("fault-people");
    const steps = await threeSteps(stage, ["Adele Goldstine", "Klara Neumann", "Mina Rees"]);
    const nobody = stage.client();
    const [first, second] = steps.accounts;
    assert(first && second);

    stage.step("steps-of-a-pending-account");
    stage.inDatabase("update user set role = 'pending' where role = 'user'");
    await eachStepIs(nobody, steps, 403, "forbidden");
    stage.inDatabase("update user set role = 'user' where role = 'pending'");
    stage.step("steps-once-mfa-is-off");
    stage.inDatabase("update config set value = 'false' where key = 'auth.mfa.enable'");
    await eachStepIs(nobody, steps, ...mfaIsOff);
    stage.inDatabase("update config set value = 'true' where key = 'auth.mfa.enable'");

    stage.step("steps-whose-secret-is-unreadable");
    await stage.client().startMfaEnrollment({ challenge_token: steps.enroll });
    const spoil = (path: string, email: string) =>
      stage.inDatabase(`update auth set mfa = json_set(mfa, '${path}', 'spoilt') where email = ?`, email);
    spoil("$.login_challenge.secret", first.email);
    spoil("$.secret", second.email);
    await refused(nobody.startMfaEnrollment({ challenge_token: steps.enroll }), ...unavailable);
    await refused(nobody.confirmMfaEnrollment({ challenge_token: steps.enroll, code }), ...unavailable);
    await refused(nobody.verifyMfaChallenge({ challenge_token: steps.verify, code }), ...unavailable);

    stage.step("session-whose-secret-is-unreadable");
    const fran = await newPerson(stage, "Fran Bilas");
    const { auths } = await enrol(stage, fran);
    spoil("$.secret", fran.email);
    await refused(auths.startMfaReplacement({ code }), ...unavailable);
    await refused(auths.regenerateMfaRecoveryCodes({ code }), ...unavailable);

    stage.step("deactivated-sign-in");
    stage.inDatabase("update auth set active = 0 where email = ?", fran.email);
    await refused(stage.client().signIn(fran), 401, "not_authenticated");
    stage.step("deactivated-session");
    await refused(auths.getSessionUser(), 401, "not_authenticated");
  },
};

export const mfaRaces: Scenario = {
  name: "who loses a race with another request is told so",
  async run(stage) {
    stage.comeFrom("192.0.2.31");
    stage.step("race-people");
    const steps = await threeSteps(stage, ["Gertrude Blanch", "Thelma Estrin", "Evelyn Boyd"]);
    const ruth = await newPerson(stage, "Ruth Davis");
    const { auths } = await enrol(stage, ruth);
    const lost: Refusal = [409, "conflict"];
    const { openid, ldap } = stage;
    const dorothy = openid.people.find(({ sub }) => sub === "dorothy");
    const alan = ldap.people.find(({ uid }) => uid === "alan");
    assert(dorothy && alan);
    await throughTheProvider(stage, dorothy.sub);
    const scope = "openid profile email";
    const token = await openid.accessToken(openid.script, { person: dorothy, scope });
    const path = { provider: "oidc" };
    const newcomer = { name: "Alice Burks", email: "alice@example.com", password: "a differential" };
    stage.inDatabase("create trigger lost before update on auth begin select raise(ignore); end");
    try {
      stage.step("lost-races");
      await refused(stage.client().signIn(ruth), ...lost);
      await refused(stage.client().signInLdap({ user: alan.uid, password: alan.password }), ...lost);
      await refused(stage.client().signUp(newcomer), ...lost);
      await refused(stage.client().exchangeOAuthToken({ token }, { path }), ...lost);
      const change = { password: ruth.password, new_password: "another one" };
      await refused(auths.updatePassword(change), ...lost);
      await refused(auths.startMfaReplacement({ code }), ...lost);
      await refused(auths.regenerateMfaRecoveryCodes({ code }), ...lost);
      await eachStepIs(stage.client(), steps, ...lost);
    } finally {
      stage.inDatabase("drop trigger lost");
    }
  },
};
