import assert from "node:assert/strict";
import { refused, type Scenario, sessionOf } from "./stage.ts";

const header = { "x-forwarded-email": "ada@example.com" };

export const trustedHeader: Scenario = {
  name: "a server that trusts a proxy's header signs in whom the header names",
  async run(stage) {
    const { ada, grace, facts } = stage;
    const anything = { email: "x", password: "x" };
    const named = (email: string) => ({ headers: { "x-forwarded-email": email } });
    if (facts.refusesEmptyTrustedHeader) {
      stage.step("trusted-empty");
      await refused(stage.client().signIn(anything, named("")), 400, "validation");
    }
    stage.step("trusted-first");
    const auths = stage.client();
    assert.equal(sessionOf(await auths.signIn(anything, { headers: header })).role, "admin");
    stage.step("trusted-match");
    assert.equal((await auths.getSessionUser({ headers: header })).email, ada.email);
    stage.step("trusted-mismatch");
    const token = (await auths.getToken()) ?? "";
    const mismatched = stage.client({ token }).getSessionUser(named(grace.email));
    if (facts.comparesTrustedHeader) await refused(mismatched, 401, "not_authenticated");
    else assert.equal((await mismatched).email, ada.email);
    stage.step("trusted-missing");
    await refused(stage.client().signIn(anything), 400, "forbidden");
    stage.step("trusted-stranger");
    const stranger = stage.client().signIn(anything, named(grace.email));
    if (facts.refusesTrustedStranger) await refused(stranger, 403, "forbidden");
    else assert.equal(sessionOf(await stranger).role, "pending");
    stage.step("trusted-password");
    await refused(
      auths.updatePassword({ password: "a", new_password: "b" }, { headers: header }),
      400,
      "forbidden",
    );
    stage.step("trusted-redirect");
    assert.deepEqual(await auths.signOut({ headers: header }), {
      status: true,
      ...(facts.leadsAwayAfterSignOut && { redirect_url: "https://login.local/bye" }),
    });
  },
};

export const lockedDown: Scenario = {
  name: "a server without password sign-in, with password rules, whose people lack the permission for API keys",
  since: "0.6.37",
  async run(stage) {
    const { facts } = stage;
    const ada = { ...stage.ada, password: "C0rrect-horse" };
    stage.step("no-passwords-sign-in");
    await refused(stage.client().signIn(ada), 403, "forbidden");
    stage.step("no-passwords-ldap");
    await refused(stage.client().signInLdap({ user: "grace", password: "x" }), 403, "forbidden");

    stage.step("weak-sign-up");
    const auths = stage.client();
    await refused(auths.signUp({ ...ada, password: "weak" }), ...facts.refusedPassword);
    stage.step("strong-sign-up");
    assert.equal(sessionOf(await auths.signUp(ada)).role, "admin");
    stage.step("weak-user-added");
    await refused(auths.addUser({ ...stage.grace, password: "weak" }), ...facts.refusedPassword);
    stage.step("user-added");
    const grace = { ...stage.grace, password: ada.password, role: "user" };
    const { token } = await auths.addUser(grace);
    assert(token);
    stage.step("weak-new-password");
    const weaken = auths.updatePassword({ password: ada.password, new_password: "weak" });
    if (facts.checksNewPassword) {
      await refused(weaken, 400, "validation");
    } else {
      assert.equal(await weaken, true);
      stage.step("weak-current-password");
      await refused(
        auths.updatePassword({ password: "weak", new_password: ada.password }),
        400,
        "validation",
      );
    }

    stage.step("key-without-permission");
    const user = stage.client({ token });
    await refused(user.generateApiKey(), 403, "forbidden");
    if (facts.adminNeedsKeyPermission) await refused(auths.generateApiKey(), 403, "forbidden");
    else assert((await auths.generateApiKey()).api_key);
  },
};
