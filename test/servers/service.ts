import { setTimeout as sleep } from "node:timers/promises";
import { type Kept, tail } from "./keep.ts";

/** A server that this program started: it and its folder are gone when it is stopped, or when this program ends. */
export interface Service extends AsyncDisposable {
  stop(): Promise<void>;
  /** What the server wrote so far, secrets left out. */
  log(): string;
}

export interface Waiting {
  /** As in an error message: "Open WebUI 0.6.42". */
  name: string;
  kept: Kept;
  isReady: () => Promise<boolean>;
  timeoutMs: number;
  log: () => string;
}

export async function untilReady({ name, kept, isReady, timeoutMs, log }: Waiting): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await isReady())) {
    if (kept.ended !== undefined)
      throw new Error(`${name} ${kept.ended} before it was ready. Its log ends with:\n${tail(log())}`);
    if (Date.now() > deadline) {
      throw new Error(
        `${name} was not ready after ${timeoutMs / 1000} s. Its log ends with:\n${tail(log())}`,
      );
    }
    await sleep(100);
  }
}

/** The least that a program needs: a setting in the caller's own environment must not reach a test's server. */
export function bareEnvironment(folder: string): Record<string, string> {
  return { PATH: process.env.PATH ?? "", LANG: "C.UTF-8", HOME: folder, TMPDIR: folder };
}
