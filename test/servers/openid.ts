import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Provider } from "oidc-provider";
import { Browser } from "./browser.ts";
import { loopback } from "./ports.ts";
import { newPassword } from "./secrets.ts";

/** Somebody whom the provider knows. */
export interface OpenIdPerson {
  sub: string;
  name: string;
  email: string;
  password: string;
}

/** A program that people sign in to with the provider. */
export interface OpenIdClient {
  id: string;
  secret: string;
  redirectUris: string[];
}

/** An OpenID provider on 127.0.0.1. */
export interface OpenIdProvider extends AsyncDisposable {
  issuer: string;
  people: OpenIdPerson[];
  /** The client that Open WebUI is. */
  chat: OpenIdClient;
  /** Another program of the same provider. */
  script: OpenIdClient;
  /** Signs a person in at the page where the browser was sent to, and follows the way back. */
  signIn(browser: Browser, page: Response, person: OpenIdPerson): Promise<Response>;
  /** An access token that a client got for a person, or without one for itself. */
  accessToken(client: OpenIdClient, options?: { person?: OpenIdPerson; scope?: string }): Promise<string>;
  stop(): Promise<void>;
}

const signInPath = "/sign-in/";
const signInPage = `<!doctype html><html lang="en"><title>Provider</title><form method="post">
  <label>Who <input name="sub"></label> <label>Password <input name="password" type="password"></label>
  <button>Go on</button></form>`;
/** Where codes are sent that no server waits for; nothing listens there, the code is taken from the address. */
const scriptCallback = `http://${loopback}/script`;

/**
 * Starts an OpenID provider with three people and two clients.
 *
 * @param chatUrl - where browsers will find the Open WebUI that people sign in to
 * @param scriptUrls - where the other program may have people sent back to, if it is one that waits for them
 */
export async function startOpenIdProvider(
  chatUrl: string,
  scriptUrls: readonly string[] = [],
): Promise<OpenIdProvider> {
  const people = newPeople();
  const callbacks = ["/oauth/oidc/callback", "/oauth/oidc/login/callback"].map((path) => chatUrl + path);
  const chat = newClient("chat", [...callbacks, scriptCallback]);
  const script = newClient("script", [scriptCallback, ...scriptUrls]);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, loopback, resolve));
  const issuer = `http://${loopback}:${(server.address() as AddressInfo).port}`;
  const provider = newProvider(issuer, people, [chat, script]);
  const answer = provider.callback();
  server.on("request", async (request, response) => {
    if (!request.url?.startsWith(signInPath)) return answer(request, response);
    if (request.method === "GET")
      return response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(signInPage);
    const person = await personIn(request, people);
    if (!person) return response.writeHead(403).end();
    await provider.interactionFinished(request, response, { login: { accountId: person.sub } });
  });

  const stop = async () => {
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  const signIn: OpenIdProvider["signIn"] = (browser, page, { sub, password }) =>
    browser.go(page.url, { method: "POST", body: new URLSearchParams({ sub, password }) });

  return {
    issuer,
    people,
    chat,
    script,
    signIn,
    async accessToken(client, { person, scope } = {}) {
      if (!person) return askForToken(issuer, client, { grant_type: "client_credentials" });
      const browser = new Browser();
      const redirect_uri = scriptCallback;
      const query = { client_id: client.id, response_type: "code", redirect_uri, scope: scope ?? "openid" };
      const page = await browser.go(`${issuer}/auth?${new URLSearchParams(query)}`);
      const back = await signIn(browser, page, person);
      const code = new URL(back.headers.get("location") ?? "").searchParams.get("code") ?? "";
      return askForToken(issuer, client, { grant_type: "authorization_code", code, redirect_uri });
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function newPeople(): OpenIdPerson[] {
  return [
    { sub: "katherine", name: "Katherine Johnson", email: "katherine@example.com", password: newPassword() },
    { sub: "dorothy", name: "Dorothy Vaughan", email: "dorothy@example.com", password: newPassword() },
    { sub: "mary", name: "Mary Jackson", email: "mary@example.org", password: newPassword() },
  ];
}

function newClient(id: string, redirectUris: string[]): OpenIdClient {
  return { id, secret: newPassword(), redirectUris };
}

function newProvider(issuer: string, people: OpenIdPerson[], clients: OpenIdClient[]): Provider {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: clients.map(({ id, secret, redirectUris }) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: redirectUris,
      grant_types: ["authorization_code", "client_credentials"],
    })),
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "one", use: "sig" }] },
    cookies: { keys: [newPassword()] },
    claims: { openid: ["sub"], profile: ["name"], email: ["email"] },
    features: {
      devInteractions: { enabled: false },
      introspection: { enabled: true, allowedPolicy: () => true },
      clientCredentials: { enabled: true },
    },
    pkce: { required: () => false },
    interactions: { url: (_, interaction) => signInPath + interaction.uid },
    renderError(context, { error }) {
      context.type = "text";
      context.body = error;
    },
    ttl: {
      AccessToken: 600,
      ClientCredentials: 600,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    findAccount(_, sub) {
      const person = people.find((one) => one.sub === sub);
      if (!person) return undefined;
      const { name, email } = person;
      return { accountId: sub, claims: () => ({ sub, name, email }) };
    },
    // Nobody is asked to agree: both clients are the house's own.
    async loadExistingGrant({ oidc }) {
      const { clientId } = oidc.client ?? {};
      const { accountId } = oidc.session ?? {};
      if (!clientId || !accountId) return undefined;
      const grant = new oidc.provider.Grant({ clientId, accountId });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
  });
  // 0.6.37 sends its secret in the header and once more in the form, which the standard forbids and many providers take.
  provider.use(async ({ path, req }, next) => {
    if (path === "/token" && req.headers.authorization) {
      const { client_id, client_secret, ...form } = Object.fromEntries(new URLSearchParams(await text(req)));
      Object.assign(req, { body: form });
    }
    await next();
  });
  return provider;
}

async function personIn(request: IncomingMessage, people: OpenIdPerson[]): Promise<OpenIdPerson | undefined> {
  const form = new URLSearchParams(await text(request));
  return people.find(({ sub, password }) => form.get("sub") === sub && form.get("password") === password);
}

async function askForToken(
  issuer: string,
  client: OpenIdClient,
  form: Record<string, string>,
): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString("base64")}` },
    body: new URLSearchParams(form),
  });
  const { access_token, error } = (await response.json()) as { access_token?: string; error?: string };
  if (access_token === undefined) throw new Error(`The provider gave no token: ${response.status} ${error}`);
  return access_token;
}
