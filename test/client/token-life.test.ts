import { inspect } from "node:util";
import { describe, expect, inject, it } from "vitest";
import { createAuthsClient, isAuthsError, type TokenStorage } from "../../src/index.ts";
import { fakeFetch, holding, json } from "../support/client.ts";
import { contractOf } from "../support/contract.ts";

const baseUrl = inject("newestMockUrl");
const ada = { email: "ada@example.com", password: "correct horse battery staple" };
const grace = { name: "Grace Hopper", email: "grace@example.com", password: "nanoseconds are eleven inches" };
const adaToken = tokenOf("adminSession");
const graceToken = tokenOf("userSession");

describe("the token", () => {
  it("is kept after signing in and forgotten after signing out", async () => {
    const auths = createAuthsClient({ baseUrl });
    expect(await auths.getToken()).toBeNull();
    await auths.signIn(ada);
    expect(await auths.getToken()).toBe(adaToken);
    await auths.signOut();
    expect(await auths.getToken()).toBeNull();
  });

  it("is kept after signing up and after an LDAP sign-in", async () => {
    const auths = createAuthsClient({ baseUrl });
    await auths.signUp(grace);
    expect(await auths.getToken()).toBe(adaToken);
    await auths.signInLdap({ user: "grace", password: grace.password });
    expect(await auths.getToken()).toBe(graceToken);
  });

  it("stays as it is with storeToken: false", async () => {
    const auths = createAuthsClient({ baseUrl, token: "sk-mine" });
    await auths.signIn(ada, { storeToken: false });
    await auths.signInLdap({ user: "grace", password: grace.password }, { storeToken: false });
    await auths.signUp(grace, { storeToken: false });
    await auths.signOut({ storeToken: false });
    expect(await auths.getToken()).toBe("sk-mine");
  });

  it("is never that of a user who was added", async () => {
    const auths = createAuthsClient({ baseUrl });
    await auths.signIn(ada);
    const added = await auths.addUser(grace);
    expect(added.token).not.toBe(adaToken);
    expect(await auths.getToken()).toBe(adaToken);
  });

  it.each([400, 403, 500])("survives a call that fails with %i, a sign-out excepted", async (code) => {
    const auths = createAuthsClient({ baseUrl, token: "mine" });
    const headers = { prefer: `code=${code}` };
    const calls = await Promise.allSettled([
      auths.signIn(ada, { headers }),
      auths.signInLdap({ user: "grace", password: "x" }, { headers }),
      auths.signUp(grace, { headers }),
      auths.getSessionUser({ headers }),
      auths.addUser(grace, { headers }),
    ]);
    expect(calls.map(({ status }) => status)).toEqual(calls.map(() => "rejected"));
    expect(await auths.getToken()).toBe("mine");
    await expect(auths.signOut({ headers, storeToken: false })).rejects.toMatchObject({
      operation: "signOut",
    });
    expect(await auths.getToken()).toBe("mine");
    await expect(auths.signOut({ headers })).rejects.toMatchObject({ operation: "signOut" });
    expect(await auths.getToken()).toBeNull();
  });

  it("can be taken from elsewhere and forgotten without asking the server", async () => {
    const auths = createAuthsClient({ baseUrl });
    await auths.setToken(adaToken);
    expect((await auths.getSessionUser()).name).toBe("Ada Lovelace");
    await auths.setToken(null);
    expect(await auths.getToken()).toBeNull();
  });

  it.each(["", "two words", "line\nbreak", "Bearer abc"])("is refused when it is %j", (token) => {
    expect(() => createAuthsClient({ baseUrl, token })).toThrow(TypeError);
    return expect(createAuthsClient({ baseUrl }).setToken(token)).rejects.toThrow(
      /must be a JWT or an sk- key/,
    );
  });

  it.each(["", 7, null, undefined, "two words"])(
    "that the server answers is refused when no header can carry it: %j",
    async (token) => {
      const { fetch } = fakeFetch(() => json({ token }));
      const auths = createAuthsClient({ baseUrl, token: "sk-mine", fetch });
      await expect(auths.signIn(ada)).rejects.toMatchObject({ code: "unexpected_response", status: 200 });
      expect(await auths.getToken()).toBe("sk-mine");
    },
  );

  it("belongs to one client alone", async () => {
    const one = createAuthsClient({ baseUrl });
    const other = createAuthsClient({ baseUrl });
    await one.signIn(ada);
    expect(await other.getToken()).toBeNull();
  });
});

