import { afterEach, describe, expect, inject, it, vi } from "vitest";
import { createAuthsClient } from "../../../src/index.ts";
import { ada } from "./ada.ts";
import { blockOf } from "./guide.ts";

const baseUrl = "https://chat.example.com";
const token = "aaa.bbb.ccc";
const page = () => new Response("<h1>Sign in</h1>", { headers: { "content-type": "text/html" } });
const over = () =>
  Response.json(
    { detail: "Your session has expired or the token is invalid. Please sign in again." },
    { status: 401 },
  );
const user = { id: "1", name: "Ada", email: ada.email, role: "user", token, token_type: "Bearer" };
/** A client whose server answers so. */
const answering = (answer: () => Response | Promise<Response>, given: string | undefined = token) =>
  createAuthsClient({ baseUrl, fetch: async () => answer(), ...(given && { token: given }) });

afterEach(() => vi.unstubAllGlobals());

describe("the lines of the guide on gates", () => {
  it("read the name, reload for the gate's page, and throw all else", async () => {
    const { nameOf } = await blockOf("gates", "function nameOf", baseUrl);
    const reload = vi.fn();
    vi.stubGlobal("location", { reload });
    expect(await nameOf(answering(() => Response.json(user)))).toBe("Ada");
    await expect(nameOf(answering(over))).rejects.toMatchObject({ code: "not_authenticated" });
    expect(reload).not.toHaveBeenCalled();
    const auths = answering(page);
    expect(await nameOf(auths)).toBeUndefined();
    expect(reload).toHaveBeenCalledOnce();
    expect(await auths.getToken()).toBe(token);
  });
});

describe("the lines of the guide on React Native", () => {
  it("restore a session, and tell an end from a missing connection", async () => {
    const { restore } = await blockOf("react-native", "function restore", baseUrl);
    const offline = () => Promise.reject(new TypeError("Network request failed"));
    expect(await restore(answering(() => Response.json(user)))).toMatchObject({ name: "Ada" });
    expect(await restore(answering(over))).toBeNull();
    expect(await restore(answering(offline, ""))).toBeNull();
    const auths = answering(offline);
    await expect(restore(auths)).rejects.toMatchObject({ code: "network" });
    expect(await auths.getToken()).toBe(token);
  });
});

describe("the lines of the guide on identity providers", () => {
  const challenge = { next_step: "verify", challenge_token: "a.b.c", expires_in: 300 };
  it.each([
    ["?pending=1", "", "pending", null],
    ["?mfa=1", "", challenge, null],
    ["?error=no", `token=${token}`, "refused", null],
    ["", "theme=dark", "refused", null],
    ["", `theme=dark; token=${token}; lang=en`, "signed in", token],
  ])("come back by %s with the cookie %s", async (search, cookie, result, stored) => {
    const { comeBack } = await blockOf("identity-providers", "function comeBack", baseUrl);
    const replaceState = vi.fn();
    vi.stubGlobal("location", { search });
    vi.stubGlobal("history", { replaceState });
    vi.stubGlobal("document", { cookie });
    const auths = answering(() => Response.json(challenge), "");
    expect(await comeBack(auths)).toEqual(result);
    expect(await auths.getToken()).toBe(stored);
    expect(replaceState).toHaveBeenCalledWith(null, "", "/");
  });
});

describe("the lines of the guide on servers and scripts", () => {
  it("take the address and a token from the environment, and say what is missing", async () => {
    const url = inject("newestMockUrl");
    await expect(blockOf("servers-and-scripts", "OPEN_WEBUI_TOKEN", url)).rejects.toThrow(
      "Set OPEN_WEBUI_URL",
    );
    vi.stubEnv("OPEN_WEBUI_URL", url);
    vi.stubEnv("OPEN_WEBUI_TOKEN", token);
    const { auths } = await blockOf("servers-and-scripts", "OPEN_WEBUI_TOKEN", url);
    expect((await auths.getSessionUser()).email).toBe(ada.email);
    vi.unstubAllEnvs();
  });
});

describe("the lines of the guide on React", () => {
  it("show the ways of signing in that the server offers", async () => {
    vi.stubGlobal("location", { origin: inject("newestMockUrl") });
    const { shows } = await blockOf("react", "export const shows", baseUrl);
    expect(Object.keys(shows)).toEqual(["firstAccount", "password", "directory", "signUp", "providers"]);
    expect(shows).toMatchObject({ firstAccount: false, password: true });
  });
});
