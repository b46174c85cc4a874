import assert from "node:assert/strict";
import type { Scenario } from "./stage.ts";

const auths = "/api/v1/auths";
const json = { "content-type": "application/json" };

export const roughRequests: Scenario = {
  name: "requests that the client would not send are answered as the contract says",
  async run(stage) {
    const admin = await stage.signedIn(stage.ada);
    const authorization = `Bearer ${await admin.getToken()}`;
    const post = (path: string, body: BodyInit | null, headers: Record<string, string> = {}) =>
      stage.send("POST", auths + path, { body, headers: { ...json, authorization, ...headers } });
    const writing = [
      "/signin",
      "/ldap",
      "/signup",
      "/update/profile",
      "/update/password",
      "/add",
      "/admin/config",
      "/admin/config/ldap/server",
      "/admin/config/ldap",
    ];

    for (const path of writing) {
      const name = path.slice(1).replaceAll("/", "-");
      stage.step(`broken-json-${name}`);
      assert.equal((await post(path, "{")).status, 422);
      stage.step(`no-body-${name}`);
      assert.equal((await post(path, null)).status, 422);
      stage.step(`a-form-${name}`);
      const form = { "content-type": "application/x-www-form-urlencoded" };
      assert.equal((await post(path, "a=b", form)).status, 422);
      stage.step(`not-utf8-${name}`);
      assert.equal(
        (await post(path, new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).status,
        400,
      );
    }

    stage.step("wrong-types");
    assert.equal((await post("/signin", '{"email": 1, "password": null}')).status, 422);
    assert.equal((await post("/admin/config/ldap", '{"enable_ldap": {}}')).status, 422);
    stage.step("converted-values");
    assert.equal((await post("/admin/config/ldap", '{"enable_ldap": "off"}')).status, 200);

    const reading = [
      "/",
      "/admin/details",
      "/admin/config",
      "/admin/config/ldap/server",
      "/admin/config/ldap",
      "/api_key",
      "/signout",
    ];
    for (const path of reading) {
      stage.step(`bare-bearer${path.replaceAll("/", "-")}`);
      assert.equal(
        (await stage.send("GET", auths + path, { headers: { authorization: "Bearer" } })).status,
        500,
      );
    }
    stage.step("bare-bearer-sign-in");
    assert.equal((await post("/signin", "{}", { authorization: "Bearer" })).status, 500);

    const cookie = `token=${await admin.getToken()}`;
    stage.step("with-the-cookie");
    assert.equal((await stage.send("GET", `${auths}/admin/config`, { headers: { cookie } })).status, 200);
    assert.equal((await stage.send("GET", `${auths}/`, { headers: { cookie } })).status, 500);
  },
};
