import { readFile } from "node:fs/promises";
import { join, normalize } from "node:path";
import { launchChromium } from "../integration/runtimes/chromium.ts";
import { listen } from "../support/listen.ts";

/** Opens a page of a folder in Chromium, and answers what is wrong with it; undefined for nothing. */
export async function tryPage(file: string, folder: string): Promise<string | undefined> {
  await using server = await listen(async ({ url = "/" }, response) => {
    const path = join(folder, normalize(new URL(url, "http://page").pathname));
    const content = await readFile(path).catch(() => undefined);
    const type = path.endsWith(".html")
      ? "text/html"
      : path.endsWith(".js")
        ? "text/javascript"
        : "text/yaml";
    response.writeHead(content ? 200 : 404, { "content-type": `${type}; charset=utf-8` }).end(content);
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on("pageerror", ({ message }) => errors.push(message));
    page.on("console", (message) => {
      // What is loaded from elsewhere, such as a logo, is no part of the contract.
      if (message.type() === "error" && !/Failed to load resource|net::/.test(message.text()))
        errors.push(message.text());
    });
    await page.goto(`${server.url}/${file}`);
    const heading = page.getByText("Sign in with e-mail and password").first();
    await heading.waitFor({ state: "attached", timeout: 60_000 }).catch(() => {
      errors.push("it does not show signIn");
    });
    return errors.length > 0 ? errors.join("\n") : undefined;
  } finally {
    await browser.close();
  }
}
