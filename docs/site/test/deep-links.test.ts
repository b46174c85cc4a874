import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { withAnchors } from "../src/anchors.ts";
import { lines, newest, slugOf } from "../src/contract/lines.ts";
import { permissionsOf } from "../src/contract/permissions.ts";
import { serveSite } from "./served.ts";
import { pagePaths, siteFolder } from "./site.ts";

const read = (path: string) => readFileSync(`${siteFolder}${path}index.html`, "utf8");
const idsIn = (html: string) => [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id as string);

const site = serveSite();

describe("addresses within pages", () => {
  it("are each there once", () => {
    const twice = pagePaths.filter((path) => {
      const ids = idsIn(read(path));
      return new Set(ids).size !== ids.length;
    });
    expect(twice).toEqual([]);
  });

  it("lead to every field of every request, every status and every cause", () => {
    const missing: string[] = [];
    for (const { base, contract, operations } of lines)
      for (const [id, { operation }] of operations) {
        const html = read(`${base}/operations/${slugOf(id)}/`);
        const ids = new Set(idsIn(html));
        const schema = operation.requestBody?.content["application/json"]?.schema as { $ref?: string };
        const name = schema?.$ref?.replace(/^.*\//, "") ?? "";
        const { properties = {} } = (contract.components.schemas[name] ?? {}) as { properties?: object };
        const wanted = [
          ...Object.keys(properties).map((field) => `request.${field}`),
          ...Object.keys(operation.responses),
        ];
        missing.push(...wanted.filter((one) => !ids.has(one)).map((one) => `${base} ${id} #${one}`));
        const fields = html.match(/class="sl-openapi-key [^>]*>/g) ?? [];
        missing.push(...fields.filter((field) => !/\sid="/.test(field)).map((field) => `${id} ${field}`));
      }
    expect(missing).toEqual([]);
  });

  it("lead to every permission", () => {
    const ids = new Set(idsIn(read("guides/permissions/")));
    const flags = permissionsOf(newest.contract).flatMap(({ name, flags: some }) =>
      some.map((flag) => `${name}.${flag.name}`),
    );
    expect(flags.filter((flag) => !ids.has(flag))).toEqual([]);
  });

  it("tell models apart, and are never given twice", () => {
    const field = '<div class="sl-openapi-key x"><strong>id</strong></div>';
    const tab = (n: number, name: string) =>
      `<a role="tab" id="tab-0-${n}">${name}</a><div id="tab-panel-0-${n}" aria-labelledby="tab-0-${n}">${field}</div>`;
    const html = withAnchors(`<section><h3 id="200">200</h3>${tab(0, "One")}${tab(1, "Other")}</section>`);
    expect(idsIn(html)).toEqual(expect.arrayContaining(["200.One.id", "200.Other.id"]));
    expect(html).toContain('<strong><a href="#200.One.id">id</a></strong>');
    expect(() => withAnchors(field + field)).toThrow("two fields have the address #id");
  });
});

describe("a link to what is hidden", () => {
  const inView = (page: Page, id: string) =>
    expect
      .poll(() =>
        page.evaluate((name) => {
          const box = document.getElementById(name)?.getBoundingClientRect();
          return box !== undefined && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
        }, id),
      )
      .toBe(true);

  it.each([
    "200.SessionUserResponse.permissions.workspace.models",
    "200.MfaChallengeResponse.challenge_token",
    "429.headers.Retry-After",
    "cause-401-accountDeactivated",
    "error-body.ErrorResponse.detail",
  ])("opens what it is in, and shows it: #%s", async (id) => {
    const page = await site.browser.newPage();
    await page.goto(`${site.server.url}${newest.base}/operations/signin/#${id}`);
    await inView(page, id);
    await page.close();
  });

  it("is what a field's name is", async () => {
    const page = await site.browser.newPage();
    await page.goto(`${site.server.url}${newest.base}/operations/signin/`);
    await page.locator('[id="request.email"]').getByRole("link", { name: "email", exact: true }).click();
    expect(new URL(page.url()).hash).toBe("#request.email");
    await page.close();
  });

  it("prints all models and fields", async () => {
    const page = await site.browser.newPage();
    await page.goto(`${site.server.url}${newest.base}/operations/signin/`);
    await page.emulateMedia({ media: "print" });
    for (const id of ["200.MfaChallengeResponse.challenge_token", "200.SessionUserResponse.permissions.chat"])
      expect((await page.locator(`[id="${id}"]`).boundingBox())?.height, id).toBeGreaterThan(10);
    await page.close();
  });
});
