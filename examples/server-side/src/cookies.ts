import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

/** Browsers keep no cookie longer, and Hono refuses to write one. */
const longest = 400 * 24 * 60 * 60 * 1000;

/**
 * A cookie of one request and its answer. No script reads it and no other site's form sends it; with https its name begins
 * with `__Host-`, so that no neighbour on the same domain can plant one either.
 */
export class RequestCookie {
  readonly #context: Context;
  readonly #name: string;
  readonly #options;

  constructor(context: Context, name: string, secure: boolean) {
    this.#context = context;
    this.#name = secure ? `__Host-${name}` : name;
    this.#options = { path: "/", httpOnly: true, sameSite: "Lax", secure } as const;
  }

  read(): string | undefined {
    return getCookie(this.#context, this.#name);
  }

  /** @param endsAt - in milliseconds since the epoch; null for when the browser closes */
  write(value: string, endsAt: number | null): void {
    const expires = endsAt !== null && new Date(Math.min(endsAt, Date.now() + longest));
    setCookie(this.#context, this.#name, value, { ...this.#options, ...(expires && { expires }) });
  }

  delete(): void {
    deleteCookie(this.#context, this.#name, this.#options);
  }
}
