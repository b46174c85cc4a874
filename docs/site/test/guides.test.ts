import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MockServer } from "../../../scripts/mock/server.ts";
import { newest } from "../src/contract/lines.ts";
import { startMock } from "./mocks.ts";
import { type Program, Workshop } from "./programs.ts";

interface Block {
  readonly name: string;
  readonly lang: string;
  readonly run: boolean;
  readonly source: string;
}

const docs = new URL("../../", import.meta.url);
const files = ["index.md", ...readdirSync(new URL("guides/", docs)).map((file) => `guides/${file}`)];
const blocks = files.flatMap(blocksOf);
const workshop = new Workshop("site-guides");
let mock: MockServer;
beforeAll(async () => {
  mock = await startMock(newest.line);
});
afterAll(async () => {
  await mock?.close();
  workshop.clear();
});

function blocksOf(file: string): Block[] {
  const text = readFileSync(new URL(file, docs), "utf8");
  return [...text.matchAll(/^```(\w*)(.*)\n([\s\S]*?)^```/gm)].map(
    ([, lang = "", meta = "", source = ""], index) => ({
      name: `${file}, block ${index + 1}`,
      lang,
      run: !meta.includes("no-run"),
      source,
    }),
  );
}

function programsIn(lang: string): Program[] {
  return blocks
    .filter((block) => block.lang === lang)
    .map(({ name, source, run }) => ({ name, source, server: mock.url, compileOnly: !run }));
}

/** Commands of npm install things or stay; that they exist is what can be checked. */
const npm = /^(?:npm|npx) /m;

describe("the code in the guides", () => {
  it("is of a language that is checked", () => {
    expect([...new Set(blocks.map(({ lang }) => lang))].sort()).toEqual(["go", "python", "sh", "ts"]);
    expect(blocks.filter(({ lang }) => lang === "ts").length).toBeGreaterThan(15);
  });

  it("compiles and runs in TypeScript with the package", async () => {
    expect(await workshop.typescript(programsIn("ts"))).toEqual([]);
  });

  it("runs in a shell", async () => {
    expect(await workshop.shell(programsIn("sh").filter(({ source }) => !npm.test(source)))).toEqual([]);
  });

  // What needs a client of `languages/` is tested there.
  const runnable = (lang: string) => programsIn(lang).filter(({ compileOnly }) => !compileOnly);

  it("runs in Python", async () => {
    expect(await workshop.python(runnable("python"))).toEqual([]);
  });

  it("compiles and runs in Go", async () => {
    expect(await workshop.go(runnable("go"))).toEqual([]);
  });

  it("names only commands of this project that exist", () => {
    const { scripts } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
    const text = files.map((file) => readFileSync(new URL(file, docs), "utf8")).join("\n");
    const named = [...text.matchAll(/npm (?:run )?(?!ci\b|install\b)([\w:-]+)/g)].map(
      ([, script]) => script as string,
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});
