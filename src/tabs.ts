import type { NewestServerVersion } from "../generated/server-lines.ts";
import type { AuthsClient, AuthsClientOptions, ReauthenticateContext } from "./client-types.ts";
import type { ServerVersion } from "./release.ts";
import type { TokenStorage } from "./storage.ts";

/**
 * Lets one tab sign in again, while the others wait for its token in the storage that they share. Where the browser has no
 * Web Locks, as on a page without TLS, each tab signs in by itself.
 *
 * @param reauthenticate - what signs in again
 * @param currentToken - reads the token anew, from the client's storage
 * @param name - the name of the lock, for all tabs of the origin
 * @returns the client's option `reauthenticate`
 * @example
 * const reauthenticate = onceForAllTabs(signInAgain, () => auths.getToken());
 * const auths: AuthsClient = createAuthsClient({ baseUrl, storage: localStorage, reauthenticate });
 */
export function onceForAllTabs<V extends ServerVersion = NewestServerVersion>(
  reauthenticate: NonNullable<AuthsClientOptions<V>["reauthenticate"]>,
  currentToken: () => Promise<string | null>,
  name = "open-webui-auths",
): (auths: AuthsClient<V>, context: ReauthenticateContext) => Promise<void> {
  return async (auths, context) => {
    const locks = globalThis.navigator?.locks;
    if (!locks) return void (await reauthenticate(auths, context));
    const isRefused = async () => (await currentToken()) === context.currentToken;
    await new Promise<void>((resolve, reject) => {
      const work = async () => {
        if (await isRefused()) await reauthenticate(auths, context);
        resolve();
        // The client stores the token only now, and the next tab must find it.
        const end = Date.now() + 2_000;
        const isComing = async () => (await auths.getToken()) && Date.now() < end && (await isRefused());
        while (await isComing()) await new Promise((done) => setTimeout(done, 10));
      };
      locks.request(name, { signal: context.signal }, work).catch(reject);
    });
  };
}

/** A storage whose changes other tabs hear. */
export interface TabStorage extends TokenStorage {
  /**
   * Calls the listener when another tab has stored or removed a token.
   *
   * @param listener - called with the key, and whether there is a token now; never with the token
   * @returns a function that unsubscribes
   */
  onChange(listener: (change: { readonly key: string; readonly signedIn: boolean }) => void): () => void;
}

/**
 * Tells other tabs of a storage's changes, where there is BroadcastChannel. `localStorage` does not need it.
 *
 * @param storage - such as a storage on IndexedDB, or one for each tab
 * @param name - the name of the channel, for all tabs of the origin
 * @example
 * toldToTabs(localforage).onChange(({ signedIn }) => signedIn || location.assign("/sign-in"));
 */
export function toldToTabs(storage: TokenStorage, name = "open-webui-auths"): TabStorage {
  const channel = globalThis.BroadcastChannel && new BroadcastChannel(name);
  // Node would wait for messages, and never end.
  (channel as { unref?: () => void } | undefined)?.unref?.();
  return {
    getItem: (key) => storage.getItem(key),
    async setItem(key, token) {
      await storage.setItem?.(key, token);
      channel?.postMessage({ key, signedIn: true });
    },
    async removeItem(key) {
      await storage.removeItem?.(key);
      channel?.postMessage({ key, signedIn: false });
    },
    onChange(listener) {
      const hear = ({ data }: MessageEvent) => listener(data);
      channel?.addEventListener("message", hear);
      return () => channel?.removeEventListener("message", hear);
    },
  };
}
