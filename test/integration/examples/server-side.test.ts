import { tmpdir } from "node:os";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { closedUrl, listen } from "../../support/listen.ts";
import { launchChromium, noBrowser, seriousFindings } from "./chromium.ts";
import { sendCrowd } from "./crowd.ts";
import { startProgram } from "./program.ts";
import {
  cookiesOf,
  open,
  opensAsNobody,
  opensOwnPage,
  signIn,
  signsIn,
  startApp,
  submit,
  submitSignIn,
} from "./server-side.ts";
import type { StandIn } from "./stand-in.ts";
import type { Started } from "./started.ts";
import { type Person, person, rightCode, startUpstream } from "./upstream.ts";

const ada = person("Ada Lovelace");
const grace = person("Grace Hopper");
const mallory = person("<script>alert(1)</script>");
const marlyn = person("Marlyn Wescoff", "example=verifyChallenge");
const people = [
  ada,
  grace,
  mallory,
  marlyn,
  person("Endless", "example=endlessSession"),
  person("Pending", "example=pendingUser"),
  person("Newcomer", "example=enrollChallenge"),
  person("Hasty", "code=429, example=tooManyAttempts"),
  person("Unlucky", "code=503, example=authenticationUnavailable"),
];

let upstream: StandIn;
let app: Started;

beforeAll(async () => {
  upstream = await startUpstream(inject("newestMockUrl"), people);
  app = await startApp(upstream.url);
});

afterAll(async () => {
  await app?.[Symbol.asyncDispose]();
  await upstream?.[Symbol.asyncDispose]();
});

describe("a visitor", () => {
  it("sees the form and nothing else without a cookie, and Open WebUI is not asked", async () => {
    const before = upstream.asked.length;
    for (const cookie of ["", "session=", "session=no token at all", "session=%0d%0aX: y", "token=abc"]) {
      const response = await open(app, "/", cookie);
      expect(response.status).toBe(401);
      expect(await response.text()).toContain('<form method="post" action="/sign-in">');
    }
    expect(upstream.asked).toHaveLength(before);
  });

  it("signs in, sees the session, and signs out", async () => {
    const response = await submitSignIn(app, ada);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/");
    const [cookie = ""] = cookiesOf(response);
    expect(cookie).toBe(`session=${ada.token}`);

    const page = await open(app, "/", cookie);
    expect(page.status).toBe(200);
    expect(page.headers.get("cache-control")).toBe("no-store");
    const shown = await page.text();
    expect(shown).toContain("Hello Ada Lovelace");
    expect(shown).toContain(ada.email);
    expect(shown).not.toContain(ada.token);

    const out = await submit(app, "/sign-out", {}, { cookie });
    expect(out.status).toBe(303);
    expect(out.headers.getSetCookie()).toEqual(["session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax"]);
    expect(upstream.asked.at(-1)).toMatchObject({ what: "POST /api/v1/auths/signout", bearer: ada.token });
  });

  it("whose token is refused loses the cookie and sees the form", async () => {
    const response = await open(app, "/", "session=revoked");
    expect(response.status).toBe(401);
    expect(response.headers.getSetCookie()).toEqual(["session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax"]);
    expect(await response.text()).toContain("You are not signed in, or no longer.");
  });

  it("cannot put a script in a page by a name or an e-mail", async () => {
    const { cookie } = await signIn(app, mallory);
    const page = await (await open(app, "/", cookie)).text();
    expect(page).toContain("Hello &lt;script&gt;alert(1)&lt;/script&gt;");
    const failed = await submit(app, "/sign-in", { email: '"><script>alert(2)</script>', password: "any" });
    for (const text of [page, await failed.text()]) expect(text).not.toContain("<script");
  });
});

