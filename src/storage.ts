import { AuthsError } from "./errors.ts";
import { causeOf } from "./failure.ts";
import { limited } from "./limit.ts";

/**
 * Where the client stores its token: anything with these methods of Web Storage, synchronous or asynchronous. `localStorage`,
 * `sessionStorage`, React Native's AsyncStorage, localForage and unstorage work as they are.
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
  getItem(key: string): unknown;
  /**
   * Stores a value. It must stay beyond the token's expiry, so that `reauthenticate` can replace it.
   *
   * @param key - the client's `storageKey`
   * @param value - the token
   * @param rest - never passed; it lets storages fit that take more arguments
   * @returns anything; a promise is awaited
   */
  setItem?(key: string, value: string, ...rest: never[]): unknown;
  /**
   * Removes a value.
   *
   * @param key - the client's `storageKey`
   * @param rest - never passed; it lets storages fit that take more arguments
   * @returns anything; a promise is awaited
   */
  removeItem?(key: string, ...rest: never[]): unknown;
}

/** A storage that lasts as long as the client. */
export function memoryStorage(): TokenStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key),
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  };
}

/** How long a storage may take for one operation, in milliseconds. */
const storageLimit = 10_000;

/** Reads from or writes to a storage, and waits for it, but not for ever. */
export async function askStorage<T>(verb: string, work: () => T): Promise<Awaited<T>> {
  try {
    const result = work();
    const isPromise = typeof (result as PromiseLike<unknown> | null)?.then === "function";
    return (isPromise ? await limited(async () => result, undefined, storageLimit) : result) as Awaited<T>;
  } catch (thrown) {
    const message = `could not ${verb} the storage option`;
    throw new AuthsError(message, { code: "storage", operation: "storage", cause: causeOf(thrown) });
  }
}
