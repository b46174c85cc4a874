import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** What `redocly diff` reports of one place; only what is read here. */
export interface ReportedChange {
  /** A JSON pointer into the document that has the place. */
  path: string;
  typeName: string;
  kind: "added" | "modified" | "removed";
  impact: "major" | "minor" | "patch";
  /** The keyword that was modified. */
  property?: string;
  base?: { value: unknown };
  revision?: { value: unknown };
}

const redocly = fileURLToPath(new URL("../../node_modules/@redocly/cli/bin/cli.js", import.meta.url));
const config = fileURLToPath(new URL("redocly-diff.yaml", import.meta.url));

/** Has `redocly diff` compare two documents. */
export async function redoclyDiff(base: object, revision: object): Promise<ReportedChange[]> {
  const folder = mkdtempSync(join(tmpdir(), "open-webui-auths-diff-"));
  try {
    const files = [base, revision].map((document, index) => {
      const file = join(folder, `${index}.json`);
      writeFileSync(file, JSON.stringify(document));
      return file;
    });
    const args = ["diff", ...files, "--config", config, "--format", "json", "--fail-on", "none"];
    const { stdout } = await promisify(execFile)(process.execPath, [redocly, ...args], {
      cwd: folder,
      env: { ...process.env, NO_COLOR: "1" },
      maxBuffer: 256 * 1024 * 1024,
    });
    return (JSON.parse(stdout) as { changes: ReportedChange[] }).changes;
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new Error(`redocly diff failed: ${stderr || (error as Error).message}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