describe("the cookie", () => {
  it("is out of reach of scripts and other sites, and ends with the session", async () => {
    const response = await submitSignIn(app, grace);
    const attributes = response.headers.getSetCookie()[0]?.split("; ").slice(1);
    expect(attributes).toEqual(["Path=/", expect.stringMatching(/^Expires=/), "HttpOnly", "SameSite=Lax"]);
    const expires = Date.parse(attributes?.[1]?.slice("Expires=".length) ?? "");
    // The example's session ends in 2100, and no browser keeps a cookie so long.
    const days = (expires - Date.now()) / (24 * 60 * 60 * 1000);
    expect(days).toBeGreaterThan(399);
    expect(days).toBeLessThanOrEqual(400);
  });

  it("of a session without an end ends when the browser closes", async () => {
    const response = await submitSignIn(app, personOf("Endless"));
    expect(response.headers.getSetCookie()[0]?.split("; ").slice(1)).toEqual([
      "Path=/",
      "HttpOnly",
      "SameSite=Lax",
    ]);
  });

  it("is for https alone where the app is reached by https", async () => {
    await using secure = await startApp(upstream.url, { PUBLIC_URL: "https://me.example.com" });
    const response = await submitSignIn(secure, grace, { origin: "https://me.example.com" });
    const [line = ""] = response.headers.getSetCookie();
    expect(line).toMatch(/^__Host-session=/);
    expect(line.split("; ")).toEqual(expect.arrayContaining(["Secure", "HttpOnly", "Path=/"]));
    const [cookie] = cookiesOf(response);
    expect(await (await open(secure, "/", cookie)).text()).toContain("Hello Grace Hopper");
  });
});

