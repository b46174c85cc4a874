import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AuthsClient, createAuthsClient, isMfaChallenge } from "../../../../src/index.ts";
import { Authenticator } from "../../../servers/authenticator.ts";
import { Browser } from "../../../servers/browser.ts";
import { bootOpenWebUI, createFirstAdmin, type OpenWebUI } from "../../../servers/index.ts";
import { freePort } from "../../../servers/ports.ts";
import { type Portal, startPortal, submit, wordsOf } from "../identity-provider.ts";

describe.each(["0.12", "0.8"] as const)(
  "examples/identity-provider on a real provider and a real %s",
  (release) => {
    let server: OpenWebUI;
    let portal: Portal;
    let admin: AuthsClient;

    beforeAll(async () => {
      const port = await freePort();
      const env = {
        ENABLE_OAUTH_SIGNUP: "true",
        DEFAULT_USER_ROLE: "user",
        ENABLE_OAUTH_TOKEN_EXCHANGE: "true",
        OAUTH_TOKEN_EXCHANGE_TRUSTED_CLIENT_IDS: "script",
      };
      portal = await startPortal({ port }, async (openid) => {
        server = await bootOpenWebUI({ release, port, openid, env });
        return server;
      });
      const { token } = await createFirstAdmin(server.baseUrl);
      admin = createAuthsClient({ baseUrl: server.baseUrl, token });
    });
    afterAll(() => portal?.[Symbol.asyncDispose]());

    const personOf = (sub: string) => portal.openid.people.find((one) => one.sub === sub) ?? expect.fail();
    /** Signs in at the chat itself, by the browser's way; answers the cookies' browser. */
    const atTheChat = async (sub: string) => {
      const browser = new Browser();
      const page = await browser.go(`${server.baseUrl}/oauth/oidc/login`);
      const back = await portal.openid.signIn(browser, page, personOf(sub));
      expect(new URL(back.url).pathname).toBe("/auth");
      return { browser, search: new URL(back.url).search };
    };

    it("sends somebody without an account to the chat once, and then signs them in", async () => {
      const katherine = personOf("katherine");
      const browser = new Browser();
      const refused = await portal.signIn(katherine, browser);
      expect(refused.status).toBe(403);
      expect(await wordsOf(refused)).toContain("You have no account in the chat yet.");

      const chat = await atTheChat("katherine");
      expect(chat.search).toBe("");
      // The one cookie of the server that scripts of its own origin may read.
      const token = chat.browser.cookie(server.baseUrl, "token") ?? "";
      const auths = createAuthsClient({ baseUrl: server.baseUrl, token });
      expect((await auths.getSessionUser()).email).toBe(katherine.email);

      const page = await browser.go(`${portal.url}/sign-in`);
      expect(await wordsOf(page)).toContain(
        `Hello ${katherine.name} The chat knows you as ${katherine.email}, user.`,
      );
      const out = await submit(portal, browser, "/sign-out");
      expect(await wordsOf(out)).toBe("Portal Sign in");
      expect(portal.log()).not.toContain("Error");
    });

    it("exchanges a token by itself, and says why it does not", async () => {
      const { openid } = portal;
      const person = personOf("katherine");
      const scope = "openid profile email";
      const exchange = (token: string, provider = "oidc") =>
        createAuthsClient({ baseUrl: server.baseUrl }).exchangeOAuthToken({ token }, { path: { provider } });
      const token = await openid.accessToken(openid.script, { person, scope });
      expect(await exchange(token)).toMatchObject({ email: person.email, role: "user" });
      await expect(exchange(token, "nope")).rejects.toMatchObject({ code: "not_found" });
      await expect(exchange("made up")).rejects.toMatchObject({
        code: release === "0.8" ? "invalid_credentials" : "forbidden",
      });
      const mailless = await openid.accessToken(openid.script, { person, scope: "openid" });
      await expect(exchange(mailless)).rejects.toMatchObject({ code: "validation" });
      const ofTheChat = exchange(await openid.accessToken(openid.chat, { person, scope }));
      if (release === "0.8") expect(await ofTheChat).toMatchObject({ email: person.email });
      else await expect(ofTheChat).rejects.toMatchObject({ code: "forbidden" });
    });

    it.runIf(release === "0.12")("asks for the second factor after either way", async () => {
      await admin.updateAdminConfig({ ...(await admin.getAdminConfig()), ENABLE_MFA: true });
      const katherine = personOf("katherine");
      const first = await portal.signIn(katherine);
      expect(first.status).toBe(403);
      expect(await wordsOf(first)).toContain(
        "The chat asks for a second factor. Set it up there, then come back.",
      );

      const { browser, search } = await atTheChat("katherine");
      expect(search).toBe("?mfa=1");
      expect(browser.cookie(server.baseUrl, "token")).toBeUndefined();
      // A page of the server's own origin does so; no script reads the cookie, and the browser itself sends it and the origin.
      const challengeAt = `${server.baseUrl}/api/v1/auths/mfa/challenge`;
      const headers = { cookie: `mfa_challenge=${browser.cookie(challengeAt, "mfa_challenge")}` };
      const auths = createAuthsClient({ baseUrl: server.baseUrl });
      const elsewhere = auths.getMfaChallenge({ headers: { ...headers, origin: portal.url } });
      await expect(elsewhere).rejects.toMatchObject({ code: "forbidden" });
      const challenge = await auths.getMfaChallenge({ headers: { ...headers, origin: server.baseUrl } });
      if (!isMfaChallenge(challenge)) throw new Error("no second factor was asked for");
      const { challenge_token } = challenge;
      const authenticator = new Authenticator(
        (await auths.startMfaEnrollment({ challenge_token })).manual_key,
      );
      await auths.confirmMfaEnrollment({ challenge_token, code: await authenticator.code() });
      expect((await auths.getSessionUser()).email).toBe(katherine.email);

      const person = new Browser();
      expect(await wordsOf(await portal.signIn(katherine, person))).toContain("Second factor");
      const wrong = await submit(portal, person, "/second-factor", { code: authenticator.wrongCode() });
      expect(await wordsOf(wrong)).toContain("This code is wrong");
      const right = await submit(portal, person, "/second-factor", { code: await authenticator.code() });
      expect(await wordsOf(right)).toContain(`Hello ${katherine.name}`);
    });
  },
);
