import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { bundlesOfReleases, groupsOfReleases } from "../contract/releases.ts";
import { run } from "../support/run.ts";

const help = `Lints the exact contracts of releases with Redocly and Spectral. Releases with the same contract are linted once.

  npm run lint -- releases                      all of them; takes some minutes
  node scripts/lint/releases.ts 0.6.0 0.9.2     those that are like these
`;

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Lints the exact contracts of some releases, and returns the problems; empty if there are none. */
export async function lintReleases(wanted: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "releases-"));
  try {
    const bundles = await bundlesOfReleases(wanted);
    const files = wanted.map((release, index) => {
      const file = join(folder, `${release}.yaml`);
      writeFileSync(file, bundles[index] as string);
      return file;
    });
    const redocly = ["@redocly/cli/bin/cli.js", "lint", "--format", "summary", ...files];
    const spectral = ["@stoplight/spectral-cli/dist/index.js", "lint", "--fail-severity", "hint", ...files];
    return (await Promise.all([redocly, spectral].map(problemsOf))).join("");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function problemsOf([program = "", ...args]: string[]): Promise<string> {
  const command = [join(root, "node_modules", program), ...args];
  try {
    await promisify(execFile)(process.execPath, command, { cwd: root, maxBuffer: 1e8 });
    return "";
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    return stdout + stderr || String(error);
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { help: { type: "boolean" } },
    allowPositionals: true,
  });
  if (values.help) return console.log(help);
  const groups = groupsOfReleases();
  const wanted = positionals.length > 0 ? positionals : groups.map(({ first }) => first);
  const problems = await lintReleases(wanted);
  if (problems) throw new Error(problems);
  const all =
    positionals.length > 0 ? "" : `, which stand for ${groups.flatMap(({ releases }) => releases).length}`;
  console.log(`The exact contracts of ${wanted.length} releases${all}, have no problems.`);
}

if (import.meta.main) await run(main);
