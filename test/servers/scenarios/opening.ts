import assert from "node:assert/strict";
import { refused, type Scenario, sessionOf } from "./stage.ts";

export const opening: Scenario = {
  name: "the first account becomes the admin and closes sign-up",
  async run(stage) {
    const { ada, grace, facts } = stage;
    const auths = stage.client();

    stage.step("nobody-yet");
    await refused(auths.getSessionUser(), ...facts.nobody);
    await refused(auths.signIn(ada), 400, "invalid_credentials");
    stage.step("first-sign-up-invalid-email");
    await refused(auths.signUp({ ...ada, email: "nobody" }), 400, "validation");
    if (!facts.cutsPasswordsAtSignUp) {
      stage.step("first-sign-up-password-too-long");
      await refused(auths.signUp({ ...ada, password: "x".repeat(73) }), ...facts.refusedPassword);
    }
    if (facts.refusedSignUpCloses) {
      stage.step("sign-up-closed-without-an-account");
      await refused(auths.signUp(ada), 403, "forbidden");
      await stage.redis.tell("SET open-webui:config:ENABLE_SIGNUP true");
    }

    stage.step("first-sign-up");
    const session = sessionOf(await auths.signUp(ada));
    assert.equal(session.role, "admin");
    assert.equal(await auths.getToken(), session.token);
    assert.equal((await auths.getSessionUser()).id, session.id);

    stage.step("sign-up-closed");
    await refused(stage.client().signUp(grace), 403, "forbidden");

    stage.step("sign-up-opened-by-the-admin");
    const config = await auths.getAdminConfig();
    assert.equal(config.ENABLE_SIGNUP, false);
    await auths.updateAdminConfig({ ...config, ENABLE_SIGNUP: true });
    await refused(stage.client().signUp({ ...ada, email: "ADA@example.com" }), 400, "conflict");
    const second = await stage.client().signUp({ ...grace, email: "new@example.com" });
    assert.equal(sessionOf(second).role, "pending");
    await auths.updateAdminConfig(config);
  },
};
