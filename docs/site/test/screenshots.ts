import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startBrowser } from "./browser.ts";
import { siteFolder, templates } from "./site.ts";
import { serveStatic } from "./static-server.ts";

// Writes pictures of a page of every kind into dist/docs-screenshots, for a look: whole pages on a desktop, a phone, in the
// dark and on paper. Words that are given choose among the pages.

const out = fileURLToPath(new URL("../../../dist/docs-screenshots/", import.meta.url));
const desktop = { width: 1360, height: 900 };
const kinds = {
  desktop: { viewport: desktop, colorScheme: "light" },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: "light" },
  dark: { viewport: desktop, colorScheme: "dark" },
} as const;
const wanted = process.argv.slice(2);
const chosen = Object.entries(templates).filter(
  ([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
);

mkdirSync(out, { recursive: true });
const server = await serveStatic(siteFolder);
const browser = await startBrowser();
for (const [kind, options] of Object.entries(kinds)) {
  const page = await browser.newPage(options);
  for (const [name, path] of chosen) {
    const file = `${out}${name.replaceAll(/\W+/g, "-")}-${kind}`;
    await page.goto(server.url + path);
    await page.screenshot({ path: `${file}.png`, fullPage: true });
    // Somebody who reads in the dark prints, too.
    if (kind === "dark") await page.pdf({ path: `${file.replace(/dark$/, "paper")}.pdf`, format: "A4" });
  }
  await page.close();
}
await browser.close();
await server.close();
console.log(`Pictures are in ${out}`);
