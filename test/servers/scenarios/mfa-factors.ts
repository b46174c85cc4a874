import assert from "node:assert/strict";
import { Authenticator } from "../authenticator.ts";
import {
  enrol,
  enrolWith,
  expired,
  invalidCode,
  newPerson,
  signInWith,
  unknownChallenge,
} from "./mfa-stage.ts";
import { challengeOf, refused, type Scenario, sessionOf } from "./stage.ts";

const half = "\ud800";

export const mfaEnrolment: Scenario = {
  name: "people enrol an authenticator at sign-in",
  async run(stage) {
    stage.comeFrom("192.0.2.10");
    stage.step("enrol-person");
    const ida = await newPerson(stage, "Ida Rhodes");
    stage.step("enrol-wrong-password");
    await refused(stage.client().signIn({ ...ida, password: "wrong" }), 400, "invalid_credentials");
    stage.step("enrol");
    const auths = stage.client();
    const challenge_token = challengeOf(await auths.signIn(ida), "enroll");
    assert.equal(await auths.getToken(), null);
    stage.step("challenge-as-a-token");
    await refused(stage.client({ token: challenge_token }).getSessionUser(), 401, "not_authenticated");
    stage.step("enrol-at-the-wrong-step");
    await refused(auths.verifyMfaChallenge({ challenge_token, code: "123456" }), ...expired);
    const reset_token = "x".repeat(43);
    await refused(auths.redeemMfaResetToken({ challenge_token, reset_token }), ...expired);
    stage.step("enrol-confirm-before-start");
    await refused(auths.confirmMfaEnrollment({ challenge_token, code: "123456" }), ...invalidCode);
    stage.step("enrol-start");
    const setup = await auths.startMfaEnrollment({ challenge_token });
    stage.step("enrol-start-again");
    assert.equal((await auths.startMfaEnrollment({ challenge_token })).manual_key, setup.manual_key);
    const authenticator = new Authenticator(setup.manual_key);
    stage.step("enrol-wrong-code");
    const wrong = { challenge_token, code: authenticator.wrongCode() };
    await refused(auths.confirmMfaEnrollment(wrong), ...invalidCode);
    stage.step("enrol-confirm");
    const right = { challenge_token, code: await authenticator.code() };
    const answer = await auths.confirmMfaEnrollment(right);
    assert("token" in answer);
    assert.equal(answer.recovery_codes.length, 10);
    assert.equal(await auths.getToken(), answer.token);
    stage.step("enrolled");
    assert.equal((await auths.getSessionUser()).email, ida.email);
    const status = { enabled: true, required: true, recovery_codes_remaining: 10 };
    assert.deepEqual(await auths.getMfaStatus(), status);
    stage.step("enrol-confirm-again");
    await refused(auths.confirmMfaEnrollment(right), ...expired);
  },
};

export const mfaVerification: Scenario = {
  name: "people sign in with a code, each code once, or with a recovery code",
  async run(stage) {
    stage.comeFrom("192.0.2.11");
    stage.step("verify-person");
    const joan = await newPerson(stage, "Joan Clarke");
    const { authenticator, recoveryCodes } = await enrol(stage, joan);
    const auths = stage.client();
    stage.step("verify-at-the-wrong-step");
    const first = challengeOf(await auths.signIn(joan), "verify");
    await refused(auths.startMfaEnrollment({ challenge_token: first }), ...expired);
    stage.step("verify-wrong-code");
    const wrong = { challenge_token: first, code: authenticator.wrongCode() };
    await refused(auths.verifyMfaChallenge(wrong), ...invalidCode);
    stage.step("verify");
    const right = { challenge_token: first, code: await authenticator.code() };
    const session = sessionOf(await auths.verifyMfaChallenge(right));
    assert.equal(await auths.getToken(), session.token);
    assert.equal((await auths.getSessionUser()).email, joan.email);
    stage.step("verify-again");
    await refused(auths.verifyMfaChallenge(right), ...expired);
    stage.step("verify-with-a-used-code");
    const second = challengeOf(await stage.client().signIn(joan), "verify");
    await refused(auths.verifyMfaChallenge({ ...right, challenge_token: second }), ...invalidCode);
    stage.step("verify-with-a-recovery-code");
    const [code = ""] = recoveryCodes;
    const recovered = await signInWith(stage, joan, { code, recovery: true });
    assert.equal((await recovered.getMfaStatus()).recovery_codes_remaining, 9);
    stage.step("verify-with-a-used-recovery-code");
    const again = stage.client();
    const challenge_token = challengeOf(await again.signIn(joan), "verify");
    await refused(again.verifyMfaChallenge({ challenge_token, code, recovery: true }), ...invalidCode);
    stage.step("verify-unknown-challenge");
    const unknown = { challenge_token: unknownChallenge(session.id), code: "123456" };
    await refused(again.verifyMfaChallenge(unknown), ...expired);
    stage.step("verify-replaced-challenge");
    challengeOf(await again.signIn(joan), "verify");
    await refused(again.verifyMfaChallenge({ ...unknown, challenge_token }), ...expired);
    stage.step("verify-expired-challenge");
    const last = challengeOf(await again.signIn(joan), "verify");
    const past = "update auth set mfa = json_set(mfa, '$.login_challenge.expires_at', 1) where email = ?";
    stage.inDatabase(past, joan.email);
    await refused(again.verifyMfaChallenge({ ...unknown, challenge_token: last }), ...expired);
  },
};

