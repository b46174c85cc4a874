import { setTimeout as wait } from "node:timers/promises";
import type { TokenStorage } from "../../../src/index.ts";
import { signIn, signOut } from "./callers.ts";
import { session } from "./examples.ts";
import { type Fault, storageKey } from "./fault.ts";
import { answering, guarding, json } from "./servers.ts";

/** A storage that does not do what it should. */
export const storageFaults: readonly Fault[] = [
  {
    what: "The storage cannot be read",
    wire: "Nothing is sent.",
    advice: "Fix the storage, or leave it out: memory needs none.",
    server: () => answering(json(200, session)),
    client: ({ items }) => ({ storage: { ...over(items), getItem: refuse } }),
    outcome: { code: "storage", token: "stays", asked: 0 },
  },
  {
    what: "The storage cannot be written after a sign-in",
    wire: "The sign-in succeeds on the server; the storage is full.",
    advice: "Free some space and sign in again. The client continues with its old token.",
    server: () => answering(json(200, session)),
    client: ({ items }) => ({ storage: { ...over(items), setItem: refuse } }),
    call: signIn,
    outcome: { code: "storage", token: "stays", asked: 1 },
  },
  {
    what: "The storage cannot remove the token after a sign-out",
    wire: "The sign-out succeeds on the server; the storage keeps the token.",
    advice: "Clear the storage in another way: the token may still work if the server has no Redis.",
    server: () => answering(json(200, { status: true })),
    client: ({ items }) => ({ storage: { ...over(items), removeItem: refuse } }),
    call: signOut,
    outcome: { code: "storage", token: "stays", asked: 1 },
  },
  {
    what: "The storage returns a rejected promise",
    wire: "Nothing is sent.",
    advice: "As above.",
    server: () => answering(json(200, session)),
    client: ({ items }) => ({ storage: { ...over(items), getItem: async () => refuse() } }),
    outcome: { code: "storage", token: "stays", asked: 0 },
  },
  {
    what: "The storage contains an invalid token",
    wire: "The request is sent without a token, and the server returns 401.",
    advice: "Ask to sign in; that overwrites it.",
    server: () => answering(guarding("token-after")),
    client: ({ items }) => {
      items.set(storageKey, '{"token": null}\n');
      return { storage: over(items) };
    },
    outcome: { code: "not_authenticated", status: 401, token: "stays", asked: 1 },
  },
  {
    what: "The storage returns a value that is not a string",
    wire: "The same: the request is sent without a token.",
    advice: "As above.",
    server: () => answering(guarding("token-after")),
    client: ({ items }) => ({ storage: { ...over(items), getItem: () => ({ token: 7 }) } }),
    outcome: { code: "not_authenticated", status: 401, token: "stays", asked: 1 },
  },
  {
    what: "The storage hangs",
    wire: "Nothing is sent; the call has `timeout: 100`.",
    advice: "Fix the storage. Without a `timeout` the call ends after ten seconds, with `storage`.",
    server: () => answering(json(200, session)),
    client: ({ items }) => ({ storage: { ...over(items), getItem: () => new Promise(() => {}) } }),
    call: (auths) => auths.getSessionUser({ timeout: 100 }),
    outcome: { code: "timeout", token: "stays", asked: 0 },
  },
  {
    what: "The storage is slow",
    wire: "Reading and writing are slow; two sign-ins and a sign-out overlap, the sign-out last.",
    advice: "Nothing: the last call wins, regardless of which the storage finishes first.",
    server: () =>
      answering((response, request) => json(200, { ...session, status: true })(response, request)),
    client: ({ items }) => ({ storage: slow(items) }),
    call: (auths) =>
      Promise.all([auths.signIn({ email: "a@example.com", password: "x" }), signIn(auths), signOut(auths)]),
    outcome: { code: null, token: "forgotten", asked: 3 },
  },
];

/** A storage over a map. */
export function over(items: Map<string, string>): TokenStorage {
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  };
}

/** A storage that answers by promise, writing slower than forgetting. */
function slow(items: Map<string, string>): TokenStorage {
  return {
    getItem: async (key) => {
      await wait(5);
      return items.get(key);
    },
    setItem: async (key, value) => {
      await wait(30);
      await items.set(key, value);
    },
    removeItem: async (key) => {
      await wait(1);
      await items.delete(key);
    },
  };
}

function refuse(): never {
  throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
}
