import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from "node:net";

/** A server that listens on loopback, and what it was asked. */
export interface Listening {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** Ends with the first request that is in. */
  readonly whenAsked: Promise<void>;
  close(): Promise<void>;
}

/** A request as it came in. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** What a server says to one request. */
export type Answer = (response: ServerResponse, request: Asked) => unknown;

/** A certificate and its key, both as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** A server that gives the answers one after the other; the last one again and again. */
export async function answering(...answers: Answer[]): Promise<Listening> {
  const log = new Log();
  return listening(createServer(listener(log, answers)), "http", log);
}

/** The same behind TLS. */
export async function answeringSecurely(certificate: Certificate, ...answers: Answer[]): Promise<Listening> {
  const log = new Log();
  const server = createSecureServer(certificate, listener(log, answers));
  // A client that does not trust the certificate hangs up; that is the point.
  server.on("tlsClientError", () => {});
  return listening(server, "https", log);
}

/** A server that speaks bytes: called once a connection, when the first request line is there. */
export async function speaking(speak: (socket: Socket) => void): Promise<Listening> {
  const log = new Log();
  const server = createSocketServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (bytes) => {
      const [method = "", url = ""] = bytes.toString("latin1").split(" ");
      log.add({ method, url, headers: {}, body: "" });
      speak(socket);
    });
  });
  return listening(server, "http", log);
}

/** A port that nobody listens on: it was free a moment ago. */
export async function nobody(): Promise<Listening> {
  const server = await answering(text(200, "never said"));
  await server.close();
  return { ...server, close: async () => {} };
}

/** A JSON answer. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return text(status, JSON.stringify(body), { "content-type": "application/json", ...headers });
}

/** An answer with a body as it is. */
export function text(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return (response) => response.writeHead(status, headers).end(body);
}

/** An HTML page. */
export function page(status: number, body: string): Answer {
  return text(status, body, { "content-type": "text/html; charset=utf-8" });
}

/** A redirect that keeps method and body. */
export function redirectTo(location: string | ((request: Asked) => string)): Answer {
  return (response, request) => {
    const target = typeof location === "string" ? location : location(request);
    response.writeHead(307, { location: target }).end();
  };
}

/** A session for whoever has the token, and 401 for all others. */
export function guarding(token: string): Answer {
  return (response, request) =>
    request.headers.authorization === `Bearer ${token}`
      ? json(200, { id: "ada", token })(response, request)
      : json(401, { detail: "401 Unauthorized" })(response, request);
}

/** No answer as long as the client waits. */
export const silence: Answer = () => {};

/** Headers and the beginning of a body, which never goes on. */
export const half: Answer = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
  response.write('{"id":');
};

class Log {
  readonly asked: Asked[] = [];
  readonly first = Promise.withResolvers<void>();

  add(request: Asked): void {
    this.asked.push(request);
    this.first.resolve();
  }
}

function listener(log: Log, answers: readonly Answer[]): RequestListener {
  let next = 0;
  return async (incoming, response) => {
    const turn = answers[Math.min(next, answers.length - 1)];
    next += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method = "", url = "", headers } = incoming;
    const request = { method, url, headers, body: Buffer.concat(chunks).toString() };
    log.add(request);
    await turn?.(response, request);
  };
}

async function listening(server: Server, scheme: string, log: Log): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    asked: log.asked,
    whenAsked: log.first.promise,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
