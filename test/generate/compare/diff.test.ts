import { describe, it, type TestContext, vi } from "vitest";
import { type Ending, root, runScript } from "../project.ts";

// Each run may have to read all bundles first, and several share the processors.
vi.setConfig({ testTimeout: 120_000 });

const diff = (context: TestContext, ...args: string[]): Promise<Ending> =>
  runScript(context, root, "compare", args);

describe("npm run lines:diff", () => {
  it("tells what breaks first, by operation, of two patches", async (context) => {
    const { expect } = context;
    const { code, stdout, stderr } = await diff(context, "0.9.2", "0.9.3");
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Open WebUI 0\.9\.2 → 0\.9\.3: 2 breaking, 1 not breaking\n/);
    const [breaking = "", other = ""] = stdout.split("\nOther\n");
    expect(breaking).toContain(
      "  signOut\n    ✗ Request: POST /api/v1/auths/signout, formerly GET /api/v1/auths/signout.\n",
    );
    expect(breaking).toContain("✗ The old GET returns 200 with a web page and does not sign out.");
    expect(breaking).not.toContain("·");
    expect(other).toContain("· permissions.sharing.public_chats in the answer: new.");
    expect(other).not.toContain("✗");
    expect(stdout, "colours are for terminals").not.toContain("\u001b[");
  });

  it("takes a line for its last release, and tells only the newest rule", async (context) => {
    const { stdout } = await diff(context, "0.7", "0.9", "--breaking");
    context.expect(stdout).toMatch(/^Open WebUI 0\.7\.2 → 0\.9\.6: /);
    context.expect(stdout).toContain("ENABLE_AUTOMATIONS and ENABLE_CALENDAR in the body: new and required.");
    context.expect(stdout).toContain("A picture must be one of the app's own, an account's (/api/v1/users/");
    context.expect(stdout).not.toContain("a URL on another server is rejected");
    context.expect(stdout).not.toContain("Other");
  });

  it("gives JSON for programs", async (context) => {
    const { expect } = context;
    const { stdout } = await diff(context, "0.6.36", "0.6.37", "--json", "--breaking");
    const { changes, notes, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({ from: "0.6.36", to: "0.6.37" });
    expect(changes).toContainEqual({
      operation: "updateAdminConfig",
      part: "body",
      field: "ENABLE_API_KEYS",
      aspect: "there",
      after: ["yes"],
      breaking: true,
      text: "`ENABLE_API_KEYS` in the body: new and required.",
    });
    expect(changes).toContainEqual(expect.objectContaining({ field: "ENABLE_API_KEY", part: "200" }));
    expect(notes).toEqual([expect.objectContaining({ operations: ["updateAdminConfig"], breaking: true })]);
  });

  it.for([
    { args: [], says: "name two releases, the older one first, or two of the lines 0.6-early, 0.6, 0.7" },
    { args: ["0.8"], says: "name two releases" },
    { args: ["0.8", "1.0"], says: "there is no release 1.0; the nearest is 0.12.4" },
    { args: ["0.6.16", "0.6.17"], says: "there is no release 0.6.17; the nearest is 0.6.18" },
    { args: ["0.10", "0.9"], says: "0.9.6 is older than 0.10.2; name the older one first" },
    { args: ["0.8", "0.8.12"], says: "0.8.12 does not differ from itself" },
    { args: ["0.8", "0.9", "--jsno"], says: "Unknown option '--jsno'" },
  ])("says in words what cannot work: $says", async ({ args, says }, context) => {
    const { code, stdout, stderr } = await diff(context, ...args);
    context.expect(stderr).toContain(says);
    context.expect(stderr).not.toMatch(/^\s+at /m);
    context.expect(stdout).toBe("");
    context.expect(code).toBe(1);
  });
});
