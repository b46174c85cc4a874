import assert from "node:assert/strict";
import type { LdapForm } from "../../../src/index.ts";
import type { Refusal } from "./facts.ts";
import { refused, type Scenario, sessionOf } from "./stage.ts";

export const directory: Scenario = {
  name: "people sign in with a directory",
  async run(stage) {
    const { ldap, facts } = stage;
    const admin = await stage.admin();
    const [grace, alan, lobby] = ldap.people;
    assert(grace && alan && lobby);
    const asGrace = { user: grace.uid, password: grace.password };

    stage.step("ldap-off");
    if (facts.needsDirectoryAtStart) await admin.updateLdapConfig({ enable_ldap: false });
    assert.deepEqual(await admin.getLdapConfig(), { ENABLE_LDAP: false });
    await refused(stage.client().signInLdap(asGrace), 400, "forbidden");
    stage.step("ldap-untouched");
    const untouched = await admin.getLdapServer();
    assert.equal(
      (await refused(admin.updateLdapServer(untouched), 400, "validation")).detail,
      `Required field ${facts.emptyDirectoryField} is empty`,
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
    const session = facts.directoryLetsNobodyIn ? undefined : sessionOf(await auths.signInLdap(asGrace));
    if (session) {
      assert.equal(session.email, grace.mail);
      assert.equal(session.role, "pending");
      assert.equal((await auths.getSessionUser()).name, grace.name);
    } else await refused(auths.signInLdap(asGrace), ...facts.refusedByDirectory);
    const refusal = (given: LdapForm, ...how: Refusal) => refused(stage.client().signInLdap(given), ...how);
    const says = async (given: LdapForm, how = facts.refusedByDirectory) =>
      (await refusal(given, ...how)).detail;
    const isSaid = (said: unknown, text: string, more: string) =>
      facts.directoryTellsTooMuch ? assert.match(String(said), new RegExp(more)) : assert.equal(said, text);
    stage.step("ldap-wrong-password");
    const wrong = await says({ ...asGrace, password: "wrong" });
    isSaid(wrong, facts.directorySays.wrongPassword, "Authentication failed for grace");
    stage.step("ldap-empty-password");
    await says({ ...asGrace, password: "" });
    stage.step("ldap-unknown-person");
    const unknown = await says({ user: "nobody", password: "x" }, facts.unknownInDirectory);
    isSaid(unknown, facts.directorySays.unknownPerson, "User not found in the LDAP server");
    stage.step("ldap-without-mail");
    const asLobby = { user: lobby.uid, password: lobby.password };
    const mailless = await refusal(asLobby, ...facts.personWithoutMail);
    isSaid(mailless.detail, facts.directorySays.withoutMail, "User lobby does not have email");

    stage.step("ldap-down");
    await ldap.stop();
    const down = await refused(stage.client().signInLdap(asGrace), ...facts.directoryDown);
    isSaid(down.detail, facts.directorySays.down, "refused");
    await ldap.start();
    stage.step("ldap-back");
    if (session) assert.equal(sessionOf(await stage.client().signInLdap(asGrace)).id, session.id);

    stage.step("ldap-account-refused");
    const asAlan = { user: alan.uid, password: alan.password };
    stage.inDatabase("create trigger full before insert on auth begin select raise(abort, 'full'); end");
    try {
      await refusal(asAlan, ...facts.directoryAccountRefused);
    } finally {
      stage.inDatabase("drop trigger full");
    }

    if (facts.bindsByNobody) {
      stage.step("ldap-bound-by-nobody");
      await admin.updateLdapServer({ ...stored, app_dn: "", app_dn_password: "" });
    }
    if (facts.since("0.11")) {
      stage.step("ldap-groups-without-attribute");
      const groups = { enable_group_management: true, attribute_for_groups: "" };
      await refused(admin.updateLdapServer({ ...stored, ...groups }), 400, "validation");
    }
    if (facts.since("0.12")) {
      stage.step("ldap-wrong-bind-password");
      await admin.updateLdapServer({ ...stored, app_dn_password: "wrong" });
      const unbound = await refused(stage.client().signInLdap(asGrace), 400, "server");
      assert.equal(unbound.detail, "Application account bind failed");
    }
    if (facts.since("0.12.4")) {
      stage.step("ldap-domain-for-those-without-mail");
      await admin.updateLdapServer({ ...stored, default_email_domain: "example.net" });
      assert.equal(sessionOf(await stage.client().signInLdap(asLobby)).email, "lobby@example.net");
    }

    stage.step("ldap-certificate-missing");
    await admin.updateLdapServer({ ...stored, use_tls: true, certificate_path: "/nowhere.pem" });
    await refused(stage.client().signInLdap(asGrace), ...facts.certificateMissing);
    stage.step("ldap-undecided");
    assert.deepEqual(await admin.updateLdapConfig({}), { ENABLE_LDAP: null });
    assert.deepEqual(await admin.getLdapConfig(), { ENABLE_LDAP: null });
  },
};
