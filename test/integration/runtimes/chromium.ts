import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { onPath } from "../../../scripts/support/executables.ts";
import { type Listening, listen } from "../../support/listen.ts";
import type { Outcome, Runtime } from "./runtime.ts";

const [program] = onPath("chromium");

/** Debian's Chromium, which loads the package as it is: ES modules and an import map, no bundler. */
export const chromiumBrowser: Runtime = {
  name: "Chromium",
  hasWebStorage: true,
  missing: () =>
    program ? undefined : "run npm run system-packages -- browser, which installs Debian's chromium",
  version: () => inBrowser(async (browser) => browser.version()),
  smoke: (consumer, place) =>
    inTabs(consumer, 1, ([tab]) => tab.evaluate<Outcome[]>(`runSmoke(${JSON.stringify(place)})`)),
};

type Tabs = [Page, ...Page[]];

/** Opens tabs of one browser profile, each with the package loaded. */
export function inTabs<T>(consumer: string, count: number, use: (tabs: Tabs) => Promise<T>): Promise<T> {
  return inBrowser(async (browser) => {
    await using server = await serve(consumer);
    const profile = await browser.newContext();
    const tabs: Page[] = [];
    for (let opened = 0; opened < count; opened += 1) tabs.push(await openTab(profile, server.url));
    return use(tabs as Tabs);
  });
}

/** Opens a tab of a profile that is kept in a folder, with its settings. */
export async function inProfile<T>(
  consumer: string,
  folder: string,
  use: (tab: Page) => Promise<T>,
): Promise<T> {
  await using server = await serve(consumer);
  const profile = await chromium.launchPersistentContext(folder, launch());
  try {
    return await use(await openTab(profile, server.url));
  } finally {
    await profile.close();
  }
}

async function openTab(profile: BrowserContext, url: string): Promise<Page> {
  const page = await profile.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(`${url}/page.html`);
  await page.waitForFunction("globalThis.runSmoke", undefined, { timeout: 20_000 }).catch((error) => {
    throw new Error(`the page did not load the package: ${problems.join("; ") || error}`);
  });
  return page;
}

/** Starts the browser; the caller closes it. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch(launch());
}

function launch() {
  if (!program) throw new Error("Chromium is not installed");
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
  return { executablePath: program, args };
}

async function inBrowser<T>(use: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launchChromium();
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
};

/** Serves a folder's pages and scripts on the loopback address. */
function serve(folder: string): Promise<Listening> {
  return listen(async ({ url = "/" }, response) => {
    const path = normalize(new URL(url, "http://localhost").pathname);
    const type = types[extname(path)];
    const content = type && (await readFile(join(folder, path)).catch(() => undefined));
    if (content) response.setHeader("content-type", type);
    else response.statusCode = 404;
    response.end(content);
  });
}
