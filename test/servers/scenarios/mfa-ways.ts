import assert from "node:assert/strict";
import { enrolWith, expired } from "./mfa-stage.ts";
import { throughTheProvider } from "./oauth.ts";
import { challengeOf, refused, type Scenario } from "./stage.ts";

const pending = { next_step: "pending" };

export const mfaPending: Scenario = {
  name: "while MFA is on, people whose account waits for approval get no session",
  async run(stage) {
    stage.comeFrom("192.0.2.20");
    const admin = await stage.admin();
    stage.step("pending-sign-in");
    await admin.addUser(stage.alan);
    assert.deepEqual(await stage.client().signIn(stage.alan), pending);
    stage.step("pending-sign-up");
    const { ENABLE_MFA, MFA_ALLOW_OAUTH_BYPASS, MFA_ALLOW_TRUSTED_HEADER_BYPASS, ...config } =
      await admin.getAdminConfig();
    await admin.updateAdminConfig({ ...config, ENABLE_SIGNUP: true, DEFAULT_USER_ROLE: "pending" });
    const newcomer = { name: "Marlyn Wescoff", email: "marlyn@example.com", password: "ballistics" };
    assert.deepEqual(await stage.client().signUp(newcomer), pending);
    stage.step("sign-up-with-a-challenge");
    await admin.updateAdminConfig({ ...config, ENABLE_SIGNUP: true, DEFAULT_USER_ROLE: "user" });
    const next = { ...newcomer, name: "Ruth Teitelbaum", email: "ruth@example.com" };
    challengeOf(await stage.client().signUp(next), "enroll");
  },
};

export const mfaDirectory: Scenario = {
  name: "while MFA is on, people of the directory need an authenticator too",
  async run(stage) {
    stage.comeFrom("192.0.2.21");
    const { ldap } = stage;
    const [grace, alan] = ldap.people;
    assert(grace && alan);
    const admin = await stage.admin();
    stage.step("mfa-ldap-set");
    await admin.updateLdapServer({
      label: "Directory",
      host: ldap.host,
      port: ldap.port,
      app_dn: ldap.bindDn,
      app_dn_password: ldap.bindPassword,
      search_base: ldap.searchBase,
      use_tls: false,
    });
    await admin.updateLdapConfig({ enable_ldap: true });
    stage.step("mfa-ldap");
    const auths = stage.client();
    const result = await auths.signInLdap({ user: grace.uid, password: grace.password });
    await enrolWith(auths, challengeOf(result, "enroll"));
    assert.equal((await auths.getSessionUser()).email, grace.mail);
    stage.step("mfa-ldap-deactivated");
    stage.inDatabase("update auth set active = 0 where email = ?", grace.mail ?? "");
    const again = stage.client().signInLdap({ user: grace.uid, password: grace.password });
    await refused(again, ...stage.facts.deactivatedInDirectory);
  },
};

export const mfaProvider: Scenario = {
  name: "while MFA is on, people of the provider go on with the challenge in their cookie",
  async run(stage) {
    stage.comeFrom("192.0.2.22");
    const { baseUrl, openid } = stage;
    const browser = await throughTheProvider(stage, "katherine");
    assert.equal(browser.cookie(baseUrl, "token"), undefined);
    const challenge = browser.cookie(`${baseUrl}/api/v1/auths/mfa/challenge`, "mfa_challenge");
    const ask = (headers: Record<string, string>) => stage.client().getMfaChallenge({ headers });
    const cookie = `mfa_challenge=${challenge}`;
    stage.step("challenge-from-elsewhere");
    await refused(ask({ cookie, origin: "https://elsewhere.example.com" }), 403, "forbidden");
    stage.step("challenge-without-origin");
    await refused(ask({ cookie }), 403, "forbidden");
    stage.step("challenge-without-cookie");
    await refused(ask({ origin: baseUrl }), ...expired);
    stage.step("challenge");
    const result = await ask({ cookie, origin: baseUrl });
    stage.step("provider-enrol");
    const auths = stage.client();
    await enrolWith(auths, challengeOf(result, "enroll"));
    assert.equal((await auths.getSessionUser()).email, "katherine@example.com");
    stage.step("challenge-of-before");
    await refused(ask({ cookie, origin: baseUrl }), ...expired);

    stage.step("mfa-exchange");
    const [katherine, dorothy] = openid.people;
    assert(katherine && dorothy);
    const scope = "openid profile email";
    const path = { provider: "oidc" };
    const token = await openid.accessToken(openid.script, { person: katherine, scope });
    const exchanged = await stage.client().exchangeOAuthToken({ token }, { path });
    challengeOf(exchanged, "verify");
    stage.step("mfa-exchange-pending");
    stage.inDatabase("update user set role = 'pending' where email = ?", katherine.email);
    assert.deepEqual(await stage.client().exchangeOAuthToken({ token }, { path }), pending);
    stage.step("mfa-exchange-deactivated");
    stage.inDatabase("update auth set active = 0 where email = ?", katherine.email);
    const gone = stage.client().exchangeOAuthToken({ token }, { path });
    await refused(gone, 401, "not_authenticated");
  },
};
