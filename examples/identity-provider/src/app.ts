import { readFileSync } from "node:fs";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";
import {
  type AuthsClient,
  createAuthsClient,
  isAuthsError,
  isMfaChallenge,
  isPending,
  type SigninResult,
} from "open-webui-auths";
import { codePage, homePage, refusalPage, signInPage } from "./pages.ts";
import type { Provider } from "./provider.ts";
import type { Settings } from "./settings.ts";
import { type Visit, Visits } from "./visits.ts";
import { type Refusal, refusalOf } from "./words.ts";

const style = readFileSync(new URL("style.css", import.meta.url), "utf8");

export function createApp(settings: Settings, provider: Provider) {
  const { openWebUi, providerName, publicUrl } = settings;
  const visits = new Visits(publicUrl.protocol === "https:");
  const chat = new URL(`oauth/${encodeURIComponent(providerName)}/login`, `${openWebUi.replace(/\/$/, "")}/`)
    .href;
  const app = new Hono();

  app.get("/style.css", (c) => c.body(style, 200, { "Content-Type": "text/css; charset=utf-8" }));
  app.use(async (c, next) => {
    await next();
    c.header("Cache-Control", "no-store");
  });
  const contentSecurityPolicy = { defaultSrc: ["'none'"], styleSrc: ["'self'"], frameAncestors: ["'none'"] };
  // With the stricter usual value, browsers send forms with `Origin: null`, which csrf refuses.
  app.use(secureHeaders({ contentSecurityPolicy, referrerPolicy: "same-origin" }));
  app.use(csrf({ origin: publicUrl.origin }));
  app.use(bodyLimit({ maxSize: 10_000 }));

  app.get("/", async (c) => {
    const visit = visits.of(c);
    if (visit?.at === "second-factor") return c.html(codePage());
    if (visit?.at !== "home") return c.html(signInPage());
    try {
      return c.html(homePage(await visit.auths.getSessionUser()));
    } catch (error) {
      const { status, words } = refusalOf(error);
      // The chat's session ends by itself. The provider's may live on, and then signing in again asks nothing.
      if (status === 401) visits.delete(c);
      return c.html(signInPage(words), status);
    }
  });

  app.get("/sign-in", async (c) => {
    const { attempt, url } = await provider.begin();
    visits.set(c, { at: "provider", attempt });
    return c.redirect(url.href, 302);
  });

  app.get("/callback", async (c) => {
    const visit = visits.of(c);
    visits.delete(c);
    if (visit?.at !== "provider")
      return c.html(signInPage("This way back was used already. Start again."), 400);
    let token: string;
    try {
      const { search } = new URL(c.req.url);
      token = await provider.finish(visit.attempt, new URL(`callback${search}`, publicUrl));
    } catch {
      // What is thrown may hold the code: no log has it.
      return c.html(signInPage("The provider did not sign you in. Start again."), 400);
    }
    const auths = createAuthsClient({ baseUrl: openWebUi, timeout: 10_000 });
    try {
      const result = await auths.exchangeOAuthToken({ token }, { path: { provider: providerName } });
      return goOn(c, auths, result);
    } catch (error) {
      return refuse(c, refusalOf(error));
    }
  });

  app.post("/second-factor", async (c) => {
    const visit = visits.of(c);
    if (visit?.at !== "second-factor") return c.redirect("/", 303);
    const { auths, challenge } = visit;
    const { code } = await c.req.parseBody();
    try {
      await auths.verifyMfaChallenge({ challenge_token: challenge, code: String(code) });
      return enter(c, { at: "home", auths });
    } catch (error) {
      const { status, words } = refusalOf(error);
      if (isAuthsError(error) && error.code === "mfa_invalid_code") return c.html(codePage(words), status);
      visits.delete(c);
      return c.html(signInPage(words), status);
    }
  });

  app.post("/sign-out", async (c) => {
    const visit = visits.of(c);
    visits.delete(c);
    // The client forgets the token whatever the server answers. The provider's own session goes on.
    if (visit?.at === "home") await visit.auths.signOut().catch(() => {});
    return c.redirect("/", 303);
  });

  function goOn(c: Context, auths: AuthsClient, result: SigninResult) {
    if (isPending(result))
      return refuse(c, { status: 403, words: "An admin of the chat must let you in first." });
    if (!isMfaChallenge(result)) return enter(c, { at: "home", auths });
    const { next_step, challenge_token: challenge } = result;
    if (next_step === "verify") return enter(c, { at: "second-factor", auths, challenge });
    const words = "The chat asks for a second factor. Set it up there, then come back.";
    return refuse(c, { status: 403, words, once: true });
  }

  function refuse(c: Context, refusal: Refusal) {
    return c.html(refusalPage(refusal, chat), refusal.status);
  }

  function enter(c: Context, visit: Visit) {
    visits.set(c, visit);
    return c.redirect("/", 303);
  }

  app.onError((error, c) => {
    console.error(error.name);
    return c.html(signInPage("Something is broken here."), 500);
  });
  return app;
}
