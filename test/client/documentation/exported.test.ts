import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { bundleOf, readLines } from "../../../scripts/contract/lines.ts";
import { startMockServer } from "../../../scripts/mock/server.ts";
import { startFront } from "../../generate/front.ts";
import { readExports } from "./exported.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const everything = readExports();
const byHand = everything.filter(({ file }) => file.startsWith("src/"));
const examples = byHand.flatMap((one) => one.examples);

describe("what the package exports", () => {
  it("is documented, the models too", () => {
    expect(byHand.map(({ name }) => name)).toContain("createAuthsClient");
    expect(everything.filter(({ summary }) => summary.trim() === "").map(({ name }) => name)).toEqual([]);
  });

  it("says what its functions take and answer", () => {
    expect(byHand.flatMap(({ untold }) => untold)).toEqual([]);
  });

  it.each(byHand)("shows how it is used: $name ($file)", ({ examples }) => {
    expect(examples).not.toEqual([]);
  });
});

describe("the examples in the documentation of the code", () => {
  const folder = mkdtempSync(`${root}examples.tmp.`);
  const newest = readLines().at(-1);
  const ends: (() => unknown)[] = [() => rmSync(folder, { recursive: true })];
  let server: string;
  let complaints: (file: string) => string[];

  beforeAll(async () => {
    const mock = await startMockServer(fileURLToPath(bundleOf(newest?.line ?? "")), 0);
    ends.push(mock.close);
    // The contract, and so the mock, has no /api/version.
    const onTestFinished = (end: () => unknown) => ends.push(end);
    const version = { version: newest?.release };
    server = (await startFront({ onTestFinished } as never, { behind: mock.url, version })).url;
    for (const { code, title } of examples) writeFileSync(fileOf(title), complete(code, server));
    complaints = compile(examples.map(({ title }) => fileOf(title)));
  }, 60_000);
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
    vi.unstubAllGlobals();
  });

  it.each(examples)("compile and run: $title", async ({ title }) => {
    const file = fileOf(title);
    expect(complaints(file)).toEqual([]);
    for (const method of ["log", "warn", "error"] as const) vi.spyOn(console, method).mockReturnValue();
    vi.stubGlobal("document", { body: {} });
    vi.stubGlobal("localStorage", webStorage());
    await import(file);
    vi.restoreAllMocks();
  });

  it("would not pass with a mistake in them", async () => {
    const file = fileOf("a mistake");
    writeFileSync(file, complete("const me = await auths.getSessionUser();\nconsole.log(me.nmae);", server));
    expect(compile([file])(file)).toEqual([expect.stringContaining("Property 'nmae' does not exist")]);
    writeFileSync(file, complete("await auths.getLogin();", server));
    await expect(import(file)).rejects.toMatchObject({ code: "not_authenticated" });
  });

  const fileOf = (title: string) => join(folder, `${title.replace(/\W+/g, "-")}.ts`);
});

/** Web Storage as a page has it. */
function webStorage() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

/** What an example takes for granted: a reader sees these in the text around it. */
const assumed = {
  email: 'const email: string = "ada@example.com";',
  password: 'const password: string = "correct horse battery staple";',
  auths:
    'const auths = createAuthsClient({ baseUrl: "https://chat.example.com" });\n' +
    'await auths.signIn({ email: "ada@example.com", password: "correct horse battery staple" });',
  result: 'const result = await auths.signIn({ email: "ada@example.com", password: "any" });',
  code: 'const code: string = "492039";',
  baseUrl: 'const baseUrl: string = "https://chat.example.com";',
};

/** An example as a whole program: what it does not import or declare itself comes before it. */
function complete(code: string, mockUrl: string): string {
  const uses = (name: string) => new RegExp(`(?<![.\\w"'])${name}\\b(?!:)`).test(code);
  const declares = (name: string) =>
    new RegExp(`(?:const|let|class|function|import)\\s[^=;]*\\b${name}\\b`).test(code);
  const before = Object.entries(assumed)
    .filter(([name]) => (uses(name) || (name === "auths" && uses("result"))) && !declares(name))
    .map(([, declaration]) => declaration);
  const imports = everything
    .filter(({ name }) => (uses(name) || before.join().includes(name)) && !declares(name))
    .map(({ name, isValue }) => (isValue ? name : `type ${name}`));
  return [`import { ${imports.join(", ")} } from "open-webui-auths";`, ...before, code, "export {};"]
    .join("\n")
    .replaceAll("https://chat.example.com", mockUrl)
    .replaceAll('"open-webui-auths"', '"../src/index.ts"');
}

/** Compiles programs as strictly as the package itself is; answers what the compiler says of each. */
function compile(files: string[]): (file: string) => string[] {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files, include: [] }, ts.sys, root);
  const program = ts.createProgram(files, options);
  return (file) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
