import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MockServer } from "../../../scripts/mock/server.ts";
import { newest } from "../src/contract/lines.ts";
import { startBrowser } from "./browser.ts";
import { startMock } from "./mocks.ts";
import { siteFolder } from "./site.ts";
import { type StaticServer, serveStatic } from "./static-server.ts";

let browser: Browser;
let site: StaticServer;
let mock: MockServer;
let page: Page;
let asked: string[];
beforeAll(async () => {
  const policy = readFileSync(`${siteFolder}csp.txt`, "utf8").trim();
  site = await serveStatic(siteFolder, { headers: { "content-security-policy": policy } });
  mock = await startMock(newest.line);
  browser = await startBrowser();
  page = await browser.newPage();
  page.on("request", (request) => asked.push(request.url()));
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await mock?.close();
});

async function open(operation: string): Promise<void> {
  asked = [];
  await page.goto(`${site.url}${newest.base}/operations/${operation}/`);
  await page.getByLabel("Server", { exact: true }).fill(mock.url);
}

const answer = () => page.locator("try-it .answer pre");

describe("trying an operation from its page", () => {
  it("signs in, and keeps the token in memory only", async () => {
    await open("signin");
    await page.getByRole("button", { name: "Send POST request" }).click();
    await answer().waitFor();
    const { token } = JSON.parse(await answer().innerText()) as { token: string };
    expect(token.split(".")).toHaveLength(3);
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    expect(kept).not.toContain(token);
    expect(asked.filter((url) => !url.startsWith(site.url))).toEqual([`${mock.url}/api/v1/auths/signin`]);
    expect(asked.join()).not.toContain(token);
  });

  it("carries the token of a sign-in on the same page, which is gone after a reload", async () => {
    await open("getadminconfig");
    await page.getByText("None yet? Sign in for one").click();
    await page.getByLabel("Password").fill("any");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("Signed in: the token is in its field.").waitFor();
    await page.getByRole("button", { name: "Send GET request" }).click();
    await answer().waitFor();
    expect(JSON.parse(await answer().innerText())).toHaveProperty("ENABLE_SIGNUP");
    await page.reload();
    expect(await page.getByLabel("Token or API key").inputValue()).toBe("");
  });

  it("says of an error what the contract knows, and what to do", async () => {
    await open("getadminconfig");
    await page.getByRole("button", { name: "Send GET request" }).click();
    await answer().waitFor();
    expect(await page.locator("try-it .answer").innerText()).toMatch(
      /401[\s\S]*notAuthenticated \(not_authenticated\): Sign in again/,
    );
  });

  it("says in words that nobody answers", async () => {
    await open("signin");
    await page.getByLabel("Server", { exact: true }).fill("http://127.0.0.1:9");
    await page.getByRole("button", { name: "Send POST request" }).click();
    await page.getByText("No answer. Is the server running at that address").waitFor();
  });
});
