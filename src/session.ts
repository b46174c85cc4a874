import { AuthsError } from "./errors.ts";
import { reasonOf } from "./failure.ts";
import type { TokenStorage } from "./storage.ts";

/**
 * What {@link AuthsClientBase.onSessionChange} tells; the token itself is not in it.
 *
 * @example
 * const words = ({ signedIn, reason }: SessionChange) => `${signedIn ? "signed in" : "signed out"}: ${reason}`;
 */
export interface SessionChange {
  /** Whether there is a token now. */
  readonly signedIn: boolean;
  /**
   * What brought it about: a `sign_in` or `sign_out` of this client, `set_token`, the server's word that the token is not
   * good any more (`not_authenticated`), or another tab (`elsewhere`).
   */
  readonly reason: "elsewhere" | "not_authenticated" | "set_token" | "sign_in" | "sign_out";
}

/** What a {@link Session} is made of. */
export interface SessionInit {
  readonly storage: TokenStorage;
  readonly key: string;
  /** The token to use until the storage has held one. */
  readonly given: string | null;
  readonly clock: () => number;
  /** In milliseconds. */
  readonly skew: number;
}

/** When what does not expire does. */
export const never = Number.POSITIVE_INFINITY;

/** Who decides on the token. */
export interface Decider {
  readonly ticket: number;
  /** The token that there must be for it to have a say; undefined for whatever there is. */
  replaces?: string | null;
}

/** What to do with the token. */
export interface Decision {
  readonly token: string | null;
  readonly reason: SessionChange["reason"];
  /** In seconds since the epoch; null for never, anything else to look into the token. */
  readonly expiresAt?: unknown;
  /** Calls it off until the storage is told. */
  readonly signal?: AbortSignal | undefined;
}

/** The token of one client, and which call decided on it last. */
export class Session {
  readonly #init: SessionInit;
  readonly #changes = new EventTarget();
  #given: string | null;
  /** What is known of the token that was asked for last. Its header is made once, which is much of a call's cost. */
  #known: { readonly token: string; readonly expiry: number; readonly header: string } | undefined;
  #issued = 0;
  #decided = 0;
  #writes: Promise<unknown> = Promise.resolve();

  /** Gafaelfawr's CSRF token of the current login, kept in memory alone. */
  csrf: string | undefined;

  constructor(init: SessionInit) {
    this.#init = init;
    this.#given = init.given;
  }

  /** The token there is, even one that has expired; at once, where the storage answers at once. */
  token(): string | null | Promise<string | null> {
    try {
      const stored = this.#init.storage.getItem(this.#init.key);
      if (typeof stored !== "object" || stored === null) return this.#usable(stored);
      return Promise.resolve(stored).then((value) => this.#usable(value), unreadable);
    } catch (thrown) {
      return unreadable(thrown);
    }
  }

  #usable(stored: unknown): string | null {
    const known = this.#known?.token;
    if (!(known && known === stored) && !isToken(stored)) return this.#given;
    this.#given = null;
    return stored as string;
  }

  isExpired(token: string): boolean {
    return this.#init.clock() >= this.#about(token).expiry - this.#init.skew;
  }

  /** The server has taken it: whether it has expired is for the server to say. */
  trust(token: string): void {
    if (this.isExpired(token)) this.#about(token, never);
  }

  /** The Authorization header of a token. */
  bearer(token: string): string {
    return this.#about(token).header;
  }

  #about(token: string, expiry?: number) {
    if (this.#known?.token !== token || expiry !== undefined)
      this.#known = { token, expiry: expiry ?? expiryOf(token), header: `Bearer ${token}` };
    return this.#known;
  }

  /** Draws a ticket when a call starts: of two calls that decide on the token, the one that started later wins. */
  ticket(): number {
    this.#issued += 1;
    return this.#issued;
  }

  /** The ticket of whoever has decided last. */
  get decided(): number {
    return this.#decided;
  }

