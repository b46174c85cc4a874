import type { IncomingMessage, ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { bundleOf } from "../../scripts/contract/lines.ts";
import { startMockServer } from "../../scripts/mock/server.ts";
import { headersToPassOn, type Listening, listen } from "./listen.ts";

/** Says in a `Prefer` header which example of the contract answers a request; undefined leaves it to the mock. */
export type Choose = (method: string, path: string, body: string) => string | undefined;

/** The mock of a line, for programs that cannot send a `Prefer` header themselves. */
export async function startChoosingMock(line: string, choose: Choose): Promise<Listening> {
  const mock = await startMockServer(fileURLToPath(bundleOf(line)), 0);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { method = "GET", url = "/" } = request;
    const headers = headersToPassOn(request);
    const prefer = choose(method, url, body.toString());
    if (prefer !== undefined) headers.set("prefer", prefer);
    const answered = await fetch(mock.url + url, { method, headers, ...(body.length > 0 && { body }) });
    const text = Buffer.from(await answered.arrayBuffer());
    response.writeHead(answered.status, { "content-type": answered.headers.get("content-type") ?? "" });
    response.end(text);
  };

  const listening = await listen(answer);
  return {
    url: listening.url,
    async [Symbol.asyncDispose]() {
      await listening[Symbol.asyncDispose]();
      await mock.close();
    },
  };
}
