import { expect, inject, it } from "vitest";
import { chromiumBrowser, inTabs } from "./chromium.ts";

it.skipIf(chromiumBrowser.missing() && !process.env.CI)(
  "two tabs of Chromium on one localStorage hear of each other's sign-in and sign-out",
  async () => {
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
  },
);
