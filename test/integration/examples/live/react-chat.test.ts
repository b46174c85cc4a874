import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createAuthsClient } from "../../../../src/index.ts";
import { Authenticator } from "../../../servers/authenticator.ts";
import { bootOpenWebUI, createFirstAdmin, type OpenWebUI, startRedis } from "../../../servers/index.ts";
import { type OpenIdProvider, startOpenIdProvider } from "../../../servers/openid.ts";
import { freePort, loopback } from "../../../servers/ports.ts";
import { newPassword } from "../../../servers/secrets.ts";
import { startOpenAi, words } from "../../chat-server.ts";
import { noBrowser } from "../chromium.ts";
import { arriveAt, noticeIn, type ReactApp, signIn, startReactApp } from "../react-app.ts";

describe.skipIf(noBrowser)("the chat of examples/react-app on a real 0.12 with a real provider", () => {
  const services = new AsyncDisposableStack();
  const answer = words.join("");
  let model: Awaited<ReturnType<typeof startOpenAi>>;
  let openid: OpenIdProvider;
  let server: OpenWebUI;
  let admin: Awaited<ReturnType<typeof createFirstAdmin>>;
  let app: ReactApp;
  let url: string;

  beforeAll(async () => {
    const port = await freePort();
    app = services.use(await startReactApp());
    url = await app.serve(`http://${loopback}:${port}`);
    const key = newPassword();
    model = services.use(await startOpenAi(key));
    openid = services.use(await startOpenIdProvider(url));
    // Only a server with Redis revokes at sign-out.
    const redis = services.use(await startRedis());
    const env = {
      ENABLE_OPENAI_API: "true",
      OPENAI_API_BASE_URL: model.url,
      OPENAI_API_KEY: key,
      BYPASS_MODEL_ACCESS_CONTROL: "true",
      ENABLE_OAUTH_SIGNUP: "true",
      DEFAULT_USER_ROLE: "user",
      WEBUI_URL: url,
      OPENID_REDIRECT_URI: `${url}/oauth/oidc/login/callback`,
    };
    server = services.use(await bootOpenWebUI({ release: "0.12", port, redis, openid, env }));
    admin = await createFirstAdmin(server.baseUrl);
  });
  afterAll(() => services.disposeAsync());

  const visit = async () => {
    const visitor = await app.visitor();
    onTestFinished(() => visitor.context.close());
    const page = await visitor.open(url);
    await arriveAt(page, "Sign in");
    const answers = page.getByRole("article", { name: "Answer" });
    const ask = async (question: string) => {
      await page.getByLabel("Question").fill(question);
      await page.getByRole("button", { name: "Send" }).click();
    };
    /** Signs in at the provider's own page, where the app's button leads. */
    const atProvider = async (person: { sub: string; password: string }) => {
      await page.getByRole("link", { name: /^Continue with/ }).click();
      await page.getByLabel("Who").fill(person.sub);
      await page.getByLabel("Password").fill(person.password);
      await page.getByRole("button", { name: "Go on" }).click();
    };
    return { ...visitor, page, answers, ask, atProvider };
  };
  const katherine = () => openid.people[0] ?? expect.fail();

  it("streams an answer, stops one, and goes on with the conversation after a revocation", async () => {
    const { page, answers, ask } = await visit();
    await signIn(page, admin);
    await arriveAt(page, "Ada Lovelace");
    await page.getByRole("link", { name: "Chat" }).click();
    await arriveAt(page, "Chat");
    await ask("Good morning");
    await answers.getByText(answer).waitFor();
    await ask("Be patient");
    await answers
      .nth(1)
      .getByText(words[0] ?? "")
      .waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await model.gone;
    await page.getByText("You stopped the answer.").waitFor();

    const token = await page.evaluate<string>("Object.values(localStorage)[0]");
    await createAuthsClient({ baseUrl: server.baseUrl, token }).signOut();
    await ask("And now?");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("E-mail address").fill(admin.email);
    await dialog.getByLabel("Password").fill(admin.password);
    await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
    await answers.nth(2).getByText(answer).waitFor();
    expect(await page.evaluate<string>("Object.values(localStorage)[0]")).not.toBe(token);
  });

  it("comes back from the provider with a session", async () => {
    const { page, answers, ask, atProvider, problems } = await visit();
    await atProvider(katherine());
    await arriveAt(page, "Katherine Johnson");
    expect(page.url()).toBe(`${url}/`);
    await page.getByRole("link", { name: "Chat" }).click();
    await arriveAt(page, "Chat");
    await ask("Good morning");
    await answers.getByText(answer).waitFor();
    expect(problems).toEqual([]);
  });

  it("says that the provider's sign-in did not work, in its own words", async () => {
    const { page } = await visit();
    await page.goto(`${url}/oauth/oidc/login/callback?code=made-up&state=made-up`);
    await arriveAt(page, "Sign in");
    expect(await noticeIn(page)).toBe(
      "The sign-in with the provider did not work. Try again, or ask an admin.",
    );
    expect(page.url()).toBe(`${url}/`);
  });

  it("goes on with the second step after the provider", async () => {
    const auths = createAuthsClient({ baseUrl: server.baseUrl });
    await auths.signIn(admin);
    await auths.updateAdminConfig({ ...(await auths.getAdminConfig()), ENABLE_MFA: true });
    const { page, atProvider } = await visit();
    await atProvider(katherine());
    await arriveAt(page, "Set up a second step");
    await page.getByRole("button", { name: "Show the key" }).click();
    const address = await page.getByRole("link", { name: "Open it there" }).getAttribute("href");
    const authenticator = new Authenticator(new URL(address ?? "").searchParams.get("secret") ?? "");
    await page.getByLabel("Code").fill(await authenticator.code());
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.getByRole("button", { name: "I have kept them" }).click();
    await arriveAt(page, "Katherine Johnson");
  });
});
