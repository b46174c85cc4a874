import assert from "node:assert/strict";
import { refused, type Scenario } from "./stage.ts";

export const settings: Scenario = {
  name: "the settings go there and back",
  async run(stage) {
    const admin = await stage.signedIn(stage.ada);
    stage.step("settings");
    const config = await admin.getAdminConfig();
    assert.deepEqual(await admin.updateAdminConfig(config), config);
    stage.step("settings-null");
    const emptied = await admin.updateAdminConfig({
      ...config,
      RESPONSE_WATERMARK: null,
      PENDING_USER_OVERLAY_TITLE: null,
      PENDING_USER_OVERLAY_CONTENT: null,
    });
    assert.equal(emptied.RESPONSE_WATERMARK, null);
    assert.equal((await admin.getAdminConfig()).PENDING_USER_OVERLAY_TITLE, null);
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

export const apiKeys: Scenario = {
  name: "an API key is made, used, restricted and deleted",
  async run(stage) {
    const admin = await stage.signedIn(stage.ada);
    const config = await admin.getAdminConfig();
    stage.step("keys-off");
    await refused(admin.getApiKey(), 404, "not_found");
    await refused(admin.generateApiKey(), 403, "forbidden");
    assert.equal(await admin.deleteApiKey(), true);

    stage.step("keys-on");
    const on = { ...config, ENABLE_API_KEYS: true };
    await admin.updateAdminConfig(on);
    const { api_key } = await admin.generateApiKey();
    assert.deepEqual(await admin.getApiKey(), { api_key });

    stage.step("with-the-key");
    const script = stage.client({ token: api_key });
    const me = await script.getSessionUser();
    assert.deepEqual([me.email, me.token, me.expires_at], [stage.ada.email, api_key, null]);
    assert.equal((await script.getAdminConfig()).ENABLE_API_KEYS, true);
    await script.signOut({ storeToken: false });
    assert.equal((await script.getSessionUser()).email, stage.ada.email);

    stage.step("key-restricted");
    await admin.updateAdminConfig({
      ...on,
      ENABLE_API_KEYS_ENDPOINT_RESTRICTIONS: true,
      API_KEYS_ALLOWED_ENDPOINTS: "/api/v1/auths/api_key",
    });
    await refused(script.getSessionUser(), 403, "forbidden");
    assert.deepEqual(await script.getApiKey(), { api_key });
    await script.signIn(stage.ada, { storeToken: false });
    stage.step("restricted-key-sent-along");
    const headers = { authorization: `Bearer ${api_key}` };
    await refused(script.signIn(stage.ada, { headers }), 403, "forbidden");
    await refused(script.signOut({ headers }), 403, "forbidden");

    stage.step("keys-off-again");
    await admin.updateAdminConfig({ ...config, ENABLE_API_KEYS: false });
    await refused(script.getAdminDetails(), 403, "forbidden");
    stage.step("key-replaced");
    await admin.updateAdminConfig(on);
    const next = await admin.generateApiKey();
    assert.notEqual(next.api_key, api_key);
    await refused(script.getSessionUser(), 401, "not_authenticated");
    stage.step("key-deleted");
    assert.equal(await admin.deleteApiKey(), true);
    await refused(stage.client({ token: next.api_key }).getSessionUser(), 401, "not_authenticated");
    await admin.updateAdminConfig(config);
  },
};
