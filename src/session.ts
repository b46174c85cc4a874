import type { TokenStorage } from "./storage.ts";

/** The token of one client, and which call decided on it last. */
export class Session {
  readonly #storage: TokenStorage;
  readonly #key: string;
  #given: string | null;
  #issued = 0;
  #decided = 0;

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

  async decide(ticket: number, token: string | null): Promise<void> {
    if (ticket < this.#decided) return;
    this.#decided = ticket;
    this.#given = null;
    await guarded("write to", () =>
      token === null ? this.#storage.removeItem(this.#key) : this.#storage.setItem(this.#key, token),
    );
  }
}

/** What the storage threw; becomes an `AuthsError` in a method's call. */
export class StorageFailure extends Error {
  override readonly name = "StorageFailure";
}

async function guarded<T>(verb: string, use: () => T | PromiseLike<T>): Promise<T> {
  try {
    return await use();
  } catch (cause) {
    throw new StorageFailure(`could not ${verb} the storage that the client was given`, { cause });
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
