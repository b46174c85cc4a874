import { describe, expect, it, type TestContext, vi } from "vitest";
import type { Change } from "../../../scripts/lines/changes.ts";
import { report } from "../../../scripts/lines/main.ts";
import { differences, tell } from "../../../scripts/lines/words.ts";
import { type Ending, root, runScript } from "../project.ts";

// Each run takes a second, and several share the processors.
vi.setConfig({ testTimeout: 60_000 });

const diff = (context: TestContext, ...args: string[]): Promise<Ending> =>
  runScript(context, root, "lines", args);

describe.concurrent("npm run lines:diff", () => {
  it("tells what breaks first, by operation and in words", async (context) => {
    const { expect } = context;
    const { code, stdout, stderr } = await diff(context, "0.8", "0.9");
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Open WebUI 0\.8 → 0\.9 \(0\.8\.\d+ → 0\.9\.\d+\): \d+ breaking differences, \d+ others\n/,
    );
    const [breaking = "", other = ""] = stdout.split("\nOther\n");
    expect(breaking).toContain("\nBreaking\n");
    expect(breaking).toContain(
      "  signOut\n    ✗ POST /api/v1/auths/signout instead of GET /api/v1/auths/signout\n",
    );
    expect(breaking).toMatch(
      / {2}updateAdminConfig\n {4}✗ in the body, ENABLE_AUTOMATIONS and ENABLE_CALENDAR are required/,
    );
    expect(breaking).not.toContain("·");
    expect(other).not.toContain("✗");
    expect(stdout, "colours are for terminals").not.toContain("\u001b[");
  });

  it("compares lines that are no neighbours", async (context) => {
    const { stdout } = await diff(context, "0.6", "0.12", "--breaking");
    context.expect(stdout).toContain("✗ POST /api/v1/auths/signout instead of GET");
    context.expect(stdout).toMatch(/✗ in the body, .*ENABLE_MEMORIES.* are required/);
    context.expect(stdout).not.toContain("Other");
  });

  it("gives JSON for programs", async (context) => {
    const { expect } = context;
    const { stdout } = await diff(context, "0.8", "0.9", "--json");
    const { changes, ...rest } = JSON.parse(stdout) as { changes: Change[] };
    expect(rest).toEqual({ from: "0.8", to: "0.9", breaking: true });
    expect(changes).toContainEqual({
      operation: "signOut",
      kind: "operation-moved",
      part: "operation",
      statuses: [],
      subject: "POST /api/v1/auths/signout",
      from: "GET /api/v1/auths/signout",
      to: "POST /api/v1/auths/signout",
      breaking: true,
      text: "`POST /api/v1/auths/signout` instead of `GET /api/v1/auths/signout`",
    });
  });

  it.for([
    { args: [], says: "name two lines, the older one first; there are 0.6-early, 0.6, 0.7, 0.8" },
    { args: ["0.8"], says: "name two lines" },
    { args: ["0.8", "0.9", "0.10"], says: "name two lines" },
    { args: ["0.8", "1.0"], says: "there is no line 1.0; there are 0.6-early, 0.6, 0.7" },
    { args: ["0.10", "0.9"], says: "0.9 is older than 0.10; name the older one first" },
    { args: ["0.8", "0.8"], says: "0.8 does not differ from itself; name two lines" },
    { args: ["0.8", "0.9", "--jsno"], says: "Unknown option '--jsno'" },
  ])("says in words what cannot work: $says", async ({ args, says }, context) => {
    const { code, stdout, stderr } = await diff(context, ...args);
    context.expect(stderr).toContain(says);
    context.expect(stderr).not.toMatch(/^\s+at /m);
    context.expect(stdout).toBe("");
    context.expect(code).toBe(1);
  });
});

describe("in words", () => {
  const gone = (rest: Partial<Change>): Change => ({
    operation: "bake",
    kind: "field-gone",
    part: "answer",
    statuses: ["200"],
    subject: "weight",
    ...rest,
  });

  it("says once what is true of several operations, answers and fields", () => {
    const told = tell(
      [
        gone({}),
        gone({ subject: "price" }),
        gone({ operation: "fry" }),
        gone({ operation: "fry", subject: "price" }),
        gone({ statuses: ["404"], subject: "detail" }),
        gone({ statuses: ["409"], subject: "detail" }),
      ],
      differences,
    );
    expect(told.map(({ operations, text }) => [operations, text])).toEqual([
      [["bake", "fry"], "the answer lacks `weight` and `price`"],
      [["bake"], "a 404 or 409 lacks `detail`"],
    ]);
  });

  it("counts one difference as one", () => {
    const line = (name: string) => ({ api: "", line: name, release: `${name}.1`, releases: [] });
    const text = report([line("0.1"), line("0.2")], [gone({})]);
    expect(text.split("\n")[0]).toContain(
      "Open WebUI 0.1 → 0.2 (0.1.1 → 0.2.1): 1 breaking difference, 0 others",
    );
  });
});
