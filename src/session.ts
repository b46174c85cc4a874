import { throwIfAborted } from "./abort.ts";
import { memoryStorage, settle, storageError, type TokenStorage } from "./storage.ts";
import { isToken, lifeOf, never } from "./token.ts";

/**
 * What {@link AuthsClientBase.onSessionChange} reports; the token itself is not in it.
 *
 * @example
 * const describe = ({ signedIn, reason }: SessionChange) => `${signedIn ? "signed in" : "signed out"}: ${reason}`;
 */
export interface SessionChange {
  /** Whether there is a token now. */
  readonly signedIn: boolean;
  /**
   * The cause: a `sign_in` or `sign_out` of this client, `set_token`, a server that refused the token
   * (`not_authenticated`), or another tab (`elsewhere`).
   */
  readonly reason: "elsewhere" | "not_authenticated" | "set_token" | "sign_in" | "sign_out";
}

/** The settings of a {@link Session}. */
export interface SessionSettings {
  readonly storage: TokenStorage;
  readonly key: string;
  /** The token to use until the storage has held one. */
  readonly initialToken: string | null;
  readonly clock: () => number;
  /** How many milliseconds before its expiry a token counts as expired. */
  readonly skew: number;
}

/** A change of the token. */
export interface TokenChange {
  readonly reason: SessionChange["reason"];
  /** In seconds since the epoch; null for never, anything else to read the JWT. */
  readonly expiresAt?: unknown;
  /** Cancels the change, as long as nothing is written. */
  readonly signal?: AbortSignal | undefined;
}

/** The token of one client. */
export class Session {
  readonly #settings: SessionSettings;
  readonly #listeners = new Set<{ readonly notify: (change: SessionChange) => unknown }>();
  #initialToken: string | null;
  /** When the token that was seen last counts as expired. */
  #expiry: { readonly token: string; readonly at: number } | undefined;
  /** What the server said of the token that was written last. */
  #expiresAt: unknown;
  /** Whether the server takes the token that it was asked about last for one that is over. */
  #verdict: { readonly token: string; readonly isOver: Promise<boolean> } | undefined;
  #started = 0;
  #decided = 0;
  #writes: Promise<unknown> = Promise.resolve();

  /** Gafaelfawr's CSRF token of the current login, in memory only. */
  csrf: string | undefined;

  constructor(settings: SessionSettings) {
    this.#settings = settings;
    this.#initialToken = settings.initialToken;
  }

  /** The current token, expired or not. */
  async token(): Promise<string | null> {
    let stored: unknown;
    try {
      stored = await settle(this.#settings.storage.getItem(this.#settings.key));
    } catch (thrown) {
      throw storageError("read from", thrown);
    }
    if (!isToken(stored)) return this.#initialToken;
    this.#initialToken = null;
    return stored;
  }

  /** Whether a token has expired by the local clock. */
  isExpired(token: string): boolean {
    const { clock } = this.#settings;
    if (this.#expiry?.token !== token) this.#remember(token);
    return clock() >= (this.#expiry?.at ?? never);
  }

  /** Asks once for each token whether its session is over. */
  isOver(token: string, ask: () => Promise<boolean>): Promise<boolean> {
    if (this.#verdict?.token !== token) this.#verdict = { token, isOver: ask() };
    return this.#verdict.isOver;
  }

  /** An empty session in memory with the same clock. */
  scratch(): Session {
    return new Session({ ...this.#settings, storage: memoryStorage(), initialToken: null });
  }

  /** The current token, and what the server said about its expiry when it came. */
  async latest(): Promise<{ token: string; expiresAt: unknown } | null> {
    const token = await this.token();
    return token === null ? null : { token, expiresAt: this.#expiresAt };
  }

  /** Numbers the calls that decide on the token: of two, the one that started later wins. */
  start(): number {
    this.#started += 1;
    return this.#started;
  }

  /** Sets or removes the token, unless a call that started later has done so. */
  set(token: string | null, startedAt: number, change: TokenChange): Promise<void> {
    return this.#inTurn(async () => {
      if (startedAt < this.#decided) return;
      throwIfAborted(change.signal);
      await this.#write(token, change);
      this.#decided = startedAt;
    });
  }

  /** Replaces or removes a token that the server refused, unless another has taken its place. */
  replace(refused: string, next: string | null, change: TokenChange): Promise<void> {
    return this.#inTurn(async () => {
      // A token in a read-only storage stays.
      if (!this.#settings.storage.removeItem || (await this.token()) !== refused) return;
      await this.#write(next, change);
    });
  }

  /** Calls the listener after each change. Returns a function that unsubscribes. */
  onChange(listener: (change: SessionChange) => unknown): () => void {
    const { storage, key } = this.#settings;
    const entry = { notify: listener };
    this.#listeners.add(entry);
    const onStorage = (event: StorageEvent) => {
      if ((event.storageArea as unknown) !== storage || (event.key !== null && event.key !== key)) return;
      notify(entry, { signedIn: isToken(event.newValue), reason: "elsewhere" });
    };
    // Only Web Storage has these events; a server that makes a client for each request needs no listener.
    const listens = "length" in storage;
    if (listens) globalThis.addEventListener?.("storage", onStorage);
    return () => {
      this.#listeners.delete(entry);
      if (listens) globalThis.removeEventListener?.("storage", onStorage);
    };
  }

  /** A slow write must not land after a later decision. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const write = this.#writes.then(work);
    this.#writes = write.catch(() => {});
    return write;
  }

  async #write(token: string | null, { reason, expiresAt }: TokenChange): Promise<void> {
    const { storage, key } = this.#settings;
    if (token !== null) this.#remember(token, expiresAt, true);
    const expiry = this.#expiry;
    try {
      if (!storage.setItem || !storage.removeItem) {
        throw Object.assign(new TypeError(), { code: "READ_ONLY" });
      }
      await settle(token === null ? storage.removeItem(key) : storage.setItem(key, token));
    } catch (thrown) {
      throw storageError("write to", thrown);
    }
    // Other calls may have looked at the previous token meanwhile.
    this.#expiry = expiry;
    this.#expiresAt = expiresAt;
    this.#initialToken = null;
    for (const entry of this.#listeners) notify(entry, { signedIn: token !== null, reason });
  }

  #remember(token: string, told?: unknown, isNew = false): void {
    const { clock, skew } = this.#settings;
    const { issuedAt, expiresAt } = lifeOf(token, told);
    if (expiresAt === never) {
      this.#expiry = { token, at: never };
      return;
    }
    const now = clock();
    // A short life must not be spent on renewals.
    const at = expiresAt - Math.min(skew, Math.max(0, expiresAt - (issuedAt ?? now)) / 10);
    // A new token that looks expired means that one of the clocks is wrong.
    this.#expiry = { token, at: isNew && now >= at ? never : at };
  }
}

/** A listener's error must not end the process or stop other listeners; a page's console still gets it. */
function notify({ notify }: { notify: (change: SessionChange) => unknown }, change: SessionChange): void {
  (async () => notify(change))().catch((thrown) => globalThis.window?.reportError?.(thrown));
}
