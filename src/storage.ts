/**
 * Where the client keeps its token: anything that works like Web Storage, at once or by promise. `localStorage`,
 * `sessionStorage`, and the storages and drivers of unstorage fit as they are.
 *
 * @example
 * const auths = createAuthsClient({ baseUrl, storage: localStorage });
 */
export interface TokenStorage {
  /**
   * Reads a value.
   *
   * @param key - the client's `storageKey`
   * @returns the value; null or undefined when there is none
   */
  getItem(key: string): MaybePromise<unknown>;
  /**
   * Keeps a value, beyond its expiry too: `reauthenticate` is for a session that there was.
   *
   * @param key - the client's `storageKey`
   * @param value - the token
   * @param options - none; drivers of unstorage want an object
   * @returns whatever it likes, or a promise that is waited for
   */
  setItem?(key: string, value: string, options: object): MaybePromise<unknown>;
  /**
   * Forgets a value.
   *
   * @param key - the client's `storageKey`
   * @param options - none; drivers of unstorage want an object
   * @returns whatever it likes, or a promise that is waited for
   */
  removeItem?(key: string, options: object): MaybePromise<unknown>;
}

type MaybePromise<T> = T | PromiseLike<T>;

/** A storage that lasts as long as the client. */
export function memoryStorage(): TokenStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key),
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  };
}
