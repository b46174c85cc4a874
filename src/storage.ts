/**
 * Where the client keeps its token: anything that works like Web Storage, at once or by promise. `localStorage`,
 * `sessionStorage`, and the storages and drivers of unstorage fit as they are.
 *
 * @example
 * const auths = createAuthsClient({ baseUrl, storage: localStorage });
 */
export interface TokenStorage {
  /** Reads a value; null or undefined when there is none. */
  getItem(key: string): MaybePromise<unknown>;
  /** Keeps a value, for `ttl` seconds where its expiry is known: drivers of unstorage then forget it by themselves. */
  setItem?(key: string, value: string, options: { readonly ttl?: number }): MaybePromise<unknown>;
  /** Forgets a value. */
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
