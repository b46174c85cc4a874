import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { refused, type Scenario, sessionOf } from "./stage.ts";

export const users: Scenario = {
  name: "an admin adds users, and their roles decide what they may",
  async run(stage) {
    const { ada, grace, alan, facts } = stage;
    const admin = await stage.admin();
    const own = await admin.getToken();

    stage.step("user-added");
    const added = await admin.addUser({ ...grace, role: "user" });
    assert.equal(added.role, "user");
    assert.notEqual(added.token, own);
    assert.equal(await admin.getToken(), own);
    stage.step("pending-user-added");
    assert.equal((await admin.addUser(alan)).role, "pending");
    stage.step("user-added-twice");
    await refused(admin.addUser(grace), 400, "conflict");
    stage.step("user-with-invalid-email");
    await refused(admin.addUser({ ...grace, email: "nobody" }), 400, "validation");
    stage.step("user-with-role-null");
    await refused(admin.addUser({ ...grace, email: "null@example.com", role: null }), 500, "server");
    stage.step("user-without-a-picture");
    const faceless = admin.addUser({ ...grace, email: "faceless@example.com", profile_image_url: null });
    if (facts.takesNoPicture) assert.equal((await faceless).role, "pending");
    else await refused(faceless, 500, "server");
    stage.step("user-with-password-too-long");
    const long = { ...grace, email: "long@example.com", password: "x".repeat(73) };
    if (facts.cutsPasswords) assert.equal((await admin.addUser(long)).role, "pending");
    else await refused(admin.addUser(long), ...facts.refusedPassword);

    stage.step("as-a-user");
    const user = await stage.signedIn(grace);
    await refused(user.addUser(alan), 401, "forbidden");
    await refused(user.getAdminConfig(), 401, "forbidden");
    await refused(user.getLdapConfig(), 401, "forbidden");
    await refused(user.getLdapServer(), 401, "forbidden");
    await refused(user.updateLdapConfig({ enable_ldap: true }), 401, "forbidden");
    await refused(user.updateLdapServer(await admin.getLdapServer()), 401, "forbidden");
    await refused(user.updateAdminConfig(await admin.getAdminConfig()), 401, "forbidden");
    assert.notEqual(await user.getToken(), null);
    assert.equal((await user.getAdminDetails()).email, ada.email);

    stage.step("as-a-pending-user");
    const pending = await stage.signedIn(alan);
    assert.equal((await pending.getSessionUser()).role, "pending");
    await refused(pending.updateProfile({ name: "Alan", profile_image_url: "/user.png" }), 401, "forbidden");
    assert.equal((await pending.getAdminDetails()).name, ada.name);

    stage.step("as-nobody");
    const nobody = stage.client();
    await refused(nobody.addUser(grace), ...facts.nobody);
    await refused(nobody.updateProfile({ name: "", profile_image_url: "" }), ...facts.nobody);
    await refused(nobody.updatePassword({ password: "", new_password: "" }), ...facts.nobody);
    await refused(nobody.getAdminDetails(), ...facts.nobody);
    await refused(nobody.getApiKey(), ...facts.nobody);
    await refused(nobody.generateApiKey(), ...facts.nobody);
    await refused(nobody.deleteApiKey(), ...facts.nobody);
    await refused(nobody.getAdminConfig(), ...facts.nobody);
    await refused(nobody.getLdapConfig(), ...facts.nobody);
    await refused(nobody.getLdapServer(), ...facts.nobody);
  },
};

