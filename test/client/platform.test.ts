import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { reactNative } from "../support/react-native.ts";

/** Runs a program of its own, with the client imported. */
async function run(program: string, ...flags: string[]): Promise<string> {
  const source = `${program.replace("IMPORT", 'const { createAuthsClient } = await import("./src/index.ts");')}`;
  const options = { cwd: new URL("../..", import.meta.url), timeout: 60_000 };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, "--input-type=module", "-e", source],
    options,
  );
  return stdout.trim();
}

describe("a timeout", () => {
  it.each([
    ["the storage", "storage: { getItem: () => new Promise(() => {}) }"],
    ["the fetch", "fetch: () => new Promise(() => {})"],
    [
      "reauthenticate",
      'token: "old", fetch: async () => Response.json({ detail: "Not authenticated" }, { status: 401 }), reauthenticate: () => new Promise(() => {})',
    ],
  ])("ends the call with its error where %s hangs and nothing else keeps Node alive", async (_, option) => {
    const output = await run(`IMPORT
      const auths = createAuthsClient({ baseUrl: "https://chat.example.com", timeout: 50, ${option} });
      await auths.getSessionUser().catch(({ code }) => console.log(code));`);
    expect(output).toBe("timeout");
  });
});

describe("an abort", () => {
  it.each([
    ["fetch", "auths.fetch('/stream', { signal })"],
    ["fetch with a Request", "auths.fetch(new Request(baseUrl + '/stream', { signal }))"],
    ["fetch with POST and a body", "auths.fetch('/stream', { signal, method: 'POST', body: 'x' })"],
    ["http", "auths.http.GET('/stream', { signal, parseAs: 'stream' }).then(({ response }) => response)"],
    [
      "http with middleware",
      "auths.http.GET('/stream', { signal, parseAs: 'stream', middleware: [{ onRequest() {} }] }).then(({ response }) => response)",
    ],
  ])("reaches a stream after the memory was collected: %s", async (_, call) => {
    const output = await run(
      `import { createServer } from "node:http";
      IMPORT
      const server = createServer((request, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write("x"), 20);
        request.socket.on("close", () => clearInterval(timer));
      });
      await new Promise((done) => server.listen(0, "127.0.0.1", done));
      const baseUrl = "http://127.0.0.1:" + server.address().port;
      const auths = createAuthsClient({ baseUrl, token: "a.b.c" });
      const controller = new AbortController();
      const { signal } = controller;
      const start = async () => (await ${call}).body.getReader();
      const reader = await start();
      await reader.read();
      for (let round = 0; round < 5; round += 1) {
        globalThis.gc();
        await new Promise((done) => setTimeout(done, 20));
      }
      controller.abort();
      const late = setTimeout(() => { console.log("goes on"); process.exit(); }, 1500);
      for (;;) {
        try { if ((await reader.read()).done) break; } catch { break; }
      }
      clearTimeout(late);
      console.log("ended");
      server.closeAllConnections();
      server.close();`,
      "--expose-gc",
    );
    expect(output).toBe("ended");
  });
});

describe("React Native's features", () => {
  it("are enough for a whole session", async () => {
    const output = await run(`${reactNative}
      IMPORT
      let good = "";
      const fetch = async (request) => {
        if (request.url.endsWith("/signin")) return Response.json({ token: (good = "token" + Math.random()) });
        if (request.url.endsWith("/signout")) return Response.json({ status: true });
        const isGood = request.headers.get("authorization") === "Bearer " + good;
        return isGood ? Response.json({ name: "Ada" }) : Response.json({ detail: "Not authenticated" }, { status: 401 });
      };
      const items = new Map();
      const storage = {
        getItem: async (key, ...rest) => rest.length ? new Promise(() => {}) : items.get(key) ?? null,
        setItem: async (key, value, ...rest) => rest.length ? new Promise(() => {}) : void items.set(key, value),
        removeItem: async (key, ...rest) => rest.length ? new Promise(() => {}) : void items.delete(key),
      };
      const account = { email: "ada@example.com", password: "x" };
      globalThis.fetch = (input, init) => fetch(new Request(input, init));
      for (const own of [{ fetch }, {}]) {
        const auths = createAuthsClient({ baseUrl: "https://chat.example.com", storage, timeout: 5000,
          reauthenticate: (client) => client.signIn(account), ...own });
        auths.onSessionChange(({ reason }) => console.log(reason));
        const controller = new AbortController();
        await auths.signIn(account, { signal: controller.signal });
        good = "another";
        console.log((await auths.getSessionUser()).name);
        await auths.fetch("/api/models", { signal: controller.signal });
        await auths.signOut();
        controller.abort();
        await auths.getSessionUser({ signal: controller.signal }).catch(({ code }) => console.log(code));
      }`);
    const once = ["sign_in", "sign_in", "Ada", "sign_out", "aborted"];
    expect(output.split("\n")).toEqual([...once, ...once]);
  });

  it.each(["fetch", "Headers", "AbortController", "URL"])(
    "below the floor give one clear error: %s",
    async (name) => {
      const output = await run(`IMPORT
      delete globalThis.${name};
      try { createAuthsClient({ baseUrl: "https://chat.example.com" }); } catch (error) { console.log(String(error)); }`);
      expect(output).toBe(`TypeError: this runtime lacks ${name}; use a polyfill or a newer runtime`);
    },
  );

  it("without a whole URL give one clear error", async () => {
    const output = await run(`IMPORT
      Object.defineProperty(URL.prototype, "origin", { get() { throw new Error("not implemented"); } });
      try { createAuthsClient({ baseUrl: "https://chat.example.com" }); } catch (error) { console.log(String(error)); }`);
    expect(output).toMatch(/this runtime lacks URL\.origin; /);
  });
});

describe("the stated floor", () => {
  it("is the same in the README, engines and browserslist", () => {
    const root = new URL("../../", import.meta.url);
    const { engines, browserslist } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
    const readme = readFileSync(new URL("README.md", root), "utf8").replace(/\s+/g, " ");
    expect(readme).toContain(`Node ${engines.node.replace(">=", "")}`);
    for (const browser of browserslist as string[]) {
      const [name = "", version] = browser.split(" >= ");
      expect(readme).toContain(`${name[0]?.toUpperCase()}${name.slice(1)} ${version}`);
    }
  });
});
