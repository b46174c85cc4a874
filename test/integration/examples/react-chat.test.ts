import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from "vitest";
import { account, type Chat, startChat, words } from "../chat-server.ts";
import { noBrowser, seriousFindings } from "./chromium.ts";
import { arriveAt, noticeIn, type ReactApp, signIn, startReactApp, type Visitor } from "./react-app.ts";

const whole = words.join("");
const signInCall = "POST /api/v1/auths/signin";

describe.skipIf(noBrowser)("the chat of examples/react-app", () => {
  let app: ReactApp;
  beforeAll(async () => {
    app = await startReactApp();
  });
  afterAll(() => app?.[Symbol.asyncDispose]());

  /** Somebody who is signed in, at the chat. */
  const atChat = async (): Promise<Visitor & { chat: Chat; page: Page; url: string }> => {
    const chat = await startChat(inject("newestMockUrl"));
    const [visitor, url] = await Promise.all([app.visitor(), app.serve(chat.url)]);
    onTestFinished(() => visitor.context.close());
    const page = await visitor.open(url);
    await signIn(page, account);
    await arriveAt(page, "Ada Lovelace");
    await page.getByRole("link", { name: "Chat" }).click();
    await arriveAt(page, "Chat");
    return { ...visitor, chat, page, url };
  };

  const ask = async (page: Page, question: string) => {
    await page.getByLabel("Question").fill(question);
    await page.getByRole("button", { name: "Send" }).click();
  };
  const answers = (page: Page) => page.getByRole("article", { name: "Answer" });
  const dialog = (page: Page) => page.getByRole("dialog");

  it("lists the models, streams an answer, and asks on with all that was said", async () => {
    const { page, chat, problems } = await atChat();
    expect(await page.getByLabel("Model", { exact: true }).locator("option").allInnerTexts()).toEqual([
      "Tiny",
      "Gone",
    ]);
    expect(await page.getByRole("button", { name: "Send" }).isDisabled()).toBe(true);
    await ask(page, "Good morning");
    await answers(page).getByText(whole).waitFor();
    await page.getByLabel("Question").fill("And now?");
    await page.keyboard.press("Enter");
    await answers(page).nth(1).getByText(whole).waitFor();
    expect(chat.all("POST /api/chat/completions").at(-1)?.body).toEqual({
      model: "tiny",
      stream: true,
      messages: [
        { role: "user", content: "Good morning" },
        { role: "assistant", content: whole },
        { role: "user", content: "And now?" },
      ],
    });
    expect(await page.getByLabel("Question").inputValue()).toBe("");
    expect(await seriousFindings(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  it("shows the words as they come, and stops at the button, which the server hears of", async () => {
    const { page, chat } = await atChat();
    await ask(page, "Be patient");
    await answers(page)
      .getByText(words[0] ?? "")
      .waitFor();
    expect(await answers(page).getAttribute("aria-busy")).toBe("true");
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Stop" }).click();
    await chat.gone;
    await page.getByText("You stopped the answer.").waitFor();
    expect(await answers(page).getAttribute("aria-busy")).toBe("false");
    await ask(page, "Good morning");
    await answers(page).nth(1).getByText(whole).waitFor();
  });

  it("says in words that a model did not answer, and lets another one be chosen", async () => {
    const { page } = await atChat();
    await page.getByLabel("Model", { exact: true }).selectOption("Gone");
    await ask(page, "Good morning");
    await page.getByText("The model did not answer. Choose another one, or ask an admin.").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel("Model", { exact: true }).selectOption("Tiny");
    await ask(page, "Good morning");
    await answers(page).nth(1).getByText(whole).waitFor();
  });

  it("says in words that the server cannot be reached, and keeps what was said", async () => {
    const { page, context } = await atChat();
    await ask(page, "Good morning");
    await answers(page).getByText(whole).waitFor();
    await context.route("**/api/**", (route) => route.abort());
    await ask(page, "Are you there?");
    await page.getByText("The server cannot be reached. Check your connection, then try again.").waitFor();
    expect(await answers(page).first().innerText()).toBe(whole);
  });

  it("asks for the password over the conversation when the session ends, and goes on with the question", async () => {
    const { page, chat } = await atChat();
    await ask(page, "Good morning");
    await answers(page).getByText(whole).waitFor();
    chat.revoke();
    await ask(page, "And now?");
    await dialog(page).waitFor();
    expect(await noticeIn(page)).toBe(
      "Your session is over. Sign in again, and what you have written stays.",
    );
    expect(await seriousFindings(page)).toEqual([]);
    await dialog(page).getByLabel("E-mail address").fill(account.email);
    await dialog(page).getByLabel("Password").fill(account.password);
    await dialog(page).getByRole("button", { name: "Sign in" }).click();
    await answers(page).nth(1).getByText(whole).waitFor();
    expect(await dialog(page).count()).toBe(0);
    expect(chat.all(signInCall).length).toBe(2);
  });

  it("ends the session and forgets the conversation for those who leave", async () => {
    const { page, chat } = await atChat();
    await ask(page, "Good morning");
    await answers(page).getByText(whole).waitFor();
    chat.revoke();
    await ask(page, "And now?");
    await dialog(page).getByRole("button", { name: "Leave without it" }).click();
    await arriveAt(page, "Sign in");
    expect(await noticeIn(page)).toBe("Your session is over. Sign in again.");
    expect(await page.evaluate("localStorage.length")).toBe(0);
    await signIn(page, account);
    await arriveAt(page, "Chat");
    expect(await answers(page).count()).toBe(0);
  });

  it("asks in one tab for all, and the others go on with its session", async () => {
    const { page, chat, open, url } = await atChat();
    const other = await open(`${url}/#/chat`);
    await arriveAt(other, "Chat");
    for (const tab of [page, other]) {
      await ask(tab, "Good morning");
      await answers(tab).getByText(whole).waitFor();
    }
    chat.revoke();
    await ask(page, "And now?");
    await dialog(page).waitFor();
    await ask(other, "And now?");
    await other.getByText("Sign in again in the other tab, and it goes on here.").waitFor();
    expect(await dialog(other).count()).toBe(0);
    await dialog(page).getByLabel("E-mail address").fill(account.email);
    await dialog(page).getByLabel("Password").fill(account.password);
    await dialog(page).getByRole("button", { name: "Sign in" }).click();
    for (const tab of [page, other]) await answers(tab).nth(1).getByText(whole).waitFor();
    expect(await other.getByText("Sign in again in the other tab").count()).toBe(0);
    expect(chat.all(signInCall).length).toBe(2);
  });

  it("keeps a conversation while somebody looks at another page, and from whoever signs in next", async () => {
    const { page } = await atChat();
    await ask(page, "Good morning");
    await answers(page).getByText(whole).waitFor();
    await page.getByLabel("Question").fill("And n");
    await page.getByRole("link", { name: "Profile" }).click();
    await page.getByRole("link", { name: "Chat" }).click();
    expect(await answers(page).innerText()).toBe(whole);
    expect(await page.getByLabel("Question").inputValue()).toBe("And n");
    await page.getByRole("button", { name: "Sign out" }).click();
    await arriveAt(page, "Sign in");
    await signIn(page, account);
    await arriveAt(page, "Chat");
    expect(await answers(page).count()).toBe(0);
    expect(await page.getByLabel("Question").inputValue()).toBe("");
  });
});
