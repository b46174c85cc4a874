import axios from "axios";
import { afterEach, expect, it, onTestFinished, vi } from "vitest";
import { createAuthsClient, isAuthsError } from "../../../../src/index.ts";
import { type Chat, startChat, tokenOf, words } from "../../chat-server.ts";
import { blockOf } from "../guide.ts";
import { libraries } from "./libraries.ts";

afterEach(() => vi.unstubAllGlobals());

/** Runs a block of the guide for a server on which somebody is signed in. */
function blockWith(content: string, { url }: Pick<Chat, "url">) {
  vi.stubGlobal("localStorage", { getItem: () => tokenOf(0), setItem() {}, removeItem() {} });
  return blockOf("after-signing-in", content, url);
}

it("lists the models by hand", async () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  onTestFinished(() => log.mockRestore());
  await blockWith("/api/models", await startChat());
  expect(log.mock.calls).toEqual([[["tiny"]]]);
});

it("streams an answer by hand, stops it, and throws what went wrong", async () => {
  const chat = await startChat();
  const { answer } = await blockWith("function* answer", chat);
  const whole: AsyncIterable<string> = answer("tiny", "Good morning", new AbortController().signal);
  expect((await Array.fromAsync(whole)).filter(Boolean)).toEqual(words);
  const controller = new AbortController();
  const stopped = (async () => {
    for await (const word of answer("tiny", "Be patient", controller.signal)) {
      expect(word).toBe(words[0]);
      controller.abort();
    }
  })();
  await expect(stopped).rejects.toThrow(/abort/i);
  await chat.gone;
  const none: AsyncIterable<string> = answer("gone", "Good morning", new AbortController().signal);
  await expect(Array.fromAsync(none)).rejects.toThrow("the server answered 404");
});

it.each(Object.entries(libraries))(
  "knows a session that is over, whatever wraps it: %s",
  async (_, setUp) => {
    const chat = await startChat();
    const { isSignedOut } = await blockWith("isSignedOut", chat);
    const reauthenticate = () => Promise.reject(new Error("nobody is here"));
    const library = await setUp(
      createAuthsClient({ baseUrl: chat.url, token: tokenOf(7), reauthenticate }),
      chat.api,
    );
    const thrown = await Array.fromAsync(library.answer()).catch((error: unknown) => error);
    expect(isSignedOut(thrown)).toBe(true);
    expect(isSignedOut(new Error("another", { cause: new TypeError("fetch failed") }))).toBe(false);
  },
);

it("gives axios an error that it can write into", async () => {
  const chat = await startChat();
  const { fetch } = await blockWith("export const fetch", chat);
  const client = axios.create({ baseURL: chat.api, adapter: "fetch", env: { fetch } });
  expect((await client.get("/models")).data.data).toMatchObject([{ id: "tiny" }]);
  localStorage.getItem = () => {
    throw new Error("nobody may read it");
  };
  const thrown = await client.get("/models").catch((error: unknown) => error);
  expect(causesOf(thrown).filter((error) => isAuthsError(error))).toMatchObject([{ code: "storage" }]);
});

function causesOf(thrown: unknown): unknown[] {
  return thrown instanceof Error ? [thrown, ...causesOf(thrown.cause)] : [];
}
