import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { AuthsError, createAuthsClient, isAuthsError } from "../../src/index.ts";
import { fakeFetch, json } from "../support/client.ts";

const baseUrl = "https://chat.example.com";
const secret = "correct horse battery staple";
const ada = { email: "ada@example.com", password: secret };

describe("an answer that the contract does not know", () => {
  it("is unexpected_response when a 200 is a web page, and says what may be wrong", async () => {
    const error = await failure(
      new Response("<!doctype html>", { headers: { "content-type": "text/html" } }),
    );
    expect(error).toMatchObject({ code: "unexpected_response", status: 200 });
    expect(error.message).toMatch(
      /text\/html, not JSON; .*the server is not Open WebUI 0\.12, as serverVersion says/,
    );
  });

  it("is unexpected_response when the JSON is broken", async () => {
    const error = await failure(
      new Response('{"token":', { headers: { "content-type": "application/json" } }),
    );
    expect(error).toMatchObject({ code: "unexpected_response", status: 200 });
    expect(error.message).toMatch(/broken JSON/);
  });

  it("is unexpected_response when the body is empty", async () => {
    const error = await failure(new Response("", { headers: { "content-type": "application/json" } }));
    expect(error).toMatchObject({ code: "unexpected_response", status: 200 });
  });

  it("is unexpected_response for a 405, which another line may answer", async () => {
    const error = await failure(json({ detail: "Method Not Allowed" }, { status: 405 }));
    expect(error).toMatchObject({ code: "unexpected_response", status: 405, detail: "Method Not Allowed" });
    expect(error.message).toMatch(
      /the server is not Open WebUI 0\.12, as serverVersion says: ask detectServerVersion$/,
    );
  });

  it("is unexpected_response for a redirect, which is not followed", async () => {
    const opaque = Object.defineProperty(Response.error(), "type", { value: "opaqueredirect" });
    for (const [answer, status] of [
      [Response.redirect("https://login.example.com/"), 302],
      [opaque, 0],
    ] as const) {
      const error = await failure(answer);
      expect(error).toMatchObject({ code: "unexpected_response", status });
      expect(error.message).toMatch(
        /a sign-in page or a captive portal may be in between, or baseUrl is not the final address/,
      );
    }
  });

  it("is server for a proxy's 502 page, whose text stays out of the error", async () => {
    const error = await failure(new Response("<h1>Bad gateway</h1>", { status: 502 }));
    expect(error).toMatchObject({ code: "server", status: 502 });
    expect(inspect(error)).not.toContain("Bad gateway");
  });

  it.each([
    ["120", 120],
    [new Date(Date.now() + 60_000).toUTCString(), 60],
    ["Thu, 01 Jan 1970 00:00:00 GMT", 0],
    ["soon", undefined],
    ["soon 5", undefined],
    ["1.5", undefined],
    ["-5", undefined],
  ])("tells the seconds of Retry-After: %s", async (value, seconds) => {
    const error = await failure(
      json({ detail: "slow down" }, { status: 429, headers: { "retry-after": value } }),
    );
    expect(error.code).toBe("rate_limited");
    if (seconds === undefined) expect(error.retryAfter).toBeUndefined();
    else expect(error.retryAfter).toBeCloseTo(seconds, -1);
  });
});

describe("no answer", () => {
  it("is network, with the reason as cause", async () => {
    const inner = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    const { fetch } = fakeFetch(() => Promise.reject(new TypeError("fetch failed", { cause: inner })));
    const error = await createAuthsClient({ baseUrl, fetch })
      .signIn(ada)
      .catch((thrown) => thrown);
    expect(error).toMatchObject({ code: "network", operation: "signIn" });
    expect(error.cause).toMatchObject({ name: "TypeError", cause: { name: "Error", code: "ECONNREFUSED" } });
    expect(error.status).toBeUndefined();
  });

  it("is network when the answer breaks off", async () => {
    const body = new ReadableStream({ pull: (stream) => stream.error(new TypeError("terminated")) });
    const error = await failure(new Response(body, { headers: { "content-type": "application/json" } }));
    expect(error.code).toBe("network");
  });

  it("is aborted when the caller ends the call", async () => {
    const controller = new AbortController();
    const { fetch } = fakeFetch(({ signal }) => {
      queueMicrotask(() => controller.abort());
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    });
    const call = createAuthsClient({ baseUrl, fetch }).signIn(ada, { signal: controller.signal });
    await expect(call).rejects.toMatchObject({ code: "aborted", operation: "signIn" });
  });

  it("is aborted without a request when the signal had ended before", async () => {
    const { fetch, requests } = fakeFetch(() => json({}));
    const signal = AbortSignal.abort();
    await expect(createAuthsClient({ baseUrl, fetch }).signIn(ada, { signal })).rejects.toMatchObject({
      code: "aborted",
    });
    expect(requests).toHaveLength(0);
  });
});

