import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createAuthsClient, isAuthsError } from "../../src/index.ts";
import { fakeFetch, json } from "../support/client.ts";

const baseUrl = "https://chat.example.com";
const secret = "qxz-secret-wvk";

async function failure(answer: Response, password = secret) {
  const { fetch } = fakeFetch(() => answer);
  const error = await createAuthsClient({ baseUrl, fetch })
    .signIn({ email: "ada@example.com", password })
    .catch((thrown: unknown) => thrown);
  if (!isAuthsError(error)) throw new Error("no AuthsError was thrown", { cause: error });
  return error;
}

describe("an error's message", () => {
  it("names known fields and types of an issue, and nothing else that a server writes", async () => {
    const issue = (type: unknown, ...loc: unknown[]) => ({ type, loc, msg: secret });
    const detail = [
      issue("missing", "body", "email"),
      issue("string_type", "body", "password"),
      issue(secret, "body", "email"),
      issue("missing", "body", secret),
      issue({ secret }, "body", { secret }),
      issue("missing", "toString", "constructor"),
    ];
    const error = await failure(json({ detail }, { status: 422 }));
    expect(error.message).toBe("signIn: body.email: missing; body.password: string_type");
    expect(error.issues).toHaveLength(6);
  });

  it.each<[string, unknown]>([
    [
      "100,000 issues",
      Array(100_000).fill({ type: "missing", loc: ["body", "email"], msg: "Field required" }),
    ],
    ["a long way to a field", [{ type: "missing", loc: Array(100_000).fill("body"), msg: "" }]],
    ["a long sentence", "x".repeat(1_000_000)],
    ["terminal escapes", "\u001b[31mred\u001b[0m \u202E\u0007"],
    ["objects in place of text", { type: { toString: 1 }, msg: { toString: 1 } }],
    ["issues of objects", [{ type: { toString: 1 }, loc: [{ toString: 1 }], msg: { toString: 1 } }]],
    ["a list of nothing", [null, 7, [], "text"]],
  ])("is short and plain: %s", async (_, detail) => {
    const error = await failure(json({ detail }, { status: 422 }));
    expect(error.code).toBe("validation");
    expect(error.message.length).toBeLessThanOrEqual(1000);
    expect(error.message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(() => [error.detail, error.issues]).not.toThrow();
  });

  it("of an operation that an app names itself is short and plain too", async () => {
    const error = await createAuthsClient({ baseUrl, headers: { x: "1" } })
      .deleteOAuthSession({ path: {} as never })
      .catch((thrown) => thrown);
    expect(error.message).toMatch(/path\.provider/);
  });
});

describe("the seconds to wait", () => {
  it.each([
    ["9".repeat(400), 2_147_483],
    ["99999999999", 2_147_483],
    ["Fri, 31 Dec 9999 23:59:59 GMT", 2_147_483],
    ["0", 0],
  ])("are what a timer can wait: %s", async (value, seconds) => {
    const error = await failure(json({ detail: "no" }, { status: 429, headers: { "retry-after": value } }));
    expect(error.retryAfter).toBe(seconds);
  });
});

describe("what the server wrote", () => {
  it("is there on request, and shown by no inspector, logger or serializer", async () => {
    const headers = { "set-cookie": `token=${secret}`, "x-echo": secret };
    for (const detail of [
      secret,
      { msg: secret, type: secret },
      [{ type: secret, loc: [secret], msg: secret }],
    ]) {
      const error = await failure(json({ detail }, { status: 422, headers }));
      expect(JSON.stringify([error.detail, error.issues])).toContain(secret);
      expect(error.response?.headers.get("x-echo")).toBe(secret);
      const shown = [
        String(error),
        error.stack,
        JSON.stringify(error),
        JSON.stringify(Object.getOwnPropertyDescriptors(error)),
        inspect(error, { depth: 9, showHidden: true, getters: true }),
        inspect(error, { depth: 9, customInspect: false, getters: true }),
        inspect(structuredClone(error), { depth: 9, showHidden: true }),
        inspect({ ...error }, { depth: 9, showHidden: true, getters: true }),
      ];
      for (const text of shown) expect(text).not.toContain(secret);
    }
  });

  it("costs the same however long the password was", async () => {
    const password = "p".repeat(1_000_000);
    const answer = () =>
      json({ detail: [{ type: "x", loc: ["body"], msg: "no", input: { password } }] }, { status: 422 });
    await failure(answer(), password);
    const started = performance.now();
    await failure(answer(), password);
    // Redaction took four seconds and more.
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe("an answer that is not the server's", () => {
  const page = (status: number) =>
    new Response("<h1>Sign in</h1>", { status, headers: { "content-type": "text/html" } });
  it.each<[string, () => Response]>([
    ["a gate's page with 401", () => page(401)],
    ["a gate's page with 403", () => page(403)],
    ["a page with 404", () => page(404)],
    ["a page with 400", () => page(400)],
    ["a gate's JSON with 401", () => json({ error: "login_required" }, { status: 401 })],
    ["a gate's JSON with 403", () => json("forbidden", { status: 403 })],
    ["404 to an operation that has none", () => json({ detail: "Not Found" }, { status: 404 })],
    ["409 without a detail", () => json({}, { status: 409 })],
    ["a success of null", () => json(null)],
    ["a success of text", () => json("ok")],
    ["a success of a number", () => json(7)],
    ["a success of a list", () => json([])],
    ["a captive portal's page", () => page(200)],
  ])("is unexpected_response, and costs no token: %s", async (_, answer) => {
    const { fetch } = fakeFetch(answer);
    const auths = createAuthsClient({ baseUrl, token: "a.b.c", fetch });
    await expect(auths.getAdminDetails()).rejects.toMatchObject({ code: "unexpected_response" });
    expect(await auths.getToken()).toBe("a.b.c");
    await expect(auths.signOut({ storeToken: false })).rejects.toMatchObject({ code: "unexpected_response" });
  });

  it.each([200, 401, 403])("names the likely cause of a page with %i", async (status) => {
    expect((await failure(page(status))).message).toMatch(
      /text\/html, not JSON; a sign-in page or a captive portal/,
    );
  });

  it.each([
    [502, "server"],
    [429, "rate_limited"],
  ])("keeps the meaning of a proxy's %i", async (status, code) => {
    expect((await failure(page(status))).code).toBe(code);
  });
});
