import assert from "node:assert/strict";
import { enrol, expired, mfaIsOff, signInAgain, unknownChallenge } from "./mfa-stage.ts";
import { refused, type Scenario, sessionOf } from "./stage.ts";

const someId = "00000000-0000-4000-8000-000000000000";

export const mfaOff: Scenario = {
  name: "while MFA is off, its steps lead nowhere",
  async run(stage) {
    stage.comeFrom("192.0.2.1");
    stage.step("mfa-opening");
    const admin = stage.client();
    const { id } = sessionOf(await admin.signUp(stage.ada));
    stage.step("mfa-status-off");
    const status = { enabled: false, required: false, recovery_codes_remaining: 0 };
    assert.deepEqual(await admin.getMfaStatus(), status);
    await refused(stage.client().getMfaStatus(), 401, "not_authenticated");
    stage.step("mfa-off");
    const factor = { code: "123456" };
    await refused(admin.startMfaReplacement(factor), ...mfaIsOff);
    await refused(admin.regenerateMfaRecoveryCodes(factor), ...mfaIsOff);
    await refused(stage.client().startMfaReplacement(factor), 401, "not_authenticated");
    await refused(stage.client().regenerateMfaRecoveryCodes(factor), 401, "not_authenticated");
    const challenge_token = unknownChallenge(id);
    await refused(admin.startMfaEnrollment({ challenge_token }), ...expired);
    stage.step("mfa-challenge-off");
    const challenge = (origin: string) => stage.client().getMfaChallenge({ headers: { origin } });
    await refused(challenge(stage.baseUrl), ...expired);
    await refused(challenge("https://elsewhere.example.com"), 403, "forbidden");

    stage.step("mfa-session-of-unknown-age");
    const { token } = await admin.addUser({ ...stage.grace, role: "user" });
    assert(token);
    const grace = stage.client({ token });
    await refused(grace.startMfaReplacement(factor), ...signInAgain);
    await refused(grace.regenerateMfaRecoveryCodes(factor), ...signInAgain);

    stage.step("mfa-with-a-key");
    const config = await admin.getAdminConfig();
    await admin.updateAdminConfig({ ...config, ENABLE_API_KEYS: true });
    const { api_key } = await admin.generateApiKey();
    const headers = { authorization: `Bearer ${api_key}`, "content-type": "application/json" };
    const body = JSON.stringify(factor);
    const asScript = async (method: string, path: string) =>
      (
        await stage.send(method, `/api/v1/auths/mfa${path}`, {
          headers,
          ...(method === "POST" && { body }),
        })
      ).status;
    assert.equal(await asScript("GET", "/status"), 403);
    assert.equal(await asScript("POST", "/replace"), 403);
    assert.equal(await asScript("POST", "/recovery/codes"), 403);
    stage.step("mfa-on-with-a-key");
    const script = stage.client({ token: api_key });
    await refused(script.updateAdminConfig({ ...config, ENABLE_MFA: true }), 403, "forbidden");
    stage.step("mfa-on-in-words");
    const words = { ...config, ENABLE_MFA: "true" as unknown as boolean };
    await refused(admin.updateAdminConfig(words), 422, "validation");
  },
};

export const mfaOn: Scenario = {
  name: "when MFA is switched on, everybody is signed out but for API keys",
  async run(stage) {
    stage.comeFrom("192.0.2.2");
    stage.step("mfa-switched-on");
    const admin = await stage.signedIn(stage.ada);
    const { api_key } = await admin.getApiKey();
    const config = await admin.getAdminConfig();
    const { sessions_revoked, ENABLE_MFA } = await admin.updateAdminConfig({ ...config, ENABLE_MFA: true });
    assert.deepEqual([sessions_revoked, ENABLE_MFA], [true, true]);
    stage.step("session-of-before");
    const error = await refused(admin.getSessionUser(), 401, "not_authenticated");
    assert.equal(error.detail, "Invalid token");
    stage.step("key-of-before");
    const script = stage.client({ token: api_key });
    assert.equal((await script.getAdminConfig()).ENABLE_MFA, true);
    stage.adminIs(script);
    stage.step("unknown-challenges");
    const unknown = { challenge_token: unknownChallenge(someId) };
    const code = "123456";
    const nobody = stage.client();
    await refused(nobody.startMfaEnrollment(unknown), 401, "not_authenticated");
    await refused(nobody.confirmMfaEnrollment({ ...unknown, code }), 401, "not_authenticated");
    await refused(nobody.verifyMfaChallenge({ ...unknown, code }), 401, "not_authenticated");
    const reset_token = "x".repeat(43);
    await refused(nobody.redeemMfaResetToken({ ...unknown, reset_token }), 401, "not_authenticated");
    stage.step("broken-challenges");
    const broken = { challenge_token: `${"\ud800"}.${"x".repeat(43)}` };
    await refused(nobody.startMfaEnrollment(broken), 500, "server");
    await refused(nobody.confirmMfaEnrollment({ ...broken, code }), 500, "server");
    await refused(nobody.verifyMfaChallenge({ ...broken, code }), 500, "server");
    await refused(nobody.redeemMfaResetToken({ ...broken, reset_token }), 500, "server");
  },
};

export const mfaOffAgain: Scenario = {
  name: "when MFA is switched off, everybody is signed out once more and a password is enough",
  async run(stage) {
    stage.comeFrom("192.0.2.3");
    stage.step("admin-enrols");
    const { auths: admin } = await enrol(stage, stage.ada);
    const config = await admin.getAdminConfig();
    stage.step("mfa-switched-off");
    const { sessions_revoked } = await admin.updateAdminConfig({ ...config, ENABLE_MFA: false });
    assert.equal(sessions_revoked, true);
    await refused(admin.getSessionUser(), 401, "not_authenticated");
    stage.step("password-alone");
    const again = await stage.signedIn(stage.ada);
    const status = { enabled: true, required: false, recovery_codes_remaining: 10 };
    assert.deepEqual(await again.getMfaStatus(), status);
  },
};
