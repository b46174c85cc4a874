import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Authenticator } from "./authenticator.ts";
import { Browser } from "./browser.ts";
import { type OpenIdPerson, type OpenIdProvider, startOpenIdProvider } from "./openid.ts";
import { isFree } from "./ports.ts";

let provider: OpenIdProvider;
let person: OpenIdPerson;

beforeAll(async () => {
  provider = await startOpenIdProvider("http://127.0.0.1:1");
  person = provider.people[0] as OpenIdPerson;
});

afterAll(() => provider?.stop());

test("a person's token tells who the person is", async () => {
  const token = await provider.accessToken(provider.script, { person, scope: "openid email" });
  const answer = await fetch(`${provider.issuer}/me`, { headers: { authorization: `Bearer ${token}` } });
  expect(await answer.json()).toEqual({ sub: person.sub, email: person.email });
});

test("nobody signs in with a wrong password", async () => {
  const query = { client_id: provider.script.id, response_type: "code", scope: "openid" };
  const redirect_uri = provider.script.redirectUris[0] ?? "";
  const browser = new Browser();
  const page = await browser.go(`${provider.issuer}/auth?${new URLSearchParams({ ...query, redirect_uri })}`);
  expect((await provider.signIn(browser, page, { ...person, password: "wrong" })).status).toBe(403);
});

test("a stopped provider listens no more", async () => {
  await provider.stop();
  expect(await isFree(Number(new URL(provider.issuer).port))).toBe(true);
  await provider.stop();
});

test("an authenticator gives codes that count, each once, and wrong ones that do not", async () => {
  const secret = new Secret();
  const totp = new TOTP({ secret });
  const authenticator = new Authenticator(secret.base32);
  const codes = [await authenticator.code(), await authenticator.code()];
  expect(new Set(codes).size).toBe(2);
  for (const token of codes) expect(totp.validate({ token, window: 2 })).not.toBeNull();
  expect(totp.validate({ token: authenticator.wrongCode(), window: 1 })).toBeNull();
});
