import { EventSourceParserStream } from "eventsource-parser/stream";
import type { AuthsClient } from "open-webui-auths";
import { FailedResponse } from "../problems.ts";

export interface Model {
  readonly id: string;
  readonly name: string;
}

export interface Said {
  readonly role: "assistant" | "user";
  readonly content: string;
}

/** The models that this account may use. */
export async function listModels({ fetch }: AuthsClient, signal: AbortSignal): Promise<Model[]> {
  const response = checked(await fetch("/api/models", { signal }), /json/);
  const { data } = (await response.json()) as { data: Model[] };
  return data.map(({ id, name }) => ({ id, name: name || id }));
}

/** Asks a model, and tells the words of its answer as they come. */
export async function answer(
  { fetch }: AuthsClient,
  model: string,
  messages: readonly Said[],
  signal: AbortSignal,
  onWords: (words: string) => void,
): Promise<void> {
  const response = await fetch("/api/chat/completions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ model, stream: true, messages }),
    signal,
  });
  const { body } = checked(response, /event-stream/);
  const events = body?.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  const reader = events?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done || value?.data === "[DONE]") return;
    const { choices, error } = JSON.parse(value?.data ?? "{}");
    if (error) throw new Error("the model failed in the middle of its answer");
    const words = choices?.[0]?.delta?.content;
    if (words) onWords(words);
  }
}

/** @throws FailedResponse where something else has come than was asked for */
function checked(response: Response, type: RegExp): Response {
  if (response.ok && type.test(response.headers.get("content-type") ?? "")) return response;
  void response.body?.cancel();
  throw new FailedResponse(response);
}
