import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createAuthsClient } from "../../src/index.ts";
import { fakeFetch, json } from "../support/client.ts";
import { serve } from "../support/serve.ts";

const baseUrl = "https://chat.example.com";
const ada = { email: "ada@example.com", password: "correct horse battery staple" };
const never = new Promise<never>(() => {});

describe("a timeout", () => {
  it("ends a call to a server that does not answer", async () => {
    const { url } = await serve(silence);
    const auths = createAuthsClient({ baseUrl: url });
    await expect(auths.signIn(ada, { timeout: 30 })).rejects.toMatchObject({
      code: "timeout",
      operation: "signIn",
      message: "signIn: timed out",
    });
  });

  it("counts until the body is there", async () => {
    const { url } = await serve(halfABody);
    const auths = createAuthsClient({ baseUrl: url });
    await expect(auths.signIn(ada, { timeout: 200 })).rejects.toMatchObject({ code: "timeout" });
  });

  it("may be given once for all calls, and otherwise for one", async () => {
    const { fetch } = fakeFetch(() => never);
    const auths = createAuthsClient({ baseUrl, fetch, timeout: 30 });
    await expect(auths.signIn(ada)).rejects.toMatchObject({ code: "timeout" });
    const controller = new AbortController();
    const call = auths.signIn(ada, { timeout: Number.POSITIVE_INFINITY, signal: controller.signal });
    await expect(auths.signIn(ada)).rejects.toMatchObject({ code: "timeout" });
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: "aborted" });
  });

  it("is told from an abort, whichever comes first", async () => {
    const { fetch } = fakeFetch(() => never);
    const auths = createAuthsClient({ baseUrl, fetch });
    const { signal } = new AbortController();
    await expect(auths.signIn(ada, { signal, timeout: 10 })).rejects.toMatchObject({ code: "timeout" });
    const aborted = AbortSignal.abort();
    await expect(auths.signIn(ada, { signal: aborted, timeout: 10_000 })).rejects.toMatchObject({
      code: "aborted",
    });
    await expect(auths.signIn(ada, { signal: AbortSignal.timeout(10) })).rejects.toMatchObject({
      code: "timeout",
    });
  });

  it("may be a fraction of a millisecond, as the rest of a budget is", async () => {
    const { fetch } = fakeFetch(() => json({}));
    await expect(createAuthsClient({ baseUrl, fetch, timeout: 1333.3 }).getApiKey()).resolves.toEqual({});
  });

  it("has no limit of its own: what no timer can wait for is no timeout", async () => {
    const { fetch } = fakeFetch(() => json({}));
    const auths = createAuthsClient({ baseUrl, fetch });
    const timers = vi.spyOn(globalThis, "setTimeout");
    onTestFinished(() => timers.mockRestore());
    for (const timeout of [2 ** 31, Number.POSITIVE_INFINITY])
      await expect(auths.getApiKey({ timeout })).resolves.toEqual({});
    expect(timers).not.toHaveBeenCalled();
  });

  it("that a program without types leaves out with null is no limit", async () => {
    const { fetch } = fakeFetch(() => json({}));
    const auths = createAuthsClient({ baseUrl, fetch, timeout: null as never });
    await expect(auths.getApiKey()).resolves.toEqual({});
    await expect(auths.getApiKey({ timeout: null as never })).resolves.toEqual({});
  });

  it.each([-1, Number.NaN, "10"])("of %s is refused before anything is sent", async (timeout) => {
    const { fetch, requests } = fakeFetch(() => json({}));
    await expect(
      createAuthsClient({ baseUrl, fetch }).signIn(ada, { timeout: timeout as number }),
    ).rejects.toMatchObject({ code: "validation", message: /milliseconds/ });
    expect(requests).toHaveLength(0);
  });
});

describe("an abort", () => {
  const aborting = () => {
    const controller = new AbortController();
    setImmediate(() => controller.abort());
    return { signal: controller.signal };
  };

  it("ends the call at once where the work does not stop: in the storage, the fetch, the body, a renewal", async () => {
    const storage = { getItem: () => never, setItem: () => never, removeItem: () => never };
    const stuck = createAuthsClient({ baseUrl, storage, fetch: async () => json({ token: "new" }) });
    await expect(stuck.getAdminConfig(aborting())).rejects.toMatchObject({ code: "aborted" });
    await expect(stuck.signIn(ada, aborting())).rejects.toMatchObject({ code: "aborted" });

    const deaf = createAuthsClient({ baseUrl, fetch: () => never });
    await expect(deaf.signIn(ada, aborting())).rejects.toMatchObject({ code: "aborted" });

    const headers = { "content-type": "application/json" };
    const slow = createAuthsClient({
      baseUrl,
      fetch: async () => new Response(new ReadableStream({}), { headers }),
    });
    await expect(slow.signIn(ada, aborting())).rejects.toMatchObject({ code: "aborted" });

    const renewing = createAuthsClient({
      baseUrl,
      token: "old",
      fetch: async () => json({ detail: "401 Unauthorized" }, { status: 401 }),
      reauthenticate: () => never,
    });
    await expect(renewing.getAdminConfig(aborting())).rejects.toMatchObject({ code: "aborted" });
    const { signal } = aborting();
    await expect(renewing.http.GET("/api/v1/auths/", { signal })).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(await renewing.getToken()).toBe("old");
  });

  it("of a sign-in keeps the client signed out, even if the answer still comes", async () => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    const controller = new AbortController();
    const auths = createAuthsClient({ baseUrl, fetch: () => promise });
    const call = auths.signIn(ada, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: "aborted" });
    resolve(json({ token: "late" }));
    await new Promise((done) => setImmediate(done));
    expect(await auths.getToken()).toBeNull();
  });

  it("leaves no listener on a signal that outlives many calls", async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    Object.assign(signal, {
      addEventListener: (...given: Parameters<typeof add>) => {
        listeners += 1;
        add(...given);
      },
      removeEventListener: (...given: Parameters<typeof remove>) => {
        listeners -= 1;
        remove(...given);
      },
    });
    vi.stubGlobal("fetch", async () => json({ status: true }));
    onTestFinished(() => void vi.unstubAllGlobals());
    const auths = createAuthsClient({ baseUrl });
    for (let call = 0; call < 20; call += 1) await auths.signOut({ signal });
    expect(listeners).toBe(0);
  });
});

const silence = () => {};

function halfABody(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"token":');
}
