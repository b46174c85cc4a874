import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { startBrowser } from "./browser.ts";
import { siteFolder } from "./site.ts";
import { type StaticServer, serveStatic } from "./static-server.ts";

/** The built site and a browser, while the tests of a file run. */
export interface Served {
  readonly browser: Browser;
  readonly server: StaticServer;
}

/** The Content-Security-Policy for hosts that send it as a header. */
export const policy = readFileSync(`${siteFolder}csp.txt`, "utf8").trim();

/**
 * Serves the built site and starts a browser before the tests of a file, and ends both after them.
 *
 * @param headers - for every answer
 */
export function serveSite(headers: Record<string, string> = {}): Served {
  let browser: Browser;
  let server: StaticServer;
  beforeAll(async () => {
    browser = await startBrowser();
    server = await serveStatic(siteFolder, { headers });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return {
    get browser() {
      return browser;
    },
    get server() {
      return server;
    },
  };
}