  decide(by: Decider, { token, reason, expiresAt, signal }: Decision): Promise<void> {
    return this.#inTurn(async () => {
      if (by.ticket < this.#decided) return;
      if (by.replaces !== undefined && by.replaces !== (await this.token())) return;
      signal?.throwIfAborted();
      const expiry = token === null ? never : this.#trusted(expiryOf(token, expiresAt));
      if (token !== null) this.#about(token, expiry);
      await this.#write(token, reason);
      this.#decided = by.ticket;
      // Calls may have asked for the old one meanwhile.
      if (token !== null) this.#about(token, expiry);
      if (by.replaces !== undefined) by.replaces = token;
    });
  }

  /** Forgets a token that the server has refused, unless another has taken its place. */
  forget(refused: string): Promise<void> {
    return this.#inTurn(async () => {
      // A token in a storage that nobody can write to stays whatever it is.
      if (this.#init.storage.removeItem && (await this.token()) === refused)
        await this.#write(null, "not_authenticated");
    });
  }

  onChange(listener: (change: SessionChange) => void): () => void {
    const stop = new AbortController();
    const { signal } = stop;
    const heard = (event: Event) => listener((event as CustomEvent<SessionChange>).detail);
    const fromElsewhere = ({ storageArea, key, newValue }: StorageEvent) => {
      if ((storageArea as unknown) !== this.#init.storage || (key !== null && key !== this.#init.key)) return;
      listener({ signedIn: isToken(newValue), reason: "elsewhere" });
    };
    this.#changes.addEventListener("change", heard, { signal });
    // Others tell nobody, and a listener for each request of a worker would be one too many.
    if ("length" in this.#init.storage) globalThis.addEventListener?.("storage", fromElsewhere, { signal });
    return () => stop.abort();
  }

  /** One after the other: a slow write must not land after a later decision. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const write = this.#writes.then(work);
    this.#writes = write.catch(() => {});
    return write;
  }

  /** A token that arrives expired tells of a wrong clock here, or of a server that wants it so: the server shall judge. */
  #trusted(at: number): number {
    return this.#init.clock() >= at - this.#init.skew ? never : at;
  }

  async #write(token: string | null, reason: SessionChange["reason"]): Promise<void> {
    const { storage, key } = this.#init;
    try {
      if (!storage.setItem || !storage.removeItem) throw new TypeError("it is read-only");
      await (token === null ? storage.removeItem(key, {}) : storage.setItem(key, token, {}));
    } catch (thrown) {
      throw storageError("write to", thrown, token);
    }
    this.#given = null;
    this.#changes.dispatchEvent(new CustomEvent("change", { detail: { signedIn: token !== null, reason } }));
  }
}

function unreadable(thrown: unknown): never {
  throw storageError("read", thrown);
}

/** The error of a storage may hold the command that failed, and so the token. */
function storageError(verb: string, thrown: unknown, token?: string | null): AuthsError {
  const what = `could not ${verb} the storage that the client was given`;
  const cause = reasonOf(thrown, token ? [token] : []);
  return new AuthsError(what, { code: "storage", operation: "storage", cause });
}

/** Whether a value can stand in an Authorization header as it is; anything else there makes Open WebUI answer 500. */
export function isToken(value: unknown): value is string {
  return typeof value === "string" && /^[\w.~+/-]+=*$/.test(value);
}

/**
 * When a token expires, in milliseconds since the epoch; infinity for never, and when nobody says.
 *
 * @param told - by the server, in seconds; null for never, anything else to look into the token
 */
function expiryOf(token: string, told?: unknown): number {
  if (told === null) return never;
  if (typeof told === "number") return told * 1000;
  try {
    const claims = atob((token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/"));
    const { exp } = JSON.parse(claims);
    return typeof exp === "number" ? exp * 1000 : never;
  } catch {
    return never;
  }
}
