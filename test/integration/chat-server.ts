import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { createAuthsClient } from "../../src/index.ts";
import { headersToPassOn, listen, passOn } from "../support/listen.ts";

export const account = { email: "ada@example.com", password: "correct horse battery staple" };
export const words = ["Good", " ", "morning", ", ", "Ada"];
export const question = { model: "tiny", messages: [{ role: "user" as const, content: "Good morning" }] };

/**
 * The models and the chat of an Open WebUI, with the sign-in in front of them.
 *
 * @param others - what answers all else, such as a mock
 */
export async function startChat(others?: string) {
  let issued = 0;
  let isRevoked = false;
  const asked: { what: string; authorization: string | undefined; body: unknown }[] = [];
  const gone = Promise.withResolvers<void>();
  const server = await listen(async (request, response) => {
    const what = `${request.method} ${request.url}`;
    const { authorization } = request.headers;
    const body = request.method === "POST" ? await json(request) : undefined;
    asked.push({ what, authorization, body });
    const answer = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (what === "POST /api/v1/auths/signin") {
      issued += 1;
      isRevoked = false;
      return answer(200, {
        token: tokenOf(issued),
        token_type: "Bearer",
        id: "1",
        name: "Ada",
        role: "user",
      });
    }
    if (others && what === "GET /api/config") return passOn(await fetch(others + request.url), response);
    if (isRevoked || authorization !== `Bearer ${tokenOf(issued)}`) return answer(401, refusal);
    if (what === "GET /api/models")
      return answer(200, { data: others ? [model, { ...model, id: "gone", name: "Gone" }] : [model] });
    if (what === "GET /api/events") return stream(response, false);
    if (others && /\/auths\//.test(what)) {
      const { method = "" } = request;
      const headers = headersToPassOn(request);
      const sent = body === undefined ? null : JSON.stringify(body);
      return passOn(await fetch(others + request.url, { method, headers, body: sent }), response);
    }
    if (what !== "POST /api/chat/completions") return answer(404, { detail: "Not Found" });
    if ((body as { model?: string }).model !== model.id) return answer(404, { detail: "Model not found" });
    const { stream: isStream } = body as { stream?: boolean };
    if (!isStream) return answer(200, completion("chat.completion", { message: said(words.join("")) }));
    response.on("close", () => response.writableFinished || gone.resolve());
    return stream(response, isPatient(body));
  });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return {
    /** What the libraries take for the address of an OpenAI. */
    api: `${server.url}/api`,
    url: server.url,
    asked,
    /** Once the server has seen that nobody reads the answer any more. */
    gone: gone.promise,
    revoke: () => {
      isRevoked = true;
    },
    /** The requests of one kind. */
    all: (what: string) => asked.filter((one) => one.what === what),
  };
}

export type Chat = Awaited<ReturnType<typeof startChat>>;

/** A client that is signed in, and signs in again by itself. */
export async function signedIn({ url }: Pick<Chat, "url">) {
  const auths = createAuthsClient({
    baseUrl: url,
    reauthenticate: (again, { signal }) => again.signIn(account, { signal }),
  });
  await auths.signIn(account);
  return auths;
}

/** The server of a model, as OpenAI's is one, which an Open WebUI may stand in front of. */
export async function startOpenAi(key: string) {
  const gone = Promise.withResolvers<void>();
  const server = await listen(async (request, response) => {
    const what = `${request.method} ${request.url}`;
    if (request.headers.authorization !== `Bearer ${key}`) return response.writeHead(401).end("{}");
    if (what === "GET /v1/models")
      return response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify({ object: "list", data: [model] }));
    if (what !== "POST /v1/chat/completions") return response.writeHead(404).end("{}");
    response.on("close", () => response.writableFinished || gone.resolve());
    return stream(response, isPatient(await json(request)));
  });
  return { ...server, url: `${server.url}/v1`, gone: gone.promise };
}

/** A reader who waits is told the first word, and then nothing. */
function isPatient(body: unknown): boolean {
  const { user, messages } = body as { user?: string; messages: unknown[] };
  return JSON.stringify([user, messages.at(-1)]).includes("patient");
}

export const tokenOf = (count: number) => `aaa.bbb.${count}`;
const refusal = { detail: "Your session has expired or the token is invalid. Please sign in again." };
const model = { id: "tiny", object: "model", created: 1, owned_by: "openai", name: "Tiny" };
const said = (content: string) => ({ role: "assistant", content });

function completion(object: string, choice: object) {
  const choices = [{ index: 0, finish_reason: null, ...choice }];
  return { id: "chatcmpl-1", object, created: 1, model: "tiny", choices };
}

/** Tells the words one by one; one that waits goes on until its reader goes away. */
async function stream(response: ServerResponse, waits: boolean) {
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const word of words) {
    response.write(`data: ${JSON.stringify(completion("chat.completion.chunk", { delta: said(word) }))}\n\n`);
    if (waits) return once(response, "close");
  }
  const stop = { delta: {}, finish_reason: "stop" };
  response.write(`data: ${JSON.stringify(completion("chat.completion.chunk", stop))}\n\n`);
  response.end("data: [DONE]\n\n");
}
