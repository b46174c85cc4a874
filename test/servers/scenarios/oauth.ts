import assert from "node:assert/strict";
import { Browser } from "../browser.ts";
import { refused, type Scenario, type Stage, sessionOf } from "./stage.ts";

const auths = "/api/v1/auths";

/** Signs somebody in with the provider as a browser does; answers the browser with its cookies. */
export async function throughTheProvider(stage: Stage, sub: string): Promise<Browser> {
  const { openid, baseUrl } = stage;
  const person = openid.people.find((one) => one.sub === sub);
  assert(person);
  const browser = new Browser();
  const page = await browser.go(`${baseUrl}/oauth/oidc/login`);
  assert(page.url.startsWith(openid.issuer), "the server must send people to the provider");
  const back = await openid.signIn(browser, page, person);
  assert.equal(new URL(back.url).search.includes("error"), false, new URL(back.url).search);
  return browser;
}

/** The cookie by which the server finds what it keeps of a sign-in with the provider. */
function oauthSessionCookie(stage: Stage, browser: Browser): string {
  const { oauthCookie, tellsOAuthSession } = stage.facts;
  const id = tellsOAuthSession
    ? browser.cookie(stage.baseUrl, oauthCookie)
    : stage.fromDatabase("select id from oauth_session order by rowid desc");
  assert(typeof id === "string");
  return `${oauthCookie}=${id}`;
}

export const providerSignIn: Scenario = {
  name: "people sign in with an OpenID provider, and signing out leads them there",
  async run(stage) {
    const { baseUrl, openid, facts } = stage;
    stage.step("provider-opening");
    const admin = stage.client();
    await admin.signUp(stage.ada);

    const browser = await throughTheProvider(stage, "katherine");
    const token = browser.cookie(baseUrl, "token");
    assert(token);
    stage.step("provider-session");
    const katherine = stage.client({ token });
    const me = await katherine.getSessionUser();
    assert.deepEqual([me.name, me.email, me.role], ["Katherine Johnson", "katherine@example.com", "user"]);

    const cookie = oauthSessionCookie(stage, browser);
    const signOut = () =>
      stage.send(facts.signOutMethod, `${auths}/signout`, { headers: { cookie }, redirect: "manual" });
    stage.step("provider-sign-out");
    const out = await signOut();
    const redirect_url = facts.signOutRedirects
      ? out.headers.get("location")
      : ((await out.json()) as { redirect_url: string }).redirect_url;
    assert(redirect_url?.startsWith(`${openid.issuer}/session/end?id_token_hint=`));
  },
};

export const providerDown: Scenario = {
  name: "signing out fails where the provider is down",
  async run(stage) {
    const browser = await throughTheProvider(stage, "katherine");
    const cookie = oauthSessionCookie(stage, browser);
    await stage.openid.stop();
    stage.step("provider-down-sign-out");
    const out = await stage.send(stage.facts.signOutMethod, `${auths}/signout`, { headers: { cookie } });
    assert.equal(out.status, 500);
  },
};

export const oauthSessions: Scenario = {
  name: "people end what the server holds of their provider",
  since: "0.9.2",
  async run(stage) {
    const browser = await throughTheProvider(stage, "dorothy");
    const dorothy = stage.client({ token: browser.cookie(stage.baseUrl, "token") ?? "" });
    stage.step("oauth-session-deleted");
    assert.equal(await dorothy.deleteOAuthSession({ path: { provider: "oidc" } }), true);
    stage.step("oauth-session-gone");
    await refused(dorothy.deleteOAuthSession({ path: { provider: "oidc" } }), 404, "not_found");
    stage.step("oauth-session-of-nobody");
    const nobody = stage.client();
    await refused(nobody.deleteOAuthSession({ path: { provider: "oidc" } }), 401, "not_authenticated");
    stage.step("oauth-session-of-a-pending-user");
    const admin = await stage.admin();
    await admin.addUser(stage.alan);
    const pending = await stage.signedIn(stage.alan);
    await refused(pending.deleteOAuthSession({ path: { provider: "oidc" } }), 401, "forbidden");
  },
};

export const tokenExchangeOff: Scenario = {
  name: "no token is exchanged unless the operator says so",
  since: "0.8",
  async run(stage) {
    stage.step("exchange-off");
    await refused(
      stage.client().exchangeOAuthToken({ token: "anything" }, { path: { provider: "oidc" } }),
      403,
      "forbidden",
    );
  },
};

