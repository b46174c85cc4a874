import assert from "node:assert/strict";
import type { ServerConfig } from "../../../src/index.ts";
import { refused, type Scenario, type Stage } from "./stage.ts";

const paths = { getServerVersion: "/api/version", getServerConfig: "/api/config" };

/** What a server tells a client, or somebody with these headers. */
async function told(stage: Stage, headers: Record<string, string>): Promise<ServerConfig> {
  const answer = await stage.send("GET", paths.getServerConfig, { headers });
  assert.equal(answer.status, 200);
  return (await answer.json()) as ServerConfig;
}

/** Only somebody who is signed in is told what there is to work with. */
const isToldAll = (config: ServerConfig) => "permissions" in config;

export const unopened: Scenario = {
  name: "a server without accounts says so, and which release it is",
  async run(stage) {
    const nobody = stage.client();
    stage.step("unopened");
    assert.equal((await nobody.getServerVersion()).version, stage.release);
    const { onboarding, version, oauth, features } = await nobody.getServerConfig();
    assert.deepEqual({ onboarding, version }, { onboarding: true, version: stage.release });
    assert.deepEqual(Object.keys(oauth.providers), ["oidc"]);
    assert.deepEqual(
      [features.auth, features.enable_signup, features.enable_login_form, features.enable_ldap],
      [true, true, true, false],
    );
  },
};

export const waysSwitched: Scenario = {
  name: "a sign-in page is told what the admin switches on and off",
  async run(stage) {
    const { since } = stage.facts;
    const admin = stage.client();
    stage.step("ways-opening");
    await admin.signUp(stage.ada);
    stage.adminIs(admin);
    const config = await admin.getAdminConfig();
    const ways = async () => {
      const { oauth, features } = await stage.client().getServerConfig();
      const { enable_signup, enable_login_form, enable_ldap } = features;
      return [enable_signup, enable_login_form, enable_ldap, Object.keys(oauth.providers).length];
    };
    stage.step("ways-of-a-new-server");
    assert.deepEqual(await ways(), [false, true, false, 1]);
    stage.step("ways-on");
    await admin.updateAdminConfig({ ...config, ENABLE_SIGNUP: true });
    await admin.updateLdapConfig({ enable_ldap: true });
    assert.deepEqual(await ways(), [true, true, true, 1]);
    stage.step("ways-null");
    await admin.updateLdapConfig({});
    assert.deepEqual(await ways(), [true, true, null, 1]);
    await admin.updateLdapConfig({ enable_ldap: false });
    if (since("0.11")) {
      stage.step("ways-off");
      await admin.updateOAuthConfig({ ENABLE_OAUTH: false });
      await admin.updateAdminConfig({ ...config, ENABLE_LOGIN_FORM: false });
      // The form cannot be switched off here before 0.11.4.
      assert.deepEqual(await ways(), [false, !since("0.11.4"), false, 0]);
      await admin.updateOAuthConfig({ ENABLE_OAUTH: true });
      await admin.updateAdminConfig({ ...config, ENABLE_LOGIN_FORM: true });
    }
    stage.step("ways-back");
    await admin.updateAdminConfig(config);
  },
};

