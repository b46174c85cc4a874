import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { launchChromium, noBrowser, seriousFindings } from "./chromium.ts";
import { type Platform, startElsewhere, startPage, startPlatform } from "./gafaelfawr.ts";
import type { Started } from "./started.ts";

describe.skipIf(noBrowser)("the page for Gafaelfawr, in Chromium", () => {
  let platform: Platform;
  let served: Started;
  let browser: Browser;
  let page: Page;
  /** Where the page has sent requests. */
  let origins: Set<string>;

  beforeAll(async () => {
    platform = await startPlatform(inject("newestMockUrl"));
    [served, browser] = await Promise.all([startPage(platform), launchChromium()]);
  });

  afterAll(async () => {
    await browser?.close();
    await served?.[Symbol.asyncDispose]();
    await platform?.[Symbol.asyncDispose]();
  });

  beforeEach(async () => {
    platform.login = { cookie: "the-cookie-of-someuser", csrf: "OmNdVTtKKuK_VuJsGFdrqg" };
    platform.redirect = undefined;
    platform.asked.length = 0;
    origins = new Set();
  });

  /** Opens the page in a browser of its own. */
  const open = async () => {
    const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on("request", (request) => origins.add(new URL(request.url()).origin));
    const cookie = { name: "gafaelfawr", value: "the-cookie-of-someuser", url: served.url, httpOnly: true };
    if (platform.login) await context.addCookies([cookie]);
    await page.goto(served.url);
    return { [Symbol.asyncDispose]: () => context.close() };
  };

  const problem = () => page.getByRole("alert").filter({ hasText: /./ }).textContent();
  const make = async (name: string) => {
    await page.getByLabel("Name").fill(name);
    await page.getByRole("checkbox", { name: "read:all" }).check();
    await page.getByRole("button", { name: "Make the token" }).click();
  };

  it("shows who it is, and the scopes with what they mean", async () => {
    await using _ = await open();
    await page.getByRole("heading", { name: "You are someuser" }).waitFor();
    expect(await page.locator("#own-scopes").innerText()).toBe(
      "read:all\nCan read everything\nuser:token\nCan create and modify user tokens",
    );
    expect(await page.locator("#other-scopes").innerText()).toBe(
      "admin:token\nCan create and modify tokens for any user",
    );
    expect(await seriousFindings(page)).toEqual([]);
  });

  it("makes a token with the cookie and the CSRF token, shows it once, and keeps it nowhere", async () => {
    await using _ = await open();
    const before = Math.floor(Date.now() / 1000);
    await make("observing run");
    await page.getByRole("heading", { name: "Your new token" }).waitFor();
    const [token = "none"] = platform.made.slice(-1);
    expect(await page.getByLabel("Token", { exact: true }).inputValue()).toBe(token);
    expect(platform.asked).toEqual([
      {
        path: "/auth/api/v1/users/someuser/tokens",
        csrf: "OmNdVTtKKuK_VuJsGFdrqg",
        body: { token_name: "observing run", scopes: ["read:all"], expires: expect.any(Number) },
      },
    ]);
    const thirtyDays = 30 * 24 * 60 * 60;
    const expires = platform.asked[0]?.body.expires ?? 0;
    expect(expires - before).toBeGreaterThanOrEqual(thirtyDays);
    expect(expires - Date.now() / 1000).toBeLessThanOrEqual(thirtyDays);
    expect(await page.evaluate("document.activeElement.id")).toBe("made-heading");
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByRole("status").filter({ hasText: "Copied" }).waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(token);
    const kept =
      "JSON.stringify([localStorage, sessionStorage, document.cookie, location.href, history.state])";
    expect(await page.evaluate(kept)).not.toContain(token);

    await page.getByRole("button", { name: "Done" }).click();
    expect(await page.locator("#token").inputValue()).toBe("");
    expect(await page.locator("#made").isVisible()).toBe(false);
    expect(await page.content()).not.toContain(token);
    expect([...origins]).toEqual([served.url]);
  });

  it("forgets the token when the page is left", async () => {
    await using _ = await open();
    await make("forgotten");
    await page.getByRole("heading", { name: "Your new token" }).waitFor();
    // Playwright switches off the cache from which a browser shows a page that was left; this is what it tells the page.
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
    expect(await page.locator("#token").inputValue()).toBe("");
    expect(await page.locator("#made").isVisible()).toBe(false);
  });

  it("makes a token that never ends where one asks for it", async () => {
    await using _ = await open();
    await page.getByLabel("It ends").selectOption("never");
    await make("robot");
    await page.getByRole("heading", { name: "Your new token" }).waitFor();
    expect(platform.asked[0]?.body.expires).toBeNull();
  });

  it("leads whoever is not signed in to Gafaelfawr's login, and back", async () => {
    platform.login = undefined;
    await using _ = await open();
    const link = page.getByRole("link", { name: "Sign in" });
    await link.waitFor();
    expect(await page.getByRole("heading", { name: "You are" }).isVisible()).toBe(false);
    expect(await page.getByRole("button", { name: "Make the token" }).isVisible()).toBe(false);
    expect(await seriousFindings(page)).toEqual([]);
    await link.click();
    await page.getByRole("heading", { name: "Identity provider" }).waitFor();
    const { pathname, searchParams } = new URL(page.url());
    expect(pathname).toBe("/login");
    expect(searchParams.get("rd")).toBe(`${served.url}/`);
  });

  it("says so when the session ends meanwhile", async () => {
    await using _ = await open();
    await page.getByRole("heading", { name: "You are someuser" }).waitFor();
    platform.login = undefined;
    await make("too late");
    await page.getByRole("link", { name: "Sign in" }).waitFor();
    expect(await problem()).toBe("Your login has ended, and no token was made. Sign in again.");
    expect(await page.getByRole("button", { name: "Make the token" }).isVisible()).toBe(false);
  });

  it("reads the login again when the CSRF token is that of a former one, and then goes on", async () => {
    await using _ = await open();
    await page.getByRole("heading", { name: "You are someuser" }).waitFor();
    if (platform.login) platform.login.csrf = "3nUO0Zxd0qDC7zZ0sVdnsw";
    await make("after another login");
    expect(await problem()).toContain("Your login has changed meanwhile");
    expect(await seriousFindings(page)).toEqual([]);
    await make("after another login");
    await page.getByRole("heading", { name: "Your new token" }).waitFor();
    expect(platform.asked.map(({ csrf }) => csrf)).toEqual([
      "OmNdVTtKKuK_VuJsGFdrqg",
      "3nUO0Zxd0qDC7zZ0sVdnsw",
    ]);
  });

  it("says so when the name is taken", async () => {
    await using _ = await open();
    await make("laptop");
    expect(await problem()).toBe("You have a token of this name already. Take another name.");
  });

  it("offers no token to somebody who may make none", async () => {
    if (platform.login) platform.login.prefer = "example=noScopes";
    await using _ = await open();
    await page.getByRole("heading", { name: "You are newcomer" }).waitFor();
    expect(await page.getByText("it lacks the scope user:token").isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: "Make the token" }).isVisible()).toBe(false);
  });

  it("says so when Gafaelfawr is unwell", async () => {
    if (platform.login) platform.login.prefer = "code=500";
    await using _ = await open();
    expect(await problem()).toBe("Gafaelfawr is unwell. Try again in a minute.");
  });

  it("sends the CSRF token to no other origin, not even when the server redirects there", async () => {
    await using elsewhere = await startElsewhere();
    platform.redirect = `${elsewhere.url}/auth/api/v1/users/someuser/tokens`;
    await using _ = await open();
    await make("stolen");
    await page
      .getByText(/Gafaelfawr made no token|Copy it now/)
      .filter({ visible: true })
      .waitFor();
    expect(elsewhere.got).toEqual([]);
    expect(await problem()).toBe("Gafaelfawr made no token: it redirects elsewhere");
    expect(platform.asked[0]?.csrf).toBe("OmNdVTtKKuK_VuJsGFdrqg");
  });
});
