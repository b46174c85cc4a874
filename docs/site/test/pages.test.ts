import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lines, newest, slugOf } from "../src/contract/lines.ts";
import { findings } from "./axe.ts";
import { brokenLinks } from "./links.ts";
import { policy, serveSite } from "./served.ts";
import { pagePaths, siteFolder } from "./site.ts";
import { type StaticServer, serveStatic } from "./static-server.ts";

const site = serveSite();
let strict: StaticServer;
beforeAll(async () => {
  strict = await serveStatic(siteFolder, { headers: { "content-security-policy": policy } });
});
afterAll(() => strict?.close());

/** What goes wrong on a page, and what it asks of others. */
async function watchedPage(options: Parameters<Browser["newPage"]>[0] = {}) {
  const page = await site.browser.newPage(options);
  const problems: string[] = [];
  const outside: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("request", (request) => {
    if (
      ![site.server.url, strict.url].some((url) => request.url().startsWith(url)) &&
      !request.url().startsWith("data:")
    )
      outside.push(request.url());
  });
  return { page, problems, outside };
}

describe("the whole site", () => {
  it("opens under a strict policy without a console error, a request elsewhere or a sideways scroll at 320 px", async () => {
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-(?:inline|eval)'/);
    const unvisited = [...pagePaths];
    const found = { problems: [] as string[], outside: [] as string[], wide: [] as string[] };
    const visit = async () => {
      const { page, problems, outside } = await watchedPage({ viewport: { width: 320, height: 640 } });
      for (let path = unvisited.pop(); path !== undefined; path = unvisited.pop()) {
        await page.goto(strict.url + path);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > 320) found.wide.push(`${path}: ${width}`);
        found.problems.push(...problems.splice(0).map((problem) => `${path}: ${problem}`));
        found.outside.push(...outside.splice(0));
      }
      await page.close();
    };
    await Promise.all([visit(), visit(), visit()]);
    expect(pagePaths.length).toBeGreaterThan(150);
    expect(found).toEqual({ problems: [], outside: [], wide: [] });
  });

  it("has a page for every operation of every line", () => {
    const missing = lines.flatMap(({ base, operations }) =>
      [...operations.keys()]
        .map((id) => `${base}/operations/${slugOf(id)}/`)
        .filter((path) => !pagePaths.includes(path)),
    );
    expect(missing).toEqual([]);
  });

  it("has links and anchors that lead somewhere", () => {
    expect(brokenLinks(siteFolder, "/")).toEqual([]);
  });
});

describe("search", () => {
  it("finds signIn without a server", async () => {
    const { page, problems } = await watchedPage();
    await page.goto(strict.url);
    await page.keyboard.press("Control+k");
    await page.locator("dialog input:focus").waitFor();
    await page.keyboard.type("signIn");
    await page.locator("dialog a").first().waitFor();
    // It searches while one types: what was found for the first letters comes first.
    const first = () =>
      page
        .locator("dialog a")
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname)[0]);
    await expect.poll(first, { timeout: 10_000 }).toBe(`/${newest.base}/operations/signin/`);
    expect(problems).toEqual([]);
    await page.goto(site.server.url);
    await page.keyboard.press("Control+k");
    await page.locator("dialog input:focus").waitFor();
    await page.keyboard.type("signIn");
    await page.locator("dialog a").first().waitFor();
    expect(await findings(page)).toEqual([]);
    await page.close();
  });
});

