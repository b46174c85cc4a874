import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newest } from "../src/contract/lines.ts";
import { brokenLinks } from "./links.ts";
import { serveSite } from "./served.ts";
import { pagePaths, siteFolder, templates } from "./site.ts";
import { serveStatic } from "./static-server.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = `${mkdtempSync(join(tmpdir(), "docs-"))}/`;
const base = "/auths/docs/";
const host = "https://docs.example.com";
const site = serveSite();
const repository = "https://git.example.com/owner/name";
beforeAll(async () => {
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    DOCS_LINES: `0.11,${newest.line}`,
    DOCS_REPOSITORY: repository,
  };
  // What the test runner sets for itself would reach the framework.
  for (const name of ["BASE_URL", "DEV", "MODE", "NODE_ENV", "PROD", "SSR", "TEST", "VITEST"])
    delete environment[name];
  await promisify(execFile)(
    process.execPath,
    ["scripts/docs/main.ts", "--base", base, "--site", host, "--out", folder],
    {
      cwd: root,
      env: environment,
      maxBuffer: 1 << 26,
    },
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("below a path of a host", () => {
  it("has links that lead somewhere", () => {
    expect(brokenLinks(folder, base)).toEqual([]);
  });

  it("names its own address and the repository, once both are known", () => {
    const html = readFileSync(`${folder}guides/errors/index.html`, "utf8");
    const address = `${host}${base}guides/errors/`;
    expect(html).toContain(`<link rel="canonical" href="${address}"`);
    expect(html).toContain(`<meta property="og:url" content="${address}"`);
    expect(html).toContain(`href="${repository}/edit/main/docs/guides/errors.md"`);
    expect(html).toContain(`href="${repository}/issues/new?title=`);
    expect(readFileSync(`${folder}sitemap-0.xml`, "utf8")).toContain(`<loc>${address}</loc>`);
    expect(readFileSync(`${folder}releases/index.html`, "utf8")).toContain(`${host}${base}openapi/`);
  });

  it("opens, searches and switches", async () => {
    const server = await serveStatic(folder, { base });
    const page = await site.browser.newPage();
    const problems: string[] = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("response", (response) => response.status() >= 400 && problems.push(response.url()));
    await page.goto(server.url);
    await page.keyboard.press("Control+k");
    await page.locator("dialog input:focus").waitFor();
    await page.keyboard.type("signIn");
    await page.locator("dialog a").first().click();
    await page.waitForURL(/\/auths\/docs\/reference\/v0-12\/operations\/signin\//);
    await page.locator(".line-switch").getByRole("link", { name: "0.11", exact: true }).click();
    await page.waitForURL(/\/auths\/docs\/reference\/v0-11\/operations\/signin\//);
    expect(problems).toEqual([]);
    await page.close();
    await server.close();
  });
});

describe("the first load of a page", () => {
  it("is at most 70 kB over the wire for the heaviest pages, and for one of each kind, late scripts counted", async () => {
    const sizeOf = (path: string) => gzipSync(readFileSync(`${siteFolder}${path}index.html`)).length;
    const heaviest = pagePaths.toSorted((one, other) => sizeOf(other) - sizeOf(one)).slice(0, 3);
    expect(heaviest.join()).toMatch(/reference\//);
    const heavy: string[] = [];
    for (const path of new Set([...heaviest, ...Object.values(templates)])) {
      const server = await serveStatic(siteFolder);
      const page = await site.browser.newPage();
      await page.goto(server.url + path, { waitUntil: "networkidle" });
      expect(server.sent()).toBeGreaterThan(10_000);
      if (server.sent() > 70_000) heavy.push(`${path}: ${server.sent()} bytes`);
      await page.close();
      await server.close();
    }
    expect(heavy).toEqual([]);
  });
});
