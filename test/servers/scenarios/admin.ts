import assert from "node:assert/strict";
import { refused, type Scenario } from "./stage.ts";

export const settings: Scenario = {
  name: "the settings go there and back",
  async run(stage) {
    const { facts } = stage;
    const admin = await stage.admin();
    stage.step("settings");
    const config = await admin.getAdminConfig();
    const { sessions_revoked, ...answered } = await admin.updateAdminConfig(config);
    assert.deepEqual(answered, config);
    assert.equal(sessions_revoked, facts.since("0.12") ? false : undefined);
    if (facts.since("0.6.10")) {
      stage.step("settings-null");
      const emptied = await admin.updateAdminConfig({
        ...config,
        RESPONSE_WATERMARK: null,
        PENDING_USER_OVERLAY_TITLE: null,
        PENDING_USER_OVERLAY_CONTENT: null,
      });
      assert.equal(emptied.RESPONSE_WATERMARK, null);
      assert.equal((await admin.getAdminConfig()).PENDING_USER_OVERLAY_TITLE, null);
    }
    stage.step("settings-incomplete");
    const { WEBUI_URL: _, ...incomplete } = config;
    await refused(admin.updateAdminConfig(incomplete as typeof config), 422, "validation");

    stage.step("details-hidden");
    await admin.updateAdminConfig({ ...config, SHOW_ADMIN_DETAILS: false });
    await refused(admin.getAdminDetails(), 400, "forbidden");
    await admin.updateAdminConfig(config);
    stage.step("details-shown");
    assert.equal((await admin.getAdminDetails()).name, stage.ada.name);
  },
};

export const newerSettings: Scenario = {
  name: "the settings that later lines have take what they say",
  since: "0.7",
  async run(stage) {
    const { since } = stage.facts;
    const admin = await stage.admin();
    const config = await admin.getAdminConfig();
    stage.step("admin-email");
    await admin.updateAdminConfig({ ...config, ADMIN_EMAIL: "desk@example.com" });
    assert.equal((await admin.getAdminDetails()).email, "desk@example.com");
    stage.step("limit");
    const limited = await admin.updateAdminConfig({ ...config, FOLDER_MAX_FILE_COUNT: 5 });
    assert.equal(limited.FOLDER_MAX_FILE_COUNT, 5);
    stage.step("limit-as-text");
    await admin.updateAdminConfig({ ...config, FOLDER_MAX_FILE_COUNT: "5" });
    stage.step("limit-that-is-none");
    await refused(admin.updateAdminConfig({ ...config, FOLDER_MAX_FILE_COUNT: "many" }), 500, "server");
    if (since("0.9")) {
      stage.step("automation-limits");
      await admin.updateAdminConfig({ ...config, AUTOMATION_MAX_COUNT: 3, AUTOMATION_MIN_INTERVAL: 60 });
    }
    if (since("0.11.4")) {
      stage.step("translations");
      const texts = { "de-DE": { "Sign in": "Anmelden" } };
      assert.deepEqual((await admin.updateAdminConfig({ ...config, I18N: texts })).I18N, texts);
      stage.step("translations-with-another-placeholder", { beyondSchema: true });
      const wrong = { "de-DE": { "Hello, {{name}}": "Hallo, {{Name}}" } };
      await refused(admin.updateAdminConfig({ ...config, I18N: wrong }), 422, "validation");
    }
    if (since("0.11.1")) {
      stage.step("interface-settings");
      await admin.updateAdminConfig({ ...config, DEFAULT_INTERFACE_SETTINGS: { landingPageMode: "chat" } });
    }
    if (since("0.12.3")) {
      stage.step("skill-limits");
      const skills = { SKILL_CONTENT_MAX_CHARS: 9_000, SKILL_PREVIEW_MAX_CHARS: null };
      assert.equal((await admin.updateAdminConfig({ ...config, ...skills })).SKILL_CONTENT_MAX_CHARS, 9_000);
      stage.step("skill-limit-of-nothing");
      await refused(admin.updateAdminConfig({ ...config, SKILL_CONTENT_MAX_CHARS: 0 }), 422, "validation");
    }
    stage.step("newer-settings-back");
    await admin.updateAdminConfig(config);
  },
};

