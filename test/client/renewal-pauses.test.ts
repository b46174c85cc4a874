import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type AuthsClient,
  createAuthsClient,
  type ReauthenticateContext,
  type TokenStorage,
} from "../../src/index.ts";
import { fakeFetch, json } from "../support/client.ts";

const baseUrl = "https://chat.example.com";
const ada = { email: "ada@example.com", password: "correct horse battery staple" };
const never = new Promise<never>(() => {});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const storages: Record<string, (items: Map<string, string>) => TokenStorage> = {
  "a synchronous storage": (items) => ({
    getItem: (key) => items.get(key),
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  }),
  "an asynchronous storage": (items) => ({
    getItem: async (key) => items.get(key) ?? null,
    setItem: async (key, value) => void items.set(key, value),
    removeItem: async (key) => void items.delete(key),
  }),
};

/** A server where only some tokens are good, and signing in gives the next answer. */
function serverWith(good: string[], ...signIns: (() => Response | Promise<Response>)[]) {
  let signedIn = 0;
  const { fetch } = fakeFetch(({ url, headers }) => {
    if (url.endsWith("/signin")) {
      signedIn += 1;
      return (signIns[signedIn - 1] ?? signIns.at(-1))?.() ?? json({ detail: "no" }, { status: 400 });
    }
    const token = headers.get("authorization")?.slice("Bearer ".length) ?? "";
    return good.includes(token) ? json({ token }) : json({ detail: "Not authenticated" }, { status: 401 });
  });
  return { fetch, good, signIns: () => signedIn };
}

