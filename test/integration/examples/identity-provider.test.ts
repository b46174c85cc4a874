import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { Browser } from "../../servers/browser.ts";
import type { OpenIdPerson } from "../../servers/openid.ts";
import { type Portal, startPortal, submit, wordsOf } from "./identity-provider.ts";
import { type StandIn, startStandIn } from "./stand-in.ts";

const exchange = "POST /api/v1/auths/oauth/oidc/token/exchange";
const verify = "POST /api/v1/auths/mfa/verify";

describe("examples/identity-provider, with a real provider and the mock", () => {
  let chat: StandIn;
  let portal: Portal;
  let person: OpenIdPerson;
  /** What the mock is to answer to an operation. */
  let prefer: Record<string, string>;

  beforeAll(async () => {
    chat = await startStandIn(inject("newestMockUrl"), ({ what }, forward) =>
      forward(prefer[what] === undefined ? {} : { prefer: prefer[what] }),
    );
    portal = await startPortal({ url: chat.url });
    person = portal.openid.people[0] as OpenIdPerson;
  });
  afterAll(async () => {
    await portal?.[Symbol.asyncDispose]();
    await chat?.[Symbol.asyncDispose]();
  });
  beforeEach(() => {
    prefer = { [exchange]: "example=userSession" };
  });

  it("signs somebody in with the provider's token, and keeps every token to itself", async () => {
    const browser = new Browser();
    const page = await portal.signIn(person, browser);
    expect(page.status).toBe(200);
    expect(page.headers.get("cache-control")).toBe("no-store");
    const html = await page.text();
    expect(html).toContain("Hello Ada Lovelace");
    const { token } = chat.asked.findLast(({ what }) => what === exchange)?.body ?? {};
    expect(typeof token).toBe("string");
    const { bearer = "" } = chat.asked.findLast(({ what }) => what === "GET /api/v1/auths/") ?? {};
    expect(bearer.split(".").length).toBe(3);
    const cookie = browser.cookie(portal.url, "portal") ?? "";
    for (const secret of [token, bearer]) {
      expect(html).not.toContain(secret);
      expect(cookie).not.toContain(secret);
      expect(portal.log()).not.toContain(secret);
    }
  });

  it("signs out of the chat, though the provider's own session goes on", async () => {
    const browser = new Browser();
    await portal.signIn(person, browser);
    expect(await wordsOf(await submit(portal, browser, "/sign-out"))).toBe("Portal Sign in");
    expect(chat.asked.at(-1)?.what).toBe("POST /api/v1/auths/signout");
    expect(await wordsOf(await browser.go(portal.url))).toBe("Portal Sign in");
    // Nobody is asked for a password this time.
    expect(await wordsOf(await browser.go(`${portal.url}/sign-in`))).toContain("Hello Ada Lovelace");
  });

  it.each([
    ["code=400, example=tokenRefused", 401, "does not know your provider's word"],
    ["code=400, example=clientUnknown", 403, "cannot tell that it was this portal"],
    ["code=400, example=emailMissing", 403, "does not tell your e-mail address"],
    ["code=401, example=accountDeactivated", 401, "your account is switched off"],
    ["code=403, example=exchangeDisabled", 403, "does not take sign-ins from here"],
    ["code=403, example=accountMissing", 403, "no account in the chat yet"],
    ["code=403, example=exchangeRefused", 403, "does not let you in with this account"],
    ["code=404, example=providerMissing", 502, "knows no such provider"],
    ["code=429, example=rateLimited", 429, "Too many tries"],
    ["code=503", 502, "does not answer as it should"],
    ["code=200, example=pendingUser", 403, "An admin of the chat must let you in first"],
    ["code=200, example=enrollChallenge", 403, "Set it up there, then come back"],
  ])("says in words what a refusal means: %s", async (preference, status, words) => {
    prefer[exchange] = preference;
    const browser = new Browser();
    const page = await portal.signIn(person, browser);
    expect(page.status).toBe(status);
    const html = await page.text();
    expect(html).toContain("<h1>Not in the chat</h1>");
    expect(html.replaceAll("&#39;", "'")).toContain(words);
    const sends = html.includes(`href="${chat.url}/oauth/oidc/login"`);
    expect(sends).toBe(/account in the chat yet|Set it up/.test(words));
    expect(await wordsOf(await browser.go(portal.url))).toBe("Portal Sign in");
  });

  it("asks for the second factor that the chat wants, and again after a wrong code", async () => {
    prefer = { [exchange]: "example=verifyChallenge", [verify]: "code=401, example=codeRefused" };
    const browser = new Browser();
    expect(await wordsOf(await portal.signIn(person, browser))).toContain("Second factor");
    const again = await submit(portal, browser, "/second-factor", { code: "000000" });
    expect(again.status).toBe(401);
    expect(await wordsOf(again)).toContain("This code is wrong");
    prefer[verify] = "example=userSession";
    expect(await wordsOf(await submit(portal, browser, "/second-factor", { code: "492039" }))).toContain(
      "Hello Ada Lovelace",
    );
  });

  it("starts again where the second factor took too long", async () => {
    prefer = { [exchange]: "example=verifyChallenge", [verify]: "code=401, example=challengeExpired" };
    const browser = new Browser();
    await portal.signIn(person, browser);
    const page = await submit(portal, browser, "/second-factor", { code: "492039" });
    expect(await wordsOf(page)).toContain("took too long");
    expect(await wordsOf(await browser.go(portal.url))).toBe("Portal Sign in");
  });

  it("leads back to the sign-in when the chat ends the session", async () => {
    const browser = new Browser();
    await portal.signIn(person, browser);
    prefer["GET /api/v1/auths/"] = "code=401, example=tokenRevoked";
    const page = await browser.go(portal.url);
    expect(page.status).toBe(401);
    expect(await wordsOf(page)).toContain("Your session in the chat is over");
    expect(await wordsOf(await browser.go(portal.url))).toBe("Portal Sign in");
  });

  it("takes nobody's way back but that of the browser that left, and each once", async () => {
    const browser = new Browser();
    const page = await browser.go(`${portal.url}/sign-in`);
    const count = chat.count(exchange);
    for (const query of ["code=made-up&state=made-up", "error=access_denied"]) {
      const answer = await fetch(`${portal.url}/callback?${query}`);
      expect(answer.status).toBe(400);
    }
    const forged = await browser.go(`${portal.url}/callback?code=made-up&state=made-up`);
    expect(await wordsOf(forged)).toContain("The provider did not sign you in");
    // The attempt is over now, so that even the true way back finds none.
    const back = await portal.openid.signIn(browser, page, person);
    expect(back.status).toBe(400);
    expect(await wordsOf(back)).toContain("was used already");
    expect(chat.count(exchange)).toBe(count);
  });

  it("refuses forms of other sites", async () => {
    const browser = new Browser();
    await portal.signIn(person, browser);
    const headers = { origin: "https://elsewhere.example.com" };
    const answer = await browser.go(`${portal.url}/sign-out`, {
      method: "POST",
      headers,
      body: new URLSearchParams(),
    });
    expect(answer.status).not.toBe(200);
    expect(await wordsOf(await browser.go(portal.url))).toContain("Hello Ada Lovelace");
  });
});
