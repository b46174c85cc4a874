import { describe, expect, it } from "vitest";
import { findings } from "./axe.ts";
import { serveSite } from "./served.ts";
import { templates } from "./site.ts";

const site = serveSite();

describe.each(["light", "dark"] as const)("accessibility, %s", (colorScheme) => {
  it.each(Object.entries(templates))("axe finds nothing on %s, however wide it is", async (_, path) => {
    const page = await site.browser.newPage({ colorScheme });
    const found: string[] = [];
    await page.goto(site.server.url + path);
    for (const width of [320, 390, 1360]) {
      await page.setViewportSize({ width, height: 900 });
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
