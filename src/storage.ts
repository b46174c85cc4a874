/**
 * Where the client keeps its token: anything that works like Web Storage, at once or by promise. `localStorage`,
 * `sessionStorage` and a storage of unstorage fit as they are.
 */
export interface TokenStorage {
  /** Reads a value; null or undefined when there is none. */
  getItem(key: string): MaybePromise<unknown>;
  /** Keeps a value. */
  setItem(key: string, value: string): MaybePromise<unknown>;
  /** Forgets a value. */
  removeItem(key: string): MaybePromise<unknown>;
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
