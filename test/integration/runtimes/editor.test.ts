import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, inject, it } from "vitest";

describe("an editor, in a project that has the package installed", () => {
  it("shows what signIn of 0.12 does, and every error by name", () => {
    const { text, tags } = quickInfo('createAuthsClient({ baseUrl, serverVersion: "0.12" }).signIn');
    expect(text).toMatch(/^Sign in with e-mail and password\.\n/);
    expect(text).toContain("check `next_step` first");
    expect(tags.param).toEqual([expect.stringMatching(/^body/), expect.stringMatching(/^options/)]);
    expect(tags.returns?.join()).toContain("A session or, while two-factor sign-in is on, the next step.");
    const errors = tags.throws?.join("\n") ?? "";
    for (const code of ["invalid_credentials", "rate_limited", "validation", "server"]) {
      expect(errors).toContain(`AuthsError \`${code}\`: `);
    }
    expect(text).toContain("Sends `POST /api/v1/auths/signin`.");
  });

  it("shows the same method as 0.6 has it, without a second factor", () => {
    const { text, tags, signature } = quickInfo(
      'createAuthsClient({ baseUrl, serverVersion: "0.6" }).signIn',
    );
    expect(text).toMatch(/^Sign in with e-mail and password\.\n/);
    expect(text).not.toContain("next_step");
    expect(tags.throws?.join("\n")).toContain("AuthsError `invalid_credentials`: ");
    expect(signature).toMatch(/body: .*SigninForm, options\?: SessionCallOptions/);
  });

  it("says since when a method is there", () => {
    const { text } = quickInfo('createAuthsClient({ baseUrl, serverVersion: "0.12" }).verifyMfaChallenge');
    expect(text).toContain("Since Open WebUI 0.12.");
    const changed = quickInfo('createAuthsClient({ baseUrl, serverVersion: "0.9" }).updateTimezone');
    expect(changed.text).toContain("Since Open WebUI 0.7.");
  });

  it("offers the methods of the line alone, each with its summary", () => {
    const offered = (line: string) =>
      completions(`createAuthsClient({ baseUrl, serverVersion: "${line}" }).`);
    const oldest = offered("0.6");
    const newest = offered("0.12");
    expect(oldest).toEqual(expect.arrayContaining(["signIn", "signOut", "getLogin", "http"]));
    expect(oldest).not.toContain("verifyMfaChallenge");
    expect(newest).toEqual(expect.arrayContaining([...oldest, "verifyMfaChallenge", "updateTimezone"]));
  });

  it("offers the lines, and the codes of an error", () => {
    expect(completions('createAuthsClient({ baseUrl, serverVersion: "|" });')).toEqual(
      expect.arrayContaining(["0.6", "0.12"]),
    );
    expect(completions('if (isAuthsError(caught)) caught.code === "|";')).toEqual(
      expect.arrayContaining(["invalid_credentials", "rate_limited", "network"]),
    );
  });

  it("shows what a field of a session means", () => {
    const { tags } = quickInfo(
      '(await createAuthsClient({ baseUrl, serverVersion: "0.6" }).signIn({ email: "", password: "" })).permissions.chat.call',
    );
    expect(tags.description).toEqual(["Have a voice call with a model. Since Open WebUI 0.6.5."]);
  });
});

const folder = join(inject("consumer"), "editor");
const file = join(folder, "program.ts");
const before = `import { createAuthsClient, isAuthsError } from "open-webui-auths";
declare const baseUrl: string;
declare const caught: unknown;
`;
let code = before;
let version = 0;
mkdirSync(folder);

/** The part of TypeScript that editors ask, on one file that the tests type into. */
const service = ts.createLanguageService({
  getCompilationSettings: () => ({
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    types: [],
  }),
  getScriptFileNames: () => [file],
  getScriptVersion: (name) => (name === file ? String(version) : "0"),
  getScriptSnapshot: (name) => {
    if (name === file) return ts.ScriptSnapshot.fromString(code);
    return ts.sys.fileExists(name) ? ts.ScriptSnapshot.fromString(readFileSync(name, "utf8")) : undefined;
  },
  getCurrentDirectory: () => folder,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (name) => name === file || ts.sys.fileExists(name),
  readFile: ts.sys.readFile,
  readDirectory: ts.sys.readDirectory,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
  realpath: ts.sys.realpath ?? ((name) => name),
});

function type(line: string): number {
  code = before + line;
  version += 1;
  return code.length;
}

/** What shows when the pointer rests on the last name of a line. */
function quickInfo(line: string) {
  const info = service.getQuickInfoAtPosition(file, type(line) - 1);
  if (!info) throw new Error(`the editor knows nothing of ${line}`);
  const tags: Record<string, string[]> = {};
  for (const { name, text } of info.tags ?? []) {
    tags[name] = [...(tags[name] ?? []), ts.displayPartsToString(text)];
  }
  return {
    signature: ts.displayPartsToString(info.displayParts),
    text: ts.displayPartsToString(info.documentation),
    tags,
  };
}

/** The names that are offered where a line has its `|`, at the end unless it has one. */
function completions(line: string): string[] {
  const [left = "", right = ""] = line.split("|");
  const position = type(left + right) - right.length;
  const offered = service.getCompletionsAtPosition(file, position, undefined);
  return offered?.entries.map(({ name }) => name) ?? [];
}
