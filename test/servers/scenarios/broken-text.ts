import assert from "node:assert/strict";
import type { Scenario } from "./stage.ts";

const auths = "/api/v1/auths";
/** Half a character: JSON can say it and no encoding can store it. */
const half = "\ud800";

export const brokenText: Scenario = {
  name: "text that cannot be stored is no good anywhere",
  async run(stage) {
    const { ada, facts } = stage;
    const { since, brokenText: statuses } = facts;
    const admin = await stage.admin();
    const authorization = `Bearer ${await admin.getToken()}`;
    const headers = { "content-type": "application/json", authorization };
    const post = async (path: string, body: unknown) =>
      (await stage.send("POST", auths + path, { headers, body: JSON.stringify(body) })).status;
    const get = async (path: string) => (await stage.send("GET", auths + path, { headers })).status;
    const config = await admin.getAdminConfig();

    stage.step("broken-text-sign-in");
    assert.equal(await post("/signin", { email: "x@example.com", password: half }), statuses.signIn);
    stage.step("broken-text-sign-up");
    await admin.updateAdminConfig({ ...config, ENABLE_SIGNUP: true });
    const someone = { name: "X", email: "x@example.com", password: "x", profile_image_url: "/user.png" };
    assert.equal(await post("/signup", { ...someone, name: half }), 500);
    assert.equal(await post("/signup", { ...someone, email: `${half}@example.com` }), 500);
    await admin.updateAdminConfig(config);
    stage.step("broken-text-added");
    assert.equal(await post("/add", { ...someone, name: half }), 500);
    assert.equal(await post("/add", { ...someone, email: `${half}@example.com` }), 500);
    stage.step("broken-text-profile");
    const profile = { name: half, profile_image_url: "/user.png" };
    assert.equal(await post("/update/profile", profile), statuses.profile);
    if (since("0.7")) {
      stage.step("broken-text-timezone");
      assert.equal(await post("/update/timezone", { timezone: half }), statuses.timezone);
    }
    stage.step("broken-text-password");
    const change = { password: half, new_password: "x" };
    assert.equal(await post("/update/password", change), statuses.currentPassword);
    assert.equal(
      await post("/update/password", { password: ada.password, new_password: half }),
      statuses.newPassword,
    );

    stage.step("broken-text-settings");
    const broken = { ...config, RESPONSE_WATERMARK: half };
    assert.equal(await post("/admin/config", broken), statuses.settings);
    stage.step("settings-after-broken-text");
    assert.equal(await get("/admin/config"), statuses.settingsLater);
    if (since("0.12")) {
      stage.step("broken-text-settings-without-mfa");
      const { ENABLE_MFA, MFA_ALLOW_OAUTH_BYPASS, MFA_ALLOW_TRUSTED_HEADER_BYPASS, ...rest } = broken;
      assert.equal(await post("/admin/config", rest), 500);
    }
    await admin.updateAdminConfig(config);
    stage.step("broken-text-directory");
    const server = await admin.getLdapServer();
    assert.equal(await post("/admin/config/ldap/server", { ...server, label: half }), 500);
    stage.step("directory-after-broken-text");
    assert.equal(await get("/admin/config/ldap/server"), statuses.directoryLater);
    await admin.updateLdapServer(server);

    if (since("0.10.2")) {
      // Last of all: until the server starts again, its OAuth settings cannot be read.
      stage.step("broken-text-oauth");
      assert.equal(await post("/admin/config/oauth", { OAUTH_PROVIDER_NAME: half }), 500);
      stage.step("oauth-after-broken-text");
      assert.equal(await get("/admin/config/oauth"), 500);
    }
  },
};
