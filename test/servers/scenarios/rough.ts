import assert from "node:assert/strict";
import type { Scenario, Stage } from "./stage.ts";

const auths = "/api/v1/auths";
const json = { "content-type": "application/json" };

export const roughRequests: Scenario = {
  name: "requests that the client would not send are answered as the contract says",
  async run(stage) {
    const { facts } = stage;
    const admin = await stage.admin();
    const authorization = `Bearer ${await admin.getToken()}`;
    const post = (path: string, body: BodyInit | null, headers: Record<string, string> = {}) =>
      stage.send("POST", auths + path, { body, headers: { ...json, authorization, ...headers } });

    for (const path of writingPaths(stage)) {
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

    const bare = { authorization: "Bearer" };
    for (const path of readingPaths(stage)) {
      stage.step(`bare-bearer${path.replaceAll("/", "-")}`);
      const { status } = await stage.send("GET", auths + path, { headers: bare });
      assert.equal(status, facts.bareBearer.protected);
    }
    stage.step("bare-bearer-sign-out");
    const left = await stage.send(facts.signOutMethod, `${auths}/signout`, { headers: bare });
    assert.equal(left.status, facts.bareBearer.signOut);
    stage.step("bare-bearer-writing");
    for (const path of writingPaths(stage)) {
      const { status } = await post(path, "{}", bare);
      assert.equal(
        status,
        facts.bareBearer.public ?? (openPaths.includes(path) ? 422 : facts.nobody[0]),
        path,
      );
    }
    stage.step("bare-bearer-key");
    for (const method of ["POST", "DELETE"]) {
      const { status } = await stage.send(method, `${auths}/api_key`, { headers: bare });
      assert.equal(status, facts.bareBearer.protected);
    }
    stage.step("two-spaces");
    const spaced = await stage.send("GET", `${auths}/`, {
      headers: { authorization: authorization.replace(" ", "  ") },
    });
    assert.equal(spaced.status, facts.twoSpaces);
  },
};

export const credentials: Scenario = {
  name: "a token is taken where the line takes it",
  async run(stage) {
    const { facts } = stage;
    const token = (await (await stage.admin()).getToken()) ?? "";
    const ask = async (path: string, headers: Record<string, string>) =>
      (await stage.send("GET", auths + path, { headers })).status;
    const taken = (yes: boolean) => (yes ? 200 : facts.nobody[0]);

    stage.step("with-the-cookie");
    const cookie = `token=${token}`;
    assert.equal(await ask("/admin/config", { cookie }), 200);
    assert.equal(await ask("/", { cookie }), facts.cookieReadsSession ? 200 : 500);
    stage.step("broken-bearer-and-good-cookie");
    assert.equal(await ask("/admin/details", { cookie, authorization: "Bearer broken" }), 401);
    stage.step("bearer-in-lower-case");
    assert.equal(await ask("/admin/details", { authorization: `bearer ${token}` }), 200);
    stage.step("another-scheme");
    const schemed = await ask("/admin/details", { authorization: `Token ${token}` });
    assert.equal(schemed, taken(facts.takesAnyScheme));
    stage.step("in-the-key-header");
    assert.equal(await ask("/admin/details", { "x-api-key": token }), taken(facts.takesApiKeyHeader));
    assert.equal(await ask("/", { "x-api-key": token }), facts.sessionForKeyHeader);
  },
};

const openPaths = [
  "/signin",
  "/ldap",
  "/signup",
  "/oauth/oidc/token/exchange",
  "/mfa/enroll/start",
  "/mfa/enroll/confirm",
  "/mfa/verify",
  "/mfa/recover",
];

function writingPaths({ facts: { since } }: Stage): string[] {
  return [
    "/signin",
    "/ldap",
    "/signup",
    "/update/profile",
    ...(since("0.7") ? ["/update/timezone"] : []),
    "/update/password",
    "/add",
    "/admin/config",
    "/admin/config/ldap/server",
    "/admin/config/ldap",
    ...(since("0.8") ? ["/oauth/oidc/token/exchange"] : []),
    ...(since("0.10") ? ["/admin/config/oauth"] : []),
    ...(since("0.12") ? ["/mfa/enroll/start", "/mfa/enroll/confirm", "/mfa/verify"] : []),
    ...(since("0.12") ? ["/mfa/replace", "/mfa/recovery/codes", "/mfa/recover"] : []),
  ];
}

function readingPaths({ facts: { since } }: Stage): string[] {
  return [
    "/",
    "/admin/details",
    "/admin/config",
    "/admin/config/ldap/server",
    "/admin/config/ldap",
    ...(since("0.10") ? ["/admin/config/oauth"] : []),
    "/api_key",
    ...(since("0.12") ? ["/mfa/status"] : []),
  ];
}
