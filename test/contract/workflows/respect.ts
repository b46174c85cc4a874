import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { bundleOf, readLines } from "../../../scripts/contract/lines.ts";
import { type Outcome, outcomesOf } from "./outcomes.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const redocly = join(root, "node_modules/@redocly/cli/bin/cli.js");

const newestLine = readLines().at(-1)?.line ?? "";

/**
 * Runs files of workflows, one after the other, against a server. Respect holds every answer against the contract as
 * well: status, content type and schema.
 *
 * @param inputs - values for the workflows' inputs; what is left out takes its default
 * @param line - the server's line; the files name the contract of the newest one, and copies of them that of another
 */
export async function respect(
  files: readonly string[],
  baseUrl: string,
  inputs: Readonly<Record<string, unknown>> = {},
  line: string = newestLine,
): Promise<Outcome[]> {
  if (files.length === 0) return [];
  if (line !== newestLine) {
    return withCopies(files, line, async (copies) => {
      const outcomes = await respect(copies, baseUrl, inputs);
      return outcomes.map((outcome, index) => ({ ...outcome, file: relative(root, files[index] ?? "") }));
    });
  }
  const folder = mkdtempSync(join(tmpdir(), "open-webui-auths-workflows-"));
  const report = join(folder, "report.json");
  // Respect names files as it was given them, and files outside its working directory in a way of its own.
  const names = files.map((file) => relative(root, file));
  const limits = ["--max-fetch-timeout", "20000", "--execution-timeout", "120000"];
  const args = ["respect", ...names, "--server", `auths=${baseUrl}`, "--json-output", report, ...limits];
  const { hostname } = new URL(baseUrl);
  try {
    const { ok, log } = await run(args, {
      // Passwords go through the environment, since everybody on the machine can read arguments.
      REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(inputs),
      NO_PROXY: hostname,
      no_proxy: hostname,
    });
    if (!existsSync(report)) throw new Error(`Respect did not run the workflows:\n${log}`);
    const outcomes = outcomesOf(names, readFileSync(report, "utf8"));
    if (!ok && outcomes.every(({ failures }) => failures.length === 0))
      throw new Error("Respect failed, and its report does not say why.");
    return outcomes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Copies of the files beside the contract, since Respect finds a contract only by the path that a file names. */
async function withCopies<T>(
  files: readonly string[],
  line: string,
  use: (copies: string[]) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(root, ".workflows-"));
  const urlOf = (of: string, from: string) => `url: ${relative(from, fileURLToPath(bundleOf(of)))}`;
  try {
    const copies = files.map((file) => {
      const text = readFileSync(file, "utf8");
      const named = urlOf(newestLine, join(root, "openapi/workflows"));
      if (!text.includes(named))
        throw new Error(`${file} does not name the contract of ${newestLine}: ${named}`);
      const copy = join(folder, basename(file));
      writeFileSync(copy, text.replace(named, urlOf(line, folder)));
      return copy;
    });
    return await use(copies);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Checks files of workflows against Arazzo; tells what is wrong, or nothing. */
export async function lint(files: readonly string[]): Promise<string> {
  const { ok, log } = await run(["lint", ...files], {});
  return ok ? "" : log;
}

async function run(args: string[], env: Record<string, string>): Promise<{ ok: boolean; log: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [redocly, ...args], {
      cwd: root,
      env: { ...process.env, ...env, NO_COLOR: "1" },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { ok: true, log: stdout + stderr };
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    if (stdout === undefined) throw error;
    return { ok: false, log: stdout + stderr };
  }
}