describe("the switch between lines", () => {
  it("stays on the operation, and names the lines without it", async () => {
    const { page } = await watchedPage();
    await page.goto(`${site.server.url}${newest.base}/operations/signout/`);
    const lineSwitch = page.getByRole("navigation", { name: "signOut on other server lines" });
    await lineSwitch.getByRole("link", { name: "0.8", exact: true }).click();
    await page.waitForURL(/v0-8\/operations\/signout\//);
    expect(await page.locator("main").innerText()).toContain("GET");
    await page.goto(`${site.server.url}${newest.base}/operations/verifymfachallenge/`);
    expect(await page.locator(".line-switch a").allInnerTexts()).toEqual(["0.12"]);
    expect(await page.locator(".line-switch .absent").count()).toBe(lines.length - 1);
    await page.close();
  });
});

describe("what an operation's page tells", () => {
  it("lists every nested permission, every cause of an error, and who may call", async () => {
    const { page } = await watchedPage();
    await page.goto(`${site.server.url}${newest.base}/operations/signin/`);
    const main = page.locator("main");
    const all = (await main.textContent()) ?? "";
    const permissions = [
      ...all.matchAll(/\b(models_hidden|public_calendars|temporary_enforced|encrypted_channels)\b/g),
    ];
    expect(new Set(permissions.map(([name]) => name)).size).toBe(4);
    for (const name of ["invalidCredentials", "rateLimited", "authenticationBusy", "passwordAuthDisabled"])
      expect(await page.locator(".causes code", { hasText: name }).count()).toBe(1);
    expect(await page.locator(".callers").innerText()).toContain("Anybody: send no credentials");
    await page.close();
  });
});

describe("the tree of permissions", () => {
  it("is a picture of all that the contract has, with the list as its text", async () => {
    const { page } = await watchedPage();
    await page.goto(`${site.server.url}guides/permissions/`);
    const { schemas } = newest.contract.components;
    const properties = (schema: unknown): [string, { $ref?: string }][] =>
      Object.entries((schema as { properties: Record<string, { $ref?: string }> }).properties);
    const groups = properties(schemas.Permissions);
    const flags = groups.flatMap(([, { $ref = "" }]) =>
      properties(schemas[$ref.replace(/^.*\//, "")]).map(([name]) => name),
    );
    expect(flags.length).toBeGreaterThan(50);
    const picture = page.getByRole("img", {
      name: `The ${flags.length} permissions of Open WebUI ${newest.line}`,
    });
    const texts = (selector: string) => picture.locator(selector).allTextContents();
    expect(await texts(".participant-name")).toEqual(["permissions", ...groups.map(([name]) => name)]);
    expect(await texts(".leaf-name")).toEqual(flags);
    expect(await page.locator("#permission-list li li > a > code").allTextContents()).toEqual(flags);
    expect(await picture.getAttribute("aria-details")).toBe("permission-list");
    await page.close();
  });
});

describe("the guide on the proof", () => {
  it("shows the figures of the pages that tools write", async () => {
    const { page, problems } = await watchedPage();
    const tables = () =>
      page.locator("main table").evaluateAll((all) => all.map((table) => table.textContent ?? ""));
    await page.goto(`${site.server.url}coverage/`);
    const [lineByLine] = await tables();
    await page.goto(`${site.server.url}benchmarks/`);
    const benchmarks = await tables();
    const plot = await page.locator("main img").getAttribute("alt");
    expect(lineByLine).toContain(newest.release);
    expect(benchmarks.length).toBeGreaterThan(1);
    expect(plot).toContain("raw fetch");
    await page.goto(`${site.server.url}guides/proof/`);
    expect((await tables()).slice(1)).toEqual([lineByLine, ...benchmarks]);
    const image = page.locator("main img");
    expect(await image.getAttribute("alt")).toBe(plot);
    await image.scrollIntoViewIfNeeded();
    await image.evaluate((shown) => (shown as HTMLImageElement).decode());
    expect(problems).toEqual([]);
    await page.close();
  });
});

describe("with the keyboard alone", () => {
  it("reaches content, samples and form", async () => {
    const { page } = await watchedPage();
    await page.goto(`${site.server.url}${newest.base}/operations/signin/`);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Skip to content");
    const reached = new Set<string>();
    for (let press = 0; press < 400; press += 1) {
      await page.keyboard.press("Tab");
      const name = await page.evaluate(() => {
        const element = document.activeElement;
        return `${element?.tagName} ${element?.getAttribute("name") ?? element?.textContent?.trim().slice(0, 40)}`;
      });
      reached.add(name);
      if (name === "BUTTON Send POST request") break;
    }
    expect([...reached]).toEqual(
      expect.arrayContaining(["A 0.6", "INPUT server", "TEXTAREA body", "BUTTON Send POST request"]),
    );
    await page.close();
  });
});

describe("on paper", () => {
  it("reads well even from the dark theme", async () => {
    const { page } = await watchedPage({ colorScheme: "dark" });
    await page.goto(`${site.server.url}${newest.base}/operations/getldapconfig/`);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("try-it").isVisible()).toBe(false);
    expect(await findings(page)).toEqual([]);
    await page.close();
  });
});
