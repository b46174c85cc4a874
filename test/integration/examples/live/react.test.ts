import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type AuthsClient, createAuthsClient } from "../../../../src/index.ts";
import { Authenticator } from "../../../servers/authenticator.ts";
import { bootOpenWebUI, type OpenWebUI } from "../../../servers/index.ts";
import { noBrowser } from "../chromium.ts";
import { arriveAt, noticeIn, type ReactApp, signIn, startReactApp } from "../react-app.ts";

describe.skipIf(noBrowser)("examples/react-app on a real server of 0.12", () => {
  const grace = {
    name: "Grace Hopper",
    email: "grace@example.com",
    password: "nanoseconds are eleven inches",
  };
  const alan = {
    name: "Alan Turing",
    email: "alan@example.com",
    password: "we can only see a short distance",
  };
  const kay = { name: "Kay McNulty", email: "kay@example.com", password: "the differential analyser turns" };
  const ada = { name: "Ada Lovelace", email: "ada@example.com", password: "correct horse battery staple" };
  let server: OpenWebUI;
  let auths: AuthsClient;
  let app: ReactApp;
  let url: string;
  let authenticator: Authenticator;
  let recoveryCode: string;
  let reset: Promise<string>;

  beforeAll(async () => {
    [server, app] = await Promise.all([bootOpenWebUI({ release: "0.12" }), startReactApp()]);
    url = await app.serve(server.baseUrl);
  });
  afterAll(async () => {
    await app?.[Symbol.asyncDispose]();
    await server?.stop();
  });

  it("creates the first account on a new server, whose owner is its admin, and then offers sign-up to nobody", async () => {
    const visitor = await app.visitor();
    onTestFinished(() => visitor.context.close());
    const page = await visitor.open(url);
    await arriveAt(page, "Create the first account");
    await page.getByLabel("Name").fill(ada.name);
    await page.getByLabel("E-mail address").fill(ada.email);
    await page.getByLabel("Password").fill(ada.password);
    await page.getByRole("button", { name: "Create the account" }).click();
    await arriveAt(page, ada.name);
    expect(await page.getByRole("link", { name: "Settings" }).count()).toBe(1);
    await page.getByRole("button", { name: "Sign out" }).click();
    await arriveAt(page, "Sign in");
    expect(await page.getByRole("button").allInnerTexts()).toEqual(["Sign in"]);

    auths = createAuthsClient({ baseUrl: server.baseUrl });
    await auths.signIn(ada);
    for (const person of [grace, kay]) await auths.addUser({ ...person, role: "user" });
  });

  /** A visitor's page at the sign-in form. */
  const atSignIn = async () => {
    const visitor = await app.visitor();
    onTestFinished(() => visitor.context.close());
    const page = await visitor.open(url);
    await arriveAt(page, "Sign in");
    return { ...visitor, page };
  };

  it("offers the ways that the admin switches on", async () => {
    const config = await auths.getAdminConfig();
    await auths.updateAdminConfig({ ...config, ENABLE_SIGNUP: true });
    await auths.updateLdapConfig({ enable_ldap: true });
    const { page } = await atSignIn();
    const buttons = () => page.getByRole("button").allInnerTexts();
    expect(await buttons()).toEqual(["Sign in", "Sign in with the directory", "Create an account"]);
    await page.getByRole("button", { name: "Create an account" }).click();
    await page.getByLabel("Name").fill("Mary Jackson");
    await page.getByLabel("E-mail address").fill("mary@example.com");
    await page.getByLabel("Password").fill("supersonic pressure tunnel");
    await page.getByRole("button", { name: "Create the account" }).click();
    await arriveAt(page, "Mary Jackson");

    await auths.updateAdminConfig(config);
    await auths.updateLdapConfig({ enable_ldap: false });
    await page.getByRole("button", { name: "Sign out" }).click();
    await arriveAt(page, "Sign in");
    expect(await buttons()).toEqual(["Sign in"]);
  });

  it("lets the admin in, keeps the session over a reload, saves settings, and signs out", async () => {
    const { page, problems } = await atSignIn();
    await signIn(page, ada);
    await arriveAt(page, "Ada Lovelace");
    await page.reload();
    await arriveAt(page, "Ada Lovelace");
    expect(await page.getByText("System prompt: allowed").isVisible()).toBe(true);

    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByLabel("A sign-in lasts").fill("12h");
    await page.getByLabel("Notes").uncheck();
    await page.getByRole("button", { name: "Save" }).click();
    expect(await noticeIn(page)).toBe("The settings are saved.");
    await page.reload();
    expect(await page.getByLabel("A sign-in lasts").inputValue()).toBe("12h");
    expect(await page.getByLabel("Notes").isChecked()).toBe(false);
    expect(await auths.getAdminConfig()).toMatchObject({ JWT_EXPIRES_IN: "12h", ENABLE_NOTES: false });

    await page.getByLabel("A sign-in lasts").fill("soon");
    await page.getByRole("button", { name: "Save" }).click();
    expect(await noticeIn(page)).toBe("Saved, but for what is marked below.");
    expect(await page.getByText("The server keeps “12h”.").isVisible()).toBe(true);

    await page.getByRole("button", { name: "Sign out" }).click();
    await arriveAt(page, "Sign in");
    expect(await noticeIn(page)).toBe("You have signed out.");
    expect(problems).toEqual([]);
  });

  it("tells somebody of a wrong password, then lets them in, without the settings", async () => {
    const { page } = await atSignIn();
    await signIn(page, { ...grace, password: "wrong" });
    expect(await noticeIn(page)).toBe("The e-mail address or the password is wrong.");
    await signIn(page, grace);
    await arriveAt(page, "Grace Hopper");
    expect(await page.getByRole("link", { name: "Settings" }).count()).toBe(0);
  });

  it("signs out in one tab, and the other sees it", async () => {
    const { page, open } = await atSignIn();
    await signIn(page, grace);
    await arriveAt(page, "Grace Hopper");
    const other = await open(url);
    await arriveAt(other, "Grace Hopper");
    await page.getByRole("button", { name: "Sign out" }).click();
    await arriveAt(other, "Sign in");
    expect(await noticeIn(other)).toBe("The session was ended in another tab.");
  });

  it("leads somebody whose account was deleted back to the sign-in form", async () => {
    const { id } = await auths.addUser({ ...alan, role: "user" });
    const { page } = await atSignIn();
    await signIn(page, alan);
    await arriveAt(page, "Alan Turing");
    expect((await auths.fetch(`/api/v1/users/${id}`, { method: "DELETE" })).status).toBe(200);
    await page.reload();
    await arriveAt(page, "Sign in");
    expect(await noticeIn(page)).toBe("Your session is over. Sign in again.");
  });

  it("switches the second step on, which ends every session", async () => {
    const { page: person } = await atSignIn();
    await signIn(person, grace);
    await arriveAt(person, "Grace Hopper");

    const { page: admin } = await atSignIn();
    await signIn(admin, ada);
    await admin.getByRole("link", { name: "Settings" }).click();
    await admin.getByLabel("Ask everybody for a second step").check();
    await admin.getByRole("button", { name: "Save" }).click();
    await arriveAt(admin, "Sign in");
    expect(await noticeIn(admin)).toContain("The settings are saved.");

    // The operator's command takes its time, and the next tests are about somebody else.
    reset = server.operate("mfa", "reset", kay.email, "--reason", "lost the phone");
    reset.catch(() => {});
    await person.reload();
    await arriveAt(person, "Sign in");
    expect(await noticeIn(person)).toBe("Your session is over. Sign in again.");
  });

  it("sets up an authenticator, shows the recovery codes, and lets the person in", async () => {
    const { page } = await atSignIn();
    await signIn(page, grace);
    await arriveAt(page, "Set up a second step");
    await page.getByRole("button", { name: "Show the key" }).click();
    const address = await page.getByRole("link", { name: "Open it there" }).getAttribute("href");
    authenticator = new Authenticator(new URL(address ?? "").searchParams.get("secret") ?? "");
    expect(
      await page.getByRole("img").evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBeGreaterThan(0);
    await page.getByLabel("Code").fill(await authenticator.code());
    await page.getByRole("button", { name: "Confirm" }).click();

    await arriveAt(page, "Keep your recovery codes");
    const codes = await page.getByRole("listitem").allInnerTexts();
    expect(codes).toHaveLength(10);
    recoveryCode = codes[0] ?? "";
    await page.getByRole("button", { name: "I have kept them" }).click();
    await arriveAt(page, "Grace Hopper");
    await page.reload();
    await arriveAt(page, "Grace Hopper");
  });

  it("signs in with a code, and with a recovery code", async () => {
    const { page } = await atSignIn();
    await signIn(page, grace);
    await arriveAt(page, "Second step");
    await page.getByLabel("Code").fill(authenticator.wrongCode());
    await page.getByRole("button", { name: "Go on" }).click();
    expect(await noticeIn(page)).toBe("The code is wrong, or was used already. Wait for the next one.");
    await page.getByLabel("Code").fill(await authenticator.code());
    await page.getByRole("button", { name: "Go on" }).click();
    await arriveAt(page, "Grace Hopper");

    await page.getByRole("button", { name: "Sign out" }).click();
    await signIn(page, grace);
    await page.getByRole("button", { name: "Use a recovery code" }).click();
    await page.getByLabel("Recovery code").fill(recoveryCode);
    await page.getByRole("button", { name: "Go on" }).click();
    await arriveAt(page, "Grace Hopper");
  });

  it("takes the operator's token after a reset, and leads to a new authenticator", async () => {
    const { page } = await atSignIn();
    const written = await reset;
    await signIn(page, kay);
    await arriveAt(page, "Your second step was reset");
    await page.getByLabel("Reset token").fill(written.trim().split("\n").at(-1) ?? "");
    await page.getByRole("button", { name: "Go on" }).click();
    await arriveAt(page, "Set up a second step");
    await page.getByRole("button", { name: "Start again" }).click();
    await arriveAt(page, "Sign in");
  });

  it("tells of a server that is down", async () => {
    const { page } = await atSignIn();
    await server.stop();
    await signIn(page, ada);
    expect(await noticeIn(page)).toBe("The server cannot answer at the moment. Try again in a few minutes.");
  });
});
