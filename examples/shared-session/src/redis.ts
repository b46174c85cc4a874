import type { Redis } from "ioredis";
import type { TokenStorage } from "open-webui-auths";
import { createStorage } from "unstorage";
import redisDriver from "unstorage/drivers/redis";

/** One connection, for the token and for the lock. */
export interface Connection {
  readonly redis: Redis;
  readonly tokens: TokenStorage;
}

/** @throws Error in plain words when Redis cannot be used */
export async function connect(url: string): Promise<Connection> {
  if (!/^rediss?:/.test(url) || !URL.canParse(url)) {
    throw new Error("REDIS_URL must be an address such as redis://127.0.0.1:6379.");
  }
  const driver = redisDriver({
    url,
    // A command that finds no Redis fails after one try more, and the connection comes back by itself.
    maxRetriesPerRequest: 1,
    retryStrategy: (times) => Math.min(times * 200, 2_000),
    connectTimeout: 2_000,
  });
  const redis = driver.getInstance?.() as Redis;
  let reason: Error | undefined;
  redis.on("error", (error: Error) => {
    reason = error;
  });
  try {
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    // Its address without the password.
    const { host } = new URL(url);
    const { code, message } = (reason ?? error) as NodeJS.ErrnoException;
    throw new Error(
      `Redis at ${host} cannot be used (${code ?? message}). See that it runs, or set REDIS_URL.`,
    );
  }
  // The client tells it how long a session lasts, so Redis forgets the token by itself.
  return { redis, tokens: createStorage<string>({ driver }) };
}