export const mfaReplacement: Scenario = {
  name: "people replace their authenticator, which ends their sessions",
  async run(stage) {
    stage.comeFrom("192.0.2.12");
    stage.step("replace-person");
    const jean = await newPerson(stage, "Jean Bartik");
    const { auths, authenticator, recoveryCodes } = await enrol(stage, jean);
    stage.step("replace-wrong-code");
    await refused(auths.startMfaReplacement({ code: authenticator.wrongCode() }), ...invalidCode);
    stage.step("replace-broken-recovery-code");
    await refused(auths.startMfaReplacement({ code: half, recovery: true }), 500, "server");
    stage.step("replace");
    const [code = ""] = recoveryCodes;
    const challenge_token = challengeOf(await auths.startMfaReplacement({ code, recovery: true }), "enroll");
    const { manual_key } = await auths.startMfaEnrollment({ challenge_token });
    const next = new Authenticator(manual_key);
    const answer = await auths.confirmMfaEnrollment({ challenge_token, code: await next.code() });
    assert.deepEqual(Object.keys(answer), ["recovery_codes"]);
    stage.step("session-after-replacement");
    await refused(auths.getSessionUser(), 401, "not_authenticated");
    stage.step("sign-in-after-replacement");
    const again = stage.client();
    const verify = challengeOf(await again.signIn(jean), "verify");
    const old = { challenge_token: verify, code: await authenticator.code() };
    await refused(again.verifyMfaChallenge(old), ...invalidCode);
    sessionOf(await again.verifyMfaChallenge({ challenge_token: verify, code: await next.code() }));
  },
};

export const mfaRecoveryCodes: Scenario = {
  name: "people ask for new recovery codes, which ends their sessions and the old codes",
  async run(stage) {
    stage.comeFrom("192.0.2.13");
    stage.step("codes-person");
    const betty = await newPerson(stage, "Betty Holberton");
    const { auths, authenticator, recoveryCodes } = await enrol(stage, betty);
    stage.step("codes-wrong-code");
    await refused(auths.regenerateMfaRecoveryCodes({ code: authenticator.wrongCode() }), ...invalidCode);
    stage.step("codes-broken-recovery-code");
    await refused(auths.regenerateMfaRecoveryCodes({ code: half, recovery: true }), 500, "server");
    stage.step("codes");
    const answer = await auths.regenerateMfaRecoveryCodes({ code: await authenticator.code() });
    assert.equal(answer.recovery_codes.length, 10);
    stage.step("session-after-new-codes");
    await refused(auths.getSessionUser(), 401, "not_authenticated");
    stage.step("old-recovery-code");
    const again = stage.client();
    const challenge_token = challengeOf(await again.signIn(betty), "verify");
    const [old = ""] = recoveryCodes;
    const [code = ""] = answer.recovery_codes;
    await refused(again.verifyMfaChallenge({ challenge_token, code: old, recovery: true }), ...invalidCode);
    stage.step("new-recovery-code");
    sessionOf(await again.verifyMfaChallenge({ challenge_token, code, recovery: true }));
  },
};

export const mfaReset: Scenario = {
  name: "the operator resets an authenticator, and the person starts anew with the operator's token",
  async run(stage) {
    stage.comeFrom("192.0.2.14");
    stage.step("reset-person");
    const kay = await newPerson(stage, "Kay McNulty");
    const { auths } = await enrol(stage, kay);
    const written = await stage.operate("mfa", "reset", kay.email, "--reason", "lost the phone");
    const reset_token = written.trim().split("\n").at(-1) ?? "";
    stage.step("session-after-reset");
    await refused(auths.getSessionUser(), 401, "not_authenticated");
    stage.step("recover");
    const again = stage.client();
    const challenge_token = challengeOf(await again.signIn(kay), "recover");
    stage.step("recover-wrong-token");
    const wrong = { challenge_token, reset_token: "x".repeat(43) };
    await refused(again.redeemMfaResetToken(wrong), ...invalidCode);
    stage.step("recover-unknown-challenge");
    const [id = ""] = challenge_token.split(".");
    const unknown = { challenge_token: unknownChallenge(id), reset_token };
    await refused(again.redeemMfaResetToken(unknown), ...expired);
    stage.step("recover-redeem");
    const enroll = challengeOf(await again.redeemMfaResetToken({ challenge_token, reset_token }), "enroll");
    stage.step("recover-redeem-again");
    await refused(again.redeemMfaResetToken({ challenge_token, reset_token }), ...expired);
    stage.step("recover-enrol");
    await enrolWith(again, enroll);
    assert.equal((await again.getSessionUser()).email, kay.email);
  },
};
