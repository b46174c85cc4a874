import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { createStorage, type Driver, type Storage as UnstorageStorage } from "unstorage";
import fsDriver from "unstorage/drivers/fs";
import memoryDriver from "unstorage/drivers/memory";
import redisDriver from "unstorage/drivers/redis";
import { describe, expect, expectTypeOf, it, onTestFinished } from "vitest";
import { createAuthsClient, type TokenStorage } from "../../src/index.ts";
import { hasNoRedis, startRedis } from "../servers/index.ts";
import { fakeFetch, json } from "../support/client.ts";

const baseUrl = "https://chat.example.com";
const ada = { email: "ada@example.com", password: "correct horse battery staple" };
const token = "eyJhbGciOiJIUzI1NiJ9.eyJpZCI6ImFkYSJ9.c2lnbmF0dXJl";

describe("what fits as a storage as it is", () => {
  it("is Web Storage, a storage of unstorage and any of its drivers", () => {
    expectTypeOf<Storage>().toExtend<TokenStorage>();
    expectTypeOf<UnstorageStorage>().toExtend<TokenStorage>();
    expectTypeOf<UnstorageStorage<string>>().toExtend<TokenStorage>();
    expectTypeOf<Driver>().toExtend<TokenStorage>();
    expectTypeOf<ReturnType<typeof memoryDriver>>().toExtend<TokenStorage>();
    expectTypeOf<ReturnType<typeof fsDriver>>().toExtend<TokenStorage>();
    expectTypeOf<ReturnType<typeof redisDriver>>().toExtend<TokenStorage>();
    expectTypeOf<Map<string, string>>().not.toExtend<TokenStorage>();
  });
});

describe.each([
  ["a storage of unstorage", () => createStorage()],
  ["unstorage's memory driver", () => memoryDriver()],
  ["unstorage's driver for files", () => fsDriver({ base: folder() })],
  ["a storage of unstorage on files", () => createStorage({ driver: fsDriver({ base: folder() }) })],
])("%s", (_, make) => {
  it("keeps the token for the next client, and forgets it with the sign-out", () => keeps(make()));
});

describe("unstorage's driver for files", () => {
  it("keeps the token in one file", async () => {
    const base = folder();
    await createAuthsClient({ baseUrl, storage: fsDriver({ base }), storageKey: "token" }).setToken(token);
    expect(readdirSync(base)).toEqual(["token"]);
    expect(readFileSync(join(base, "token"), "utf8")).toBe(token);
  });

  it("that is read-only gives a token, and says that it takes none", async () => {
    const base = folder();
    await createAuthsClient({ baseUrl, storage: fsDriver({ base }) }).setToken(token);
    const auths = createAuthsClient({ baseUrl, storage: fsDriver({ base, readOnly: true }) });
    expect(await auths.getToken()).toBe(token);
    const bare: TokenStorage = { getItem: () => token };
    await expect(createAuthsClient({ baseUrl, storage: bare }).setToken(null)).rejects.toMatchObject({
      code: "storage",
      cause: { name: "TypeError", code: "READ_ONLY" },
    });
  });
});

describe.skipIf(hasNoRedis)("Redis", () => {
  it("keeps the token for several processes, and what it throws tells no token", async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    const driver = redisDriver({
      host: redis.host,
      port: redis.port,
      retryStrategy: () => null,
      maxRetriesPerRequest: 0,
    });
    onTestFinished(() => driver.dispose?.());
    await keeps(driver);
    await redis.stop();
    const error = await createAuthsClient({ baseUrl, storage: driver })
      .setToken(token)
      .catch((thrown) => thrown);
    expect(error).toMatchObject({ code: "storage" });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(token);
  }, 60_000);
});

describe("a storage that cannot be written to", () => {
  it("leaves the server's refusal of its token as it is", async () => {
    const { fetch } = fakeFetch(() => json({ detail: "401 Unauthorized" }, { status: 401 }));
    const auths = createAuthsClient({ baseUrl, storage: { getItem: () => token }, fetch });
    await expect(auths.getSessionUser()).rejects.toMatchObject({ code: "not_authenticated", status: 401 });
    expect(await auths.getToken()).toBe(token);
  });
});

describe("the message of a storage's error", () => {
  it.each([
    `could not store ${token}`,
    `unknown command 'SET', with args beginning with: 'key' '${token.slice(0, 20)}`,
    "quota exceeded",
  ])("is left out, its name and code are kept: %s", async (message) => {
    const fail = () => {
      throw Object.assign(new RangeError(message), { code: "E_FULL" });
    };
    for (const storage of [
      { getItem: () => null, setItem: fail, removeItem: fail },
      { getItem: fail, setItem: fail, removeItem: fail },
    ]) {
      const auths = createAuthsClient({ baseUrl, storage });
      const error = await auths.setToken(token).catch((thrown) => thrown);
      expect(error.cause).toMatchObject({ name: "RangeError", code: "E_FULL", message: "" });
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(token.slice(0, 20));
    }
  });
});

async function keeps(storage: TokenStorage): Promise<void> {
  const { fetch } = fakeFetch(() => json({ token, status: true }));
  const one = createAuthsClient({ baseUrl, storage, fetch });
  const other = createAuthsClient({ baseUrl, storage, fetch });
  expect(await one.getToken()).toBeNull();
  await one.signIn(ada);
  expect(await other.getToken()).toBe(token);
  await other.signOut();
  expect(await one.getToken()).toBeNull();
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "open-webui-auths-storage-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}
