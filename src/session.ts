import { AuthsError } from "./errors.ts";
import type { TokenStorage } from "./storage.ts";

/** The token of one client, and which call decided on it last. */
export class Session {
  readonly #storage: TokenStorage;
  readonly #key: string;
  #given: string | null;
  #issued = 0;
  #decided = 0;
  #writes: Promise<unknown> = Promise.resolve();

  /** Gafaelfawr's CSRF token of the current login, kept in memory alone. */
  csrf: string | undefined;

  /** @param given - the token to use while the storage holds none */
  constructor(storage: TokenStorage, key: string, given: string | null) {
    this.#storage = storage;
    this.#key = key;
    this.#given = given;
  }

  async read(): Promise<string | null> {
    const stored = await guarded("read", () => this.#storage.getItem(this.#key));
    return isToken(stored) ? stored : this.#given;
  }

  /** Draws a ticket when a call starts: of two calls that decide on the token, the one that started later wins. */
  ticket(): number {
    this.#issued += 1;
    return this.#issued;
  }

  decide(ticket: number, token: string | null): Promise<void> {
    if (ticket < this.#decided) return Promise.resolve();
    this.#decided = ticket;
    // One after the other: a slow write must not land after a later decision.
    const write = this.#writes.then(() => (ticket === this.#decided ? this.#write(token) : undefined));
    this.#writes = write.catch(() => {});
    return write;
  }

  async #write(token: string | null): Promise<void> {
    await guarded("write to", () =>
      token === null ? this.#storage.removeItem(this.#key) : this.#storage.setItem(this.#key, token),
    );
    this.#given = null;
  }
}

async function guarded<T>(verb: string, use: () => T | PromiseLike<T>): Promise<T> {
  try {
    return await use();
  } catch (thrown) {
    // The error of a storage may hold the command that failed, and so the token: only its words are kept.
    const cause = thrown instanceof Error ? new Error(`${thrown.name}: ${thrown.message}`) : undefined;
    throw new AuthsError(`could not ${verb} the storage that the client was given`, {
      code: "storage",
      operation: "storage",
      cause,
    });
  }
}

/** Whether a value can stand in an Authorization header as it is; anything else there makes Open WebUI answer 500. */
export function isToken(value: unknown): value is string {
  return typeof value === "string" && /^[\w.~+/-]+=*$/.test(value);
}

/** API keys name themselves. */
export function isApiKey(token: string): boolean {
  return token.startsWith("sk-");
}
