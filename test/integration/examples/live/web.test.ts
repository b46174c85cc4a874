import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AuthsClient, createAuthsClient, isMfaChallenge } from "../../../../src/index.ts";
import { Authenticator } from "../../../servers/authenticator.ts";
import { bootOpenWebUI, createFirstAdmin, type OpenWebUI } from "../../../servers/index.ts";
import { newPassword } from "../../../servers/secrets.ts";
import { sendCrowd } from "../crowd.ts";
import { ask, startWorker } from "../edge-worker.ts";
import {
  cookiesOf,
  open,
  opensAsNobody,
  opensOwnPage,
  type SignedIn,
  signIn,
  startApp,
  submit,
  submitSignIn,
} from "../server-side.ts";
import type { Started } from "../started.ts";

// In this order: demanding a second factor ends the sessions of all that comes before.
let server: OpenWebUI;
let admin: AuthsClient;
let ada: Awaited<ReturnType<typeof createFirstAdmin>> & { name: string };
let app: Started;
let worker: Started;

const grace = { name: "Grace Hopper", email: "grace@example.com", password: newPassword() };

beforeAll(async () => {
  server = await bootOpenWebUI({ release: "0.12" });
  ada = { ...(await createFirstAdmin(server.baseUrl)), name: "Ada Lovelace" };
  admin = createAuthsClient({ baseUrl: server.baseUrl, token: ada.token });
  await admin.addUser({ ...grace, role: "user" });
  [app, worker] = await Promise.all([startApp(server.baseUrl), startWorker(server.baseUrl)]);
});

afterAll(async () => {
  await Promise.all([app?.[Symbol.asyncDispose](), worker?.[Symbol.asyncDispose]()]);
  await server?.stop();
});

describe("examples/server-side on a real server", () => {
  let people: [SignedIn, SignedIn];

  it("signs two people in at once, each with a cookie of their own", async () => {
    people = await Promise.all([signIn(app, ada), signIn(app, grace)]);
    expect(people[0].token).not.toBe(people[1].token);
  });

  it("shows 1,000 requests of both and of nobody, 20 at a time, their own page alone", async () => {
    const [one, other] = people;
    const visits = [
      opensOwnPage(app, one, [other]),
      opensOwnPage(app, other, [one]),
      opensAsNobody(app, people),
    ];
    expect(await sendCrowd(visits, 1_000)).toEqual([]);
  });

  it("lets the cookie end when the session does", async () => {
    const response = await submitSignIn(app, grace);
    const expires = /Expires=([^;]+)/.exec(response.headers.getSetCookie()[0] ?? "")?.[1] ?? "";
    const session = createAuthsClient({
      baseUrl: server.baseUrl,
      token: cookiesOf(response)[0]?.slice(8) ?? "",
    });
    expect(Date.parse(expires) / 1000).toBe((await session.getSessionUser()).expires_at);
  });

  it("says what is wrong with a wrong password", async () => {
    const response = await submitSignIn(app, { ...grace, password: "a guess" });
    expect(response.status).toBe(401);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await response.text()).toContain("The e-mail or the password is wrong.");
  });

  it("signs out", async () => {
    const { cookie } = await signIn(app, grace);
    const response = await submit(app, "/sign-out", {}, { cookie });
    expect(response.status).toBe(303);
    expect(cookiesOf(response)).toEqual(["session="]);
  });
});

describe("examples/edge-worker on a real server", () => {
  it("tells who it is, with the token as a bearer or in the cookie", async () => {
    const { token } = await signIn(app, grace);
    const expected = { name: grace.name, email: grace.email, role: "user" };
    for (const headers of [{ authorization: `Bearer ${token}` }, { cookie: `token=${token}` }]) {
      const { status, body } = await ask(worker, headers);
      expect(body).toEqual(expected);
      expect(status).toBe(200);
    }
    const { body } = await ask(worker, { authorization: `Bearer ${ada.token}` });
    expect(body).toEqual({ name: ada.name, email: ada.email, role: "admin" });
  });

  it("refuses a token that somebody made up", async () => {
    const { status, body } = await ask(worker, { authorization: `Bearer ${ada.token}x` });
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: "not_authenticated" });
  });
});

describe("where a second factor is demanded", () => {
  let former: SignedIn;
  let recoveryCode = "";
  let authenticator: Authenticator;

  beforeAll(async () => {
    former = await signIn(app, grace);
    await admin.updateAdminConfig({ ...(await admin.getAdminConfig()), ENABLE_MFA: true });
  });

  it("all former sessions are over, in the app and in the worker", async () => {
    const page = await open(app, "/", former.cookie);
    expect(page.status).toBe(401);
    expect(cookiesOf(page)).toEqual(["session="]);
    expect((await ask(worker, { authorization: `Bearer ${former.token}` })).status).toBe(401);
  });

  it("somebody without an authenticator is sent to the chat", async () => {
    const response = await submitSignIn(app, grace);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("set up your second factor first");
  });

  it("somebody with one gives a code, or a recovery code", async () => {
    const auths = createAuthsClient({ baseUrl: server.baseUrl });
    const challenge = await auths.signIn(grace);
    if (!isMfaChallenge(challenge)) throw new Error("no second factor was asked for");
    const { challenge_token } = challenge;
    authenticator = new Authenticator((await auths.startMfaEnrollment({ challenge_token })).manual_key);
    const code = await authenticator.code();
    const { recovery_codes } = await auths.confirmMfaEnrollment({ challenge_token, code });
    recoveryCode = recovery_codes[0] ?? "";

    for (const right of [{ code: await authenticator.code() }, { code: recoveryCode, recovery: "on" }]) {
      const asked = await submitSignIn(app, grace);
      expect(asked.headers.get("location")).toBe("/verify");
      const [cookie = ""] = cookiesOf(asked);
      const wrong = await submit(app, "/verify", { code: authenticator.wrongCode() }, { cookie });
      expect(wrong.status).toBe(401);
      const answer = await submit(app, "/verify", right, { cookie });
      expect(answer.status).toBe(303);
      const [, session] = cookiesOf(answer);
      expect(await (await open(app, "/", session)).text()).toContain(`Hello ${grace.name}`);
    }
  });
});
