import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { streamText } from "ai";
import axios from "axios";
import ky from "ky";
import { createFetch } from "ofetch";
import OpenAI from "openai";
import createFetchClient from "openapi-fetch";
import { isAuthsError } from "../../../../src/index.ts";
import { question } from "../../chat-server.ts";
import { heyApi } from "./hey-api.ts";
import { type Chunk, type Model, type SetUp, wordsOf } from "./library.ts";

/** The two paths that this program needs, in types of its own. */
interface Paths {
  "/models": {
    get: { responses: { 200: { content: { "application/json": { data: Model[] } } } } };
  };
  "/chat/completions": {
    post: {
      requestBody: { content: { "application/json": typeof question & { stream: boolean; user?: string } } };
      responses: { 200: { content: { "text/event-stream": Chunk } } };
    };
  };
}

const openapiFetch: SetUp = (auths, api) => {
  const client = createFetchClient<Paths>({ baseUrl: api, fetch: auths.fetch });
  return {
    async models() {
      const { data } = await client.GET("/models");
      return idsOf(data);
    },
    async *answer({ signal, user } = {}) {
      const body = { ...question, stream: true, ...(user && { user }) };
      const { data } = await client.POST("/chat/completions", {
        body,
        parseAs: "stream",
        ...(signal && { signal }),
      });
      yield* wordsOf(data ?? null);
    },
  };
};

const withKy: SetUp = (auths, api) => {
  const client = ky.create({ prefixUrl: api, fetch: auths.fetch });
  return {
    models: async () => idsOf(await client.get("models").json()),
    async *answer({ signal, user } = {}) {
      const options = { json: { ...question, stream: true, user }, ...(signal && { signal }) };
      yield* wordsOf((await client.post("chat/completions", options)).body);
    },
  };
};

const withOfetch: SetUp = (auths, api) => {
  const client = createFetch({ fetch: auths.fetch }).create({ baseURL: api });
  return {
    models: async () => idsOf(await client("/models")),
    async *answer({ signal, user } = {}) {
      yield* wordsOf(
        await client("/chat/completions", {
          method: "POST",
          body: { ...question, stream: true, user },
          responseType: "stream",
          ...(signal && { signal }),
        }),
      );
    },
  };
};

const withAxios: SetUp = (auths, api) => {
  const fetch: typeof auths.fetch = (input, init) =>
    auths.fetch(input, init).catch((cause) => {
      // axios writes into the `response` of an error, which a native one does not bear.
      throw isAuthsError(cause) ? new Error(cause.message, { cause }) : cause;
    });
  const client = axios.create({ baseURL: api, adapter: "fetch", env: { fetch } });
  return {
    models: async () => idsOf((await client.get("/models")).data),
    async *answer({ signal, user } = {}) {
      const options = { responseType: "stream" as const, ...(signal && { signal }) };
      const sent = { ...question, stream: true, user };
      yield* wordsOf((await client.post("/chat/completions", sent, options)).data);
    },
  };
};

const openAi: SetUp = (auths, api) => {
  const client = new OpenAI({
    baseURL: api,
    fetch: auths.fetch,
    // It demands a key, and would send it; without the header the client sets its own.
    apiKey: "unused",
    defaultHeaders: { Authorization: null },
  });
  return {
    async models() {
      const { data } = await client.models.list();
      return data.map(({ id }) => id);
    },
    async *answer({ signal, user } = {}) {
      const sent = { ...question, stream: true as const, ...(user && { user }) };
      for await (const chunk of await client.chat.completions.create(sent, { signal })) {
        yield chunk.choices[0]?.delta.content ?? "";
      }
      // It ends an aborted stream without a word.
      signal?.throwIfAborted();
    },
  };
};

const aiSdk: SetUp = (auths, api) => {
  // Without `apiKey` it sends no Authorization.
  const provider = createOpenAICompatible({ name: "open-webui", baseURL: api, fetch: auths.fetch });
  return {
    // It has no call for them.
    models: async () => idsOf(await (await auths.fetch("/api/models")).json()),
    async *answer({ signal, user } = {}) {
      const { fullStream } = streamText({
        model: provider(question.model),
        messages: question.messages,
        ...(signal && { abortSignal: signal }),
        ...(user && { providerOptions: { "open-webui": { user } } }),
      });
      for await (const part of fullStream) {
        if (part.type === "text-delta") yield part.text;
        if (part.type === "error") throw part.error;
        if (part.type === "abort") throw signal?.reason;
      }
    },
  };
};

/** No library at all. */
const byHand: SetUp = (auths) => ({
  models: async () => idsOf(await (await auths.fetch("/api/models")).json()),
  async *answer({ signal, user } = {}) {
    const { body } = await auths.fetch("/api/chat/completions", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...question, stream: true, user }),
      ...(signal && { signal }),
    });
    yield* wordsOf(body);
  },
});

function idsOf(listed: { data: Model[] } | undefined): string[] {
  return listed?.data.map(({ id }) => id) ?? [];
}

export const libraries: Record<string, SetUp> = {
  "auths.fetch by hand": byHand,
  "openapi-fetch": openapiFetch,
  "hey-api": heyApi,
  ky: withKy,
  ofetch: withOfetch,
  axios: withAxios,
  "the OpenAI SDK": openAi,
  "the AI SDK": aiSdk,
};
