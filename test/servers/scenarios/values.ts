import assert from "node:assert/strict";
import { readContract } from "../../../scripts/contract/contract.ts";
import { bundleOf } from "../../../scripts/contract/lines.ts";
import type { AdminConfig, Permissions } from "../../../src/index.ts";
import { type Scenario, type Stage, sessionOf } from "./stage.ts";

/** The flags of the line 0.6, by their groups. */
function permissionsOfOld(): Record<string, Record<string, boolean>> {
  const { schemas } = readContract(bundleOf("0.6")).components;
  const namesIn = (model = "") => Object.keys(schemas[model]?.properties ?? {});
  const modelOf = (group: string) => `${group.charAt(0).toUpperCase()}${group.slice(1)}Permissions`;
  const flagsOf = (group: string) => namesIn(modelOf(group)).map((flag) => [flag, true]);
  return Object.fromEntries(
    namesIn("Permissions").map((group) => [group, Object.fromEntries(flagsOf(group))]),
  );
}

/** Lets the admin read in settings that were written out by another server. */
async function importSettings(stage: Stage, permissions: unknown): Promise<void> {
  const token = await (await stage.admin()).getToken();
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const written = await stage.send("GET", "/api/v1/configs/export", { headers });
  const settings = (await written.json()) as Record<string, object>;
  const config = stage.facts.since("0.10")
    ? { "user.permissions": permissions }
    : { ...settings, user: { ...settings.user, permissions } };
  const body = JSON.stringify({ config });
  const read = await stage.send("POST", "/api/v1/configs/import", { headers, body });
  assert.equal(read.status, 200);
}

export const valuesOpening: Scenario = {
  name: "an admin lets people make accounts whose sessions never end",
  async run(stage) {
    stage.step("values-opening");
    const admin = stage.client();
    await admin.signUp(stage.ada);
    stage.adminIs(admin);
    const config = await admin.getAdminConfig();
    const open = { ENABLE_SIGNUP: true, DEFAULT_USER_ROLE: "user", JWT_EXPIRES_IN: "-1" };
    await admin.updateAdminConfig({ ...config, ...open });
    stage.step("endless-sign-up");
    assert.equal(sessionOf(await stage.client().signUp(stage.grace)).expires_at, null);
  },
};

export const olderPermissions: Scenario = {
  name: "settings of a 0.6 server have permissions that lack what came later",
  since: "0.7",
  async run(stage) {
    const old = permissionsOfOld();
    await importSettings(stage, old);
    const expectOld = (told: Permissions) => {
      if (stage.facts.fillsPermissions) assert(told.access_grants && told.chat.web_upload !== undefined);
      else assert.deepEqual(told, old);
    };
    stage.step("permissions-of-an-older-server");
    const grace = await stage.signedIn(stage.grace);
    expectOld((await grace.getSessionUser()).permissions);
    expectOld(sessionOf(await stage.client().signUp(stage.alan)).permissions);
  },
};

export const userStatus: Scenario = {
  name: "people say what they are doing",
  since: "0.6.41",
  async run(stage) {
    const admin = await stage.admin();
    const status = { status_emoji: "🧮", status_message: "Computing", status_expires_at: 4_102_444_800 };
    const headers = {
      authorization: `Bearer ${await admin.getToken()}`,
      "content-type": "application/json",
    };
    const told = { headers, body: JSON.stringify(status) };
    assert.equal((await stage.send("POST", "/api/v1/users/user/status/update", told)).status, 200);
    stage.step("user-with-a-status");
    const { status_emoji, status_message, status_expires_at } = await admin.getSessionUser();
    assert.deepEqual({ status_emoji, status_message, status_expires_at }, status);
  },
};

export const filledSettings: Scenario = {
  name: "settings that are null on a new server have values, and others are null",
  async run(stage) {
    const { since } = stage.facts;
    const admin = await stage.admin();
    stage.step("directory-null");
    // With TLS, 0.6.0 asks for a certificate too.
    const plain = since("0.6.1") ? {} : { use_tls: false };
    const directory = {
      label: "Directory",
      host: "ldap.example.com",
      app_dn: "cn=chat",
      app_dn_password: "reader",
    };
    await admin.updateLdapServer({
      ...directory,
      search_base: "dc=example",
      port: null,
      ciphers: null,
      ...plain,
    });
    assert.equal((await admin.getLdapServer()).ciphers, null);
    stage.step("settings-filled");
    const filled: Partial<AdminConfig> = {
      ...(since("0.7") && { ADMIN_EMAIL: "desk@example.com", FOLDER_MAX_FILE_COUNT: 5 }),
      ...(since("0.9") && { AUTOMATION_MAX_COUNT: 3, AUTOMATION_MIN_INTERVAL: 60 }),
      ...(since("0.12.3") && { SKILL_CONTENT_MAX_CHARS: 9_000, SKILL_PREVIEW_MAX_CHARS: 900 }),
    };
    await admin.updateAdminConfig({ ...(await admin.getAdminConfig()), ...filled });
    assert.partialDeepStrictEqual(await admin.getAdminConfig(), filled);
  },
};

export const filledOAuthSettings: Scenario = {
  name: "OAuth settings that are null on a new server have values",
  since: "0.10.2",
  async run(stage) {
    const admin = await stage.admin();
    stage.step("oauth-settings-null");
    assert.equal((await admin.getOAuthConfig()).OAUTH_SUB_CLAIM, null);
    stage.step("oauth-settings-filled");
    await admin.updateOAuthConfig({});
    const filled = {
      OAUTH_CODE_CHALLENGE_METHOD: "S256",
      OAUTH_TOKEN_ENDPOINT_AUTH_METHOD: "client_secret_post",
      OAUTH_GROUP_DEFAULT_SHARE: "members",
      OAUTH_TIMEOUT: 30,
      OAUTH_CLIENT_TIMEOUT: 60,
    };
    await admin.updateOAuthConfig(filled);
    assert.partialDeepStrictEqual(await admin.getOAuthConfig(), filled);
  },
};
