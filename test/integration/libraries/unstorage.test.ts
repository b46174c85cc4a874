import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createStorage, type Storage } from "unstorage";
import fsDriver from "unstorage/drivers/fs";
import memoryDriver from "unstorage/drivers/memory";
import redisDriver from "unstorage/drivers/redis";
import { describe, expect, inject, it, onTestFinished, vi } from "vitest";
import { createAuthsClient } from "../../../src/index.ts";
import { startRedis } from "../../servers/redis.ts";
import { ada } from "./ada.ts";

const clientOf = (storage: Storage) =>
  createAuthsClient({ baseUrl: inject("mockUrl"), serverVersion: "0.6", storage });

/** A driver, and how another process would open what it keeps; the memory driver's is the same storage. */
const drivers: Record<string, () => Promise<() => Storage>> = {
  memory: async () => {
    const storage = createStorage({ driver: memoryDriver() });
    return () => storage;
  },
  fs: async () => {
    const base = mkdtempSync(join(tmpdir(), "open-webui-auths-unstorage-"));
    onTestFinished(() => rmSync(base, { recursive: true }));
    return () => opened(createStorage({ driver: fsDriver({ base }) }));
  },
  redis: async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    return () => opened(createStorage({ driver: redisDriver({ url: redis.url }) }));
  },
};

function opened(storage: Storage): Storage {
  onTestFinished(() => storage.dispose());
  return storage;
}

describe.each(Object.keys(drivers))("unstorage's driver %s as the client's storage", (driver) => {
  const open = () => drivers[driver]?.() ?? expect.fail();

  it("keeps the token for the next client, until one signs out", async () => {
    const storage = await open();
    const first = clientOf(storage());
    const { token } = await first.signIn(ada);
    const second = clientOf(storage());
    expect(await second.getToken()).toBe(token);
    expect((await second.getSessionUser()).token).toBe(token);
    await second.signOut();
    expect(await first.getToken()).toBeNull();
    expect(await storage().getKeys()).toEqual([]);
    await expect(first.getSessionUser()).rejects.toMatchObject({ code: "not_authenticated" });
  });

  it("gives the token that another program has put there", async () => {
    const storage = await open();
    const auths = clientOf(storage());
    await auths.setToken("aaa.bbb.ccc");
    const [key = ""] = await storage().getKeys();
    await storage().setItem(key, "sk-0123456789abcdef0123456789abcdef");
    expect(await auths.getToken()).toBe("sk-0123456789abcdef0123456789abcdef");
  });

  it("holds two servers' tokens side by side", async () => {
    const storage = await open();
    const here = clientOf(storage());
    const there = createAuthsClient({ baseUrl: "https://other.example.com", storage: storage() });
    await here.setToken("aaa.bbb.ccc");
    await there.setToken("ddd.eee.fff");
    expect([await here.getToken(), await there.getToken()]).toEqual(["aaa.bbb.ccc", "ddd.eee.fff"]);
  });
});

describe("unstorage's driver redis", () => {
  it("that loses its server makes the client say so, and work again with the server", async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    // Its driver says on the console, too, what it lost.
    const said = vi.spyOn(console, "error").mockReturnValue();
    onTestFinished(() => said.mockRestore());
    const driver = redisDriver({ url: redis.url, maxRetriesPerRequest: 0, retryStrategy: () => 50 });
    const auths = clientOf(opened(createStorage({ driver })));
    await auths.signIn(ada);
    await redis.stop();
    await expect(auths.getToken()).rejects.toMatchObject({ code: "storage" });
    await redis.start();
    await expect.poll(() => auths.getToken().catch(() => "not yet"), { timeout: 10_000 }).toBeNull();
    expect((await auths.signIn(ada)).token).toBe(await auths.getToken());
  });
});
