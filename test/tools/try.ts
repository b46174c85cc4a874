import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TriedLine, Verdict } from "../../scripts/pages/tool-results.ts";
import { argumentsOf, expectedLines, startAccounts } from "./accounts.ts";
import { layOut } from "./kit.ts";
import { tryMock } from "./mock.ts";
import { tryPage } from "./page.ts";
import type { Tool } from "./tool.ts";

type At = "generates" | "checked" | "reads" | "runs" | "answers" | "shows";

/** How a tool did on a line. */
export interface Outcome {
  verdict: Verdict;
  /** How far it came before it went wrong, and what was printed there. */
  failure?: { at: At; output: string };
}

/** Tries a tool on a line: generates, checks, and runs the program on the mock. */
export async function tryTool(tool: Tool, line: TriedLine, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const folder = layOut(tool, line);
  for (const [at, commands] of [
    ["generates", tool.generate],
    ["checked", tool.check?.commands ?? []],
  ] as const) {
    for (const command of commands) {
      const { code, output } = await shell(command, folder, env);
      if (code !== 0) return wrong(at, output);
    }
  }
  const missing = (tool.reads ?? [])
    .filter(({ onlyOn }) => onlyOn === undefined || onlyOn === line)
    .filter(({ file, has }) => !existsSync(join(folder, file)) || !contains(join(folder, file), has));
  if (missing.length > 0)
    return wrong("reads", missing.map(({ file, has }) => `${file} has no "${has}"`).join("\n"));
  if (tool.viewer) return tryViewer(tool, folder, env);
  if (tool.program) return runProgram(tool.program, folder, line, env);
  if (!tool.check) return { verdict: "read" };
  return { verdict: tool.check.onlyParses ? "parsed" : "compiled" };
}

async function tryViewer({ serves, shows }: Tool, folder: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const complaint = serves ? await tryMock(serves, folder, env) : shows && (await tryPage(shows, folder));
  if (complaint) return wrong(serves ? "answers" : "shows", complaint);
  return { verdict: serves ? "answered" : shows ? "shown" : "accepted" };
}

/** The program has to print what plain requests are answered. */
async function runProgram(
  program: string,
  folder: string,
  line: TriedLine,
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  await using server = await startAccounts(line);
  const expected = await expectedLines(server.url, line);
  const { code, stdout, output } = await shell(
    [program, server.url, ...argumentsOf(line)].join(" "),
    folder,
    env,
  );
  if (code === 0 && stdout.trimEnd() === expected.join("\n")) return { verdict: "ran" };
  return wrong("runs", `${output.trimEnd()}\nexpected:\n${expected.join("\n")}`);
}

function wrong(at: At, output: string): Outcome {
  return { verdict: "wrong", failure: { at, output } };
}

/** Whether a file says something, however it is broken into lines. */
function contains(file: string, words: string): boolean {
  const plain = (text: string) => text.replaceAll(/\s+/g, " ");
  return plain(readFileSync(file, "utf8")).includes(plain(words));
}

interface Ended {
  code: number | null;
  stdout: string;
  /** Both streams. */
  output: string;
}

/** No command takes this long unless it hangs. */
const limit = 15 * 60_000;

function shell(command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, {
      cwd,
      env,
      shell: true,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: limit,
    });
    let stdout = "";
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, output }));
  });
}
