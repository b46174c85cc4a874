import { execFile } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { bundleOf, readLines } from "../../../scripts/contract/lines.ts";
import { startMockServer } from "../../../scripts/mock/server.ts";
import { readReleases } from "../../../scripts/releases/facts.ts";

const read = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8");
const readme = read("README.md");

describe("the README", () => {
  it("claims as many releases as were read and played", () => {
    const known = readReleases();
    const played = known.filter((release) => release.played);
    const [claim = ""] = /\*\*The claim\*\*[\s\S]+?\n\n/.exec(readme) ?? [];
    const words = claim.replace(/\s+/g, " ");
    expect(words).toContain(
      `The sources of all ${known.length} were read, ${played.length} were booted and played`,
    );
    expect(words).toContain(`from ${known[0]?.release} to ${known.at(-1)?.release}`);
  });

  it("shows a first program that compiles and runs with the built package against the mock", async () => {
    const program = /```ts\n([\s\S]+?)```/.exec(readme)?.[1] ?? "";
    const file = fileURLToPath(new URL("../../first-program.tmp.ts", import.meta.url));
    onTestFinished(() => rmSync(file, { force: true }));
    const newest = readLines().at(-1)?.line ?? "";
    const { url, close } = await startMockServer(fileURLToPath(bundleOf(newest)), 0);
    onTestFinished(close);
    writeFileSync(file, program.replace("http://127.0.0.1:4010", url));
    const compiler = fileURLToPath(new URL("../../../node_modules/typescript/bin/tsc", import.meta.url));
    const options = ["--noEmit", "--strict", "--module", "nodenext", "--types", "node"];
    await promisify(execFile)(process.execPath, [compiler, ...options, file]);
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [file]);
    expect(stdout).toContain("Ada Lovelace may call: true");
    expect(stdout).toContain("JWT_EXPIRES_IN: '4w'");
    expect(stderr).toBe("");
  });

  it.each(["README.md", "CONTRIBUTING.md"])(
    "and its neighbours name only commands that exist: %s",
    (name) => {
      const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
      const named = [...read(name).matchAll(/npm (?:run )?(?!ci\b|install\b)([\w:-]+)/g)].map(
        ([, script]) => script,
      );
      expect(named.length).toBeGreaterThan(3);
      expect(named.filter((script) => !script || !(script in scripts))).toEqual([]);
      for (const script of named) {
        const file = /^(?:node|bash) (\S+\.(?:ts|sh))/.exec(scripts[script ?? ""] ?? "")?.[1];
        if (file) expect(existsSync(new URL(`../../../${file}`, import.meta.url)), file).toBe(true);
      }
    },
  );
});
