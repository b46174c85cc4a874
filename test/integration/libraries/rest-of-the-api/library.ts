import { EventSourceParserStream } from "eventsource-parser/stream";
import type { AuthsClient } from "../../../../src/index.ts";

/** How a question is asked. */
export interface Asking {
  readonly signal?: AbortSignal;
  /** A patient reader is told the first word, and then nothing. */
  readonly user?: string;
}

/** What a program does with a library, whichever it is. */
export interface Library {
  models(): Promise<string[]>;
  /** The words of an answer, as they come. */
  answer(asking?: Asking): AsyncIterable<string>;
}

/** Sets a library up as its documentation says, with the client's `fetch`. */
export type SetUp = (auths: AuthsClient, api: string) => Library | Promise<Library>;

export interface Model {
  readonly id: string;
}

export interface Chunk {
  readonly choices: readonly { readonly delta: { readonly content?: string } }[];
}

/** The words in a stream of server-sent events. */
export async function* wordsOf(body: ReadableStream<Uint8Array> | null): AsyncIterable<string> {
  if (!body) throw new Error("there is no stream");
  const text = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>);
  for await (const { data } of text.pipeThrough(new EventSourceParserStream())) {
    if (data === "[DONE]") return;
    yield wordOf(JSON.parse(data));
  }
}

export function wordOf({ choices: [choice] }: Chunk): string {
  return choice?.delta.content ?? "";
}
