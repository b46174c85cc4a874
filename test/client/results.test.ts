import { describe, expect, inject, it } from "vitest";
import { createAuthsClient, isMfaChallenge, isPending, isSession } from "../../src/index.ts";
import { fakeFetch, json } from "../support/client.ts";

const baseUrl = inject("newestMockUrl");
const ada = { email: "ada@example.com", password: "correct horse battery staple" };
const answering = (example: string) => ({ headers: { prefer: `code=200, example=${example}` } });
const challenge = `c2f5b8de-91a4-4c7b-8f0d-2b6e9d3a7c22.${"x".repeat(43)}`;

describe("signing in on 0.12", () => {
  it.each([
    ["adminSession", "session", undefined],
    ["verifyChallenge", "challenge", "verify"],
    ["enrollChallenge", "challenge", "enroll"],
    ["pendingUser", "pending", "pending"],
  ])("answers %s, which the helpers call a %s", async (example, kind, step) => {
    const auths = createAuthsClient({ baseUrl, token: "mine" });
    const result = await auths.signIn(ada, answering(example));
    const called = {
      session: isSession(result),
      challenge: isMfaChallenge(result),
      pending: isPending(result),
    };
    expect(called).toEqual({ session: false, challenge: false, pending: false, [kind]: true });
    expect(result.next_step).toBe(step);
    expect(await auths.getToken()).toBe(isSession(result) ? result.token : "mine");
  });

  it("goes from a challenge to a session", async () => {
    const auths = createAuthsClient({ baseUrl });
    const first = await auths.signIn(ada, answering("verifyChallenge"));
    if (!isMfaChallenge(first)) throw new Error("no challenge");
    expect(await auths.getToken()).toBeNull();
    const session = await auths.verifyMfaChallenge({
      challenge_token: first.challenge_token,
      code: "492039",
    });
    expect(await auths.getToken()).toBe(session.token);
  });
});

describe("confirming an authenticator", () => {
  const form = { challenge_token: challenge, code: "492039" };

  it("starts a session after a sign-in", async () => {
    const auths = createAuthsClient({ baseUrl, token: "mine" });
    const result = await auths.confirmMfaEnrollment(form, answering("enrolledSession"));
    if (!isSession(result)) throw new Error("no session");
    expect(result.recovery_codes).toHaveLength(10);
    expect(await auths.getToken()).toBe(result.token);
  });

  it("leaves the token as it is after a replacement, which gives recovery codes alone", async () => {
    const auths = createAuthsClient({ baseUrl, token: "mine" });
    const result = await auths.confirmMfaEnrollment(form, answering("recoveryCodes"));
    expect(isSession(result)).toBe(false);
    expect(result.recovery_codes).toHaveLength(10);
    expect(await auths.getToken()).toBe("mine");
  });
});

describe("a success that says neither token nor next step", () => {
  it.each([{}, [], null, "session", { token: undefined, name: "Ada" }])("is none: %j", async (body) => {
    const { fetch } = fakeFetch(() => json(body));
    const auths = createAuthsClient({ baseUrl, token: "mine", fetch });
    await expect(auths.signIn(ada)).rejects.toMatchObject({ code: "unexpected_response", status: 200 });
    expect(await auths.getToken()).toBe("mine");
  });
});
