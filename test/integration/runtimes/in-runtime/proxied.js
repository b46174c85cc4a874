// What Node, Bun and Deno run behind a proxy or a gate: the way is the argument, what the server answered is the output.
import process from "node:process";
import { createAuthsClient } from "open-webui-auths";
import createClient from "openapi-fetch";

const { baseUrl, proxy, tls, undici, isBare, options } = JSON.parse(process.argv[2]);

/** The options of this runtime's fetch for a proxy, and for certificates of one's own. */
async function way() {
  if ("Deno" in globalThis)
    return { client: Deno.createHttpClient({ proxy: { url: proxy }, caCerts: [tls.ca] }) };
  if ("Bun" in globalThis) return { proxy, tls };
  const { Agent, ProxyAgent, Dispatcher1Wrapper } = await import(undici);
  const dispatcher = proxy ? new ProxyAgent({ uri: proxy, requestTls: tls }) : new Agent({ connect: tls });
  return { dispatcher: Dispatcher1Wrapper && !isBare ? new Dispatcher1Wrapper(dispatcher) : dispatcher };
}

const init = await way();
const auths = createAuthsClient({
  ...options,
  baseUrl,
  fetch: (request, more) => fetch(request, { ...more, ...init }),
});
await auths.signIn({ email: "ada@example.com", password: "any" });
const { name } = await auths.getSessionUser();
const token = (await auths.getToken()) ?? undefined;
const byCall = createAuthsClient({ ...options, baseUrl, token });
const { headers } = options;
const { status } = await byCall.fetch("/api/models", { ...init, headers });
const { response } = await byCall.http.GET("/api/v1/auths/", init);
// Only in Node does openapi-fetch hand on options of the platform by itself.
const handOn = "dispatcher" in init ? byCall.fetch : (request) => byCall.fetch(request, init);
const more = createClient({ baseUrl, fetch: handOn, requestInitExt: init, headers });
const rest = await more.GET("/api/models");
console.log(JSON.stringify([name, status, response.status, rest.response.status]));
// Deno waits for its client.
process.exit(0);
