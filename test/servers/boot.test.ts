import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Admin,
  bootOpenWebUI,
  createFirstAdmin,
  type Ldap,
  ldapServerSettings,
  type OpenWebUI,
  type Redis,
  startLdap,
  startRedis,
} from "./index.ts";
import { isAlive } from "./processes.ts";

let redis: Redis;
let server: OpenWebUI;
let admin: Admin;

beforeAll(async () => {
  redis = await startRedis();
  server = await bootOpenWebUI({ release: "0.6", redis });
}, 300_000);

afterAll(async () => {
  await server?.stop();
  await redis?.stop();
});

async function call(method: string, path: string, { token, body }: { token?: string; body?: unknown } = {}) {
  const response = await fetch(server.baseUrl + path, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

test("the server is the pinned patch of the line", async () => {
  expect(server.version).toBe("0.6.42");
  expect(await call("GET", "/api/version")).toMatchObject({ status: 200, body: { version: "0.6.42" } });
});

test("the first sign-up makes an admin, the second is refused", async () => {
  admin = await createFirstAdmin(server.baseUrl);
  const session = await call("GET", "/api/v1/auths/", { token: admin.token });
  expect(session).toMatchObject({ status: 200, body: { email: admin.email, role: "admin" } });
  await expect(createFirstAdmin(server.baseUrl)).rejects.toThrow("Sign-up of the first admin gave 403");
});

test("with Redis, a token is refused after sign-out", async () => {
  const { email, password } = admin;
  const { body } = await call("POST", "/api/v1/auths/signin", { body: { email, password } });
  const { token } = body;
  expect(await call("GET", "/api/v1/auths/", { token })).toMatchObject({ status: 200 });
  expect(await call("GET", "/api/v1/auths/signout", { token })).toMatchObject({ status: 200 });
  expect(await call("GET", "/api/v1/auths/", { token })).toEqual({
    status: 401,
    body: { detail: "Invalid token" },
  });
});

describe("a directory set up through the API", () => {
  const refused = { status: 400, body: { detail: "LDAP authentication failed." } };
  let ldap: Ldap;

  beforeAll(async () => {
    ldap = await startLdap();
    const { token } = admin;
    const answers = [
      await call("POST", "/api/v1/auths/admin/config/ldap/server", { token, body: ldapServerSettings(ldap) }),
      await call("POST", "/api/v1/auths/admin/config/ldap", { token, body: { enable_ldap: true } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  afterAll(() => ldap?.stop());

  const person = (uid: string) => {
    const found = ldap.people.find((candidate) => candidate.uid === uid);
    if (found === undefined) throw new Error(`The directory has no ${uid}.`);
    return found;
  };
  const signIn = (user: string, password = person(user).password) =>
    call("POST", "/api/v1/auths/ldap", { body: { user, password } });

  test("a person signs in with the directory's password", async () => {
    const { mail, name } = person("grace");
    expect(await signIn("grace")).toMatchObject({
      status: 200,
      body: { email: mail, name, token_type: "Bearer" },
    });
  });

  test("a wrong password, a stranger and a person without mail are refused", async () => {
    expect(await signIn("grace", "wrong")).toEqual(refused);
    expect(await signIn("nobody", "wrong")).toEqual(refused);
    expect(await signIn("lobby")).toEqual(refused);
  });

  test("a directory that is down refuses everybody until it is back", async () => {
    await ldap.stop();
    expect(await signIn("alan")).toEqual(refused);
    await ldap.start();
    expect(await signIn("alan")).toMatchObject({ status: 200, body: { email: "alan@example.com" } });
  });
});

test("Redis that is down breaks the session route until it is back", async () => {
  const { email, password } = admin;
  await redis.stop();
  const broken = await fetch(`${server.baseUrl}/api/v1/auths/`, {
    headers: { authorization: `Bearer ${admin.token}` },
  });
  expect(broken.status).toBe(500);
  await redis.start();
  expect(await call("POST", "/api/v1/auths/signin", { body: { email, password } })).toMatchObject({
    status: 200,
  });
});

test("the log tells what was asked and no secret", () => {
  expect(server.log()).toContain("/api/v1/auths/signup");
  expect(server.log()).not.toContain(admin.password);
});

test("a stopped server leaves no process and no folder", async () => {
  const { folder, running } = server.kept;
  expect(existsSync(folder)).toBe(true);
  expect(isAlive(running)).toBe(true);
  await server.stop();
  expect(existsSync(folder)).toBe(false);
  expect(isAlive(running)).toBe(false);
  await expect(fetch(server.baseUrl)).rejects.toThrow("fetch failed");
});
