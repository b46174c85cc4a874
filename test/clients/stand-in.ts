import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { bundleOf } from "../../scripts/lines.ts";
import { startMockServer } from "../../scripts/mock-server.ts";

/** A server to run a smoke program on. */
export interface StandIn extends AsyncDisposable {
  url: string;
}

export const rightPassword = "correct horse battery staple";

/**
 * The mock of the contract, with the little memory that the smoke programs need: a wrong password is refused, and once the
 * settings demand a second factor, a sign-in answers a challenge. All it does is choose among the contract's examples.
 */
export async function startStandIn(line: string): Promise<StandIn> {
  const mock = await startMockServer(fileURLToPath(bundleOf(line)), 0);
  let demandsSecondFactor = false;

  const choose = (path: string, method: string, body: string): string | undefined => {
    if (method !== "POST") return undefined;
    const sent = body === "" ? {} : JSON.parse(body);
    if (path.endsWith("/admin/config") && "ENABLE_MFA" in sent) demandsSecondFactor = sent.ENABLE_MFA;
    if (!path.endsWith("/signin")) return undefined;
    if (sent.password !== rightPassword) return "code=400, example=invalidCredentials";
    return demandsSecondFactor ? "example=enrollChallenge" : undefined;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { method = "GET", url = "/" } = request;
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) {
      if (!hopByHop.has(name) && typeof value === "string") headers.set(name, value);
    }
    const prefer = choose(url, method, body.toString());
    if (prefer !== undefined) headers.set("prefer", prefer);
    const answered = await fetch(mock.url + url, { method, headers, ...(body.length > 0 && { body }) });
    const text = Buffer.from(await answered.arrayBuffer());
    response.writeHead(answered.status, { "content-type": answered.headers.get("content-type") ?? "" });
    response.end(text);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(599).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await mock.close();
    },
  };
}

const hopByHop = new Set([
  "host",
  "connection",
  "content-length",
  "transfer-encoding",
  "expect",
  "accept-encoding",
]);
