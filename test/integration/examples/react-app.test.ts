import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from "vitest";
import { noBrowser, seriousFindings } from "./chromium.ts";
import { arriveAt, noticeIn, type ReactApp, signIn, startReactApp } from "./react-app.ts";

const ada = { email: "ada@example.com", password: "correct horse battery staple" };

describe.skipIf(noBrowser)("examples/react-app on the mock", () => {
  let app: ReactApp;
  let url: string;
  beforeAll(async () => {
    app = await startReactApp();
    url = await app.serve(inject("newestMockUrl"));
  });
  afterAll(() => app?.[Symbol.asyncDispose]());

  const visit = async () => {
    const visitor = await app.visitor();
    onTestFinished(() => visitor.context.close());
    return visitor;
  };
  /** A visitor at the sign-in form, and the page. */
  const atSignIn = async () => {
    const visitor = await visit();
    const page = await visitor.open(url);
    await arriveAt(page, "Sign in");
    return { ...visitor, page };
  };
  /** A visitor who is signed in. */
  const signedIn = async () => {
    const visitor = await atSignIn();
    await signIn(visitor.page, ada);
    await arriveAt(visitor.page, "Ada Lovelace");
    return visitor;
  };

  it.each([
    ["passwordOnly", "Sign in", ["E-mail address", "Password"], ["Sign in"], []],
    ["signUpOpen", "Sign in", ["E-mail address", "Password"], ["Sign in", "Create an account"], []],
    [
      "everyWay",
      "Sign in",
      ["E-mail address", "Password"],
      ["Sign in", "Sign in with the directory", "Create an account"],
      ["Continue with google", "Continue with Company login"],
    ],
    ["directoryOnly", "Sign in", ["User name", "Password"], ["Sign in"], []],
    ["loginFormHidden", "Sign in", [], [], ["Continue with Company login"]],
    ["trustedHeader", "Sign in", [], ["Go on"], []],
    ["withoutAccounts", "Sign in", [], ["Go on"], []],
    ["noWay", "Sign in", [], [], []],
    [
      "onboarding",
      "Create the first account",
      ["Name", "E-mail address", "Password"],
      ["Create the account"],
      [],
    ],
  ])("offers exactly what the server does: %s", async (example, heading, fields, buttons, links) => {
    const { context, open } = await visit();
    await preferringAt(context, "/api/config", `example=${example}`);
    const page = await open(url);
    await arriveAt(page, heading);
    expect(await page.locator("label").allInnerTexts()).toEqual(fields);
    expect(await page.getByRole("button").allInnerTexts()).toEqual(buttons);
    expect(await page.getByRole("link").allInnerTexts()).toEqual(links);
    const lost = page.getByText("This server offers no way to sign in here.");
    expect(await lost.count()).toBe(example === "noWay" ? 1 : 0);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it("signs in with the directory, and sends people to their provider", async () => {
    const { context, open } = await visit();
    await preferringAt(context, "/api/config", "example=everyWay");
    const page = await open(url);
    expect(await page.getByRole("link", { name: "Company login" }).getAttribute("href")).toBe(
      "/oauth/oidc/login",
    );
    await page.getByRole("button", { name: "Sign in with the directory" }).click();
    await page.getByLabel("User name").fill("grace");
    await page.getByLabel("Password").fill("any");
    const sent = sentTo(page, "/ldap");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    expect(await sent).toEqual({ user: "grace", password: "any" });
    await arriveAt(page, "Ada Lovelace");
  });

  it("creates an account, and asks twice for its password where the server wants that", async () => {
    const { context, open } = await visit();
    await preferringAt(context, "/api/config", "example=everyWay");
    const page = await open(url);
    await page.getByRole("button", { name: "Create an account" }).click();
    await arriveAt(page, "Create an account");
    await page.getByLabel("Name").fill("Grace Hopper");
    await page.getByLabel("E-mail address").fill("grace@example.com");
    await page.getByLabel("Password", { exact: true }).fill("nanoseconds are eleven inches");
    await page.getByLabel("The password again").fill("nanoseconds");
    await page.getByRole("button", { name: "Create the account" }).click();
    expect(await descriptionOf(page, "The password again")).toBe("The two passwords differ.");
    await page.getByLabel("The password again").fill("nanoseconds are eleven inches");
    const sent = sentTo(page, "/signup");
    await page.getByRole("button", { name: "Create the account" }).click();
    expect(await sent).toEqual({
      name: "Grace Hopper",
      email: "grace@example.com",
      password: "nanoseconds are eleven inches",
    });
    await arriveAt(page, "Ada Lovelace");
  });

  it("lets in whom a proxy names", async () => {
    const { context, open } = await visit();
    await preferringAt(context, "/api/config", "example=trustedHeader");
    const page = await open(url);
    await page.getByRole("button", { name: "Go on" }).click();
    await arriveAt(page, "Ada Lovelace");
  });

  it("signs in, keeps the session over a reload, shows the permissions, saves settings, and signs out", async () => {
    const { page, problems } = await atSignIn();
    expect(await seriousFindings(page)).toEqual([]);

    await signIn(page, ada);
    await arriveAt(page, "Ada Lovelace");
    await page.reload();
    await arriveAt(page, "Ada Lovelace");
    expect(await seriousFindings(page)).toEqual([]);

    const chat = page.getByRole("group").filter({ hasText: /^Chat/ });
    expect(await chat.getByRole("listitem").filter({ hasText: "System prompt" }).innerText()).toBe(
      "System prompt: allowed",
    );
    const workspace = page.getByRole("group").filter({ hasText: /^Workspace/ });
    expect(await workspace.innerText()).toMatch(/^Workspace 0 of 14 allowed\nModels: not allowed\n/);

    await page.getByRole("link", { name: "Settings" }).click();
    await arriveAt(page, "Settings");
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel("Strangers may create accounts").check();
    await page.getByLabel("A sign-in lasts").fill("12h");
    const sent = sentTo(page, "/admin/config");
    await page.getByRole("button", { name: "Save" }).click();
    expect(await sent).toMatchObject({
      ENABLE_SIGNUP: true,
      JWT_EXPIRES_IN: "12h",
      // No field of the form: the server takes all settings at once.
      ENABLE_FOLDERS: true,
    });
    // The mock stores nothing, as a server does with a value that it cannot use.
    expect(await noticeIn(page)).toBe("Saved, but for what is marked below.");
    expect(await descriptionOf(page, "A sign-in lasts")).toContain("The server keeps “4w”.");
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole("button", { name: "Sign out" }).click();
    await arriveAt(page, "Sign in");
    expect(await noticeIn(page)).toBe("You have signed out.");
    expect(await page.evaluate("localStorage.length")).toBe(0);
    expect(problems).toEqual([]);
  });

  it("offers the settings to admins alone", async () => {
    const { context, page } = await atSignIn();
    await preferring(context, "GET", "/", "example=userSessionInfo");
    await signIn(page, ada);
    await arriveAt(page, "Grace Hopper");
    expect(await page.getByRole("link", { name: "Settings" }).count()).toBe(0);
    await page.goto(`${url}/#/settings`);
    await arriveAt(page, "Grace Hopper");
  });

  it("tells in plain words why a sign-in failed, moves the focus there, and keeps what was typed", async () => {
    const { context, page } = await atSignIn();
    for (const [preference, words] of [
      ["code=400, example=invalidCredentials", "The e-mail address or the password is wrong."],
      ["code=429, example=tooManyAttempts", "That was too often. Wait 15 minutes, then try again."],
      ["code=503", "The server cannot answer at the moment. Try again in a few minutes."],
      ["code=401", "The server does not let this account in. Sign in again, or ask an admin."],
    ] as const) {
      await preferring(context, "POST", "/signin", preference);
      await signIn(page, ada);
      await page.getByText(words).waitFor();
      expect(await noticeIn(page)).toBe(words);
    }
    expect(await page.getByLabel("E-mail address").inputValue()).toBe(ada.email);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it("tells of a server that is down, at sign-in and during a session, and goes on when it is back", async () => {
    const down = await app.serve("http://127.0.0.1:9");
    const visitor = await visit();
    const page = await visitor.open(down);
    await arriveAt(page, "Sign in");
    expect(await noticeIn(page)).toBe("The server cannot answer at the moment. Try again in a few minutes.");
    expect(await page.getByRole("textbox").count()).toBe(0);

    const { page: during, context } = await signedIn();
    await context.route("**/api/**", (route) => route.abort());
    await during.reload();
    await arriveAt(during, "Your account");
    expect(await noticeIn(during)).toBe(
      "The server cannot be reached. Check your connection, then try again.",
    );
    await context.unroute("**/api/**");
    await during.getByRole("button", { name: "Try again" }).click();
    await arriveAt(during, "Ada Lovelace");
  });

  it("marks the fields that a server names as wrong", async () => {
    const { context, page } = await signedIn();
    await page.getByRole("link", { name: "Settings" }).click();
    // Servers up to 0.11 list the fields.
    const older = (path: string) =>
      preferring(context, "POST", path, "code=422, example=missingField", inject("mockUrl"));
    await older("/admin/config");
    await page.getByRole("button", { name: "Save" }).click();
    expect(await noticeIn(page)).toBe(
      "The server cannot use what was entered. Check the form, then try again.",
    );
    expect(await descriptionOf(page, "Address of this server")).toContain("Field required");
    expect(await page.getByLabel("Address of this server").getAttribute("aria-invalid")).toBe("true");
    expect(await page.locator("[aria-invalid]").count()).toBe(1);

    await page.getByRole("button", { name: "Sign out" }).click();
    await older("/signin");
    await signIn(page, ada);
    expect(await noticeIn(page)).toBe(
      "The server cannot use what was entered. Check the form, then try again.",
    );
    expect(await descriptionOf(page, "Password")).toBe("Field required");
    expect(await page.locator("[aria-invalid]").count()).toBe(1);
  });

  it("asks for a code, says when it is wrong, takes a recovery code, and starts again when it took too long", async () => {
    const { context, page } = await atSignIn();
    await preferring(context, "POST", "/signin", "example=verifyChallenge");
    await signIn(page, ada);
    await arriveAt(page, "Second step");
    expect(await seriousFindings(page)).toEqual([]);

    await preferring(context, "POST", "/mfa/verify", "code=401, example=codeRefused");
    await page.getByLabel("Code").fill("123456");
    await page.getByRole("button", { name: "Go on" }).click();
    expect(await noticeIn(page)).toBe("The code is wrong, or was used already. Wait for the next one.");

    await preferring(context, "POST", "/mfa/verify", "code=401, example=challengeExpired");
    await page.getByRole("button", { name: "Go on" }).click();
    await arriveAt(page, "Sign in");
    expect(await noticeIn(page)).toBe("The sign-in took too long. Start again with your password.");

    await preferring(context, "POST", "/mfa/verify", "code=200");
    await signIn(page, ada);
    await page.getByRole("button", { name: "Use a recovery code" }).click();
    await page.getByLabel("Recovery code").fill("0c0de0a5e77ab1e5c0ffee0000000001");
    const sent = sentTo(page, "/mfa/verify");
    await page.getByRole("button", { name: "Go on" }).click();
    expect(await sent).toMatchObject({ recovery: true });
    await arriveAt(page, "Ada Lovelace");
  });

  it("sets up an authenticator, also after a reset, and shows the recovery codes before the session begins", async () => {
    const { context, page } = await atSignIn();
    await context.route("**/signin", async (route) => {
      // The mock gives this challenge to those who come from an OpenID provider.
      const headers = { cookie: "mfa_challenge=any", origin: url, prefer: "example=recoverChallenge" };
      const challenge = `${inject("newestMockUrl")}/api/v1/auths/mfa/challenge`;
      const response = await fetch(challenge, { method: "POST", headers });
      await route.fulfill({ json: await response.json() });
    });
    await signIn(page, ada);
    await arriveAt(page, "Your second step was reset");
    await page.getByLabel("Reset token").fill("cmVzZXQtdG9rZW4tZm9yLUdyYWNlLWZyb20tQWRhMDE");
    await page.getByRole("button", { name: "Go on" }).click();

    await arriveAt(page, "Set up a second step");
    await page.getByRole("button", { name: "Show the key" }).click();
    await page
      .getByRole("heading", { name: "The key of your authenticator" })
      .and(page.locator(":focus"))
      .waitFor();
    expect(await page.getByText("JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP").count()).toBe(1);
    expect(await page.getByRole("link", { name: "Open it there" }).getAttribute("href")).toBe(
      "otpauth://totp/Open%20WebUI?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Open+WebUI",
    );
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel("Code").fill("492039");
    await page.getByRole("button", { name: "Confirm" }).click();

    await arriveAt(page, "Keep your recovery codes");
    expect(await page.getByRole("listitem").count()).toBe(10);
    expect(await page.evaluate("localStorage.length")).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "I have kept them" }).click();
    await arriveAt(page, "Ada Lovelace");
    expect(await page.content()).not.toContain("0c0de0a5e77ab1e5c0ffee0000000001");
  });

  it("tells somebody who waits for an admin to wait", async () => {
    const { context, page } = await atSignIn();
    await preferring(context, "POST", "/signin", "example=pendingUser");
    await signIn(page, ada);
    await arriveAt(page, "Wait for an admin");
    await page.getByRole("button", { name: "Start again" }).click();
    await arriveAt(page, "Sign in");
  });

  it("shows the sign-in form with the reason when the server ends the session, and nothing of what was read", async () => {
    const { context, page } = await signedIn();
    await page.getByRole("link", { name: "Settings" }).click();
    await preferring(context, "POST", "/admin/config", "code=401, example=invalidToken");
    await page.getByRole("button", { name: "Save" }).click();
    await arriveAt(page, "Sign in");
    expect(await noticeIn(page)).toBe("Your session is over. Sign in again.");

    await preferring(context, "GET", "/", "example=userSessionInfo");
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    await page.route(
      ({ pathname }) => pathname === "/api/v1/auths/",
      (route) => held.then(() => route.fallback()),
    );
    await signIn(page, ada);
    await page.getByText("Reading your account").waitFor();
    expect(await page.content()).not.toContain("Ada");
    letGo();
    await arriveAt(page, "Grace Hopper");
  });

  it("shows the sign-in form when the token expires", async () => {
    const { context, open } = await visit();
    await context.clock.install();
    const page = await open(url);
    await signIn(page, ada);
    await arriveAt(page, "Ada Lovelace");
    await context.clock.setSystemTime("2100-01-01");
    // The server's clock tells the same: neither the request without the token nor the one with it will do.
    await preferring(context, "GET", "/admin/config", "code=401, example=invalidToken");
    await page.getByRole("link", { name: "Settings" }).click();
    await arriveAt(page, "Sign in");
    expect(await noticeIn(page)).toBe("Your session is over. Sign in again.");
    expect(await page.evaluate("localStorage.length")).toBe(0);
  });

  it("keeps the session when the role may not, and says so", async () => {
    const { context, page } = await signedIn();
    await preferring(context, "GET", "/admin/config", "code=401, example=roleRefused");
    await page.getByRole("link", { name: "Settings" }).click();
    await arriveAt(page, "Settings");
    expect(await noticeIn(page)).toBe("You may not do this. Ask an admin if you should.");
    await page.getByRole("link", { name: "Profile" }).click();
    await arriveAt(page, "Ada Lovelace");
  });

  it("says that a change of the second step has ended the session", async () => {
    const { context, page } = await signedIn();
    await preferring(context, "POST", "/admin/config", "example=mfaSwitchedOn");
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByLabel("Ask everybody for a second step").check();
    await page.getByRole("button", { name: "Save" }).click();
    await arriveAt(page, "Sign in");
    expect(await noticeIn(page)).toContain("The settings are saved.");
  });

  it("signs out here when the server cannot be told, and says so", async () => {
    const { context, page } = await signedIn();
    await preferring(context, "POST", "/signout", "code=500");
    await page.getByRole("button", { name: "Sign out" }).click();
    await arriveAt(page, "Sign in");
    expect(await noticeIn(page)).toContain("the server could not be told");
    expect(await page.evaluate("localStorage.length")).toBe(0);
  });

  it("follows another tab that signs in and out", async () => {
    const { page, open } = await atSignIn();
    const other = await open(url);
    await signIn(page, ada);
    await arriveAt(other, "Ada Lovelace");
    await other.getByRole("button", { name: "Sign out" }).click();
    await arriveAt(page, "Sign in");
    expect(await noticeIn(page)).toBe("The session was ended in another tab.");
  });

  it("tells whoever starts it how to name the server", async () => {
    await expect(app.serve("chat.example.com")).rejects.toThrow(
      "Set OPEN_WEBUI_URL to the address of your Open WebUI",
    );
  });

  it("can be used with the keyboard alone", async () => {
    const { page } = await atSignIn();
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const focused = () => page.locator(":focus");
    await press("Tab");
    await page.keyboard.type(ada.email);
    await press("Tab");
    await page.keyboard.type(ada.password);
    await press("Enter");
    await arriveAt(page, "Ada Lovelace");
    expect(await focused().innerText()).toBe("Ada Lovelace");

    await press("Tab");
    expect(await focused().innerText()).toMatch(/^Workspace/);
    expect(await page.getByText("Models: not allowed").first().isVisible()).toBe(true);
    await press("Enter");
    expect(await page.getByText("Models import: not allowed").isVisible()).toBe(false);

    await press("Shift+Tab", "Shift+Tab");
    expect(await focused().innerText()).toBe("Settings");
    await press("Enter");
    await arriveAt(page, "Settings");
    await press("Tab", "Space");
    expect(await page.getByLabel("Strangers may create accounts").isChecked()).toBe(true);
    await press("Tab", "Tab", "Enter");
    expect(await noticeIn(page)).toBe("Saved, but for what is marked below.");

    await press("Shift+Tab");
    expect(await focused().innerText()).toBe("Sign out");
    await press("Enter");
    await arriveAt(page, "Sign in");
  });
});

/** Has the mock answer an operation as `Prefer` says; the mock of another line, where given. */
async function preferring(
  context: BrowserContext,
  method: string,
  path: string,
  preference: string,
  mock?: string,
): Promise<void> {
  await context.route(
    ({ pathname }) => pathname === `/api/v1/auths${path}`,
    (route, request) => {
      if (request.method() !== method) return route.fallback();
      const { origin, pathname } = new URL(request.url());
      return route.continue({
        url: (mock ?? origin) + pathname,
        headers: { ...request.headers(), prefer: preference },
      });
    },
  );
}

/** Has the mock answer what a GET of a path reads as `Prefer` says. */
async function preferringAt(context: BrowserContext, path: string, preference: string): Promise<void> {
  await context.route(
    ({ pathname }) => pathname === path,
    (route, request) => route.continue({ headers: { ...request.headers(), prefer: preference } }),
  );
}

/** The body of the next request to an operation; an intercepted one, since the browser tells no other's. */
function sentTo(page: Page, path: string): Promise<unknown> {
  return new Promise((resolve) => {
    void page.route(`**/api/v1/auths${path}`, (route, request) => {
      resolve(request.postDataJSON());
      return route.fallback();
    });
  });
}

/** What stands beside a field to describe it. */
async function descriptionOf(page: Page, label: string): Promise<string> {
  const ids = (await page.getByLabel(label).getAttribute("aria-describedby")) ?? "";
  const words = ids.split(" ").map((id) => page.locator(`[id="${id}"]`).innerText());
  return (await Promise.all(words)).join(" ");
}
