import type { IncomingMessage, ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { listen } from "./listen.ts";

/** Answers requests until the test has finished, and keeps them. */
export async function serve(answer: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const requests: IncomingMessage[] = [];
  const server = await listen((request, response) => {
    requests.push(request);
    return answer(request, response);
  });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return { url: server.url, requests };
}
