import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { launchChromium } from "./chromium.ts";
import { build } from "./vite.ts";

/** The example as a user builds and serves it, and a browser to look at it with. */
export interface ReactApp extends AsyncDisposable {
  /** Serves the app for an Open WebUI server; answers where. */
  serve(server: string): Promise<string>;
  /** A person's browser, without cookies or storage. */
  visitor(options?: BrowserContextOptions): Promise<Visitor>;
}

/** A person's browser, and what went wrong on its pages. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly problems: readonly string[];
  open(url: string): Promise<Page>;
}

/** Builds the example once, and starts a browser. */
export async function startReactApp(): Promise<ReactApp> {
  await using starting = new AsyncDisposableStack();
  const built = starting.use(await build("react-app"));
  const browser = await launchChromium();
  starting.defer(() => browser.close());
  const services = starting.move();
  return {
    serve: async (server) => services.use(await built.preview({ OPEN_WEBUI_URL: server })).url,
    visitor: (options) => visitorOf(browser, options),
    [Symbol.asyncDispose]: () => services.disposeAsync(),
  };
}

async function visitorOf(browser: Browser, options?: BrowserContextOptions): Promise<Visitor> {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  context.setDefaultTimeout(15_000);
  const problems: string[] = [];
  context.on("weberror", (error) => problems.push(String(error.error())));
  context.on("console", (message) => {
    // The browser itself writes down every answer that is no success.
    const usual = message.text().startsWith("Failed to load resource");
    if (/error|warning/.test(message.type()) && !usual) problems.push(message.text());
  });
  return {
    context,
    problems,
    open: async (url) => {
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
  };
}

/** Waits for the page or step with that heading; it, or the notice below, must have the focus. */
export async function arriveAt(page: Page, heading: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  await page.locator("h1:focus, [role=alert]:focus, [role=status]:focus").waitFor();
  expect(await page.title()).toBe(`${heading} – Open WebUI account`);
}

export async function signIn(
  page: Page,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** What a notice says that has the focus, as soon as there is one. */
export async function noticeIn(page: Page): Promise<string> {
  const notice = page.locator("[role=alert]:focus, [role=status]:focus");
  await notice.waitFor();
  return notice.innerText();
}
