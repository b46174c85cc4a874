import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, ["test/contract/main.ts", ...args], {
    cwd: new URL("../../", import.meta.url),
  });

describe("npm run test:contract", () => {
  it.each(["tightness", "owui-client", "workflows", "schemathesis", "schemathesis-proof"])(
    "runs %s, with its own options",
    async (name) => {
      expect((await run(name, "--help")).stdout).toContain(`npm run test:contract -- ${name}`);
    },
  );

  it("names the checks that there are", async () => {
    await expect(run("tigthness")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("unknown check tigthness; choose from tightness, validators"),
    });
  });
});