describe("a race", () => {
  it("between a sign-in in flight and a later sign-out is won by the sign-out", async () => {
    const signIn = Promise.withResolvers<Response>();
    const { fetch } = fakeFetch((request) =>
      request.url.endsWith("signin") ? signIn.promise : json({ status: true }),
    );
    const auths = createAuthsClient({ baseUrl, fetch });
    const signedIn = auths.signIn(ada);
    await auths.signOut();
    signIn.resolve(json({ token: "late-token" }));
    await signedIn;
    expect(await auths.getToken()).toBeNull();
  });

  it("between a sign-out in flight and a later sign-in is won by the sign-in", async () => {
    const signOut = Promise.withResolvers<Response>();
    const { fetch } = fakeFetch((request) =>
      request.url.endsWith("signin") ? json({ token: "new-token" }) : signOut.promise,
    );
    const auths = createAuthsClient({ baseUrl, fetch });
    const signedOut = auths.signOut();
    await auths.signIn(ada);
    signOut.resolve(json({ status: true }));
    await signedOut;
    expect(await auths.getToken()).toBe("new-token");
  });

  it("between a sign-in in flight and a sign-out that fails is won by the sign-out", async () => {
    const signIn = Promise.withResolvers<Response>();
    const { fetch } = fakeFetch((request) =>
      request.url.endsWith("signin") ? signIn.promise : json({ detail: "no" }, { status: 500 }),
    );
    const auths = createAuthsClient({ baseUrl, fetch });
    const signedIn = auths.signIn(ada);
    await expect(auths.signOut()).rejects.toMatchObject({ code: "server" });
    signIn.resolve(json({ token: "new-token" }));
    await signedIn;
    expect(await auths.getToken()).toBeNull();
  });
});

describe("signing out", () => {
  const nobody = new Promise<never>(() => {});

  it.each<[string, () => Response | Promise<Response>, string]>([
    ["no answer", () => Promise.reject(new TypeError("fetch failed")), "network"],
    ["no answer in time", () => nobody, "timeout"],
    ["500", () => json({ detail: "no" }, { status: 500 }), "server"],
    ["a gate's page", () => new Response("<h1>Sign in</h1>", { status: 200 }), "unexpected_response"],
    ["null", () => json(null), "unexpected_response"],
    ["401", () => json({ detail: "Not authenticated" }, { status: 401 }), "not_authenticated"],
  ])("forgets the token also after %s, and says that the session may live on", async (_, answer, code) => {
    for (const token of ["a.b.c", "sk-mine"]) {
      const { fetch } = fakeFetch(answer);
      const auths = createAuthsClient({ baseUrl, token, fetch, timeout: 50 });
      await expect(auths.signOut()).rejects.toMatchObject({
        code,
        message: expect.stringMatching(/; the token is forgotten here, but the session may live on there$/),
      });
      expect(await auths.getToken()).toBeNull();
    }
  });

  it("forgets the token also when the caller aborts, and nothing for invalid arguments", async () => {
    const { fetch, requests } = fakeFetch(() => nobody);
    const auths = createAuthsClient({ baseUrl, token: "a.b.c", fetch });
    await expect(auths.signOut({ timeout: -1 })).rejects.toMatchObject({ code: "validation" });
    expect(await auths.getToken()).toBe("a.b.c");
    await expect(auths.signOut({ signal: AbortSignal.timeout(10) })).rejects.toMatchObject({
      code: "timeout",
    });
    expect(await auths.getToken()).toBeNull();
    expect(requests).toHaveLength(1);
  });

  it("ends in time where the storage hangs", async () => {
    const storage = { getItem: () => "a.b.c", setItem: () => nobody, removeItem: () => nobody };
    const { fetch } = fakeFetch(() => json({ status: true }));
    const auths = createAuthsClient({ baseUrl, storage, fetch });
    await expect(auths.signOut({ timeout: 50 })).rejects.toMatchObject({ code: "timeout" });
  });
});

describe("a slow storage", () => {
  it("does not bring a token back after a sign-out that came later", async () => {
    const items = new Map<string, string>();
    const storage: TokenStorage = {
      getItem: (key) => items.get(key),
      setItem: async (key, value) => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        items.set(key, value);
      },
      removeItem: (key) => items.delete(key),
    };
    const { fetch } = fakeFetch((request) =>
      json(request.url.endsWith("signin") ? { token: "new-token" } : { status: true }),
    );
    const auths = createAuthsClient({ baseUrl, storage, fetch });
    const signedIn = auths.signIn(ada);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await Promise.all([signedIn, auths.signOut()]);
    expect(await auths.getToken()).toBeNull();
    expect(items.size).toBe(0);
  });

  it("is not told of a sign-in that is called off while it is still busy with something else", async () => {
    const busy = Promise.withResolvers<void>();
    const items = new Map<string, string>();
    const storage: TokenStorage = {
      getItem: (key) => items.get(key),
      setItem: async (key, value) => {
        await busy.promise;
        items.set(key, value);
      },
      removeItem: (key) => items.delete(key),
    };
    const { fetch } = fakeFetch((request) =>
      json({ token: request.url.endsWith("/signup") ? "good-token" : "new-token" }),
    );
    const auths = createAuthsClient({ baseUrl, storage, fetch });
    const set = auths.setToken("set-before");
    const good = auths.signUp({ ...grace, name: "Grace" });
    const controller = new AbortController();
    const signedIn = auths.signIn(ada, { signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 20));
    controller.abort();
    await expect(signedIn).rejects.toMatchObject({ code: "aborted" });
    busy.resolve();
    await Promise.all([set, good]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([...items.values()]).toEqual(["good-token"]);
  });
});

