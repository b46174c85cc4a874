import { type ChildProcess, spawn } from "node:child_process";
import { inExamples } from "./started.ts";

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** All that it said, on both streams. */
  readonly said: string;
}

/** A program of an example that runs on its own, as its user would start it. */
export interface Program extends AsyncDisposable {
  readonly child: ChildProcess;
  readonly ended: Promise<Ending>;
  said(): string;
  /** Waits until it has said something. */
  says(what: RegExp | string): Promise<void>;
}

export interface Starting {
  readonly cwd: string;
  readonly env?: Record<string, string>;
  /** What it reads; left out, its input is open until the test writes or ends it. */
  readonly input?: string;
}

/** Starts a TypeScript file of an example with Node. */
export function startProgram(path: string, args: readonly string[], { cwd, env, input }: Starting): Program {
  const child = spawn(process.execPath, [inExamples(path), ...args], {
    cwd,
    // Nothing of the test runner's own environment: a user's has none of it.
    env: { PATH: process.env.PATH ?? "", HOME: cwd, ...env },
    stdio: "pipe",
  });
  if (input !== undefined) child.stdin.end(input);
  // A program that has ended reads no more.
  child.stdin.on("error", () => {});
  let said = "";
  const listeners = new Set<() => void>();
  const hear = (chunk: unknown) => {
    said += chunk;
    for (const look of listeners) look();
  };
  child.stdout.setEncoding("utf8").on("data", hear);
  child.stderr.setEncoding("utf8").on("data", hear);
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, said }));
  });
  return {
    child,
    ended,
    said: () => said,
    says: (what) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (typeof what === "string" ? !said.includes(what) : !what.test(said)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
        ended.then(() => reject(new Error(`It ended without saying ${what}, but:\n${said}`)), reject);
      }),
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await ended.catch(() => {});
    },
  };
}
