import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer as createPrism } from "@stoplight/prism-http-server";
import { readContract } from "../contract/contract.ts";
import { type Answer, answerToBrokenJson, isBroken, isJson } from "./broken-json.ts";

/** A running mock of the contract. */
export interface MockServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts Prism in this process on a bundled contract. It returns the contract's examples, checks requests and
 * credentials against it, and follows the `Prefer` header of a request (`code=400, example=emailTaken`). Invalid
 * JSON, which Prism does not handle, returns the contract's 422.
 *
 * @param contract - the path of the bundle
 * @param port - the port on the loopback address; 0 for any free one
 */
export async function startMockServer(contract: string, port: number): Promise<MockServer> {
  const prism = createPrism(await getHttpOperationsFromSpec(contract), {
    components: { logger: createLogger("mock", { level: "silent" }) },
    config: {
      mock: { dynamic: false },
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      isProxy: false,
      upstreamProxy: undefined,
    },
    cors: true,
  });
  const agent = new Agent({ keepAlive: true });
  const close = async () => {
    agent.destroy();
    await prism.close();
  };
  const inner = new URL(await prism.listen(0, "127.0.0.1"));
  const toBroken = answerToBrokenJson(readContract(contract));
  const front = createServer((asked, reply) => void answer(asked, reply, { inner, agent, toBroken }));
  try {
    await listen(front, port);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    close: async () => {
      await new Promise((done) => {
        front.close(done);
        front.closeAllConnections();
      });
      await close();
    },
  };
}

interface Behind {
  readonly inner: URL;
  readonly agent: Agent;
  readonly toBroken: (method: string, path: string) => Answer | undefined;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => done());
  });
}

async function answer(asked: IncomingMessage, reply: ServerResponse, behind: Behind): Promise<void> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of asked) chunks.push(chunk as Buffer);
  } catch {
    return void reply.destroy();
  }
  const sent = Buffer.concat(chunks);
  const broken = sent.length > 0 && isJson(asked) && isBroken(sent);
  const { pathname } = new URL(asked.url ?? "/", behind.inner);
  const refusal = broken ? behind.toBroken(asked.method ?? "GET", pathname) : undefined;
  if (refusal) return refuse(asked, reply, refusal);
  // Prism would wait forever for a body that does not belong here.
  const body = broken ? undefined : sent;
  const { method, url } = asked;
  const headers = broken ? { ...asked.headers, "content-length": "0" } : asked.headers;
  const { hostname, port } = behind.inner;
  const passedOn = request(
    { hostname, port, method, path: url, headers, agent: behind.agent },
    (answered: IncomingMessage) => {
      reply.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(reply);
    },
  );
  passedOn.once("error", () => reply.destroy());
  reply.once("close", () => passedOn.destroy());
  passedOn.end(body);
}

/** With the headers that Prism sends for browsers. */
function refuse({ headers }: IncomingMessage, reply: ServerResponse, { status, body }: Answer): void {
  reply.writeHead(status, {
    "content-type": "application/json",
    "access-control-allow-origin": headers.origin ?? "*",
    "access-control-allow-credentials": "true",
  });
  reply.end(JSON.stringify(body));
}