describe("the second factor", () => {
  it("is asked for, with the challenge in no address and no page", async () => {
    const response = await submitSignIn(app, marlyn);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/verify");
    const [line = ""] = response.headers.getSetCookie();
    expect(line).toMatch(/^challenge=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    const expires = Date.parse(/Expires=([^;]+)/.exec(line)?.[1] ?? "");
    expect(expires - Date.now()).toBeLessThanOrEqual(300_000);
    const [cookie = ""] = cookiesOf(response);
    const challenge = decodeURIComponent(cookie.slice("challenge=".length));

    const form = await (await open(app, "/verify", cookie)).text();
    expect(form).not.toContain(challenge);

    const wrong = await submit(app, "/verify", { code: "000000" }, { cookie });
    expect(wrong.status).toBe(401);
    expect(wrong.headers.getSetCookie()).toEqual([]);
    const again = await wrong.text();
    expect(again).toContain("This code is wrong");
    expect(again).not.toContain(challenge);

    const nothing = await submit(app, "/verify", { code: "" }, { cookie });
    expect(nothing.status).toBe(422);
    expect(nothing.headers.getSetCookie()).toEqual([]);
    expect(await nothing.text()).toContain('action="/verify"');

    const right = await submit(app, "/verify", { code: rightCode }, { cookie });
    expect(right.status).toBe(303);
    expect(right.headers.get("location")).toBe("/");
    expect(cookiesOf(right)).toEqual(["challenge=", `session=${marlyn.token}`]);
  });

  it("that comes too late, or from nowhere, leads back to the sign-in", async () => {
    const late = await submit(
      app,
      "/verify",
      { code: "late" },
      { cookie: "challenge=a-challenge-of-yesterday" },
    );
    expect(late.status).toBe(401);
    expect(cookiesOf(late)).toEqual(["challenge="]);
    expect(await late.text()).toContain('action="/sign-in"');
    expect((await open(app, "/verify")).headers.get("location")).toBe("/");
    expect((await submit(app, "/verify", { code: rightCode })).headers.get("location")).toBe("/");
  });
});

describe("a sign-in that fails", () => {
  it.each([
    [
      "with a wrong password",
      { ...ada, password: "some other phrase" },
      401,
      "The e-mail or the password is wrong.",
    ],
    ["too often", personOf("Hasty"), 429, "Too many tries."],
    [
      "because the server is unwell",
      personOf("Unlucky"),
      502,
      "The chat server does not answer as it should.",
    ],
    [
      "because nobody let the person in yet",
      personOf("Pending"),
      403,
      "An administrator has yet to let you in.",
    ],
    ["without a second factor to show", personOf("Newcomer"), 403, "set up your second factor first"],
  ])("%s says so, with the right status and no cookie", async (_, account, status, message) => {
    const response = await submitSignIn(app, account);
    expect(response.status).toBe(status);
    expect(response.headers.getSetCookie()).toEqual([]);
    const page = await response.text();
    expect(page).toContain(message);
    expect(page).not.toContain(account.password);
    if (status === 429) expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("because no server is there says so, and logs no password", async () => {
    await using alone = await startApp(await closedUrl());
    const response = await submitSignIn(alone, ada);
    expect(response.status).toBe(502);
    expect((await open(alone, "/", `session=${ada.token}`)).status).toBe(502);
    const out = await submit(alone, "/sign-out", {}, { cookie: `session=${ada.token}` });
    expect(cookiesOf(out)).toEqual(["session="]);
    expect(alone.log()).toContain("network: ");
    for (const secret of [ada.password, ada.token]) expect(alone.log()).not.toContain(secret);
  });
});

describe("a form", () => {
  it.each([
    ["from another site", { origin: "https://elsewhere.example.com", "sec-fetch-site": "cross-site" }],
    ["from who knows where", { origin: "null" }],
  ])("%s is refused", async (_, headers) => {
    const before = upstream.asked.length;
    for (const path of ["/sign-in", "/sign-out", "/verify"]) {
      const response = await submit(
        app,
        path,
        { email: grace.email, password: grace.password },
        {
          ...headers,
          cookie: `session=${grace.token}`,
        },
      );
      expect(response.status).toBe(403);
      expect(response.headers.getSetCookie()).toEqual([]);
    }
    expect(upstream.asked).toHaveLength(before);
  });

  it("that is far too long, or broken, is refused", async () => {
    expect((await submit(app, "/sign-in", { email: "a".repeat(20_000) })).status).toBe(413);
    const broken = { "content-type": "multipart/form-data" };
    expect((await submit(app, "/sign-in", { email: "a" }, broken)).status).toBe(400);
  });
});

describe("a crowd", () => {
  it("of 1,000 requests of two people and nobody, 20 at a time, is never mixed", async () => {
    const [one, other] = [await signIn(app, grace), await signIn(app, mallory)];
    const escaped = { ...other, name: "&lt;script&gt;alert(1)&lt;/script&gt;" };
    const visits = [
      opensOwnPage(app, one, [escaped]),
      opensOwnPage(app, escaped, [one]),
      opensAsNobody(app, [one, escaped]),
      signsIn(app, grace, [escaped]),
      signsIn(app, mallory, [one]),
    ];
    upstream.asked.length = 0;
    expect(await sendCrowd(visits, 1_000)).toEqual([]);
    const pages = upstream.asked.filter(({ what }) => what === "GET /api/v1/auths/");
    for (const { token } of [one, other]) {
      expect(pages.filter((asked) => asked.bearer === token)).toHaveLength(200);
    }
    expect(upstream.asked).toHaveLength(800);
  });
});

describe.skipIf(noBrowser)("in Chromium", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(() => browser?.close());

  const newPage = async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(10_000);
    return page;
  };

  it("a person signs in with both factors and out again, and every page is accessible", async () => {
    const page = await newPage();
    await page.goto(app.url);
    // The Content-Security-Policy lets it in.
    expect(await page.evaluate("document.styleSheets.length")).toBe(1);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel("E-mail").fill(marlyn.email);
    await page.getByLabel("Password").fill(marlyn.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Second factor" }).waitFor();
    expect(page.url()).toBe(`${app.url}/verify`);
    await page.getByLabel("Code of your authenticator").fill("000000");
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByRole("alert").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel("Code of your authenticator").fill(rightCode);
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByRole("heading", { name: "Hello Marlyn Wescoff" }).waitFor();
    expect(page.url()).toBe(`${app.url}/`);
    expect(await page.evaluate("document.cookie")).toBe("");
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    await page.context().close();
  });

  it("a page of another origin signs nobody in", async () => {
    await using elsewhere = await listen((_, response) => {
      const fields = `<input name="email" value="${grace.email}"><input name="password" value="${grace.password}">`;
      response.setHeader("content-type", "text/html");
      response.end(`<form method="post" action="${app.url}/sign-in">${fields}<button>Win</button></form>`);
    });
    const page = await newPage();
    await page.goto(elsewhere.url);
    await page.getByRole("button", { name: "Win" }).click();
    await page.getByRole("heading", { name: "Refused" }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    await page.context().close();
  });
});

it("says what to set when it does not know where Open WebUI is", async () => {
  const wrong = ["", "chat.example.com", "ftp://chat.example.com", "http://a:b@c.example.com"];
  const endings = wrong.map((url) =>
    startProgram("server-side/src/server.ts", [], { cwd: tmpdir(), env: { OPEN_WEBUI_URL: url } }),
  );
  for (const { ended } of endings) {
    expect(await ended).toMatchObject({
      code: 1,
      said: "Set OPEN_WEBUI_URL to an address such as https://chat.example.com\n",
    });
  }
});

it("says so when its port is taken", async () => {
  const env = { OPEN_WEBUI_URL: upstream.url, PORT: new URL(app.url).port };
  const { ended } = startProgram("server-side/src/server.ts", [], { cwd: tmpdir(), env });
  expect(await ended).toMatchObject({ code: 1, said: expect.stringMatching(/^listen EADDRINUSE: .+\n$/) });
});

function personOf(name: string): Person {
  const found = people.find((one) => one.name === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
}
