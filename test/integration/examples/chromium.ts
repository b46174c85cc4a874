import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { chromiumBrowser } from "../runtimes/chromium.ts";

export { launchChromium } from "../runtimes/chromium.ts";

/** Whether to leave the tests out: in CI a browser must be there. */
export const noBrowser = chromiumBrowser.missing() !== undefined && !process.env.CI;

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** What axe calls serious or critical on a page as it is now, by day and by night. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(axe);
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate<AxeResults>("axe.run()");
    for (const { id, impact, nodes } of violations) {
      if (impact !== "serious" && impact !== "critical") continue;
      found.push(`${id} (${colorScheme}): ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
    }
  }
  return found;
}
