import assert from "node:assert/strict";
import { refused, type Scenario } from "./stage.ts";

export const users: Scenario = {
  name: "an admin adds users, and their roles decide what they may",
  async run(stage) {
    const { ada, grace, alan } = stage;
    const admin = await stage.signedIn(ada);
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

    stage.step("as-a-user");
    const user = await stage.signedIn(grace);
    await refused(user.addUser(alan), 401, "forbidden");
    await refused(user.getAdminConfig(), 401, "forbidden");
    await refused(user.getLdapConfig(), 401, "forbidden");
    await refused(user.getLdapServer(), 401, "forbidden");
    await refused(user.updateLdapConfig({ enable_ldap: true }), 401, "forbidden");
    assert.notEqual(await user.getToken(), null);
    assert.equal((await user.getAdminDetails()).email, ada.email);

    stage.step("as-a-pending-user");
    const pending = await stage.signedIn(alan);
    assert.equal((await pending.getSessionUser()).role, "pending");
    await refused(pending.updateProfile({ name: "Alan", profile_image_url: "/user.png" }), 401, "forbidden");
    assert.equal((await pending.getAdminDetails()).name, ada.name);

    stage.step("as-nobody");
    const nobody = stage.client();
    await refused(nobody.addUser(grace), 401, "not_authenticated");
    await refused(nobody.updateProfile({ name: "", profile_image_url: "" }), 401, "not_authenticated");
    await refused(nobody.updatePassword({ password: "", new_password: "" }), 401, "not_authenticated");
    await refused(nobody.getAdminDetails(), 401, "not_authenticated");
    await refused(nobody.getApiKey(), 401, "not_authenticated");
    await refused(nobody.generateApiKey(), 401, "not_authenticated");
    await refused(nobody.deleteApiKey(), 401, "not_authenticated");
  },
};

export const profile: Scenario = {
  name: "a profile is replaced as a whole",
  async run(stage) {
    const { grace } = stage;
    const auths = await stage.signedIn(grace);
    stage.step("profile-full");
    const full = {
      name: "Grace B. Hopper",
      profile_image_url: "https://example.com/grace.png",
      bio: "Found the first bug",
      gender: "female",
      date_of_birth: "1906-12-09",
    };
    assert.equal((await auths.updateProfile(full)).name, full.name);
    const { bio, gender, date_of_birth } = await auths.getSessionUser();
    assert.deepEqual(
      { bio, gender, date_of_birth },
      { bio: full.bio, gender: full.gender, date_of_birth: full.date_of_birth },
    );
    stage.step("profile-shortest");
    await auths.updateProfile({ name: grace.name, profile_image_url: "/user.png" });
    assert.equal((await auths.getSessionUser()).bio, null);
    stage.step("profile-bad-date");
    const error = await refused(
      auths.updateProfile({ ...full, date_of_birth: "09.12.1906" }),
      422,
      "validation",
    );
    assert.deepEqual(error.issues?.[0]?.loc, ["body", "date_of_birth"]);
  },
};

export const password: Scenario = {
  name: "a password is changed with the current one, and other sessions live on",
  async run(stage) {
    const { grace } = stage;
    const auths = await stage.signedIn(grace);
    const other = await stage.signedIn(grace);
    const change = { password: grace.password, new_password: "a ship in port is safe" };
    stage.step("password-wrong");
    await refused(auths.updatePassword({ ...change, password: "wrong" }), 400, "invalid_credentials");
    stage.step("password-too-long");
    await refused(auths.updatePassword({ ...change, new_password: "x".repeat(73) }), 500, "server");
    stage.step("password-changed");
    assert.equal(await auths.updatePassword(change), true);
    await refused(stage.client().signIn(grace), 400, "invalid_credentials");
    assert.equal((await other.getSessionUser()).email, grace.email);
    assert.equal(
      await other.updatePassword({ password: change.new_password, new_password: grace.password }),
      true,
    );
  },
};