describe("wrong input", () => {
  it.each([undefined, null, "ada", 7, []])("is said before anything is sent: %j", async (body) => {
    const { fetch, requests } = fakeFetch(() => json({}));
    const auths = createAuthsClient({ baseUrl, fetch });
    const error = await auths.signIn(body as never).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: "validation", operation: "signIn" });
    expect(error.message).toBe(
      "signIn: the first argument must be an object, the request's body; nothing was sent",
    );
    expect(requests).toHaveLength(0);
  });

  it.each<[{ body?: typeof ada; headers?: HeadersInit }, RegExp]>([
    [
      { body: { ...ada, extra: 1n } as typeof ada },
      /the first argument cannot be written as JSON; nothing was sent/,
    ],
    [{ headers: { "x y": "1" } }, /the option headers holds what HTTP does not allow; nothing was sent/],
    [{ headers: { "x-note": "🌴" } }, /the option headers holds what HTTP does not allow; nothing was sent/],
  ])(
    "that cannot be sent is not called a network failure: %#",
    async ({ body = ada, ...options }, message) => {
      const { fetch, requests } = fakeFetch(() => json({}));
      const error = await createAuthsClient({ baseUrl, fetch })
        .signIn(body, options as never)
        .catch((thrown) => thrown);
      expect(error).toMatchObject({ code: "validation", operation: "signIn" });
      expect(error.message).toMatch(message);
      expect(requests).toHaveLength(0);
    },
  );

  it("in a middleware is told as what was thrown", async () => {
    const auths = createAuthsClient({ baseUrl });
    auths.http.use({ onRequest: () => Promise.reject(new RangeError("no")) });
    await expect(auths.getSessionUser()).rejects.toMatchObject({
      code: "validation",
      message:
        "getSessionUser: the request could not be made, or a middleware or an option threw; nothing was sent",
      cause: { name: "RangeError" },
    });
  });

  it("in a middleware that throws once there is an answer is not called a network failure", async () => {
    const reason = new TypeError("undefined is not a function");
    const { fetch } = fakeFetch(() => json({ token: "new" }));
    const auths = createAuthsClient({ baseUrl, fetch });
    auths.http.use({ onResponse: () => Promise.reject(reason) });
    await expect(auths.signIn(ada)).rejects.toMatchObject({
      code: "unexpected_response",
      message: "signIn: a middleware threw after the server answered",
      cause: { name: "TypeError" },
    });
  });

  it("in a clock that throws is not called a network failure", async () => {
    const { fetch } = fakeFetch(() => json({}));
    const clock = () => {
      throw new RangeError("no clock");
    };
    const token = `a.${btoa(JSON.stringify({ exp: 1000 }))}.c`;
    const auths = createAuthsClient({ baseUrl, token, fetch, clock, reauthenticate: () => {} });
    await expect(auths.getSessionUser()).rejects.toMatchObject({
      code: "validation",
      cause: { name: "RangeError" },
    });
  });

  it("in the signal is said before anything is sent", async () => {
    const { fetch, requests } = fakeFetch(() => json({}));
    for (const timeout of [1000, Number.POSITIVE_INFINITY]) {
      const auths = createAuthsClient({ baseUrl, fetch, timeout });
      await expect(auths.signIn(ada, { signal: { aborted: false } as AbortSignal })).rejects.toMatchObject({
        code: "validation",
        message: "signIn: the option signal must be an AbortSignal; nothing was sent",
      });
    }
    expect(requests).toHaveLength(0);
  });

  it("may be null for options", async () => {
    const { fetch } = fakeFetch(() => json({ status: true }));
    await expect(createAuthsClient({ baseUrl, fetch }).signOut(null as never)).resolves.toEqual({
      status: true,
    });
  });

  it.each([
    [{ baseUrl: "chat.example.com" }, /absolute URL/],
    [{ baseUrl: "" }, /absolute URL/],
    [{ baseUrl: "ftp://chat.example.com" }, /https:\/\/ or http:\/\//],
    [{ baseUrl: "https://ada:secret@chat.example.com" }, /user name or password/],
    [{ baseUrl: "https://chat.example.com/?a=1" }, /query or a fragment/],
    [{ baseUrl: "https://chat.example.com/?" }, /query or a fragment/],
    [{ baseUrl: "https://chat.example.com/#" }, /query or a fragment/],
    [{ baseUrl: undefined }, /absolute URL/],
    [{ baseUrl, headers: { cookie: "session\n=1" } }, /^headers holds what HTTP does not allow$/],
    [
      { baseUrl, serverVersion: "0.1" },
      /serverVersion "0.1" is no release that this package knows; the nearest is 0\.6\.0/,
    ],
    [{ baseUrl, serverVersion: "toString" }, /no release that this package knows/],
    [{ baseUrl, credentials: "basic" }, /"bearer" or "cookie"/],
  ])("in the options is a TypeError: %j", (options, message) => {
    expect(() => createAuthsClient(options as never)).toThrow(TypeError);
    expect(() => createAuthsClient(options as never)).toThrow(message);
    expect(() => createAuthsClient(options as never)).not.toThrow(/secret/);
  });
});

