import type { Browser, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { newest } from "../src/contract/lines.ts";
import { serveSite } from "./served.ts";

const site = serveSite();

type Options = Parameters<Browser["newPage"]>[0];

async function open<T>(path: string, options: Options, look: (page: Page) => Promise<T>): Promise<T> {
  const page = await site.browser.newPage(options);
  try {
    await page.goto(site.server.url + path);
    return await look(page);
  } finally {
    await page.close();
  }
}

const phone = (width: number) => ({ viewport: { width, height: 800 } });
const desktop = { viewport: { width: 1360, height: 900 } };
const operation = (id: string) => `${newest.base}/operations/${id}/`;

describe("on a phone", () => {
  const paths = [
    "guides/errors/",
    "guides/mfa/",
    "guides/permissions/",
    "faults/",
    "coverage/",
    "benchmarks/",
  ];
  const made = [
    "who-may-call/",
    "releases/",
    "errors/",
    "upgrading/",
    operation("signin"),
    operation("exchangeoauthtoken"),
  ];
  it.each([...paths, ...made])("shows all text of %s, or says that there is more", async (path) => {
    const hidden: string[] = [];
    await open(path, phone(320), async (page) => {
      for (const width of [320, 360, 390, 412]) {
        await page.setViewportSize(phone(width).viewport);
        await page.waitForTimeout(100);
        const found = await page.evaluate((limit) => {
          const outside = (element: Element) => element.getBoundingClientRect().right > limit + 1;
          const told = (element: Element) => {
            const scroller = element.closest(".table, .scroller");
            const sign = scroller?.nextElementSibling;
            return Boolean(sign?.matches(".scroll-sign") && getComputedStyle(sign).display !== "none");
          };
          return [
            ...document.querySelectorAll("main :is(p, td, th, li, code, h1, h2, h3, text, a, [role=tab])"),
          ]
            .filter((one) => one.getClientRects().length > 0 && !one.closest(".sr-only, pre"))
            .filter((one) => outside(one) && !told(one))
            .map((one) => `${one.tagName} ${one.textContent?.trim().slice(0, 60)}`);
        }, width);
        hidden.push(...found.slice(0, 3).map((one) => `${width} px: ${one}`));
      }
    });
    expect(hidden).toEqual([]);
  });
});

describe("an operation's page", () => {
  it("is short enough to read", async () => {
    const height = (options: Options) =>
      open(operation("signin"), options, (page) =>
        page.evaluate(() => document.documentElement.scrollHeight),
      );
    expect(await height(desktop)).toBeLessThan(6000);
    expect(await height(phone(390))).toBeLessThan(9000);
  });

  it("begins with prose: its first sentence is on the first screen, before any sample", async () => {
    await open(operation("updateadminconfig"), desktop, async (page) => {
      const top = await page.locator("main .sl-openapi-markdown p").first().boundingBox();
      const sample = await page.locator(".sl-openapi-snippets").boundingBox();
      expect((top?.y ?? Infinity) + (top?.height ?? Infinity)).toBeLessThan(900);
      expect(sample?.y).toBeGreaterThan(top?.y ?? Infinity);
    });
  });

  it("shows the model of an error once, and opens what a link points at", async () => {
    await open(`${operation("signin")}#401`, desktop, async (page) => {
      expect(await page.locator("#error-body").getByText("ErrorResponse").count()).toBeGreaterThan(0);
      const closed = () => page.locator("main details.refusal:not([open])").count();
      expect(await page.locator('details[id="401"]').getAttribute("open")).not.toBeNull();
      expect(await page.locator('details[id="403"]').getAttribute("open")).toBeNull();
      const before = await closed();
      await page.goto(`${site.server.url}${operation("signin")}#cause-401-accountDeactivated`);
      await page.locator("#cause-401-accountDeactivated .to-do").waitFor();
      expect(await closed()).toBeLessThanOrEqual(before);
      expect(await page.locator("#cause-401-accountDeactivated").innerText()).toContain(
        "An admin must activate",
      );
    });
  });

  it("has what the contract says of a cause beside it", async () => {
    await open(`${operation("getadminconfig")}#error-forbidden`, desktop, async (page) => {
      expect(await page.locator("#cause-401-roleRefused").innerText()).toContain(
        "do not sign out or sign in again",
      );
    });
  });
});

describe("where the reader is", () => {
  it("shows the current operation in the sidebar on a first visit, and the way to it above the title", async () => {
    for (const id of ["signin", "redeemmfaresettoken", "getlogin"])
      await open(operation(id), desktop, async (page) => {
        const current = await page.locator('nav.sidebar a[aria-current="page"]').boundingBox();
        expect((current?.y ?? Infinity) + (current?.height ?? 0)).toBeLessThan(900);
        expect(await page.locator(".breadcrumbs").innerText()).toContain(
          `Reference, Open WebUI ${newest.line}`,
        );
      });
    await open("", desktop, async (page) => {
      const groups = await page.locator("nav.sidebar .top-level > li > details > summary").allInnerTexts();
      expect(groups[1]).toContain("Reference");
    });
  });

  it("keeps the place when it switches lines", async () => {
    await open(`${operation("signin")}#errors`, desktop, async (page) => {
      await page.locator(".line-switch").getByRole("link", { name: "0.9", exact: true }).click();
      await page.waitForURL(/v0-9\/operations\/signin\/#errors$/);
    });
  });

  it("offers ways on from an address that leads nowhere", async () => {
    await open("no/such/page/", desktop, async (page) => {
      const links = await page
        .locator("main .sl-markdown-content a")
        .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).pathname));
      expect(links).toEqual(
        expect.arrayContaining([`/${newest.base}/`, "/errors/", "/who-may-call/", "/guides/get-started/"]),
      );
    });
  });
});

