import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { forGenerators } from "../../scripts/contract/for-generators.ts";
import { bundleOf } from "../../scripts/contract/lines.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const redocly = join(root, "node_modules/@redocly/cli/bin/cli.js");

describe.each(["0.6", "0.9", "0.12"])("the contract of %s for generators", (line) => {
  const text = forGenerators(readFileSync(bundleOf(line), "utf8"));
  const document = parse(text);
  let folder: string;
  let file: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "for-generators-"));
    file = join(folder, "openapi.yaml");
    writeFileSync(file, text);
    writeFileSync(join(folder, "redocly.yaml"), "extends: [spec]\ntelemetry: off\n");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("says in its first lines what it simplifies", () => {
    const first = text.split("\n").slice(0, 9).join("\n");
    for (const said of [
      "3.0.3",
      "one model",
      "Cookie keys",
      "plain-text",
      "64 bits",
      "header",
      "exact contract",
    ])
      expect(first).toContain(said);
  });

  it("is valid OpenAPI 3.0 to Redocly", { timeout: 60_000 }, async () => {
    expect(document.openapi).toBe("3.0.3");
    const args = [redocly, "lint", file, "--config", join(folder, "redocly.yaml")];
    const { stderr } = await promisify(execFile)(process.execPath, args, { cwd: folder });
    expect(stderr).toContain("Your API description is valid");
  });

  it("keeps every operation and success", () => {
    const exact = parse(readFileSync(bundleOf(line), "utf8"));
    expect(Object.keys(document.paths)).toEqual(Object.keys(exact.paths));
    for (const [path, item] of Object.entries<Record<string, { responses: object }>>(document.paths))
      for (const [method, operation] of Object.entries(item))
        if (operation.responses) expect(operation.responses, `${method} ${path}`).toHaveProperty("200");
  });

  it("has no whole number of 32 bits", () => {
    const formats = new Set<unknown>();
    JSON.stringify(document, (_, node) => {
      if (node?.type === "integer") formats.add(node.format);
      return node;
    });
    expect([...formats]).toEqual(["int64"]);
  });

  it("has no cookie keys, no required header and one error model for an operation", () => {
    const schemes = Object.values<{ in?: string }>(document.components.securitySchemes);
    expect(schemes.filter((scheme) => scheme.in === "cookie")).toEqual([]);
    for (const item of Object.values<Record<string, { responses?: Record<string, never> }>>(document.paths)) {
      for (const { responses = {} } of Object.values(item)) {
        const errors = Object.entries<{ content: Record<string, { schema: object }> }>(responses);
        const models = errors
          .filter(([status]) => Number(status) >= 400)
          .map(([, { content }]) => JSON.stringify(content["application/json"]?.schema));
        expect(new Set(models).size).toBeLessThanOrEqual(1);
        for (const [, { headers = {} }] of errors as [string, { headers?: object }][])
          for (const header of Object.values(headers)) expect(header).not.toHaveProperty("required");
      }
    }
  });
});

it("makes one model of the answers of a sign-in", () => {
  const { components } = parse(forGenerators(readFileSync(bundleOf("0.12"), "utf8")));
  const { SigninResult } = components.schemas;
  expect(Object.keys(SigninResult.properties)).toEqual(
    expect.arrayContaining(["token", "permissions", "challenge_token", "next_step"]),
  );
  expect(SigninResult).not.toHaveProperty("required");
  expect(SigninResult.properties.next_step.enum).toEqual(["enroll", "verify", "recover", "pending"]);
});