export const apiKeys: Scenario = {
  name: "an API key is made, used, restricted and deleted",
  async run(stage) {
    const { ada, facts } = stage;
    const admin = await stage.admin();
    const config = await admin.getAdminConfig();
    stage.step("keys-off");
    if (facts.keysAreOnAtFirst)
      await admin.updateAdminConfig({ ...config, ...facts.keySettings({ on: false }) });
    if (facts.hidesKeysWhileOff) {
      await refused(admin.getApiKey(), 403, "forbidden");
      await refused(admin.deleteApiKey(), 403, "forbidden");
    } else {
      await refused(admin.getApiKey(), 404, "not_found");
      assert.equal(await admin.deleteApiKey(), true);
    }
    await refused(admin.generateApiKey(), 403, "forbidden");

    stage.step("keys-on");
    const on = { ...config, ...facts.keySettings({ on: true }) };
    await admin.updateAdminConfig(on);
    await refused(admin.getApiKey(), 404, "not_found");
    const { api_key } = await admin.generateApiKey();
    assert.deepEqual(await admin.getApiKey(), { api_key });

    stage.step("with-the-key");
    const script = stage.client({ token: api_key });
    const asScript = { headers: { authorization: `Bearer ${api_key}` } };
    const mine = () => stage.send("GET", "/api/v1/auths/", asScript);
    if (facts.sessionForKey === 200) {
      const me = await script.getSessionUser();
      assert.deepEqual([me.email, me.expires_at], [ada.email, null]);
      if (!facts.mintsTokens) assert.equal(me.token, api_key);
    } else {
      assert.equal((await mine()).status, facts.sessionForKey);
    }
    assert.equal((await script.getAdminConfig()).SHOW_ADMIN_DETAILS, config.SHOW_ADMIN_DETAILS);
    stage.step("settings-with-the-key");
    const written = script.updateAdminConfig(on);
    if (facts.keyWritesSettings) assert.deepEqual(await written, { ...on });
    else await refused(written, 403, "forbidden");
    stage.step("sign-out-with-the-key");
    await script.signOut({ storeToken: false });
    assert.equal((await script.getAdminDetails()).email, ada.email);

    stage.step("key-restricted");
    await admin.updateAdminConfig({
      ...on,
      ...facts.keySettings({ on: true, only: "/api/v1/auths/api_key" }),
    });
    assert.equal((await mine()).status, 403);
    assert.deepEqual(await script.getApiKey(), { api_key });
    await refused(script.getAdminDetails(), 403, "forbidden");
    await refused(script.getAdminConfig(), 403, "forbidden");
    await refused(script.updateAdminConfig(on), 403, "forbidden");
    await refused(script.getLdapServer(), 403, "forbidden");
    await refused(script.updateLdapServer(await admin.getLdapServer()), 403, "forbidden");
    await refused(script.getLdapConfig(), 403, "forbidden");
    await refused(script.updateLdapConfig({ enable_ldap: false }), 403, "forbidden");
    await refused(script.addUser({ ...stage.alan, email: "by@key.example" }), 403, "forbidden");
    await refused(script.updateProfile({ name: "Ada", profile_image_url: "/user.png" }), 403, "forbidden");
    await refused(script.updatePassword({ password: "a", new_password: "b" }), 403, "forbidden");
    if (facts.since("0.7")) await refused(script.updateTimezone({ timezone: "UTC" }), 403, "forbidden");
    if (facts.since("0.9.2")) {
      await refused(script.deleteOAuthSession({ path: { provider: "oidc" } }), 403, "forbidden");
    }
    if (facts.since("0.10")) {
      await refused(script.getOAuthConfig(), 403, "forbidden");
      await refused(script.updateOAuthConfig({}), 403, "forbidden");
    }
    await script.signIn(ada, { storeToken: false });
    stage.step("key-restricted-to-another-path");
    await admin.updateAdminConfig({
      ...on,
      ...facts.keySettings({ on: true, only: "/api/v1/auths/admin/details" }),
    });
    await refused(script.getApiKey(), 403, "forbidden");
    await refused(script.generateApiKey(), 403, "forbidden");
    await refused(script.deleteApiKey(), 403, "forbidden");
    assert.equal((await script.getAdminDetails()).email, ada.email);
    stage.step("restricted-key-sent-along");
    const signIn = () => script.signIn(ada, { ...asScript, storeToken: false });
    const signInLdap = () => script.signInLdap({ user: "grace", password: "x" }, asScript);
    const signOut = () => script.signOut({ ...asScript, storeToken: false });
    await refused(script.signUp({ ...ada, email: "by@key.example" }, asScript), 403, "forbidden");
    if (facts.restrictsKeysOnPublicPaths) {
      await refused(signIn(), 403, "forbidden");
      await refused(signInLdap(), 403, "forbidden");
      await refused(signOut(), 403, "forbidden");
    } else {
      await signIn();
      await refused(signInLdap(), 400, "forbidden");
      await signOut();
    }

    stage.step("keys-off-again");
    await admin.updateAdminConfig({ ...config, ...facts.keySettings({ on: false }) });
    await refused(script.getAdminDetails(), 403, "forbidden");
    await refused(script.generateApiKey(), 403, "forbidden");
    stage.step("key-replaced");
    await admin.updateAdminConfig(on);
    const next = await admin.generateApiKey();
    assert.notEqual(next.api_key, api_key);
    await refused(script.getAdminDetails(), 401, "not_authenticated");
    stage.step("key-deleted");
    assert.equal(await admin.deleteApiKey(), true);
    await refused(stage.client({ token: next.api_key }).getAdminDetails(), 401, "not_authenticated");
    await admin.updateAdminConfig(config);
  },
};
