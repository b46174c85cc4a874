import { within } from "./abort.ts";
import { AuthsError } from "./errors.ts";
import { causeOf } from "./failure.ts";

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

/** Waits for a storage, but not for ever. */
export function settle<T>(result: T | PromiseLike<T>): T | PromiseLike<T> {
  const isPromise = typeof (result as PromiseLike<T> | null)?.then === "function";
  return isPromise ? within(result as PromiseLike<T>, storageLimit) : result;
}

/** The error of a storage that failed. */
export function storageError(verb: string, thrown: unknown): AuthsError {
  const message = `could not ${verb} the storage option`;
  return new AuthsError(message, { code: "storage", operation: "storage", cause: causeOf(thrown) });
}
