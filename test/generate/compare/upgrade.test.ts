import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { parse } from "yaml";
import { noteOf, readHistory } from "../../../scripts/compare/history.ts";
import { upgrade } from "../../../scripts/compare/upgrade.ts";
import { Conformance } from "../../../scripts/contract/conformance.ts";
import { type Contract, resolve } from "../../../scripts/contract/contract.ts";
import { readLines } from "../../../scripts/contract/lines.ts";
import { bundlesOfReleases } from "../../../scripts/contract/releases.ts";
import { upgradePage } from "../../../scripts/pages/upgrading.ts";
import { examplesOf } from "../../support/contract.ts";
import { root } from "../project.ts";

vi.setConfig({ testTimeout: 120_000 });

const history = await readHistory();
/** What is wrong with a note, by the file that it is put into. */
const wrongNotes: Record<string, [note: string, says: string]> = parse(
  readFileSync(new URL("wrong-notes.yaml", import.meta.url), "utf8"),
);

describe("the upgrade page", () => {
  it("is what the contract gives", async () => {
    expect(readFileSync(join(root, "docs/upgrading.md"), "utf8")).toBe(await upgradePage());
  });

  it("has the patches that break callers within a line, and what to do", () => {
    const page = readFileSync(join(root, "docs/upgrading.md"), "utf8");
    const section = (heading: string) => page.split("\n## ").find((one) => one.startsWith(heading)) ?? "";
    expect(section("From 0.6.36 to 0.6.37")).toContain("a body with only the old names returns 422.");
    expect(section("From 0.6.18 to 0.6.19")).toContain("Missing credentials return 401; until 0.6.18, 403.");
    expect(section("From 0.9.2 to 0.9.3")).toContain("Request: `POST /api/v1/auths/signout`, formerly `GET");
    expect(section("From 0.10.1 to 0.10.2")).toContain(
      "- `ENABLE_MEMORY_SYSTEM_CONTEXT` in the body: new and required.",
    );
    expect(page).not.toContain("From 0.12.1 to 0.12.2");
  });

  it("has a sentence for every operation whose newer examples break the older contract, or the other way round", async () => {
    const names = readLines().map(({ releases }) => String(releases.at(-1)));
    const contracts = (await bundlesOfReleases(names)).map((text) => parse(text) as Contract);
    const silent: string[] = [];
    let found = 0;
    for (const [index, name] of names.slice(1).entries()) {
      const [older, newer] = contracts.slice(index, index + 2) as [Contract, Contract];
      const [before, after] = [new Conformance(older), new Conformance(newer)];
      const told = upgrade(history, String(names[index]), name).duties.flatMap(
        ({ operations }) => operations,
      );
      for (const located of after.operations) {
        const id = located.operation.operationId;
        const former = before.operations.find(({ operation }) => operation.operationId === id);
        if (!former) continue;
        const bodies = former.operation.requestBody?.content["application/json"]?.examples ?? {};
        const broken =
          Object.values(bodies).some((body) => !after.acceptsBody(located, resolve(older, body).value)) ||
          examplesOf(newer, located)
            .filter(({ mediaType }) => mediaType === "application/json")
            .filter(({ status }) => status in former.operation.responses)
            .some(({ status, example }) => !before.acceptsAnswerBody(former, status, example.value));
        if (broken) found += 1;
        if (broken && !told.includes(id)) silent.push(`${name}: ${id}`);
      }
    }
    expect(silent).toEqual([]);
    expect(found).toBeGreaterThan(10);
  });
});

describe("a note of the source", () => {
  const note = { first: 78, last: 78, breaking: true, text: "Mind this.", file: "openapi/somewhere.yaml" };
  const said = { facts: {}, uses: { signIn: ["schemas/SigninForm"], signUp: ["schemas/SignupForm"] } };

  it("is about its operation, or about all that use its model, or the whole API", () => {
    const about = (what?: string) => noteOf({ ...note, ...(what && { about: what }) }, [said]).operations;
    expect(about("signUp")).toEqual(["signUp"]);
    expect(about("schemas/SigninForm")).toEqual(["signIn"]);
    expect(about()).toEqual([]);
    expect(() => about("schemas/Nothing")).toThrow(
      "openapi/somewhere.yaml: x-upgrade names 0.12.4, where no operation has to do with it",
    );
  });

  // Each stands in a file of its own, so that one run lints them all.
  it("is linted", () => {
    const folder = mkdtempSync(join(tmpdir(), "open-webui-auths-notes-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    for (const name of ["openapi", "redocly.yaml"])
      cpSync(join(root, name), join(folder, name), { recursive: true });
    for (const [file, [note]] of Object.entries(wrongNotes)) {
      const path = join(folder, "openapi", file);
      const source = readFileSync(path, "utf8").replace(/^ {2}x-upgrade:\n(?: {4}.*\n)+/gm, "");
      const place = file.startsWith("paths/") ? /^( +)operationId:/m : /^( +)type: string$/m;
      expect(source).toMatch(place);
      writeFileSync(path, source.replace(place, `$1x-upgrade:\n$1  ${note}\n$&`));
    }
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, "node_modules/@redocly/cli/bin/cli.js"), "lint", "open-webui@0.9"],
      { cwd: folder, env: { ...process.env, NO_COLOR: "1" }, encoding: "utf8" },
    );
    expect(status).toBe(1);
    const problems = (stdout + stderr).split(/^\[\d+\] /m).map((problem) => problem.replace(/\s+/g, " "));
    for (const [file, [, says]] of Object.entries(wrongNotes))
      expect(problems.filter((problem) => problem.startsWith(`openapi/${file}:`)).join("\n")).toContain(
        `\`x-upgrade\` ${says}`,
      );
  });
});
