import assert from "node:assert/strict";
import { refused, type Scenario } from "./stage.ts";

export const directory: Scenario = {
  name: "people sign in with a directory",
  async run(stage) {
    const { ldap } = stage;
    const admin = await stage.signedIn(stage.ada);
    const [grace, , lobby] = ldap.people;
    assert(grace && lobby);
    const asGrace = { user: grace.uid, password: grace.password };

    stage.step("ldap-off");
    assert.deepEqual(await admin.getLdapConfig(), { ENABLE_LDAP: false });
    await refused(stage.client().signInLdap(asGrace), 400, "forbidden");
    stage.step("ldap-untouched");
    const untouched = await admin.getLdapServer();
    assert.equal(
      (await refused(admin.updateLdapServer(untouched), 400, "validation")).detail,
      "Required field app_dn is empty",
    );

    stage.step("ldap-set");
    const config = {
      label: "Directory",
      host: ldap.host,
      port: ldap.port,
      app_dn: ldap.bindDn,
      app_dn_password: ldap.bindPassword,
      search_base: ldap.searchBase,
      use_tls: false,
    };
    const stored = await admin.updateLdapServer(config);
    assert.deepEqual(await admin.getLdapServer(), stored);
    assert.equal(stored.attribute_for_username, "uid");
    stage.step("ldap-on");
    assert.deepEqual(await admin.updateLdapConfig({ enable_ldap: true }), { ENABLE_LDAP: true });

    stage.step("ldap-sign-in");
    const auths = stage.client();
    const session = await auths.signInLdap(asGrace);
    assert.equal(session.email, grace.mail);
    assert.equal(session.role, "pending");
    assert.equal((await auths.getSessionUser()).name, grace.name);
    stage.step("ldap-wrong-password");
    await refused(stage.client().signInLdap({ ...asGrace, password: "wrong" }), 400, "invalid_credentials");
    stage.step("ldap-unknown-person");
    await refused(stage.client().signInLdap({ user: "nobody", password: "x" }), 400, "invalid_credentials");
    stage.step("ldap-without-mail");
    await refused(
      stage.client().signInLdap({ user: lobby.uid, password: lobby.password }),
      400,
      "invalid_credentials",
    );

    stage.step("ldap-down");
    await ldap.stop();
    await refused(stage.client().signInLdap(asGrace), 400, "invalid_credentials");
    await ldap.start();
    stage.step("ldap-back");
    assert.equal((await stage.client().signInLdap(asGrace)).id, session.id);

    stage.step("ldap-certificate-missing");
    await admin.updateLdapServer({ ...stored, use_tls: true, certificate_path: "/nowhere.pem" });
    await refused(stage.client().signInLdap(asGrace), 400, "server");
    stage.step("ldap-undecided");
    assert.deepEqual(await admin.updateLdapConfig({}), { ENABLE_LDAP: null });
    assert.deepEqual(await admin.getLdapConfig(), { ENABLE_LDAP: null });
  },
};