export const tokenExchange: Scenario = {
  name: "a provider's token is exchanged for a session",
  since: "0.8",
  async run(stage) {
    const { openid, facts } = stage;
    const [katherine, dorothy, mary] = openid.people;
    assert(katherine && dorothy && mary);
    const path = { provider: "oidc" };
    const scope = "openid profile email";
    const exchange = (token: string) => stage.client().exchangeOAuthToken({ token }, { path });

    stage.step("exchange");
    const token = await openid.accessToken(openid.script, { person: katherine, scope });
    if (!facts.exchangesTokens) {
      await refused(exchange(token), 500, "server");
      stage.step("exchange-token-of-nobody");
      return void (await refused(exchange("a token that nobody issued"), ...facts.unknownProviderToken));
    }
    const auths = stage.client();
    const session = sessionOf(await auths.exchangeOAuthToken({ token }, { path }));
    assert.equal(session.email, katherine.email);
    assert.equal(await auths.getToken(), session.token);
    assert.equal((await auths.getSessionUser()).email, katherine.email);
    stage.step("exchange-in-upper-case");
    sessionOf(await stage.client().exchangeOAuthToken({ token }, { path: { provider: "OIDC" } }));
    stage.step("exchange-unknown-provider");
    const elsewhere = stage.client().exchangeOAuthToken({ token }, { path: { provider: "nope" } });
    await refused(elsewhere, 404, "not_found");
    stage.step("exchange-token-of-nobody");
    await refused(exchange("a token that nobody issued"), ...facts.unknownProviderToken);
    stage.step("exchange-token-without-a-person");
    await refused(exchange(await openid.accessToken(openid.script)), ...facts.tokenWithoutPerson);
    stage.step("exchange-token-without-mail");
    const mailless = await openid.accessToken(openid.script, { person: katherine, scope: "openid" });
    await refused(exchange(mailless), ...facts.tokenWithoutMail);
    stage.step("exchange-stranger");
    const strange = await openid.accessToken(openid.script, { person: mary, scope });
    await refused(exchange(strange), 403, "forbidden");
    if (facts.since("0.11")) {
      stage.step("exchange-untrusted-client");
      const untrusted = await openid.accessToken(openid.chat, { person: katherine, scope });
      await refused(exchange(untrusted), 403, "forbidden");
    }
    if (facts.since("0.10.2")) {
      const admin = await stage.admin();
      stage.step("exchange-without-the-claim");
      await admin.updateOAuthConfig({ OAUTH_SUB_CLAIM: "employee" });
      await refused(exchange(token), ...facts.tokenWithoutSub);
      await admin.updateOAuthConfig({ OAUTH_SUB_CLAIM: "sub", OAUTH_ALLOWED_DOMAINS: "example.org" });
      stage.step("exchange-foreign-domain");
      await refused(exchange(token), 403, "forbidden");
      await admin.updateOAuthConfig({ OAUTH_ALLOWED_DOMAINS: "*" });
    }
  },
};

export const tokenExchangeLimit: Scenario = {
  name: "too many exchanges are refused where the operator sets a limit",
  since: "0.11",
  async run(stage) {
    const form = JSON.stringify({ token: "anything" });
    const headers = { "content-type": "application/json" };
    const url = `${stage.baseUrl}${auths}/oauth/oidc/token/exchange`;
    for (let tries = 0; tries < exchangeLimit; tries += 1) {
      const { status } = await fetch(url, { method: "POST", headers, body: form });
      if (status === 429) break;
    }
    stage.step("exchange-limited");
    const path = { provider: "oidc" };
    const error = await refused(
      stage.client().exchangeOAuthToken({ token: "anything" }, { path }),
      429,
      "rate_limited",
    );
    assert.equal(error.retryAfter, undefined);
  },
};

/** How many exchanges the server is set to allow. */
export const exchangeLimit = 20;

export const oauthSettings: Scenario = {
  name: "the OAuth settings go there and back",
  since: "0.10.2",
  async run(stage) {
    const admin = await stage.admin();
    stage.step("oauth-settings");
    const config = await admin.getOAuthConfig();
    assert.equal(config.OAUTH_CLIENT_ID, stage.openid.chat.id);
    assert.deepEqual(await admin.updateOAuthConfig({}), config);
    stage.step("oauth-settings-changed");
    const changed = await admin.updateOAuthConfig({
      OAUTH_PROVIDER_NAME: "Example login",
      OAUTH_TIMEOUT: 30,
    });
    assert.equal(changed.OAUTH_PROVIDER_NAME, "Example login");
    stage.step("oauth-settings-lists");
    const lists = { OAUTH_ALLOWED_DOMAINS: "example.com, example.org", OAUTH_BLOCKED_GROUPS: '["guests"]' };
    assert.equal((await admin.updateOAuthConfig(lists)).OAUTH_ALLOWED_DOMAINS, "example.com,example.org");
    stage.step("oauth-settings-wrong-type");
    const list = { OAUTH_ALLOWED_DOMAINS: ["example.com"] as unknown as string };
    await refused(admin.updateOAuthConfig(list), 422, "validation");
    stage.step("oauth-settings-null-changes-nothing");
    const kept = await admin.updateOAuthConfig({ OAUTH_PROVIDER_NAME: null, OAUTH_ALLOWED_DOMAINS: "*" });
    assert.equal(kept.OAUTH_PROVIDER_NAME, "Example login");
    stage.step("oauth-settings-of-a-user");
    const katherine = stage.client({
      token: (await throughTheProvider(stage, "katherine")).cookie(stage.baseUrl, "token") ?? "",
    });
    await refused(katherine.getOAuthConfig(), 401, "forbidden");
    await refused(katherine.updateOAuthConfig({}), 401, "forbidden");
    stage.step("oauth-settings-of-nobody");
    await refused(stage.client().getOAuthConfig(), 401, "not_authenticated");
    await refused(stage.client().updateOAuthConfig({}), 401, "not_authenticated");
    stage.step("sign-out-where-the-settings-say");
    const elsewhere = "https://login.example.com/bye";
    await admin.updateOAuthConfig({ OPENID_END_SESSION_ENDPOINT: elsewhere });
    const cookie = "oauth_session_id=any";
    const out = await stage.send("POST", `${auths}/signout`, { headers: { cookie } });
    assert.deepEqual(await out.json(), { status: true, redirect_url: elsewhere });
    await admin.updateOAuthConfig({ OPENID_END_SESSION_ENDPOINT: "" });
  },
};
