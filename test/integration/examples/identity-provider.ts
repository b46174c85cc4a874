import { expect } from "vitest";
import { Browser } from "../../servers/browser.ts";
import { type OpenIdPerson, type OpenIdProvider, startOpenIdProvider } from "../../servers/openid.ts";
import { freePort, loopback } from "../../servers/ports.ts";
import { inExamples, type Started, start } from "./started.ts";

/** The portal of the example, and the provider that it shares with an Open WebUI. */
export interface Portal extends AsyncDisposable, Pick<Started, "url" | "log"> {
  readonly openid: OpenIdProvider;
  /** Signs somebody in at the portal, as their browser does; answers the page where they end. */
  signIn(person: OpenIdPerson, browser?: Browser): Promise<Response>;
}

/** Starts a provider, then what stands behind it, then the portal. */
export async function startPortal(
  chat: { port: number } | { url: string },
  behind: (openid: OpenIdProvider) => Promise<AsyncDisposable | undefined> = async () => undefined,
  env: Record<string, string> = {},
): Promise<Portal> {
  await using starting = new AsyncDisposableStack();
  const port = await freePort();
  const url = `http://${loopback}:${port}`;
  const chatUrl = "url" in chat ? chat.url : `http://${loopback}:${chat.port}`;
  const openid = starting.use(await startOpenIdProvider(chatUrl, [`${url}/callback`]));
  starting.use(await behind(openid));
  const app = await start({
    name: "examples/identity-provider",
    port,
    args: () => [inExamples("identity-provider/src/server.ts")],
    env: () => ({
      PORT: String(port),
      PUBLIC_URL: url,
      OPEN_WEBUI_URL: chatUrl,
      ISSUER: openid.issuer,
      CLIENT_ID: openid.script.id,
      CLIENT_SECRET: openid.script.secret,
      ...env,
    }),
  });
  starting.use(app);
  const services = starting.move();
  return {
    url,
    openid,
    log: app.log,
    async signIn(person, browser = new Browser()) {
      const page = await browser.go(`${url}/sign-in`);
      if (new URL(page.url).origin !== openid.issuer) return page;
      const back = await openid.signIn(browser, page, person);
      expect(new URL(back.url).origin).toBe(url);
      return back;
    },
    [Symbol.asyncDispose]: () => services.disposeAsync(),
  };
}

/** Sends a form of the portal's own page. */
export function submit(portal: Portal, browser: Browser, path: string, fields: Record<string, string> = {}) {
  const headers = { origin: portal.url };
  return browser.go(portal.url + path, { method: "POST", body: new URLSearchParams(fields), headers });
}

/** What a page says, without its tags. */
export async function wordsOf(page: Response): Promise<string> {
  const [, main = ""] = /<main>([\s\S]*)<\/main>/.exec(await page.text()) ?? [];
  return main
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
