import {
  type AuthsClient,
  createAuthsClient,
  isAuthsError,
  isSession,
  type SigninForm,
} from "open-webui-auths";
import { Mutex } from "redis-semaphore";
import { connect } from "./redis.ts";

export interface Sharing {
  readonly baseUrl: string;
  readonly account: SigninForm;
  readonly redisUrl: string;
  /** After that many seconds another process signs in, if the one that wanted to has died. */
  readonly lockSeconds: number;
}

export interface SharedSession {
  readonly auths: AuthsClient;
  /** Sees to it that somebody has signed in; to be called before a piece of work. */
  ready(): Promise<void>;
  close(): void;
}

/** A client whose session belongs to every process with the same account and Redis. Only one of them signs in. */
export async function shareSession({
  baseUrl,
  account,
  redisUrl,
  lockSeconds,
}: Sharing): Promise<SharedSession> {
  const { redis, tokens } = await connect(redisUrl);
  const storageKey = `open-webui-auths:${baseUrl}:${account.email}`;
  // The work under the lock is two calls, which together end before the lock does.
  const timeout = Math.floor((lockSeconds * 1000) / 3);

  const signInOnce = async (client: AuthsClient): Promise<void> => {
    const lock = new Mutex(redis, storageKey, {
      lockTimeout: lockSeconds * 1000,
      acquireTimeout: lockSeconds * 5_000,
      retryInterval: 50,
      refreshInterval: 0,
    });
    await lock.acquire();
    try {
      // Whoever had the lock before has probably signed in; the client to sign in with is another one, and empty.
      const token = await auths.getToken();
      if (token !== null && (await isGood(token))) return;
      const result = await client.signIn(account, { timeout });
      if (!isSession(result))
        throw new Error(`${account.email} is asked for more than a password; take another account`);
    } finally {
      // Without a Redis it ends by itself.
      await lock.release().catch(() => {});
    }
  };

  /** Asks with a client of its own: the shared one would forget a token that is refused, for all. */
  const isGood = async (token: string): Promise<boolean> => {
    try {
      await createAuthsClient({ baseUrl, token, timeout }).getSessionUser();
      return true;
    } catch (error) {
      if (isAuthsError(error) && error.code === "not_authenticated") return false;
      throw error;
    }
  };

  const auths = createAuthsClient({
    baseUrl,
    storage: tokens,
    storageKey,
    reauthenticate: signInOnce,
  });
  return {
    auths,
    ready: async () => {
      if ((await auths.getToken()) === null) await signInOnce(auths);
    },
    close: () => redis.disconnect(),
  };
}
