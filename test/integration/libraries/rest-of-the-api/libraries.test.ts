import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText } from "ai";
import { EventSource } from "eventsource";
import OpenAI from "openai";
import { describe, expect, it } from "vitest";
import { createAuthsClient, isAuthsError } from "../../../../src/index.ts";
import { question, signedIn, startChat, tokenOf, words } from "../../chat-server.ts";
import { libraries } from "./libraries.ts";

const signIn = "POST /api/v1/auths/signin";
const chatPath = "POST /api/chat/completions";

describe.each(Object.entries(libraries))("%s, with the client's fetch", (_, setUp) => {
  it("lists the models and streams an answer, with the client's token", async () => {
    const chat = await startChat();
    const library = await setUp(await signedIn(chat), chat.api);
    expect(await library.models()).toEqual(["tiny"]);
    const told = await Array.fromAsync(library.answer());
    expect(told.filter(Boolean)).toEqual(words);
    const [, ...others] = chat.asked;
    expect(others.map(({ what }) => what)).toEqual(["GET /api/models", chatPath]);
    expect(others.map(({ authorization }) => authorization)).toEqual(
      others.map(() => `Bearer ${tokenOf(1)}`),
    );
  });

  it("stops an answer in the middle, and the server learns of it", async () => {
    const chat = await startChat();
    const library = await setUp(await signedIn(chat), chat.api);
    const controller = new AbortController();
    const told: string[] = [];
    const reading = (async () => {
      for await (const word of library.answer({ signal: controller.signal, user: "patient" })) {
        told.push(word);
        controller.abort();
      }
    })();
    await expect(reading).rejects.toThrow(/abort/i);
    await chat.gone;
    expect(told.filter(Boolean)).toEqual(words.slice(0, 1));
    expect(chat.all(chatPath).length).toBe(1);
  });

  it("goes on after the session has ended, and sends the question once more", async () => {
    const chat = await startChat();
    const library = await setUp(await signedIn(chat), chat.api);
    await library.models();
    chat.revoke();
    expect((await Array.fromAsync(library.answer())).join("")).toBe(words.join(""));
    const [first, second, ...more] = chat.all(chatPath);
    expect(more).toEqual([]);
    expect([first?.authorization, second?.authorization]).toEqual([1, 2].map((n) => `Bearer ${tokenOf(n)}`));
    expect(second?.body).toEqual(first?.body);
    expect(chat.all(signIn).length).toBe(2);
  });

  it("says that the session is over where nobody can sign in again", async () => {
    const chat = await startChat();
    const auths = createAuthsClient({
      baseUrl: chat.url,
      token: tokenOf(7),
      reauthenticate: () => Promise.reject(new Error("nobody is here")),
    });
    const library = await setUp(auths, chat.api);
    const thrown = await Array.fromAsync(library.answer()).catch((error: unknown) => error);
    expect(
      causesOf(thrown)
        .filter((error) => isAuthsError(error))
        .map(({ code }) => code),
    ).toEqual(["not_authenticated"]);
  });
});

describe("a library with a key of its own", () => {
  const key = "sk-of-the-library";

  it("sends that one: the client adds nothing, and does not sign in again", async () => {
    const chat = await startChat();
    const auths = await signedIn(chat);
    const openAi = new OpenAI({ baseURL: chat.api, fetch: auths.fetch, apiKey: key });
    await expect(openAi.models.list()).rejects.toMatchObject({ status: 401 });
    const { chatModel } = createOpenAICompatible({
      name: "open-webui",
      baseURL: chat.api,
      fetch: auths.fetch,
      apiKey: key,
    });
    const asked = generateText({ model: chatModel("tiny"), messages: question.messages });
    await expect(asked).rejects.toMatchObject({ statusCode: 401 });
    const [, ...others] = chat.asked;
    expect(others.map(({ authorization }) => authorization)).toEqual([`Bearer ${key}`, `Bearer ${key}`]);
  });
});

describe("an EventSource, with the client's fetch", () => {
  it("hears the events with the client's token, and comes back with another one", async () => {
    const chat = await startChat();
    const { fetch } = await signedIn(chat);
    chat.revoke();
    const source = new EventSource(`${chat.api}/events`, { fetch });
    const { data } = await new Promise<MessageEvent>((resolve) =>
      source.addEventListener("message", resolve),
    );
    source.close();
    expect(JSON.parse(data).choices[0].delta.content).toBe(words[0]);
    expect(chat.all("GET /api/events").map(({ authorization }) => authorization)).toEqual(
      [1, 2].map((count) => `Bearer ${tokenOf(count)}`),
    );
  });
});

/** An error with its causes: some libraries wrap what fetch throws. */
function causesOf(thrown: unknown): unknown[] {
  if (!(thrown instanceof Error)) return [];
  return [thrown, ...causesOf("lastError" in thrown ? thrown.lastError : thrown.cause)];
}
