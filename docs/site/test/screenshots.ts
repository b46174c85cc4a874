import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startBrowser } from "./browser.ts";
import { serveStatic } from "./static-server.ts";

// Writes pictures of the main pages into dist/docs-screenshots, for a look.

const out = fileURLToPath(new URL("../../../dist/docs-screenshots/", import.meta.url));
const pages: Record<string, string> = {
  home: "",
  "get-started": "guides/get-started/",
  sessions: "guides/sessions/",
  mfa: "guides/mfa/",
  permissions: "guides/permissions/",
  proof: "guides/proof/",
  overview: "reference/v0-12/",
  "sign-in": "reference/v0-12/operations/signin/",
  "admin-config": "reference/v0-6/operations/updateadminconfig/",
};
const sizes = { desktop: { width: 1360, height: 900 }, phone: { width: 320, height: 700 } };
const wanted = process.argv.slice(2);

mkdirSync(out, { recursive: true });
const server = await serveStatic(fileURLToPath(new URL("../../../dist/docs/", import.meta.url)));
const browser = await startBrowser();
for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await browser.newPage({ viewport, colorScheme });
    for (const [name, path] of Object.entries(pages)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      await page.goto(server.url + path);
      await page.screenshot({ path: `${out}${name}-${size}-${colorScheme}.png` });
      if (colorScheme === "light")
        await page.screenshot({ path: `${out}${name}-${size}-full.png`, fullPage: true });
    }
    await page.close();
  }
}
await browser.close();
await server.close();
console.log(`Pictures are in ${out}`);
