import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { Conformance } from "../../../scripts/contract/conformance.ts";
import { type Contract, type Located, operationsOf, resolve } from "../../../scripts/contract/contract.ts";
import { type ReportedChange, redoclyDiff } from "../../../scripts/lines/redocly-diff.ts";
import { operationsAbout, type UpgradeNote } from "../../../scripts/pages/upgrade-notes.ts";
import { duties, type Step, steps, upgradePage } from "../../../scripts/pages/upgrading.ts";
import { root } from "../project.ts";

// Each run of Redocly takes a second, and several share the processors.
vi.setConfig({ testTimeout: 60_000 });

const all: Step[] = await steps();

const named = ({ older, newer }: Step) => `${older.line} to ${newer.line}`;

describe("the upgrade page", () => {
  it("is what the contract gives", () => {
    expect(readFileSync(join(root, "docs/upgrading.md"), "utf8")).toBe(upgradePage(all));
  });

  it("has every step from a line to the next one", () => {
    const headings = [...upgradePage(all).matchAll(/^## From (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([
      "0.11 to 0.12",
      "0.10 to 0.11",
      "0.9 to 0.10",
      "0.8 to 0.9",
      "0.7 to 0.8",
      "0.6 to 0.7",
      "0.6-early to 0.6",
    ]);
  });

  it("has a sentence for all that redocly diff alone calls breaking in the bundles as they are", async () => {
    let found = 0;
    for (const step of all) {
      const reported = await redoclyDiff(...step.contracts);
      // How a schema is cut into the parts of an `allOf` is nothing that a caller sees; the examples below judge those.
      const cut = reported.flatMap(({ path }) => /^(.*)\/allOf(?:\/\d+)?$/.exec(path)?.[1] ?? []);
      const breaking = reported.filter(
        (change) =>
          change.impact === "major" &&
          !isHarmless(change) &&
          !cut.some((whole) => change.path.startsWith(whole)),
      );
      // What one schema required is required by a member where it became a choice; that it did is told.
      const choices = new Set(
        reported.flatMap(({ path }) => /^(.*)\/(?:oneOf|anyOf)$/.exec(path)?.[1] ?? []),
      );
      const told = duties(step);
      for (const change of breaking) {
        const { id, names: fields } = subjectOf(change, step.contracts);
        const names = choices.has(change.path) ? [] : fields;
        if (!id) continue;
        found += 1;
        const sentences = told.filter(({ operations }) => operations.includes(id)).map(({ text }) => text);
        for (const name of names) {
          expect(sentences.join("\n"), `${named(step)}, ${id}: ${change.path}`).toContain(name);
        }
        expect(sentences.length, `${named(step)}, ${id}: ${change.path}`).toBeGreaterThan(0);
      }
    }
    expect(found).toBeGreaterThan(10);
  });

  it("has a sentence for every operation whose newer examples break the older contract, or the other way round", () => {
    const silent: string[] = [];
    let found = 0;
    for (const step of all) {
      const [older, newer] = step.contracts.map((contract) => new Conformance(contract));
      if (!older || !newer) continue;
      const told = new Set(duties(step).flatMap(({ operations }) => operations));
      for (const located of newer.operations) {
        const id = located.operation.operationId;
        const former = older.operations.find(({ operation }) => operation.operationId === id);
        if (!former) continue;
        const answers = answersOf(step.contracts[1], located).filter(
          ({ status }) => status in former.operation.responses,
        );
        const broken =
          answers.some(({ status, value }) => !older.acceptsAnswerBody(former, Number(status), value)) ||
          bodiesOf(step.contracts[0], former).some((body) => !newer.acceptsBody(located, body));
        if (broken) found += 1;
        if (broken && !told.has(id)) silent.push(`${named(step)}: ${id}`);
      }
    }
    expect(silent).toEqual([]);
    expect(found).toBeGreaterThan(10);
  });

  it("tells those of sign-out's old callers what happens to them", () => {
    const step = all.find(({ newer }) => newer.line === "0.9");
    const signOut = step && duties(step).filter(({ operations }) => operations.join() === "signOut");
    expect(signOut?.map(({ text }) => text)).toEqual([
      "Send `POST /api/v1/auths/signout` instead of `GET /api/v1/auths/signout`.",
      "An old `GET` on this path answers 200 with a web page and signs nobody out.",
    ]);
  });
});

/** What the page is silent about: an error or a content type of one that no longer comes asks nothing of a caller. */
function isHarmless({ path, kind, typeName }: ReportedChange): boolean {
  const isError = /\/responses\/[45]\d\d(\/|$)/.test(path);
  const isGone = kind === "removed" && (typeName === "Response" || typeName === "MediaType");
  return isError && isGone;
}

