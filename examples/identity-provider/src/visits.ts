import { randomBytes } from "node:crypto";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { AuthsClient } from "open-webui-auths";
import type { Attempt } from "./provider.ts";

/** How far somebody has come. Nothing of it reaches the browser. */
export type Visit =
  | { readonly at: "provider"; readonly attempt: Attempt }
  | { readonly at: "second-factor"; readonly auths: AuthsClient; readonly challenge: string }
  | { readonly at: "home"; readonly auths: AuthsClient };

const minutes = 60_000;
/** How long a visit is kept after it came one step further. */
const kept = { provider: 10 * minutes, "second-factor": 5 * minutes, home: 12 * 60 * minutes };

/** The visits of this process, each behind a cookie that says nothing. Several processes would need one store. */
export class Visits {
  readonly #all = new Map<string, { visit: Visit; endsAt: number }>();
  readonly #secure: boolean;

  constructor(secure: boolean) {
    this.#secure = secure;
  }

  of(c: Context): Visit | undefined {
    const found = this.#all.get(getCookie(c, "portal") ?? "");
    return found && found.endsAt > Date.now() ? found.visit : undefined;
  }

  /** Goes one step further, with a new cookie: nobody can plant one and wait until its owner has signed in. */
  set(c: Context, visit: Visit): void {
    this.delete(c);
    const now = Date.now();
    for (const [id, { endsAt }] of this.#all) if (endsAt <= now) this.#all.delete(id);
    const id = randomBytes(32).toString("base64url");
    this.#all.set(id, { visit, endsAt: now + kept[visit.at] });
    // The provider's redirect brings it too, which "Strict" would not.
    setCookie(c, "portal", id, { path: "/", httpOnly: true, sameSite: "Lax", secure: this.#secure });
  }

  delete(c: Context): void {
    this.#all.delete(deleteCookie(c, "portal", { path: "/" }) ?? "");
  }
}
