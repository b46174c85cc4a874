import { createMiddleware } from "hono/factory";
import { type AuthsClient, createAuthsClient, type TokenStorage } from "open-webui-auths";
import { RequestCookie } from "./cookies.ts";
import type { Settings } from "./settings.ts";

/** What the routes know of whoever asks. */
export interface VisitorEnv {
  Variables: {
    auths: AuthsClient;
    /** Holds the token. */
    session: RequestCookie;
    /** Holds the challenge between the password and the second factor. */
    challenge: RequestCookie;
  };
}

/** Makes a client for each request, with the token of its cookie. Nothing of it outlives the request. */
export function visitor({ openWebUi, publicUrl }: Settings) {
  const secure = publicUrl.protocol === "https:";
  return createMiddleware<VisitorEnv>(async (c, next) => {
    const session = new RequestCookie(c, "session", secure);
    c.set("session", session);
    c.set("challenge", new RequestCookie(c, "challenge", secure));
    c.set("auths", createAuthsClient({ baseUrl: openWebUi, timeout: 10_000, storage: storageOf(session) }));
    await next();
  });
}

/** Where the client finds the token and forgets it. The routes write the cookie: they know when the session ends. */
function storageOf(session: RequestCookie): TokenStorage {
  let token = session.read();
  return {
    getItem: () => token,
    setItem: (_key, next) => {
      token = next;
    },
    removeItem: () => {
      token = undefined;
      session.delete();
    },
  };
}
