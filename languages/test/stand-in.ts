import type { IncomingMessage, ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { bundleOf } from "../../scripts/contract/lines.ts";
import { startMockServer } from "../../scripts/mock/server.ts";
import { type Listening, listen } from "../../test/support/listen.ts";

export const rightPassword = "correct horse battery staple";

/**
 * The mock of the contract, with the little memory that the smoke programs need: a wrong password is refused, and once the
 * settings demand a second factor, a sign-in answers a challenge. All it does is choose among the contract's examples.
 */
export async function startStandIn(line: string): Promise<Listening> {
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

  const listening = await listen(answer);
  return {
    url: listening.url,
    async [Symbol.asyncDispose]() {
      await listening[Symbol.asyncDispose]();
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