export const profile: Scenario = {
  name: "a profile is replaced as a whole",
  async run(stage) {
    const { grace, facts } = stage;
    const auths = await stage.signedIn(grace);
    stage.step("profile-full");
    const picture = "https://example.com/grace.png";
    const full = {
      name: "Grace B. Hopper",
      profile_image_url: facts.takesPicturesFromElsewhere ? picture : "data:image/png;base64,iVBORw0KGgo=",
      bio: "Found the first bug",
      gender: "female",
      date_of_birth: "1906-12-09",
    };
    assert.equal((await auths.updateProfile(full)).name, full.name);
    const { bio, gender, date_of_birth } = await auths.getSessionUser();
    const kept = facts.keepsBiography
      ? full
      : { bio: undefined, gender: undefined, date_of_birth: undefined };
    assert.deepEqual(
      { bio, gender, date_of_birth },
      { bio: kept.bio, gender: kept.gender, date_of_birth: kept.date_of_birth },
    );
    stage.step("profile-shortest");
    await auths.updateProfile({ name: grace.name, profile_image_url: "/user.png" });
    assert.equal((await auths.getSessionUser()).bio, facts.keepsBiography ? null : undefined);
    stage.step("profile-bad-date");
    const undated = auths.updateProfile({ ...full, date_of_birth: "09.12.1906" });
    const error = facts.keepsBiography
      ? await refused(undated, 422, "validation")
      : await undated.then(() => null);
    if (error && facts.listsIssues) assert.deepEqual(error.issues?.[0]?.loc, ["body", "date_of_birth"]);
    stage.step("profile-strange-picture");
    const strange = auths.updateProfile({ name: grace.name, profile_image_url: "javascript:alert(1)" });
    if (facts.refusesStrangePictures) await refused(strange, 422, "validation");
    else assert.equal((await strange).profile_image_url, "javascript:alert(1)");
    if (!facts.takesPicturesFromElsewhere) {
      stage.step("profile-picture-from-elsewhere");
      await refused(auths.updateProfile({ name: grace.name, profile_image_url: picture }), 422, "validation");
    }
    stage.step("profile-back");
    await auths.updateProfile({ name: grace.name, profile_image_url: "/user.png" });
  },
};

export const timezone: Scenario = {
  name: "people tell the server their time zone",
  since: "0.7",
  async run(stage) {
    const user = await stage.signedIn(stage.grace);
    stage.step("timezone");
    assert.deepEqual(await user.updateTimezone({ timezone: "America/New_York" }), { status: true });
    stage.step("timezone-of-nowhere");
    assert.deepEqual(await user.updateTimezone({ timezone: "Middle-earth" }), { status: true });
    stage.step("timezone-of-a-pending-user");
    const pending = await stage.signedIn(stage.alan);
    assert.deepEqual(await pending.updateTimezone({ timezone: "Europe/London" }), { status: true });
    stage.step("timezone-of-nobody");
    await refused(stage.client().updateTimezone({ timezone: "UTC" }), 401, "not_authenticated");
  },
};

/** Until the clock's next second has begun. */
const nextSecond = () => sleep(1_000 - (Date.now() % 1_000) + 10);

export const password: Scenario = {
  name: "a password is changed with the current one",
  async run(stage) {
    const { grace, facts } = stage;
    const auths = await stage.signedIn(grace);
    const other = await stage.signedIn(grace);
    const change = { password: grace.password, new_password: "a ship in port is safe" };
    stage.step("password-wrong");
    await refused(auths.updatePassword({ ...change, password: "wrong" }), 400, "invalid_credentials");
    stage.step("password-too-long");
    const long = "x".repeat(73);
    const lengthened = auths.updatePassword({ ...change, new_password: long });
    if (facts.cutsPasswords) {
      assert.equal(await lengthened, true);
      stage.step("password-that-was-cut");
      assert.equal(await auths.updatePassword({ password: long, new_password: grace.password }), true);
    } else {
      await refused(lengthened, ...facts.refusedNewPassword);
    }
    stage.step("current-password-too-long");
    await refused(
      auths.updatePassword({ ...change, password: "x".repeat(73) }),
      ...facts.longCurrentPassword,
    );
    stage.step("password-changed");
    assert.equal(await auths.updatePassword(change), true);
    await refused(stage.client().signIn(grace), 400, "invalid_credentials");
    stage.step("sessions-after-the-change");
    if (facts.passwordChangeEndsSessions) {
      await refused(other.getSessionUser(), 401, "not_authenticated");
      await refused(auths.getSessionUser(), 401, "not_authenticated");
    } else {
      assert.equal((await other.getSessionUser()).email, grace.email);
    }
    if (facts.refusesTokensOfTheSameSecond) await nextSecond();
    stage.step("password-changed-back");
    const again = stage.client();
    sessionOf(await again.signIn({ email: grace.email, password: change.new_password }));
    const back = { password: change.new_password, new_password: grace.password };
    assert.equal(await again.updatePassword(back), true);
    if (facts.refusesTokensOfTheSameSecond) await nextSecond();
  },
};
