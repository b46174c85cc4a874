import { afterEach, describe, expect, it, vi } from "vitest";
import { type AuthsClientOptions, createAuthsClient } from "../../../src/index.ts";
import { fakeFetch, json } from "../../support/client.ts";
import { leaksOf, shownOf } from "./shown.ts";

const baseUrl = "https://chat.example.com";
const ascii = (text: string) =>
  JSON.stringify(text).replace(/[^ -~]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);

describe("a token that a server repeats is not shown", () => {
  const token = "qxzj-kvwq-xzjk-vwqx";
  const repeats = async (request: Request) =>
    json({ detail: `bad: ${request.headers.get("authorization")}` }, { status: 400 });
  afterEach(() => vi.unstubAllGlobals());

  it.each<[string, Partial<AuthsClientOptions>, boolean]>([
    ["through the global fetch", {}, false],
    ["through a fetch of the caller's own", { fetch: repeats }, false],
    ["through middleware", {}, true],
  ])("%s", async (_, options, middleware) => {
    vi.stubGlobal("fetch", (...sent: ConstructorParameters<typeof Request>) => repeats(new Request(...sent)));
    const auths = createAuthsClient({ baseUrl, token, ...options });
    if (middleware) auths.http.use({ onRequest: ({ request }) => request });
    const error = await auths.getApiKey().catch((thrown) => thrown);
    expect(error.detail).toBe(`bad: Bearer ${token}`);
    expect(leaksOf(error, { token })).toEqual([]);
  });
});

describe("a password that a server repeats is not shown", () => {
  it.each([
    ["as it is", "pw-7", "pw-7"],
    ["in other letter case", "Pw-7", "PW-7"],
    ["short, as JSON", 'hun"ter22', JSON.stringify('hun"ter22')],
    ["short, as JSON in JSON", 'hun"ter22', JSON.stringify(JSON.stringify('hun"ter22'))],
    ["with marks that a URL leaves alone", "pa ss!w1*", encodeURIComponent("pa ss!w1*")],
    ["short, as a form", "a b/c", String(new URLSearchParams({ a: "a b/c" }))],
    ["long, as JSON of ASCII alone", "correct hörse battery", ascii("correct hörse battery")],
    ["cut short", "correct horse battery", "orrect hors…"],
    ["of marks alone", "!?!?--!?!?--", "!?!?--!?!?"],
    ["of digits, as a number", "000123", "123"],
    ["backwards", "correct horse", "esroh tcerroc"],
    ["in base64", "correct horse battery", btoa("correct horse battery")],
    ["that is a word of ours", "server", "the server"],
  ])("%s", async (_, password, repeated) => {
    const detail = `bad: ${repeated}`;
    const { fetch } = fakeFetch(() => json({ detail }, { status: 400 }));
    const error = await createAuthsClient({ baseUrl, fetch })
      .signIn({ email: "ada@example.com", password })
      .catch((thrown) => thrown);
    expect(error.detail).toBe(detail);
    expect(error.message).toBe("signIn: the server answered 400; see error.detail");
    for (const text of Object.values(shownOf(error))) expect(text).not.toContain(detail);
  });
});
