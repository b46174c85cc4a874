import assert from "node:assert/strict";
import { refused, type Scenario } from "./stage.ts";

export const session: Scenario = {
  name: "people sign in and out, and a token is revoked where the server has Redis",
  async run(stage) {
    const { ada, facts } = stage;

    stage.step("wrong-password");
    await refused(stage.client().signIn({ ...ada, password: "wrong" }), 400, "invalid_credentials");
    stage.step("unknown-address");
    await refused(
      stage.client().signIn({ email: "nobody@example.com", password: "x" }),
      400,
      "invalid_credentials",
    );

    stage.step("sign-in");
    const auths = await stage.signedIn({ ...ada, email: "ADA@Example.com" });
    const me = await auths.getSessionUser();
    assert.equal(me.email, ada.email);
    if (facts.tokensEnd) assert(me.expires_at !== null && me.expires_at > Date.now() / 1000);
    else assert.equal(me.expires_at, null);

    stage.step("sign-out");
    const token = await auths.getToken();
    assert.deepEqual(await auths.signOut(), { status: true });
    assert.equal(await auths.getToken(), null);
    await refused(auths.getSessionUser(), ...facts.nobody);
    stage.step("revoked-token");
    assert(token);
    const former = stage.client({ token });
    if (facts.revokesTokens) {
      const refusal = await refused(former.getSessionUser(), 401, "not_authenticated");
      assert.equal(refusal.detail, "Invalid token");
      assert.equal(await former.getToken(), null);
    } else {
      assert.equal((await former.getSessionUser()).email, ada.email);
    }

    stage.step("sign-out-by-nobody");
    assert.deepEqual(await stage.client().signOut(), { status: true });
    stage.step("broken-token");
    await refused(stage.client({ token: "broken" }).getSessionUser(), 401, "not_authenticated");
    stage.step("sign-out-with-a-broken-token");
    const broken = stage.client({ token: "broken" }).signOut();
    if (facts.signOutFailsWithBrokenToken) await refused(broken, 500, "server");
    else assert.deepEqual(await broken, { status: true });
  },
};

export const expiry: Scenario = {
  name: "tokens expire when the admin says so",
  async run(stage) {
    const { ada, facts } = stage;
    stage.step("expiry-set");
    const admin = await stage.admin();
    const config = await admin.getAdminConfig();
    await admin.updateAdminConfig({ ...config, JWT_EXPIRES_IN: "5s" });
    stage.step("short-lived");
    const short = await stage.signedIn(ada);
    assert.equal((await short.getSessionUser()).email, ada.email);
    await new Promise((resolve) => setTimeout(resolve, 6_500));
    stage.step("expired");
    await refused(short.getSessionUser(), 401, "not_authenticated");

    stage.step("endless");
    await admin.updateAdminConfig({ ...config, JWT_EXPIRES_IN: "-1" });
    const endless = await stage.signedIn(ada);
    assert.equal((await endless.getSessionUser()).expires_at, null);
    if (facts.signOutFailsWithEndlessToken) {
      stage.step("sign-out-with-an-endless-token");
      await refused(endless.signOut(), 500, "server");
    }

    stage.step("expiry-back");
    const ignored = await admin.updateAdminConfig({
      ...config,
      JWT_EXPIRES_IN: "soon",
      DEFAULT_USER_ROLE: "king",
    });
    assert.equal(ignored.JWT_EXPIRES_IN, "-1");
    assert.equal(ignored.DEFAULT_USER_ROLE, config.DEFAULT_USER_ROLE);
    await admin.updateAdminConfig(config);
    assert.deepEqual(await admin.getAdminConfig(), config);
  },
};

export const signOutByKeyHeader: Scenario = {
  name: "sign-out looks for no token in the header x-api-key, so that one stays good",
  since: "0.9",
  async run(stage) {
    const admin = await stage.admin();
    const headers = { "x-api-key": (await admin.getToken()) ?? "" };
    stage.step("sign-out-by-the-key-header");
    const { status } = await stage.send(stage.facts.signOutMethod, "/api/v1/auths/signout", { headers });
    assert.equal(status, 200);
    assert.equal((await admin.getSessionUser()).email, stage.ada.email);
  },
};

export const rateLimit: Scenario = {
  name: "the sixteenth sign-in within three minutes is refused, even with the right password",
  since: "0.6.41",
  async run(stage) {
    const { alan } = stage;
    const auths = stage.client();
    stage.step("fifteen-tries");
    for (let tries = 0; tries < 15; tries += 1) {
      await refused(
        auths.signIn({ email: "limited@example.com", password: "wrong" }),
        400,
        "invalid_credentials",
      );
    }
    stage.step("rate-limited");
    const error = await refused(
      auths.signIn({ email: "Limited@example.com", password: alan.password }),
      429,
      "rate_limited",
    );
    assert.equal(error.retryAfter, undefined);
  },
};
