// Runs as a process of its own, between a program and the servers that it starts. When that program ends, however it
// ends (SIGKILL and a crashed test worker included), the channel to it closes: then the keeper ends what it runs and
// removes the folder. Signal handlers inside the program could not promise that.
import { spawn } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { birthOf, endProcess, type ProcessMark } from "./processes.ts";

export interface Run {
  command: string;
  args: string[];
  env: Record<string, string>;
  log: string;
}

export type Order = { run: Run } | { release: true };
export type News =
  | { folder: string }
  | { started: ProcessMark }
  | { ended: { how: string; success: boolean } }
  | { failed: string };

const [parent = "", prefix = ""] = process.argv.slice(2);
let folder: string | undefined;
let current: ProcessMark | undefined;
let closing = false;

function tell(news: News): void {
  // The program may be gone by the time there is news.
  process.send?.(news, () => {});
}

function run({ command, args, env, log }: Run): void {
  const output = openSync(log, "a");
  // As the leader of a group it is ended together with what it started itself.
  const child = spawn(command, args, { cwd: folder, env, stdio: ["ignore", output, output], detached: true });
  closeSync(output);
  child.on("error", (error) => tell({ failed: `Cannot run ${command}: ${error.message}` }));
  child.on("exit", (code, signal) => {
    current = undefined;
    tell({
      ended: { how: signal ? `was ended by ${signal}` : `ended with exit code ${code}`, success: code === 0 },
    });
  });
  if (child.pid === undefined) return;
  const birth = birthOf(child.pid);
  if (birth === undefined) return;
  current = { pid: child.pid, birth };
  tell({ started: current });
}

async function close(): Promise<void> {
  if (closing) return;
  closing = true;
  if (current) await endProcess(current);
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
}

process.on("message", (order: Order) => {
  if ("run" in order) run(order.run);
  else process.exit(0);
});
process.on("disconnect", close);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, close);

try {
  mkdirSync(parent, { recursive: true });
  folder = mkdtempSync(join(parent, prefix));
  tell({ folder });
} catch (error) {
  tell({ failed: `Cannot make a folder in ${parent}: ${String(error)}` });
}
