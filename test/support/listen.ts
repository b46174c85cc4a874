import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A server of a test. */
export interface Listening extends AsyncDisposable {
  readonly url: string;
}

/** Answers requests on a free port of the loopback address. */
export async function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<Listening> {
  const server = createServer(async (request, response) => {
    try {
      await answer(request, response);
    } catch (error) {
      // A status that no server gives, so that a test whose own server is broken says so.
      response.writeHead(599).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Headers about the way that a request took here, and those that `fetch` writes itself. */
const notForNext = [
  "accept-encoding",
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "transfer-encoding",
];

/** The headers of a request as they go to the next server. */
export function headersToPassOn(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (!notForNext.includes(name) && typeof value === "string") headers.set(name, value);
  }
  return headers;
}

/** Headers about the way that an answer took here, which are not for the next one. */
const ofTheWay = ["connection", "content-encoding", "content-length", "keep-alive", "transfer-encoding"];

/** Answers as another server did. */
export async function passOn(answered: Response, response: ServerResponse): Promise<void> {
  const body = Buffer.from(await answered.arrayBuffer());
  const headers = new Headers(answered.headers);
  for (const header of ofTheWay) headers.delete(header);
  response.setHeaders(headers).writeHead(answered.status).end(body);
}

/** Where nobody listens any more. */
export async function closedUrl(): Promise<string> {
  await using gone = await listen(() => {});
  return gone.url;
}
