import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Exchange } from "../../scripts/contract/exchanges.ts";
import { readLines } from "../../scripts/contract/lines.ts";
import { coveragePage } from "../../scripts/pages/coverage.ts";
import { operationTable } from "../../scripts/pages/operation-table.ts";
import { withSeen } from "../../scripts/pages/seen.ts";

const lines = readLines();
const table = operationTable(withSeen(lines));
const rows = new Map(
  table.split("\n").flatMap((row) => {
    const [, name = "", request = "", ...cells] = row.split("|").map((cell) => cell.trim());
    const id = /^`(\w+)`/.exec(name)?.[1];
    return id ? [[id, { name, request, cells: cells.slice(0, lines.length) }]] : [];
  }),
);

const page = await coveragePage(lines);
const folder = new URL("../exchanges/", import.meta.url);
const recordings = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".json"),
);

it.each(lines)("has a tick for every operation of $line, and no other", ({ line }) => {
  const bundle = readFileSync(new URL(`../../generated/v${line}/openapi.yaml`, import.meta.url), "utf8");
  const ids = [...bundle.matchAll(/^ {6}operationId: (\w+)$/gm)].map(([, id]) => id);
  const column = lines.findIndex((one) => one.line === line);
  const ticked = [...rows].filter(([, { cells }]) => cells[column]?.startsWith("✓")).map(([id]) => id);
  expect(ticked.sort()).toEqual(ids.filter((id) => id !== "getLogin").sort());
  const dashed = [...rows].filter(([, { cells }]) => cells[column] === "–");
  expect(dashed).toHaveLength(rows.size - ticked.length);
});

it("names the requests", () => {
  expect(rows.get("signIn")?.request).toBe("`POST /api/v1/auths/signin`");
  expect(rows.get("signOut")?.request).toBe(
    "`GET /api/v1/auths/signout`, from 0.9.3 on `POST /api/v1/auths/signout`",
  );
  expect(table).toMatch(
    /^Every client also has Gafaelfawr's `getLogin` \(`GET \/auth\/api\/v1\/login`, seen \d+ times\)/m,
  );
});

it("is part of the page, and each line leads to its section there", () => {
  expect(page).toContain(table);
  const anchors = [...table.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor);
  const headings = page.split("\n").filter((text) => text.startsWith("## "));
  const words = headings.map((text) =>
    text
      .slice(3)
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, ""),
  );
  expect(anchors).toHaveLength(lines.length);
  for (const anchor of anchors) expect(words.map((text) => text.replaceAll(" ", "-"))).toContain(anchor);
});

it.each(lines)("counts what was recorded of $line", ({ line, release, releases }) => {
  const column = lines.findIndex((one) => one.line === line);
  const exchanges = recordings
    .filter((name) => releases.some((one) => name.includes(`-${one}.json`)))
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Exchange[]);
  const signIns = exchanges.filter(
    ({ request }) => request.method === "POST" && request.path === "/api/v1/auths/signin",
  ).length;
  expect(rows.get("signIn")?.cells[column]).toBe(signIns > 0 ? `✓ ${signIns}` : "✓");
  const section = page.split("\n## ").find((one) => one.startsWith(`Open WebUI ${release}`)) ?? "";
  if (exchanges.length === 0) expect(section).toContain("Not recorded yet.");
  else expect(section).toMatch(/\d+ exchanges; \d+ of \d+ documented statuses seen\./);
});