describe("an AuthsError", () => {
  it("never tells what was sent, though the server echoes it", async () => {
    const detail = [
      { type: "missing", loc: ["body", "email"], msg: "Field required", input: { password: secret } },
    ];
    const error = await failure(json({ detail }, { status: 422 }));
    expect(error.issues).toEqual([{ type: "missing", loc: ["body", "email"], msg: "Field required" }]);
    for (const shown of [error.message, error.stack, JSON.stringify(error), inspect(error, { depth: 9 })]) {
      expect(shown).not.toContain(secret);
    }
  });

  it.each([
    [{ input: { password: secret } }, undefined, "the server answered 422"],
    [[], [], "the server answered 422"],
    [[secret], [], "the server answered 422"],
    [[{}], [{ type: "unknown", loc: [], msg: "invalid" }], "the server answered 422"],
    [{ msg: "no", type: "x", input: secret }, { msg: "no", type: "x" }, "the server answered 422"],
  ])("keeps what it does not know to itself: %#", async (sent, kept, words) => {
    const error = await failure(json({ detail: sent }, { status: 422 }));
    expect(error.detail).toEqual(kept);
    expect(error.message).toBe(`signIn: ${words}`);
    expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toContain(secret);
  });

  it("shows code and status; detail, issues and response only on request", async () => {
    const error = await failure(json({ detail: "no" }, { status: 403 }));
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      code: "forbidden",
      operation: "signIn",
      status: 403,
    });
    expect(error.detail).toBe("no");
    expect(error.response?.status).toBe(403);
    expect(Object.keys(error).sort()).toEqual(["code", "operation", "status"]);
    expect(String(error)).toBe("AuthsError: signIn: the server answered 403; see error.detail");
  });

  it("is known across copies of the package, and nothing else is taken for one", () => {
    const copy = Object.assign(new Error("from another copy"), {
      [Symbol.for("open-webui-auths.AuthsError")]: true,
    });
    expect(isAuthsError(copy)).toBe(true);
    expect(isAuthsError(new AuthsError("x", { code: "server", operation: "signIn" }))).toBe(true);
    for (const other of [new Error("x"), null, undefined, "AuthsError", { name: "AuthsError" }]) {
      expect(isAuthsError(other)).toBe(false);
    }
  });
});

async function failure(answer: Response): Promise<AuthsError> {
  const { fetch } = fakeFetch(() => answer);
  const error = await createAuthsClient({ baseUrl, fetch })
    .signIn(ada)
    .catch((thrown: unknown) => thrown);
  if (!isAuthsError(error)) throw new Error("no AuthsError was thrown", { cause: error });
  return error;
}
