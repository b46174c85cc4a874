import { EventSourceParserStream } from "eventsource-parser/stream";
import type { AuthsClient } from "open-webui-auths";

/** The names of the models that this account may use. */
export async function listModels(auths: AuthsClient): Promise<string[]> {
  const response = checked(await auths.fetch("/api/models"));
  const { data } = (await response.json()) as { data: { id: string }[] };
  return data.map(({ id }) => id);
}

/** Asks a model, and gives the words of its answer as they come. */
export async function* answer(
  auths: AuthsClient,
  model: string,
  question: string,
  signal: AbortSignal,
): AsyncIterable<string> {
  const { body } = checked(
    await auths.fetch("/api/chat/completions", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ model, stream: true, messages: [{ role: "user", content: question }] }),
      signal,
    }),
  );
  if (!body) return;
  const events = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  for await (const { data } of events) {
    if (data === "[DONE]") return;
    const { choices, error } = JSON.parse(data);
    if (error) throw new Error("The model failed in the middle of its answer.");
    yield choices?.[0]?.delta?.content ?? "";
  }
}

/** @throws Error in words of this program: what the server says may be long, or hold what was sent */
function checked(response: Response): Response {
  if (response.ok && /json|event-stream/.test(response.headers.get("content-type") ?? "")) return response;
  const { status } = response;
  if (status === 401) throw new Error("This account may not do that.");
  if (status === 400) throw new Error("The server knows no such model, or the model's own server failed.");
  throw new Error(`The server answered ${status} with something else than expected.`);
}