describe.each(Object.entries(storages))("a renewal with %s", (_, storageOver) => {
  function clientOf(
    server: ReturnType<typeof serverWith>,
    reauthenticate: (auths: AuthsClient, context: ReauthenticateContext) => unknown = (auths) =>
      auths.signIn(ada),
  ) {
    const items = new Map([["key", "old"]]);
    const storage = storageOver(items);
    const auths = createAuthsClient({
      baseUrl,
      storage,
      storageKey: "key",
      fetch: server.fetch,
      reauthenticate,
    });
    return { auths, items };
  }
  const refused = { code: "not_authenticated", operation: "getAdminDetails", status: 401 };

  it("gets an empty client, the refused token and a signal", async () => {
    const server = serverWith(["new"]);
    const seen = vi.fn();
    const { auths } = clientOf(server, async (own, { currentToken, signal }) => {
      seen(await own.getToken(), currentToken, signal.aborted);
      await own.setToken("new");
      expect(await auths.getToken()).toBe("old");
    });
    expect(await auths.getAdminDetails()).toEqual({ token: "new" });
    expect(seen.mock.calls).toEqual([[null, "old", false]]);
    expect(await auths.getToken()).toBe("new");
  });

  const failures: Record<string, () => Response | Promise<Response>> = {
    "an account that is pending": () => json({ next_step: "pending" }),
    "a challenge": () => json({ next_step: "verify", challenge_token: "c", expires_in: 60 }),
    "a wrong password": () => json({ detail: "no" }, { status: 400 }),
    "a server that is down": () => Promise.reject(new TypeError("fetch failed")),
    "a token that is refused as well": () => json({ token: `refused-${Math.random()}` }),
  };
  it.each(Object.entries(failures))(
    "that meets %s is repeated after a pause, and not before",
    async (_, failure) => {
      const server = serverWith(["new"], failure, () => json({ token: "new" }));
      const { auths, items } = clientOf(server);
      for (let poll = 0; poll < 25; poll += 1)
        await expect(auths.getAdminDetails()).rejects.toMatchObject(refused);
      expect(server.signIns()).toBe(1);
      expect(items.size).toBe(1);
      await vi.advanceTimersByTimeAsync(999);
      await expect(auths.getAdminDetails()).rejects.toMatchObject({
        ...refused,
        message: /the next attempt is in 1 s/,
      });
      await vi.advanceTimersByTimeAsync(1);
      expect(await auths.getAdminDetails()).toEqual({ token: "new" });
      expect(server.signIns()).toBe(2);
    },
  );

  it("waits as long as the server says, else longer each time, up to a minute", async () => {
    const server = serverWith(
      [],
      () => json({ detail: "no" }, { status: 429, headers: { "retry-after": "90" } }),
      () => json({ detail: "no" }, { status: 400 }),
    );
    const { auths } = clientOf(server);
    const pauses: unknown[] = [];
    for (let attempt = 0; attempt < 9; attempt += 1) {
      const error = await auths.getAdminDetails().catch((thrown) => thrown);
      pauses.push(error.retryAfter);
      await vi.advanceTimersByTimeAsync(error.retryAfter * 1000);
    }
    expect(pauses).toEqual([90, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(server.signIns()).toBe(9);
  });

  it("is not needed when the server accepts the token again, as during a rolling deploy", async () => {
    const server = serverWith([]);
    const { auths } = clientOf(server);
    await expect(auths.getAdminDetails()).rejects.toMatchObject(refused);
    server.good.push("old");
    expect(await auths.getAdminDetails()).toEqual({ token: "old" });
  });

  it("that hangs ends after five minutes, and does not block the next one", async () => {
    const server = serverWith(["new"]);
    let hangs = true;
    const { auths } = clientOf(server, (own) => (hangs ? never : own.setToken("new")));
    const call = expect(auths.getAdminDetails()).rejects.toMatchObject({
      ...refused,
      cause: { name: "TimeoutError" },
    });
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    await call;
    hangs = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(await auths.getAdminDetails()).toEqual({ token: "new" });
  });

  it.each<[string, (auths: AuthsClient) => Promise<unknown>, string | null]>([
    ["a sign-out", (auths) => auths.signOut(), null],
    ["setToken", (auths) => auths.setToken("mine"), "mine"],
    ["a sign-in", (auths) => auths.signIn(ada), "signed-in"],
  ])("that hangs is ended by %s, which wins", async (_, decide, expected) => {
    const server = serverWith(["mine", "signed-in", "old"], () => json({ token: "signed-in" }));
    server.good.pop();
    let aborted = false;
    const { auths } = clientOf(server, (_own, { signal }) => {
      signal.addEventListener("abort", () => {
        aborted = true;
      });
      return never;
    });
    const call = auths.getAdminDetails().catch((thrown) => thrown);
    await vi.advanceTimersByTimeAsync(10);
    await decide(auths).catch(() => {});
    const outcome = await call;
    expect(aborted).toBe(true);
    if (expected === null) expect(outcome).toMatchObject(refused);
    else expect(outcome).toEqual({ token: expected });
    expect(await auths.getToken()).toBe(expected);
  });
});

describe("a storage that hangs", () => {
  it("blocks no later sign-in, nor setToken: each write has ten seconds", async () => {
    const items = new Map<string, string>();
    let hangs = true;
    const storage: TokenStorage = {
      getItem: (key) => items.get(key),
      setItem: (key, value) => (hangs ? never : items.set(key, value)),
      removeItem: (key) => items.delete(key),
    };
    const { fetch } = fakeFetch(() => json({ token: "new" }));
    const auths = createAuthsClient({ baseUrl, storage, storageKey: "key", fetch });
    const first = expect(auths.signIn(ada)).rejects.toMatchObject({
      code: "storage",
      cause: { name: "TimeoutError" },
    });
    await vi.advanceTimersByTimeAsync(1);
    hangs = false;
    const second = auths.signIn(ada);
    await vi.advanceTimersByTimeAsync(10_000);
    await first;
    await second;
    expect(items.get("key")).toBe("new");
    await auths.setToken(null);
    expect(items.size).toBe(0);
  });

  it("blocks no read for longer than ten seconds", async () => {
    const auths = createAuthsClient({ baseUrl, storage: { getItem: () => never } });
    for (const read of [
      () => auths.getToken(),
      () => auths.fetch("/api/models"),
      () => auths.getAdminDetails(),
    ]) {
      const outcome = expect(read()).rejects.toMatchObject({ code: "storage" });
      await vi.advanceTimersByTimeAsync(10_000);
      await outcome;
    }
  });
});