describe("upgrading", () => {
  it("leads from two releases to one list, and says where there is nothing to choose", async () => {
    await open("upgrading/", desktop, async (page) => {
      await page.locator('[name="from"]').selectOption({ label: "0.6.42" });
      await page.locator('[name="to"]').selectOption({ label: "0.6.41" });
      await page.getByRole("button", { name: "Show what to do" }).click();
      expect(await page.locator("upgrade-picker [role=status]").innerText()).toContain(
        "Choose a later release",
      );
      await page.locator('[name="from"]').selectOption({ label: "0.9.2" });
      await page.locator('[name="to"]').selectOption({ label: "0.9.3" });
      await page.getByRole("button", { name: "Show what to do" }).click();
      await page.locator("upgrade-picker #signout").waitFor();
      expect(page.url()).toContain("?from=0.9.2&to=0.9.3");
      expect(await page.locator("upgrade-picker .list").innerText()).toContain(
        "Request: POST /api/v1/auths/signout, formerly GET",
      );
    });
    await open("upgrading/?from=0.6.36&to=0.6.37#updateadminconfig", desktop, async (page) => {
      await page.locator("upgrade-picker #updateadminconfig").waitFor();
      expect(await page.locator("upgrade-picker .list").innerText()).toContain("ENABLE_API_KEYS");
    });
  });

  it("needs no script for a pair of lines", async () => {
    await open("upgrading/", { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('.pairs a[href$="/upgrade/0-6-to-0-12/"]').count()).toBe(1);
    });
    await open("upgrade/0-6-to-0-12/", { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator("#signout + ul").innerText()).toContain("POST");
    });
  });
});

describe("without a script, and on paper", () => {
  it.each(["light", "dark"] as const)("follows the system's %s theme", async (colorScheme) => {
    await open("guides/errors/", { colorScheme, javaScriptEnabled: false }, async (page) => {
      const [red = 0] =
        (await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor))
          .match(/\d+/g)
          ?.map(Number) ?? [];
      expect(red > 128).toBe(colorScheme === "light");
    });
  });

  it("prints the line and its releases, and what is closed", async () => {
    await open(operation("signin"), desktop, async (page) => {
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".printed-line").innerText()).toContain("0.12.0 to 0.12.4");
      const height = await page
        .locator("#cause-401-accountDeactivated")
        .evaluate((one) => one.getBoundingClientRect().height);
      expect(height).toBeGreaterThan(10);
    });
  });
});
