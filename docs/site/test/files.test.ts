import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { forGenerators } from "../../../scripts/contract/for-generators.ts";
import { releases } from "../../../scripts/contract/releases.ts";
import { repositoryAddress } from "../../../scripts/docs/repository.ts";
import { lines, newest } from "../src/contract/lines.ts";
import { pagePaths, siteFolder } from "./site.ts";

const read = (file: string) => readFileSync(siteFolder + file, "utf8");

describe("what lies beside the pages", () => {
  it("is the exact OpenAPI file of every release and of every line, each linked", () => {
    const page = read("releases/index.html");
    expect(releases.length).toBeGreaterThan(70);
    for (const release of releases) {
      expect((parse(read(`openapi/${release}.yaml`)) as { info: { version: string } }).info.version).toBe(
        release,
      );
      expect(page).toContain(`href="/openapi/${release}.yaml"`);
      expect(read(`openapi/${release}-for-generators.yaml`)).toMatch(
        new RegExp(`^openapi: 3\\.0\\.3$[\\s\\S]*^  version: ${release.replaceAll(".", "\\.")}$`, "m"),
      );
      expect(page).toContain(`href="/openapi/${release}-for-generators.yaml"`);
    }
    for (const { line } of lines) {
      const generated = readFileSync(
        new URL(`../../../generated/v${line}/openapi.yaml`, import.meta.url),
        "utf8",
      );
      expect(read(`openapi/v${line}.yaml`)).toBe(generated);
      expect(page).toContain(`href="/openapi/v${line}.yaml"`);
      expect(read(`openapi/v${line}-for-generators.yaml`)).toBe(forGenerators(generated));
      expect(page).toContain(`href="/openapi/v${line}-for-generators.yaml"`);
    }
  });

  it("is told of each release: what is new, and where to read what it asks", () => {
    const row = read("releases/index.html")
      .split("<tr>")
      .find((one) => one.includes('id="release-0.9.3"'));
    expect(row).toContain("<code>permissions.sharing.public_chats</code> in the answer: new.");
    expect(row).toMatch(/href="\/upgrading\/\?from=0\.9\.2&[^"]*to=0\.9\.3"/);
  });

  it("is the list of errors, with a command that gets it", () => {
    const { errors } = JSON.parse(read("errors.json")) as { errors: unknown[] };
    expect(errors.length).toBeGreaterThan(400);
    expect(read("releases/index.html")).toMatch(/curl --fail --remote-name [^\n]*\/errors\.json/);
    expect(read("releases/index.html")).toMatch(/curl --fail --remote-name [^\n]*-for-generators\.yaml/);
  });

  it("is each page as Markdown, without what is of use on a screen only", () => {
    const signIn = read(`${newest.base}/operations/signin/index.md`);
    expect(signIn).toMatch(/^# Sign in with e-mail and password\n/);
    expect(signIn).toContain("curl --fail-with-body 'http://127.0.0.1:4010/api/v1/auths/signin'");
    expect(signIn).toContain("What to do");
    expect(signIn).not.toMatch(/<(?:div|button|svg|span)|Send POST request/);
    expect(read("guides/errors/index.md")).toMatch(/\| +`?code`? +\|/i);
    expect(pagePaths.filter((path) => !existsSync(`${siteFolder}${path}index.md`))).toEqual([]);
  });

  it("is an overview of all that for programs, whose links lead somewhere", () => {
    const overview = read("llms.txt");
    const links = [...overview.matchAll(/\]\(([^)]+)\)/g)].map(([, to]) => to as string);
    expect(links.length).toBeGreaterThan(200);
    expect(links.filter((to) => !existsSync(siteFolder + to))).toEqual([]);
    const whole = read("llms-full.txt");
    expect(whole).toContain("# Sign in with e-mail and password");
    expect(whole).toContain("# Errors and what to do");
  });

  it("has no link to a repository, no canonical address and no sitemap while nobody knows them", () => {
    const { repository } = JSON.parse(
      readFileSync(new URL("../../../package.json", import.meta.url), "utf8"),
    );
    const start = read("guides/errors/index.html");
    expect(start).not.toContain('rel="canonical"');
    expect(existsSync(`${siteFolder}sitemap-index.xml`)).toBe(false);
    if (repositoryAddress(repository) === undefined)
      expect(start).not.toMatch(/issues\/new|\/edit\/main|aria-label="Repository"/);
  });
});

describe("the address of the repository", () => {
  it.each([
    [undefined, undefined],
    ["", undefined],
    ["github:owner/name", "https://github.com/owner/name"],
    ["owner/name", "https://github.com/owner/name"],
    [{ type: "git", url: "git+https://git.example.com/a/b.git" }, "https://git.example.com/a/b"],
    [{ url: "git@git.example.com:a/b.git" }, "https://git.example.com/a/b"],
    [{ url: "ssh://git@git.example.com/a/b.git" }, "https://git.example.com/a/b"],
    [{ url: "file:///tmp/x" }, undefined],
  ])("of %j is %s", (field, address) => {
    expect(repositoryAddress(field)).toBe(address);
  });
});
