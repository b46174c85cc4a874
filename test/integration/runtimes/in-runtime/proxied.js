// What Node, Bun and Deno run behind a proxy: the way is the argument, what the server answered is the output.
import process from "node:process";
import { createAuthsClient } from "open-webui-auths";

const { baseUrl, proxy, ca, undici } = JSON.parse(process.argv[2]);

/** The options of this runtime's fetch for a proxy, and for a server with a certificate of one's own. */
async function way() {
  if ("Deno" in globalThis)
    return { client: Deno.createHttpClient({ proxy: { url: proxy }, caCerts: [ca] }) };
  if ("Bun" in globalThis) return { proxy, tls: { ca } };
  const { ProxyAgent } = await import(undici);
  return { dispatcher: new ProxyAgent({ uri: proxy, requestTls: { ca } }) };
}

const init = await way();
const auths = createAuthsClient({ baseUrl, fetch: (request, more) => fetch(request, { ...more, ...init }) });
await auths.signIn({ email: "ada@example.com", password: "any" });
const { name } = await auths.getSessionUser();
const token = (await auths.getToken()) ?? undefined;
const byCall = createAuthsClient({ baseUrl, token });
const { status } = await byCall.fetch("/api/models", init);
const { response } = await byCall.http.GET("/api/v1/auths/", init);
console.log(JSON.stringify([name, status, response.status]));
// Deno waits for its client.
process.exit(0);
