import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** What became of one file of workflows. */
export interface Outcome {
  workflows: number;
  steps: number;
  checks: number;
  /** Each check that did not hold, by workflow and step; also when Respect itself failed. */
  failures: string[];
}

interface Report {
  status: string;
  files: Record<
    string,
    {
      executedWorkflows: {
        workflowId: string;
        executedSteps: { stepId: string; checks: { name: string; status: string; message?: string }[] }[];
      }[];
    }
  >;
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const redocly = join(root, "node_modules/@redocly/cli/bin/cli.js");

/**
 * Runs a file of workflows against a server; Respect holds every answer against the contract as well.
 *
 * @param inputs - values for the workflows' inputs; what is left out takes its default
 */
export async function respect(
  file: string,
  baseUrl: string,
  inputs: Readonly<Record<string, unknown>> = {},
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "open-webui-auths-workflows-"));
  const report = join(folder, "report.json");
  try {
    const { ok, log } = await run(
      [
        "respect",
        file,
        "--server",
        `auths=${baseUrl}`,
        "--json-output",
        report,
        "--max-fetch-timeout",
        "20000",
      ],
      // Passwords go through the environment, since everybody on the machine can read arguments.
      { REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(inputs) },
    );
    const outcome = outcomeOf(JSON.parse(readFileSync(report, "utf8")) as Report);
    if (!ok && outcome.failures.length === 0) outcome.failures.push(log);
    return outcome;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Checks files of workflows against Arazzo; answers what is wrong, or nothing. */
export async function lint(files: string[]): Promise<string> {
  const { ok, log } = await run(["lint", ...files], {});
  return ok ? "" : log;
}

function outcomeOf({ files }: Report): Outcome {
  const workflows = Object.values(files).flatMap(({ executedWorkflows }) => executedWorkflows);
  const steps = workflows.flatMap(({ workflowId, executedSteps }) =>
    executedSteps.map((step) => ({ ...step, workflowId })),
  );
  const checks = steps.flatMap(({ workflowId, stepId, checks: held }) =>
    held.map((check) => ({ ...check, where: `${workflowId} ${stepId}` })),
  );
  return {
    workflows: workflows.length,
    steps: steps.length,
    checks: checks.length,
    failures: checks
      .filter(({ status }) => status !== "success")
      .map(({ where, name, message }) => `${where}: ${name}${message ? `: ${message}` : ""}`),
  };
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
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    return { ok: false, log: stdout + stderr };
  }
}