/** The operation of a raw report, and what its sentence must name. */
function subjectOf(
  { path, property, base, revision }: ReportedChange,
  contracts: readonly Contract[],
): { id: string | undefined; names: string[] } {
  const [, place = "", method = "", ...steps] = path
    .replace(/^#\//, "")
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const located = contracts.flatMap(operationsOf).find((one) => one.path === place && one.method === method);
  const names: string[] = [];
  if (property === "required") {
    const listOf = (value: unknown): string[] => (Array.isArray(value) ? value : []);
    const [from, to] = [listOf(base?.value), listOf(revision?.value)];
    const asked = steps.includes("requestBody");
    names.push(...(asked ? to : from).filter((name) => !(asked ? from : to).includes(name)));
  } else if (steps.at(-2) === "properties") {
    names.push(property === "key" ? String(base?.value) : (steps.at(-1) ?? ""));
  }
  return { id: located?.operation.operationId, names };
}

function answersOf(contract: Contract, { operation }: Located): { status: string; value: unknown }[] {
  return Object.entries(operation.responses).flatMap(([status, response]) => {
    const { examples = {} } = resolve(contract, response).content?.["application/json"] ?? {};
    return Object.values(examples).map((example) => ({ status, value: resolve(contract, example).value }));
  });
}

function bodiesOf(contract: Contract, { operation }: Located): unknown[] {
  const examples = operation.requestBody?.content["application/json"]?.examples ?? {};
  return Object.values(examples).map((example) => resolve(contract, example).value);
}

describe("a note of the source", () => {
  const note = (about: Partial<UpgradeNote["about"]>): UpgradeNote => ({
    line: "0.12",
    breaking: true,
    text: "Mind this.",
    about: { file: "openapi/somewhere.yaml", ...about },
  });
  const about = (what: Partial<UpgradeNote["about"]>) => {
    const [older, newer] = all.at(-1)?.contracts ?? [];
    return older && newer ? operationsAbout(note(what), older, newer) : undefined;
  };

  it("is about its operation, or about all that use its model, header or answer", () => {
    expect(about({ operation: "signUp" })).toEqual(["signUp"]);
    expect(about({ component: { section: "schemas", name: "SigninForm" } })).toEqual(["signIn"]);
    expect(about({ component: { section: "schemas", name: "PendingUserResponse" } })).toContain("signInLdap");
    expect(about({})).toHaveLength(operationsOf(all.at(-1)?.contracts[1] as Contract).length);
  });

  it("must be about something that the line has", () => {
    expect(() => about({ component: { section: "schemas", name: "Nothing" } })).toThrow(
      "openapi/somewhere.yaml: x-upgrade names line 0.12, where no operation has to do with it",
    );
  });

  it.each([
    {
      note: "- { line: 0.9, breaking: true, text: A sentence. }",
      says: "has a note whose `line` is 0.9, not a release. Quote one",
    },
    { note: "- { line: '0.9', text: A sentence. }", says: "does not say whether the change is `breaking`" },
    {
      note: "- { line: '0.9', breaking: true, text: no sentence }",
      says: "has a `text` that is no sentence",
    },
    {
      note: "- { line: '0.9', breaking: true, text: A sentence., since: '0.9' }",
      says: "knows no `since`, only `line`, `breaking` and `text`",
    },
    { note: "- A sentence.", says: "has a note that is no object" },
    { note: "A sentence.", says: "is no list of notes" },
    {
      file: "schemas/SigninForm.yaml",
      before: "    type: string",
      note: "- { line: '0.9', breaking: true, text: A sentence. }",
      says: "stands where nobody reads it. Put it into an operation, or at the top of a file",
    },
  ])(
    "is linted: $says",
    async ({ note, says, file = "paths/api-key.yaml", before = "  operationId: getApiKey" }) => {
      const folder = mkdtempSync(join(tmpdir(), "open-webui-auths-notes-"));
      symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      for (const name of ["openapi", "redocly.yaml"])
        cpSync(join(root, name), join(folder, name), { recursive: true });
      const path = join(folder, "openapi", file);
      const indent = /^ +/.exec(before)?.[0] ?? "";
      const source = readFileSync(path, "utf8").replace(/^ {2}x-upgrade:\n(?: {4}.*\n)+/gm, "");
      expect(source).toContain(before);
      writeFileSync(path, source.replace(before, `${indent}x-upgrade:\n${indent}  ${note}\n${before}`));
      const { code, output } = await lint(folder);
      expect(output.replace(/\s+/g, " ")).toContain(`\`x-upgrade\` ${says}`);
      expect(code).not.toBe(0);
    },
  );
});

function lint(folder: string): Promise<{ code: unknown; output: string }> {
  const redocly = join(root, "node_modules/@redocly/cli/bin/cli.js");
  return new Promise((done) => {
    execFile(
      process.execPath,
      [redocly, "lint", "open-webui@0.9"],
      { cwd: folder, env: { ...process.env, NO_COLOR: "1" } },
      (error, stdout, stderr) => done({ code: error?.code ?? 0, output: stdout + stderr }),
    );
  });
}
