import { readFileSync } from "node:fs";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import { validator } from "hono/validator";
import { type AuthsErrorCode, isAuthsError, isPending, isSession } from "open-webui-auths";
import { failures } from "./failures.ts";
import { messagePage, sessionPage, signInPage, verifyPage } from "./pages.ts";
import type { Settings } from "./settings.ts";
import { type VisitorEnv, visitor } from "./visitor.ts";

const style = readFileSync(new URL("style.css", import.meta.url), "utf8");

export function createApp(settings: Settings) {
  const app = new Hono<VisitorEnv>();

  // In front of all that is about one visitor: it is the same for everybody, and browsers may keep it.
  app.get("/style.css", (c) =>
    c.body(style, 200, { "Content-Type": "text/css; charset=utf-8", "Cache-Control": "max-age=3600" }),
  );

  app.use(async (c, next) => {
    await next();
    // A page about somebody must not be answered to anybody else, nor come back after signing out.
    c.header("Cache-Control", "no-store");
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      // With the stricter usual value, browsers send forms with `Origin: null`, which csrf refuses.
      referrerPolicy: "same-origin",
      // Up to whoever runs the host and its certificates.
      strictTransportSecurity: false,
    }),
  );
  app.use(csrf({ origin: settings.publicUrl.origin }));
  app.use(bodyLimit({ maxSize: 10_000 }));
  app.use(visitor(settings));

  app.get("/", async (c) => {
    if (!(await c.var.auths.getToken())) return c.html(signInPage(), 401);
    return c.html(sessionPage(await c.var.auths.getSessionUser()));
  });

  app.post("/sign-in", fields("email", "password"), async (c) => {
    const { email, password } = c.req.valid("form");
    try {
      const result = await c.var.auths.signIn({ email, password });
      if (isSession(result)) return enter(c, result);
      if (isPending(result))
        return c.html(messagePage("Not yet", "An administrator has yet to let you in."), 403);
      if (result.next_step === "verify") {
        // Not in the address, which ends up in histories and logs.
        c.var.challenge.write(result.challenge_token, Date.now() + result.expires_in * 1000);
        return c.redirect("/verify", 303);
      }
      return c.html(
        messagePage("Not yet", "Sign in at the chat itself and set up your second factor first."),
        403,
      );
    } catch (error) {
      const { status, message } = explain(c, error);
      return c.html(signInPage({ problem: message, email }), status);
    }
  });

  app.get("/verify", (c) => (c.var.challenge.read() ? c.html(verifyPage()) : c.redirect("/", 303)));

  app.post("/verify", fields("code", "recovery"), async (c) => {
    const { code, recovery } = c.req.valid("form");
    const challenge_token = c.var.challenge.read();
    if (!challenge_token) return c.redirect("/", 303);
    try {
      const session = await c.var.auths.verifyMfaChallenge({
        challenge_token,
        code,
        recovery: recovery === "on",
      });
      c.var.challenge.delete();
      return enter(c, session);
    } catch (error) {
      const { status, message } = explain(c, error);
      if (isAuthsError(error) && challengeOutlives.includes(error.code))
        return c.html(verifyPage(message), status);
      c.var.challenge.delete();
      return c.html(signInPage({ problem: message }), status);
    }
  });

  app.post("/sign-out", async (c) => {
    // The client forgets the token whatever the server answers.
    await c.var.auths.signOut().catch(() => {});
    return c.redirect("/", 303);
  });

  app.notFound((c) => c.html(messagePage("Not found", "There is no such page."), 404));
  app.onError((error, c) => {
    // What the middleware above refuses: another site's form, or one that is too long or broken.
    if (error instanceof HTTPException) return c.html(messagePage("Refused", refused), error.status);
    const { status, message } = explain(c, error);
    return c.html(status === 401 ? signInPage({ problem: message }) : messagePage("Sorry", message), status);
  });
  return app;
}

/** The same challenge may be tried again after these. */
const challengeOutlives: readonly AuthsErrorCode[] = [
  "mfa_invalid_code",
  "network",
  "rate_limited",
  "server",
  "timeout",
  "validation",
];

const refused = "This form cannot be taken. Fill it in on our own page.";

/** Keeps the token as long as the session lasts; a session without an end lasts as long as the browser is open. */
function enter(c: Context<VisitorEnv>, session: { token: string; expires_at: number | null }) {
  c.var.session.write(session.token, session.expires_at === null ? null : session.expires_at * 1000);
  return c.redirect("/", 303);
}

function explain(c: Context, error: unknown) {
  // Such an error tells no secret, so that a log may have it; what else is thrown might.
  if (!isAuthsError(error)) {
    console.error(error instanceof Error ? error.stack : "something that is no error was thrown");
    return { status: 500, message: "Something is broken here." } as const;
  }
  const [status, message] = failures[error.code];
  if (status >= 500) console.error(`${error.code}: ${error.message}`);
  if (error.retryAfter !== undefined) c.header("Retry-After", String(error.retryAfter));
  return { status, message };
}

/** The fields of a form, empty where one is missing. */
function fields<Name extends string>(...names: Name[]) {
  return validator("form", (form) => {
    const text = (name: Name) => (typeof form[name] === "string" ? form[name] : "");
    return Object.fromEntries(names.map((name) => [name, text(name)])) as Record<Name, string>;
  });
}
