import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, inject, it, onTestFinished } from "vitest";
import { chromiumBrowser, inProfile, inTabs } from "./chromium.ts";

const inChromium = it.skipIf(chromiumBrowser.missing() && !process.env.CI);
const signIn = 'clientOf(mock).signIn({ email: "ada@example.com", password: "any" })';

inChromium("the guide's lines keep the session in a storage that works", async () => {
  await inTabs(inject("consumer"), 1, async ([tab]) => {
    await addGuide(tab);
    expect(await tab.evaluate(`${signIn}.then(() => clientOf(mock).getToken())`)).toMatch(/^eyJ/);
    expect(await tab.evaluate("localStorage.length")).toBe(1);
  });
});

inChromium("the guide's lines keep the session in memory where the storage is full", async () => {
  await inTabs(inject("consumer"), 1, async ([tab]) => {
    await addGuide(tab);
    await tab.evaluate(`for (let size = 2 ** 22; size >= 1; size /= 2) {
      for (let part = 0; part < 4; part += 1) {
        try { localStorage.setItem("full" + size + part, "x".repeat(size)); } catch {}
      }
    }`);
    expect(await tab.evaluate(worksOn)).toEqual([true, null]);
    // Without them the sign-in fails, and says why.
    const bare = tab.evaluate(
      "library.createAuthsClient({ baseUrl: mock, storage: localStorage })" +
        '.signIn({ email: "ada@example.com", password: "any" }).catch(({ code }) => code)',
    );
    expect(await bare).toBe("storage");
  });
});

inChromium("the guide's lines keep the session in memory where the person forbids the storage", async () => {
  const profile = mkdtempSync(join(tmpdir(), "open-webui-auths-profile-"));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  mkdirSync(join(profile, "Default"));
  // What "block all cookies" in Chromium's settings writes.
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, "Default/Preferences"), JSON.stringify(settings));
  await inProfile(inject("consumer"), profile, async (tab) => {
    await addGuide(tab);
    expect(await tab.evaluate("try_(() => localStorage)")).toBe("SecurityError");
    expect(await tab.evaluate(worksOn)).toEqual([true, null]);
  });
});

/** Whether the client works on after a sign-in, and what another one, as after a reload, has of it. */
const worksOn = `(async () => {
  const auths = clientOf(mock);
  await auths.signIn({ email: "ada@example.com", password: "any" });
  const { token } = await auths.getSessionUser();
  return [token === (await auths.getToken()), await clientOf(mock).getToken()];
})()`;

/** Loads the guide's own lines into a page. */
async function addGuide(page: Page): Promise<void> {
  const guide = readFileSync(new URL("../../../docs/guides/sessions.md", import.meta.url), "utf8");
  const [, lines = ""] = /```ts no-run title="storage.ts"\n([\s\S]*?)```/.exec(guide) ?? [];
  const content = `${stripTypeScriptTypes(lines)}
    import * as library from "open-webui-auths";
    const try_ = (use) => { try { use(); return "fine"; } catch ({ name }) { return name; } };
    Object.assign(globalThis, { clientOf, library, try_, mock: ${JSON.stringify(inject("place").mocks["0.12"])} });`;
  await page.addScriptTag({ type: "module", content });
  await page.waitForFunction("globalThis.clientOf");
}
