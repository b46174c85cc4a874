import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { chromiumBrowser, launchChromium } from "../runtimes/chromium.ts";
import { freePort, loopback } from "../servers/ports.ts";

const folder = fileURLToPath(new URL("../../examples/react-app", import.meta.url));
const vite = fileURLToPath(new URL("../../examples/node_modules/vite/bin/vite.js", import.meta.url));

/** Whether to leave the tests out: in CI a browser must be there. */
export const noBrowser = chromiumBrowser.missing() !== undefined && !process.env.CI;

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
  const ends: (() => unknown)[] = [];
  const dispose = async () => {
    for (const end of ends.reverse()) await end();
  };
  try {
    const built = await mkdtemp(join(tmpdir(), "open-webui-auths-react-app-"));
    ends.push(() => rm(built, { recursive: true, force: true }));
    await promisify(execFile)(process.execPath, [vite, "build", "--outDir", built], { cwd: folder });
    const browser = await launchChromium();
    ends.push(() => browser.close());
    return {
      serve: async (server) => {
        const { url, end } = await preview(built, server);
        ends.push(end);
        return url;
      },
      visitor: (options) => visitorOf(browser, options),
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** What Vite says to somebody who does not name a server by its whole address. */
export async function wordsWithoutAddress(): Promise<string> {
  const env = { ...process.env, OPEN_WEBUI_URL: "chat.example.com" };
  const command = promisify(execFile)(process.execPath, [vite, "preview"], { cwd: folder, env });
  return command.then(
    () => "nothing",
    ({ stderr }: { stderr: string }) => stderr,
  );
}

async function preview(built: string, server: string): Promise<{ url: string; end(): Promise<void> }> {
  const port = await freePort();
  const args = [vite, "preview", "--outDir", built, "--host", loopback, "--port", `${port}`, "--strictPort"];
  const env = { ...process.env, OPEN_WEBUI_URL: server, NO_COLOR: "1" };
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit");
  let said = "";
  const ready = new Promise<void>((resolve) => {
    const listen = (chunk: Buffer) => {
      said += chunk;
      if (said.includes(`:${port}`)) resolve();
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
  });
  const failed = ended.then(([code]) =>
    Promise.reject(new Error(`vite preview ended with ${code}: ${said}`)),
  );
  await Promise.race([ready, failed]);
  failed.catch(() => {});
  return {
    url: `http://${loopback}:${port}`,
    end: async () => {
      child.kill();
      await ended;
    },
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
