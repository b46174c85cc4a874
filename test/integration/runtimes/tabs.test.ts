import { expect, inject, it } from "vitest";
import { listen } from "../../support/listen.ts";
import { chromiumBrowser, inTabs } from "./chromium.ts";

const inChromium = it.skipIf(chromiumBrowser.missing() && !process.env.CI);

inChromium("two tabs of Chromium on one localStorage hear of each other's sign-in and sign-out", async () => {
  await inTabs(inject("consumer"), 2, async ([left, right]) => {
    if (!right) throw new Error("there is one tab alone");
    for (const tab of [left, right]) await tab.evaluate(`openTab("${inject("place").mocks["0.6"]}")`);

    await left.evaluate('auths.signIn({ email: "ada@example.com", password: "any will do on the mock" })');
    await right.waitForFunction("changes.length === 1");
    expect(await right.evaluate("changes")).toEqual([{ signedIn: true, reason: "elsewhere" }]);
    expect(await right.evaluate("auths.getToken()")).toBe(await left.evaluate("auths.getToken()"));

    await right.evaluate("auths.signOut()");
    await left.waitForFunction("changes.length === 2");
    expect(await left.evaluate("changes")).toEqual([
      { signedIn: true, reason: "sign_in" },
      { signedIn: false, reason: "elsewhere" },
    ]);
    expect(await left.evaluate("auths.getToken()")).toBeNull();
  });
});

inChromium("one tab of Chromium signs in again for all three, where the browser has locks", async () => {
  await using server = await startServer();
  await inTabs(inject("consumer"), 3, async (tabs) => {
    for (const tab of tabs) await tab.evaluate(`openRenewing("${server.url}")`);
    await tabs[0].evaluate('auths.signIn({ email: "ada@example.com", password: "any" })');
    expect(server.signIns()).toBe(1);

    server.revoke();
    const ask = 'auths.fetch("/api/models").then(({ status }) => status)';
    expect(await Promise.all(tabs.map((tab) => tab.evaluate(ask)))).toEqual([200, 200, 200]);
    expect(server.signIns()).toBe(2);

    for (const tab of tabs) {
      await tab.evaluate('Object.defineProperty(navigator, "locks", { value: undefined })');
    }
    server.revoke();
    // A sign-in revokes nothing here, so each tab gets a token that is good.
    expect(await Promise.all(tabs.map((tab) => tab.evaluate(ask)))).toEqual([200, 200, 200]);
    expect(server.signIns()).toBeGreaterThan(2);
  });
});

inChromium("a tab of Chromium hears of another's storage, and never the token", async () => {
  await using server = await startServer();
  await inTabs(inject("consumer"), 3, async ([left, middle, right]) => {
    if (!middle || !right) throw new Error("a tab is missing");
    for (const tab of [left, middle, right]) await tab.evaluate(`openTold("${server.url}")`);
    await right.evaluate("stopHearing()");
    await left.evaluate('auths.signIn({ email: "ada@example.com", password: "any" })');
    await left.evaluate("auths.setToken(null)");
    await middle.waitForFunction("heard.length === 2");
    expect(await middle.evaluate("heard")).toEqual([
      { key: "key", signedIn: true },
      { key: "key", signedIn: false },
    ]);
    expect(await left.evaluate("heard")).toEqual([]);
    expect(await right.evaluate("heard")).toEqual([]);
  });
});

/** A server whose tokens can be revoked, for pages of another origin. */
async function startServer() {
  const good = new Set<string>();
  let signIns = 0;
  const server = await listen((request, response) => {
    response.setHeader("access-control-allow-origin", "*").setHeader("access-control-allow-headers", "*");
    if (request.method === "OPTIONS") return response.writeHead(204).end();
    const answer = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (request.url === "/api/v1/auths/signin") {
      signIns += 1;
      const token = `aaa.bbb.${signIns}`;
      good.add(token);
      return answer(200, { token, token_type: "Bearer", role: "user" });
    }
    const token = request.headers.authorization?.slice("Bearer ".length);
    return good.has(token ?? "") ? answer(200, { data: [] }) : answer(401, { detail: "Not authenticated" });
  });
  return { ...server, signIns: () => signIns, revoke: () => good.clear() };
}
