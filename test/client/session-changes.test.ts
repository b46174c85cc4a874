import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createAuthsClient, type SessionChange, type TokenStorage } from "../../src/index.ts";
import { fakeFetch, json } from "../support/client.ts";

const baseUrl = "https://chat.example.com";
const key = `open-webui-auths:${baseUrl}`;
const ada = { email: "ada@example.com", password: "correct horse battery staple" };

afterEach(() => vi.unstubAllGlobals());

describe("onSessionChange", () => {
  it("tells what this client does to the session, after it is done, and no token", async () => {
    const { fetch } = fakeFetch((request) =>
      request.method === "GET"
        ? json({ detail: "401 Unauthorized" }, { status: 401 })
        : json({ status: true, token: "new-token" }),
    );
    const auths = createAuthsClient({ baseUrl, fetch });
    const changes: SessionChange[] = [];
    const tokens: Promise<string | null>[] = [];
    const stop = auths.onSessionChange((change) => {
      changes.push(change);
      tokens.push(auths.getToken());
    });
    await auths.signIn(ada);
    await auths.signIn(ada, { storeToken: false });
    await auths.signOut();
    await auths.setToken("sk-mine");
    await auths.setToken(null);
    await auths.signUp({ ...ada, name: "Ada" });
    await auths.getSessionUser().catch(() => {});
    stop();
    await auths.signIn(ada);
    expect(changes).toEqual([
      { signedIn: true, reason: "sign_in" },
      { signedIn: false, reason: "sign_out" },
      { signedIn: true, reason: "set_token" },
      { signedIn: false, reason: "set_token" },
      { signedIn: true, reason: "sign_in" },
      { signedIn: false, reason: "not_authenticated" },
    ]);
    expect(await Promise.all(tokens)).toEqual(["new-token", null, "sk-mine", null, "new-token", null]);
  });

  it("tells nothing of what failed or changed nothing", async () => {
    const { fetch } = fakeFetch(() => json({ next_step: "pending" }));
    const auths = createAuthsClient({ baseUrl, fetch });
    const heard = vi.fn();
    auths.onSessionChange(heard);
    await auths.signIn(ada);
    expect(heard).not.toHaveBeenCalled();
  });

  it("calls every listener, even when one throws or rejects, and ends no process", async () => {
    const program = `
      import { createAuthsClient } from "./src/index.ts";
      const auths = createAuthsClient({ baseUrl: "https://chat.example.com" });
      auths.onSessionChange(() => { throw new Error("a bug in the page"); });
      auths.onSessionChange(async () => { throw new Error("another bug in the page"); });
      auths.onSessionChange(({ reason }) => console.log("heard:", reason));
      await auths.setToken("sk-mine");
      console.log("done");
    `;
    const options = { cwd: new URL("../..", import.meta.url) };
    const run = promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], options);
    const { stdout } = await run;
    expect(stdout.trim().split("\n").sort()).toEqual(["done", "heard: set_token"]);
  });

  it("takes one function twice, and ends one listening at a time", async () => {
    const auths = createAuthsClient({ baseUrl });
    const heard = vi.fn();
    const stop = auths.onSessionChange(heard);
    auths.onSessionChange(heard);
    await auths.setToken("sk-mine");
    stop();
    stop();
    await auths.setToken(null);
    expect(heard).toHaveBeenCalledTimes(3);
  });
});

describe("two tabs on one Web Storage", () => {
  /** A page's globals: a storage, and the events that other tabs' writes cause. */
  function page() {
    const window = new EventTarget();
    const items = new Map<string, string>();
    const localStorage: TokenStorage & { length: number } = {
      getItem: (name) => items.get(name) ?? null,
      setItem: (name, value) => void items.set(name, value),
      removeItem: (name) => void items.delete(name),
      length: 0,
    };
    vi.stubGlobal("addEventListener", window.addEventListener.bind(window));
    vi.stubGlobal("removeEventListener", window.removeEventListener.bind(window));
    const tell = (name: string | null, newValue: string | null, storageArea: unknown = localStorage) =>
      window.dispatchEvent(Object.assign(new Event("storage"), { key: name, newValue, storageArea }));
    return { items, localStorage, tell };
  }

  it("see each other's sign-in and sign-out at the next call", async () => {
    const { localStorage } = page();
    const { fetch, requests } = fakeFetch(() => json({ status: true, token: "new-token" }));
    const [one, other] = [0, 1].map(() => createAuthsClient({ baseUrl, storage: localStorage, fetch }));
    await one?.signIn(ada);
    await other?.getAdminConfig();
    expect(requests.at(-1)?.headers.get("authorization")).toBe("Bearer new-token");
    await one?.signOut();
    await other?.getAdminConfig();
    expect(requests.at(-1)?.headers.has("authorization")).toBe(false);
  });

  it("do not go back to the token that a client was given", async () => {
    const { localStorage } = page();
    const { fetch } = fakeFetch(() => json({ status: true, token: "new-token" }));
    const one = createAuthsClient({ baseUrl, storage: localStorage, fetch });
    const other = createAuthsClient({ baseUrl, storage: localStorage, token: "sk-given", fetch });
    await one.signIn(ada);
    expect(await other.getToken()).toBe("new-token");
    await one.signOut();
    expect(await other.getToken()).toBeNull();
  });

  it("are what is listened for, and nothing on a server where each request has a client", () => {
    const { localStorage } = page();
    const listen = vi.fn();
    vi.stubGlobal("addEventListener", listen);
    createAuthsClient({ baseUrl }).onSessionChange(() => {});
    expect(listen).not.toHaveBeenCalled();
    createAuthsClient({ baseUrl, storage: localStorage }).onSessionChange(() => {});
    expect(listen).toHaveBeenCalledTimes(1);
  });

  it("are told of each other's changes at once", () => {
    const { localStorage, tell } = page();
    const changes: SessionChange[] = [];
    const auths = createAuthsClient({ baseUrl, storage: localStorage });
    const stop = auths.onSessionChange((change) => changes.push(change));
    tell(key, "new-token");
    tell(key, null);
    tell(null, null);
    tell("another key", null);
    tell(key, null, "sessionStorage");
    stop();
    tell(key, "new-token");
    expect(changes).toEqual([
      { signedIn: true, reason: "elsewhere" },
      { signedIn: false, reason: "elsewhere" },
      { signedIn: false, reason: "elsewhere" },
    ]);
  });
});
