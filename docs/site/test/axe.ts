import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

const source = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

interface AxeResults {
  violations: { id: string; impact: string; nodes: { html: string }[] }[];
}

/** What axe finds on a page as it is now, of any severity. */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
    const { violations } = await axe.run();
    return violations.map(({ id, impact, nodes }) => {
      const some = nodes.slice(0, 3).map(({ html }) => html.slice(0, 160));
      return `${impact} ${id} ${nodes.length}: ${some.join(" | ")}`;
    });
  });
}
