import { setupServer } from "msw/node";
import { createAuthsClient } from "open-webui-auths";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { signInAndGreet } from "../src/greet.ts";
import { answerWith, handlers, type OperationId } from "./msw.ts";

const baseUrl = "https://chat.example.com";
const account = { email: "ada@example.com", password: "correct horse battery staple" };
const server = setupServer(...(await handlers(baseUrl)));

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const answer = (operationId: OperationId, name: string) => server.use(answerWith(baseUrl, operationId, name));
const greet = (askForCode = async () => "123456") =>
  signInAndGreet(createAuthsClient({ baseUrl }), account, askForCode);

describe("signInAndGreet, answered within the process by Mock Service Worker", () => {
  it("greets by name, and asks for no code", async () => {
    const askForCode = vi.fn(async () => "123456");
    expect(await greet(askForCode)).toBe("Hello, Ada Lovelace!");
    expect(askForCode).not.toHaveBeenCalled();
  });

  it.each([
    ["invalidCredentials", "The e-mail address or the password is wrong."],
    ["rateLimited", "Too many tries: wait a few minutes."],
    ["pendingUser", "An admin has to let you in first."],
    ["enrollChallenge", "Open the chat in a browser first, to set up your second factor."],
  ])("says what %s means", async (name, words) => {
    answer("signIn", name);
    expect(await greet()).toBe(words);
  });

  it("sends the code that the second factor wants", async () => {
    answer("signIn", "verifyChallenge");
    const sent: unknown[] = [];
    server.events.on("request:start", async ({ request }) => sent.push(await request.clone().json()));
    expect(await greet(async () => "654321")).toBe("Hello, Ada Lovelace!");
    server.events.removeAllListeners();
    expect(sent[1]).toMatchObject({ code: "654321" });
  });

  it.each([
    ["codeRefused", "The code is wrong, or was used before."],
    ["challengeExpired", "That took too long: start again."],
  ])("says what %s means", async (name, words) => {
    answer("signIn", "verifyChallenge");
    answer("verifyMfaChallenge", name);
    expect(await greet()).toBe(words);
  });

  it("does not hide what it has no words for", async () => {
    answer("signIn", "passwordAuthDisabled");
    await expect(greet()).rejects.toMatchObject({ code: "forbidden" });
  });
});
