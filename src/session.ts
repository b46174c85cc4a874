import { askStorage, type TokenStorage } from "./storage.ts";
import { claimsOf, isToken, never } from "./token.ts";

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

/** The settings of a session. */
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
export type Session = ReturnType<typeof sessionOf>;

export function sessionOf(settings: SessionSettings) {
  const { storage, key, initialToken, clock, skew } = settings;
  const listeners = new Set<{ readonly notify: (change: SessionChange) => unknown }>();
  let unstored = initialToken;
  /** When the token that was seen last counts as expired. */
  let expiry: { readonly token: string; readonly at: number } | undefined;
  /** What the server said of the expiry of the token that was written last. */
  let toldExpiry: unknown;
  /** Whether the server takes the token that it was asked about last for one that is over. */
  let verdict: { readonly token: string; readonly isOver: Promise<boolean> } | undefined;
  let started = 0;
  let decided = 0;
  let writes: Promise<unknown> = Promise.resolve();

  /** The current token, expired or not. */
  async function currentToken(): Promise<string | null> {
    const stored: unknown = await askStorage("read from", () => storage.getItem(key));
    if (!isToken(stored)) return unstored;
    unstored = null;
    return stored;
  }

  /** A slow write must not land after a later decision. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const write = writes.then(work);
    writes = write.catch(() => {});
    return write;
  }

  async function write(token: string | null, { reason, expiresAt }: TokenChange): Promise<void> {
    const next = token === null ? undefined : expiryOf(token, expiresAt, true);
    await askStorage("write to", () => {
      if (!storage.setItem || !storage.removeItem) {
        throw Object.assign(new TypeError(), { code: "READ_ONLY" });
      }
      return token === null ? storage.removeItem(key) : storage.setItem(key, token);
    });
    expiry = next;
    toldExpiry = expiresAt;
    unstored = null;
    for (const entry of listeners) notify(entry, { signedIn: token !== null, reason });
  }

  function expiryOf(token: string, told?: unknown, isNew = false) {
    const { exp, iat } = claimsOf(token);
    const end = told === null || typeof told === "number" ? told : exp;
    if (typeof end !== "number") return { token, at: never };
    const now = clock();
    const life = end * 1000 - (typeof iat === "number" ? iat * 1000 : now);
    // A short life must not be spent on renewals.
    const at = end * 1000 - Math.min(skew, Math.max(0, life) / 10);
    // A new token that looks expired means that one of the clocks is wrong.
    return { token, at: isNew && now >= at ? never : at };
  }

  return {
    settings,

    token: currentToken,

    /** Gafaelfawr's CSRF token of the current login, in memory only. */
    csrf: undefined as string | undefined,

    /** Whether a token has expired by the local clock. */
    isExpired(token: string): boolean {
      if (expiry?.token !== token) expiry = expiryOf(token);
      return clock() >= expiry.at;
    },

    /** Asks once for each token whether its session is over. */
    isOver(token: string, ask: () => Promise<boolean>): Promise<boolean> {
      if (verdict?.token !== token) verdict = { token, isOver: ask() };
      return verdict.isOver;
    },

    /** The current token, and what the server said about its expiry when it came. */
    async latest(): Promise<{ token: string; expiresAt: unknown } | null> {
      const token = await currentToken();
      return token === null ? null : { token, expiresAt: toldExpiry };
    },

    /** Numbers the calls that decide on the token: of two, the one that started later wins. */
    start(): number {
      started += 1;
      return started;
    },

    /** Sets or removes the token, unless a call that started later has done so. */
    set: (token: string | null, startedAt: number, change: TokenChange): Promise<void> =>
      inTurn(async () => {
        if (startedAt < decided) return;
        if (change.signal?.aborted) throw change.signal.reason;
        await write(token, change);
        decided = startedAt;
      }),

    /** Replaces or removes a token that the server refused, unless another has taken its place. */
    replace: (refused: string, next: string | null, change: TokenChange): Promise<void> =>
      inTurn(async () => {
        // A token in a read-only storage stays.
        if (storage.removeItem && (await currentToken()) === refused) await write(next, change);
      }),

    /** Calls the listener after each change. Returns a function that unsubscribes. */
    onChange(listener: (change: SessionChange) => unknown): () => void {
      const entry = { notify: listener };
      listeners.add(entry);
      const onStorage = (event: StorageEvent) => {
        if ((event.storageArea as unknown) !== storage || (event.key ?? key) !== key) return;
        notify(entry, { signedIn: isToken(event.newValue), reason: "elsewhere" });
      };
      // Only Web Storage has these events; a server that makes a client for each request needs no listener.
      const listens = "length" in storage;
      if (listens) globalThis.addEventListener?.("storage", onStorage);
      return () => {
        listeners.delete(entry);
        if (listens) globalThis.removeEventListener?.("storage", onStorage);
      };
    },
  };
}

/** A listener's error must not end the process or stop other listeners; a page's console still gets it. */
function notify({ notify }: { notify: (change: SessionChange) => unknown }, change: SessionChange): void {
  (async () => notify(change))().catch((thrown) => globalThis.window?.reportError?.(thrown));
}
