import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { startBrowser } from "./browser.ts";
import { siteFolder, templates } from "./site.ts";
import { serveStatic } from "./static-server.ts";

// Prints, for a page of every kind, its weight on first load, and its first contentful paint on a CPU slowed down four
// times as a ratio to a plain page: both are opened in turn, and what is told is the median of the ratios and their quartiles.

const rounds = 21;
const plain = createServer((_, response) => {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  response.end(
    "<!doctype html><html lang=en><title>Plain</title><h1>Plain</h1><p>A page with some text.</p></html>",
  );
});
await new Promise<void>((done) => plain.listen(0, "127.0.0.1", done));
const plainUrl = `http://127.0.0.1:${(plain.address() as AddressInfo).port}/`;
const browser = await startBrowser();
console.log(
  "| page | first load, kB gzip | first contentful paint, ratio to a plain page | half of all rounds |\n|---|--:|--:|--:|",
);
for (const [name, path] of Object.entries(templates)) {
  const site = await serveStatic(siteFolder);
  const ratios: number[] = [];
  // The first visit warms up, and waits for late scripts, which count as weight.
  await firstPaint(browser, plainUrl);
  await firstPaint(browser, site.url + path, "networkidle");
  const weight = site.sent();
  for (let round = 0; round < rounds; round += 1) {
    const before = await firstPaint(browser, plainUrl);
    ratios.push((await firstPaint(browser, site.url + path)) / before);
  }
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(ratios, share).toFixed(2));
  console.log(`| ${name} | ${(weight / 1000).toFixed(0)} | ${middle} | ${low} to ${high} |`);
  await site.close();
}
await browser.close();
plain.close();

/** In milliseconds, with an empty cache. */
async function firstPaint(
  in_: Browser,
  url: string,
  waitUntil: "load" | "networkidle" = "load",
): Promise<number> {
  const context = await in_.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(url, { waitUntil });
  const time = await page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        new PerformanceObserver((list) => {
          for (const { name, startTime } of list.getEntries())
            if (name === "first-contentful-paint") resolve(startTime);
        }).observe({ type: "paint", buffered: true }),
      ),
  );
  await context.close();
  return time;
}

function quantile(numbers: readonly number[], share: number): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor((numbers.length - 1) * share)] ?? 0;
}
