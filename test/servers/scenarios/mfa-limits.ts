import assert from "node:assert/strict";
import { enrol, invalidCode, newPerson } from "./mfa-stage.ts";
import { challengeOf, refused, type Scenario } from "./stage.ts";

const auths = "/api/v1/auths";
const addressLimit = 100;

async function limited(call: Promise<unknown>, most: number): Promise<void> {
  const { retryAfter } = await refused(call, 429, "rate_limited");
  assert(retryAfter !== undefined && retryAfter > 0 && retryAfter <= most, `Retry-After: ${retryAfter}`);
}

export const mfaChallengeLimit: Scenario = {
  name: "five codes may be tried on a challenge, and ten on an account",
  async run(stage) {
    stage.comeFrom("192.0.2.40");
    stage.step("limit-person");
    const grace = await newPerson(stage, "Irma Wyman");
    stage.step("limit-of-an-enrolment");
    const first = stage.client();
    const enrolling = challengeOf(await first.signIn(grace), "enroll");
    const code = "123456";
    for (let tries = 0; tries < 5; tries += 1) {
      await refused(first.confirmMfaEnrollment({ challenge_token: enrolling, code }), ...invalidCode);
    }
    await limited(first.confirmMfaEnrollment({ challenge_token: enrolling, code }), 300);

    stage.step("limit-of-a-verification");
    const irma = await newPerson(stage, "Margaret Fox");
    const { auths: enrolled, authenticator } = await enrol(stage, irma);
    const next = stage.client();
    const wrong = { code: authenticator.wrongCode() };
    const verifying = challengeOf(await next.signIn(irma), "verify");
    for (let tries = 0; tries < 5; tries += 1) {
      await refused(next.verifyMfaChallenge({ ...wrong, challenge_token: verifying }), ...invalidCode);
    }
    await limited(next.verifyMfaChallenge({ ...wrong, challenge_token: verifying }), 300);
    stage.step("limit-of-an-account");
    const again = challengeOf(await next.signIn(irma), "verify");
    for (let tries = 0; tries < 4; tries += 1) {
      await refused(next.verifyMfaChallenge({ ...wrong, challenge_token: again }), ...invalidCode);
    }
    await limited(next.verifyMfaChallenge({ ...wrong, challenge_token: again }), 900);
    await limited(enrolled.startMfaReplacement(wrong), 900);
    await limited(enrolled.regenerateMfaRecoveryCodes(wrong), 900);

    stage.step("limit-of-a-reset");
    const mary = await newPerson(stage, "Mary Hawes");
    await stage.operate("mfa", "reset", mary.email, "--reason", "lost the phone");
    const last = stage.client();
    const recovering = challengeOf(await last.signIn(mary), "recover");
    const reset = { challenge_token: recovering, reset_token: "x".repeat(43) };
    for (let tries = 0; tries < 5; tries += 1) {
      await refused(last.redeemMfaResetToken(reset), ...invalidCode);
    }
    await limited(last.redeemMfaResetToken(reset), 300);
  },
};

export const mfaSignInLimit: Scenario = {
  name: "ten sign-ins are allowed to an account in a quarter of an hour, even right ones",
  async run(stage) {
    stage.comeFrom("192.0.2.41");
    stage.step("limited-person");
    const account = await newPerson(stage, "Jean Sammet");
    stage.step("ten-sign-ins");
    for (let tries = 0; tries < 10; tries += 1) {
      challengeOf(await stage.client().signIn(account), "enroll");
    }
    stage.step("eleventh-sign-in");
    await limited(stage.client().signIn(account), 900);
  },
};

export const mfaAddressLimit: Scenario = {
  name: "a hundred writing requests are allowed to an address in a quarter of an hour",
  async run(stage) {
    const address = "192.0.2.42";
    const headers = { "content-type": "application/json", "x-forwarded-for": address };
    for (let tries = 0; tries <= addressLimit; tries += 1) {
      const url = `${stage.baseUrl}${auths}/mfa/verify`;
      const { status } = await fetch(url, { method: "POST", headers, body: "{}" });
      if (status === 429) break;
    }
    stage.comeFrom(address);
    stage.step("address-limited");
    for (const path of postPaths) {
      const response = await stage.send("POST", auths + path, { headers, body: "{}" });
      assert.equal(response.status, 429, path);
      assert.equal(response.headers.get("retry-after"), "900");
    }
    stage.step("address-limited-reading");
    const admin = await stage.admin();
    assert.equal((await admin.getAdminConfig()).ENABLE_MFA, true);
  },
};

const postPaths = [
  "/signin",
  "/ldap",
  "/signup",
  "/signout",
  "/update/profile",
  "/update/timezone",
  "/update/password",
  "/add",
  "/admin/config",
  "/admin/config/ldap/server",
  "/admin/config/ldap",
  "/admin/config/oauth",
  "/api_key",
  "/oauth/oidc/token/exchange",
  "/mfa/challenge",
  "/mfa/enroll/start",
  "/mfa/enroll/confirm",
  "/mfa/verify",
  "/mfa/replace",
  "/mfa/recovery/codes",
  "/mfa/recover",
];
