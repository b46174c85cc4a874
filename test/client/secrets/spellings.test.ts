import { afterEach, describe, expect, it, vi } from "vitest";
import { type AuthsClientOptions, createAuthsClient } from "../../../src/index.ts";
import { fakeFetch, json } from "../../support/client.ts";

const ascii = (text: string) =>
  JSON.stringify(text).replace(/[^ -~]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);

/** The detail that a client shows of a server's, for a sign-in with a password. */
async function shown(password: string, detail: string): Promise<unknown> {
  const { fetch } = fakeFetch(() => json({ detail }, { status: 400 }));
  const auths = createAuthsClient({ baseUrl: "https://chat.example.com", fetch });
  const error = await auths.signIn({ email: "ada@example.com", password }).catch((thrown) => thrown);
  expect(error.message.includes(password)).toBe(error.detail !== "…" && detail.includes(password));
  return error.detail;
}

describe("a token that a server repeats is left out", () => {
  const token = "qxzj-kvwq-xzjk-vwqx";
  const repeats = async (request: Request) =>
    json({ detail: `bad: ${request.headers.get("authorization")}` }, { status: 400 });
  afterEach(() => vi.unstubAllGlobals());

  it.each<[string, Partial<AuthsClientOptions>, boolean]>([
    ["through the global fetch", {}, false],
    ["through a fetch of the caller's own", { fetch: repeats }, false],
    ["through middleware", {}, true],
  ])("%s", async (_, options, middleware) => {
    vi.stubGlobal("fetch", (...given: ConstructorParameters<typeof Request>) =>
      repeats(new Request(...given)),
    );
    const auths = createAuthsClient({ baseUrl: "https://chat.example.com", token, ...options });
    if (middleware) auths.http.use({ onRequest: ({ request }) => request });
    await expect(auths.getApiKey()).rejects.toMatchObject({ detail: "…" });
  });
});

describe("a password that a server repeats is left out", () => {
  it.each([
    ["as it is", "pw-7", "bad: pw-7"],
    ["in other letter case", "Pw-7", "bad: PW-7"],
    ["short, as JSON", 'hun"ter22', `bad: ${JSON.stringify('hun"ter22')}`],
    ["short, as JSON in JSON", 'hun"ter22', `bad: ${JSON.stringify(JSON.stringify('hun"ter22'))}`],
    ["in pieces, as JSON", "summer\twinter\nfall", `bad: ${JSON.stringify("summer\twinter\nfall")}`],
    ["with marks that a URL leaves alone", "pa ss!w1*", `bad: ${encodeURIComponent("pa ss!w1*")}`],
    ["short, as a URL", "a b/c", `bad: ${encodeURIComponent("a b/c")}`],
    ["short, as a form", "a b/c", `bad: ${new URLSearchParams({ a: "a b/c" })}`],
    ["short, as JSON of ASCII alone", "pä$$w0r", `bad: ${ascii("pä$$w0r")}`],
    ["long, as JSON of ASCII alone", "correct hörse battery", `bad: ${ascii("correct hörse battery")}`],
    ["cut short", "correct horse battery", "bad: orrect hors…"],
    ["cut short, with other marks", "correct horse battery staple", "bad: correct-horse-batt…"],
    ["of marks alone", "!?!?--!?!?--", "bad: !?!?--!?!?"],
  ])("%s", async (_, password, detail) => {
    expect(await shown(password, detail)).toBe("…");
  });

  it.each([
    ["none of it", "correct horse battery staple", "the horse is not here"],
    ["nine letters of it", "correct horse battery staple", "not corrected"],
  ])("but not a text with %s", async (_, password, detail) => {
    expect(await shown(password, detail)).toBe(detail);
  });
});
