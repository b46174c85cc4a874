import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { files } from "./files.ts";
import { lint, respect } from "./respect.ts";

const folder = new URL("../../openapi/workflows/", import.meta.url);

describe("the workflows", () => {
  it("are all run", () => {
    const there = readdirSync(folder).filter((name) => name.endsWith(".arazzo.yaml"));
    expect(files.map((file) => basename(file)).sort()).toEqual(there.sort());
  });

  it("are valid Arazzo", async () => {
    expect(await lint(files)).toBe("");
  });

  it.each([
    ["sign-up-to-sign-out", 2, 6],
    ["admin-adds-a-user", 1, 7],
    ["api-key-life", 1, 9],
    ["ldap-set-up-and-sign-in", 1, 7],
  ])("hold on the mock: %s", async (name, workflows, steps) => {
    const file = files.find((one) => basename(one).startsWith(name)) ?? "";
    const outcome = await respect(file, inject("mockUrl"));
    expect(outcome).toMatchObject({ workflows, steps, failures: [] });
    expect(outcome.checks).toBeGreaterThan(steps * 2);
  });
});

describe("a workflow that expects what does not happen", () => {
  it.each([
    ["another role", '$response.body#/role == "admin"', '$response.body#/role == "king"', /signUp/],
    ["another status", "$statusCode == 401", "$statusCode == 418", /tokenIsRefused/],
  ])("fails and says where: %s", async (_, right, wrong, where) => {
    const source = readFileSync(new URL("sign-up-to-sign-out.arazzo.yaml", folder), "utf8");
    expect(source).toContain(right);
    const broken = fileURLToPath(new URL(`broken-${where.source}.tmp.yaml`, folder));
    onTestFinished(() => rmSync(broken, { force: true }));
    writeFileSync(broken, source.replace(right, wrong));
    const { failures } = await respect(broken, inject("mockUrl"));
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatch(where);
  });
});
