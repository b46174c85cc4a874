import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { TestContext } from "vitest";

type AtEnd = Pick<TestContext, "onTestFinished">;

/** The folder of the project itself. */
export const root = fileURLToPath(new URL("../..", import.meta.url));
const copied = ["openapi", "scripts", "src", "generated", "redocly.yaml", "package.json", "tsconfig.json"];

/** A copy of what the scripts work with, so that a test may break it. It is gone after the test. */
export function copyProject({ onTestFinished }: AtEnd): string {
  const folder = mkdtempSync(join(tmpdir(), "open-webui-auths-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** What every file of a folder holds, by its path below it. */
export function contentsOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, "utf8")]));
}

/** The staging folders that a run of the generator has left, or is using. */
export function stagingFoldersIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith(".generating-"));
}

export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A program that runs in a process group of its own; what is left of the group is ended with the test. */
export class Program {
  stdout = "";
  stderr = "";
  readonly ended: Promise<Ending>;
  readonly #child: ChildProcessWithoutNullStreams;

  constructor(
    { onTestFinished }: AtEnd,
    folder: string,
    command: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ) {
    const [program = "", ...args] = command;
    const child = spawn(program, args, {
      cwd: folder,
      detached: true,
      env: { ...plainEnvironment(), ...env },
    });
    this.#child = child;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      this.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.stderr += text;
    });
    this.ended = new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) =>
        resolve({ code, signal, stdout: this.stdout, stderr: this.stderr }),
      );
    });
    onTestFinished(() => {
      if (this.hasProcesses()) process.kill(-this.#pid, "SIGKILL");
    });
  }

  /** Waits until something is so, while the program runs. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
        throw new Error(`ended too early:\n${this.stdout}${this.stderr}`);
      }
      await setTimeout(5);
    }
  }

  /** Types something. */
  write(text: string): void {
    this.#child.stdin.write(text);
  }

  /** Reads no more of what it says, as `head` does when it has enough. */
  stopReading(): void {
    this.#child.stdout.destroy();
  }

  /** Sends a signal to the program alone, not to what it has started. */
  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Whether the program, or anything that it has started, still runs. */
  hasProcesses(): boolean {
    try {
      return process.kill(-this.#pid, 0);
    } catch {
      return false;
    }
  }

  get #pid(): number {
    if (this.#child.pid === undefined) throw new Error("the program has not started");
    return this.#child.pid;
  }
}

/** Starts a script of a project with the Node that runs the tests. */
export function startScript(
  atEnd: AtEnd,
  folder: string,
  script: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Program {
  return new Program(atEnd, folder, [process.execPath, `scripts/${script}/main.ts`, ...args], env);
}

/** Runs a script of a project to its end. */
export function runScript(...args: Parameters<typeof startScript>): Promise<Ending> {
  return startScript(...args).ended;
}

/** The environment without what would change a script's colours or password. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { CI, FORCE_COLOR, NO_COLOR, NODE_DISABLE_COLORS, OPEN_WEBUI_PASSWORD, ...rest } = process.env;
  return rest;
}
