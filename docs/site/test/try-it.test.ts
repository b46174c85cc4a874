import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MockServer } from "../../../scripts/mock/server.ts";
import { lines, newest } from "../src/contract/lines.ts";
import { startMock } from "./mocks.ts";
import { policy, serveSite } from "./served.ts";

const served = serveSite({ "content-security-policy": policy });
let mock: MockServer;
let page: Page;
let asked: string[];
beforeAll(async () => {
  mock = await startMock(newest.line);
  page = await served.browser.newPage();
  page.on("request", (request) => asked.push(request.url()));
});
afterAll(async () => {
  await mock?.close();
});

async function open(operation: string): Promise<void> {
  asked = [];
  await page.goto(`${served.server.url}${newest.base}/operations/${operation}/`);
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
    expect(asked.filter((url) => !url.startsWith(served.server.url))).toEqual([
      `${mock.url}/api/v1/auths/signin`,
      `${mock.url}/api/version`,
    ]);
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
      /401[\s\S]*notAuthenticated \(not_authenticated\): Sign in, and send the token/,
    );
  });

  it("tells of broken JSON before it sends anything, and sends it if told to", async () => {
    await open("signin");
    await page.locator('[name="body"]').fill("{\n  email: 1\n}");
    await page.getByRole("button", { name: "Send POST request" }).click();
    await page.getByText(/Not sent: the body is not JSON\..*line 2, column 3/).waitFor();
    expect(asked.filter((url) => !url.startsWith(served.server.url))).toEqual([]);
    await page.getByRole("button", { name: "Send it all the same" }).click();
    await answer().waitFor();
    expect(await page.locator("try-it .answer").innerText()).toMatch(
      /422[\s\S]*invalidRequest \(validation\)/,
    );
  });

  it("warns where the server is of another line than the page, and not on its own", async () => {
    asked = [];
    const older = lines.find(({ line }) => line === "0.6");
    await page.goto(`${served.server.url}${older?.base}/operations/signin/`);
    await page.getByLabel("Server", { exact: true }).fill(mock.url);
    await page.getByRole("button", { name: "Send POST request" }).click();
    await answer().waitFor();
    expect(await page.locator(".answer-warning").innerText()).toContain(
      `says it is Open WebUI ${newest.release}; the page is about 0.6 (0.6.41 to 0.6.43)`,
    );
    await open("signin");
    await page.getByRole("button", { name: "Send POST request" }).click();
    await answer().waitFor();
    expect(await page.locator(".answer-warning").count()).toBe(0);
  });

  const noAnswer = async (server: string) => {
    await open("signin");
    await page.getByLabel("Server", { exact: true }).fill(server);
    await page.getByRole("button", { name: "Send POST request" }).click();
    const said = page.locator("try-it .answer-status");
    await said.waitFor({ timeout: 30_000 });
    return said.innerText();
  };

  it("tells a refused connection, a server without CORS and one that is silent apart", async () => {
    const closed = createServer();
    const unused = await listening(closed);
    await new Promise((done) => closed.close(done));
    expect(await noAnswer(unused)).toMatch(/^Refused: nobody answers/);

    const without = createServer((_, reply) => void reply.end("{}"));
    expect(await noAnswer(await listening(without))).toMatch(/^CORS: a server answers .* CORS_ALLOW_ORIGIN/);
    without.close();

    const silent = createServer(() => {});
    expect(await noAnswer(await listening(silent))).toMatch(/^No answer within 15 seconds/);
    silent.closeAllConnections();
    silent.close();
  });
});

function listening(server: Server): Promise<string> {
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => done(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}
