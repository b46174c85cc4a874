import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findings } from "./axe.ts";
import { startBrowser } from "./browser.ts";
import { siteFolder, templates } from "./site.ts";
import { type StaticServer, serveStatic } from "./static-server.ts";

let browser: Browser;
let server: StaticServer;
beforeAll(async () => {
  browser = await startBrowser();
  server = await serveStatic(siteFolder);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe.each(["light", "dark"] as const)("accessibility, %s", (colorScheme) => {
  it.each(Object.entries(templates))("axe finds nothing on %s, however wide it is", async (_, path) => {
    const page = await browser.newPage({ colorScheme });
    const found: string[] = [];
    for (const width of [320, 390, 1360]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(server.url + path);
      // Samples and examples that wait behind a menu count, too, and what is closed.
      await page.evaluate(() => {
        for (const waiting of document.querySelectorAll(".sl-openapi-snippet, [role=tabpanel]"))
          waiting.removeAttribute("hidden");
        for (const closed of document.querySelectorAll("main details")) closed.setAttribute("open", "");
      });
      // Code that scrolls becomes reachable by keyboard once its width is known.
      await page.waitForFunction(() =>
        [...document.querySelectorAll("pre")].every(
          (code) =>
            !code.checkVisibility() ||
            (code.scrollWidth <= code.clientWidth && code.scrollHeight <= code.clientHeight) ||
            code.tabIndex === 0,
        ),
      );
      found.push(...(await findings(page)).map((one) => `${width} px: ${one}`));
    }
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(colorScheme);
    expect(found).toEqual([]);
    await page.close();
  });
});
