import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * When a process was born, as text to compare with; undefined once it has ended. Process ids are given out again, so a
 * pid alone does not say whose process it is: pid and birth together do.
 */
export function birthOf(pid: number): string | undefined {
  try {
    if (process.platform !== "linux") {
      const [, state, birth] = /^(\S+)\s+(.+)$/m.exec(ps(pid)) ?? [];
      return state?.startsWith("Z") ? undefined : birth;
    }
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the name in parentheses and may hold anything, spaces and parentheses too.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return undefined;
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

function ps(pid: number): string {
  return execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8" });
}

export interface ProcessMark {
  pid: number;
  birth: string;
}

export function isAlive({ pid, birth }: ProcessMark): boolean {
  return birthOf(pid) === birth;
}

// Servers here hold nothing worth saving, and Open WebUI hears a SIGTERM only once it has booted: no long patience.
const steps = [
  { signal: "SIGTERM", patience: 2_000 },
  { signal: "SIGKILL", patience: 10_000 },
] as const;

/** Ends this very process and its group, asking first; does nothing where its pid is another process's by now. */
export async function endProcess(mark: ProcessMark): Promise<void> {
  for (const { signal, patience } of steps) {
    if (!isAlive(mark)) return;
    process.kill(-mark.pid, signal);
    const deadline = Date.now() + patience;
    while (isAlive(mark) && Date.now() < deadline) await sleep(20);
  }
  if (isAlive(mark)) throw new Error(`Process ${mark.pid} does not end, not even on SIGKILL.`);
}