describe("the storage", () => {
  it("may be Web Storage, which answers at once with null for nothing", async () => {
    const items: Record<string, string> = {};
    const storage: TokenStorage = {
      getItem: (key) => items[key] ?? null,
      setItem: (key, value) => {
        items[key] = value;
      },
      removeItem: (key) => {
        delete items[key];
      },
    };
    const auths = createAuthsClient({ baseUrl, storage });
    await auths.signIn(ada);
    expect(items).toEqual({ [`open-webui-auths:${baseUrl}`]: adaToken });
    expect(await createAuthsClient({ baseUrl, storage }).getToken()).toBe(adaToken);
    await auths.signOut();
    expect(items).toEqual({});
  });

  it("may answer by promise", async () => {
    const items = new Map<string, string>();
    const storage: TokenStorage = {
      getItem: async (key) => items.get(key),
      setItem: async (key, value) => void items.set(key, value),
      removeItem: async (key) => void items.delete(key),
    };
    const auths = createAuthsClient({ baseUrl, storage, storageKey: "token" });
    await auths.signIn(ada);
    expect([...items]).toEqual([["token", adaToken]]);
    expect((await auths.getSessionUser()).token).toBeDefined();
  });

  it("keeps the tokens of two servers apart", async () => {
    const items = new Map<string, string>();
    const storage: TokenStorage = {
      getItem: (key) => items.get(key),
      setItem: (key, value) => items.set(key, value),
      removeItem: (key) => items.delete(key),
    };
    await createAuthsClient({ baseUrl, storage }).signIn(ada);
    expect(await createAuthsClient({ baseUrl: "https://other.example.com", storage }).getToken()).toBeNull();
  });

  it.each([42, {}, "two words", "", "\u0000"])(
    "that holds garbage (%j) counts as signed out",
    async (garbage) => {
      const storage: TokenStorage = { getItem: () => garbage, setItem: () => {}, removeItem: () => {} };
      expect(await createAuthsClient({ baseUrl, storage }).getToken()).toBeNull();
    },
  );

  const failing = (error: Error): TokenStorage => {
    const fail = () => {
      throw error;
    };
    return { getItem: () => null, setItem: fail, removeItem: fail };
  };

  it("that throws gives an AuthsError with code storage, and costs no token", async () => {
    const auths = createAuthsClient({
      baseUrl,
      token: "mine",
      storage: failing(new DOMException("quota exceeded", "QuotaExceededError")),
    });
    const error = await auths.signIn(ada).catch((thrown) => thrown);
    expect(isAuthsError(error)).toBe(true);
    expect(error).toMatchObject({ code: "storage", operation: "signIn" });
    expect(error.cause).toMatchObject({ name: "QuotaExceededError", message: "" });
    expect(await auths.getToken()).toBe("mine");
    await expect(auths.setToken("other")).rejects.toMatchObject({ code: "storage" });
  });

  it("that tells what it was given does not tell it through the error", async () => {
    const command = Object.assign(new Error("READONLY"), { command: { args: ["key", adaToken] } });
    const error = await createAuthsClient({ baseUrl, storage: failing(command) })
      .signIn(ada)
      .catch((thrown) => thrown);
    expect(error.code).toBe("storage");
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(adaToken);
  });

  it("is asked before the token that the client was given", async () => {
    const storage: TokenStorage = { getItem: () => "stored", setItem: () => {}, removeItem: () => {} };
    expect(await createAuthsClient({ baseUrl, storage, token: "given" }).getToken()).toBe("stored");
  });

  it("that has held the given token once is believed when it holds none any more", async () => {
    const { items, storage } = holding();
    const auths = createAuthsClient({ baseUrl, storage, storageKey: "key", token: "given" });
    expect(await auths.getToken()).toBe("given");
    items.set("key", "given");
    expect(await auths.getToken()).toBe("given");
    items.clear();
    expect(await auths.getToken()).toBeNull();
  });
});

function tokenOf(example: string): string {
  const { token } = Object(contractOf("0.12").contract.components.examples[example]?.value) as {
    token?: string;
  };
  if (!token) throw new Error(`the example ${example} has no token`);
  return token;
}