export const signInPage: Scenario = {
  name: "a sign-in page is told the ways that there are, whoever asks",
  async run(stage) {
    const { facts } = stage;
    const nobody = stage.client();
    const admin = await stage.admin();
    const bearer = (token: string | null) => ({ authorization: `Bearer ${token}` });
    const cookie = (token: string | null) => ({ cookie: `token=${token}` });
    const asOwner = facts.pageReadsCookieAlone ? cookie : bearer;

    stage.step("page-of-a-stranger");
    const strangers = await nobody.getServerConfig();
    assert(!("onboarding" in strangers) && !isToldAll(strangers));
    assert.equal(strangers.features.enable_signup, false);
    const keyFlags = Object.keys(strangers.features).filter((name) => name.startsWith("enable_api_key"));
    assert.deepEqual(keyFlags, facts.strangersKeyFlag ? [facts.strangersKeyFlag] : []);
    stage.step("page-of-the-admin");
    const all = await told(stage, asOwner(await admin.getToken()));
    assert(isToldAll(all));
    assert.equal(isToldAll(await admin.getServerConfig()), !facts.pageReadsCookieAlone);
    assert.equal(all.features.enable_password_change_form, facts.since("0.9") ? true : undefined);
    stage.step("page-with-the-cookie");
    assert(isToldAll(await told(stage, cookie(await admin.getToken()))));
    stage.step("page-of-a-pending-account");
    const config = await admin.getAdminConfig();
    await admin.updateAdminConfig({ ...config, ENABLE_SIGNUP: true });
    assert.equal((await nobody.getServerConfig()).features.enable_signup, true);
    const pending = stage.client();
    await pending.signUp({ ...stage.alan, email: "waiting@example.com" });
    const theirs = await told(stage, asOwner(await pending.getToken()));
    if (facts.since("0.6.37")) assert.equal(typeof theirs.features.enable_api_keys, "boolean");
    assert.equal(isToldAll(theirs), facts.tellsPendingAll);
    await admin.updateAdminConfig(config);

    stage.step("page-with-a-broken-token");
    assert.deepEqual(await told(stage, bearer("broken")), strangers);
    stage.step("page-with-a-broken-bearer-and-a-good-cookie");
    const both = { ...bearer("broken"), ...cookie(await admin.getToken()) };
    const answer = await told(stage, both);
    if (facts.pageReadsCookieAlone) assert(isToldAll(answer));
    else assert.deepEqual(answer, strangers);
    stage.step("page-after-sign-out");
    const token = await pending.getToken();
    await pending.signOut();
    const former = await told(stage, asOwner(token));
    if (facts.since("0.12")) assert.deepEqual(former, strangers);
    else assert("enable_channels" in former.features, "it still gets what its owner gets");

    if (facts.since("0.12")) {
      stage.step("page-of-a-deactivated-account");
      stage.inDatabase("update auth set active = 0 where email = ?", "waiting@example.com");
      for (const headers of [bearer(token), { cookie: `token=${token}` }]) {
        const { status } = await stage.send("GET", paths.getServerConfig, { headers });
        assert.equal(status, 401);
      }
      stage.step("sign-out-of-a-deactivated-account");
      await refused(stage.client({ token: token ?? "" }).signOut(), 401, "not_authenticated");
    }

    stage.step("page-with-a-key");
    const on = { ...config, ...facts.keySettings({ on: true }) };
    await admin.updateAdminConfig(on);
    // Nobody may have one here on older lines, and these do not look whose it is.
    const made = facts.adminNeedsKeyPermission ? undefined : await admin.generateApiKey();
    const api_key = made?.api_key ?? `sk-${"0".repeat(32)}`;
    assert(!isToldAll(await told(stage, bearer(api_key))));
    stage.step("page-with-a-restricted-key");
    await admin.updateAdminConfig({
      ...on,
      ...facts.keySettings({ on: true, only: "/api/v1/auths/api_key" }),
    });
    for (const path of Object.values(paths)) {
      const { status } = await stage.send("GET", path, { headers: bearer(api_key) });
      assert.equal(status, facts.restrictsKeysOnPublicPaths ? 403 : 200, path);
    }
    await admin.updateAdminConfig(on);
    if (made) await admin.deleteApiKey();
    await admin.updateAdminConfig(config);

    stage.step("page-with-a-bare-bearer");
    for (const path of Object.values(paths)) {
      const { status } = await stage.send("GET", path, { headers: { authorization: "Bearer" } });
      assert.equal(status, facts.bareBearer.public ?? 200, path);
    }
  },
};

export const pageWithoutDatabase: Scenario = {
  name: "where a table of the database cannot be read, a sign-in page is told nothing, but the release",
  async run(stage) {
    const admin = await stage.admin();
    const nobody = stage.client();
    const without = async (table: string, ask: () => Promise<void>) => {
      stage.step(`page-without-${table}`);
      stage.inDatabase(`alter table ${table} rename to mislaid`);
      try {
        await ask();
      } finally {
        stage.inDatabase(`alter table mislaid rename to ${table}`);
      }
    };
    await without("user", async () => {
      await refused(nobody.getServerConfig(), 500, "server");
      assert.equal((await nobody.getServerVersion()).version, stage.release);
    });
    if (!stage.facts.since("0.12")) return;
    await without("auth", async () => {
      await refused(admin.getServerConfig(), 503, "server");
      assert.equal((await nobody.getServerConfig()).status, true);
    });
  },
};

export const pageWithoutRedis: Scenario = {
  name: "where Redis is down, older servers tell nobody anything",
  async run(stage) {
    const { failsWithoutRedis } = stage.facts;
    const nobody = stage.client();
    await stage.redis.stop();
    stage.step("page-without-redis");
    try {
      if (failsWithoutRedis === "everything") {
        await refused(nobody.getServerVersion(), 500, "server");
        await refused(nobody.getServerConfig(), 500, "server");
      } else {
        assert.equal((await nobody.getServerVersion()).version, stage.release);
      }
    } finally {
      await stage.redis.start();
    }
  },
};
