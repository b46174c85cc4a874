import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { readContract } from "../../scripts/contract/contract.ts";
import { bundleOf } from "../../scripts/contract/lines.ts";
import { generateClient } from "../generate.ts";
import { settingNames } from "../generators/setting-names.ts";
import { parseLanguages } from "../languages.ts";
import { demand, MissingToolError } from "../tools.ts";

describe("npm run languages", () => {
  it("takes any languages, and all of them if none is named", () => {
    expect(parseLanguages(["go", "python"])).toEqual(["python", "go"]);
    expect(parseLanguages([])).toHaveLength(6);
    expect(() => parseLanguages(["cobol"])).toThrow("no client in cobol; there are python, go, java");
  });

  it("says which lines there are", async () => {
    await expect(generateClient("php", "0.5")).rejects.toThrow("there is no line 0.5; there are 0.6");
  });

  it("says what to install where a tool is missing", async () => {
    const tool = { name: "no-such-program", probe: [], install: "it from somewhere" };
    const missing = demand("java", [tool]);
    await expect(missing).rejects.toThrow(MissingToolError);
    await expect(missing).rejects.toThrow("java: no-such-program is not on PATH; install it from somewhere");
  });

  it("goes on after a language whose tool is missing, and fails in the end", async () => {
    const script = fileURLToPath(new URL("../main.ts", import.meta.url));
    const run = promisify(execFile)(process.execPath, [script, "go", "--line", "0.6"], {
      env: { PATH: "/nowhere" },
    });
    await expect(run).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("go: go is not on PATH; install Go 1.24 or newer"),
    });
  });

  it("names settings as each language does", () => {
    const names = settingNames(readContract(bundleOf("0.12")));
    expect(names.get("SHOW_ADMIN_DETAILS")).toBe("showAdminDetails");
    expect(names.get("I18N")).toBe("i18n");
    expect(names.get("ENABLE_MFA")).toBe("enableMfa");
    expect(names.has("profile_image_url")).toBe(false);
    expect(new Set(names.values()).size).toBe(names.size);
  });
});
