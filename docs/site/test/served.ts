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

/** Serves the built site and starts a browser before the tests of a file, and ends both after them. */
export function serveSite(): Served {
  let browser: Browser;
  let server: StaticServer;
  beforeAll(async () => {
    browser = await startBrowser();
    server = await serveStatic(siteFolder);
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
