import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { dist } from "../prepare.ts";
import type { Pair } from "../report/statistics.ts";
import type { PairTask } from "../worker/pair.ts";

/** Runs one round of a pair in a process of its own. */
export function measurePair(task: PairTask, flags: readonly string[] = []): Pair[] {
  const worker = fileURLToPath(new URL("worker/pair.js", dist));
  const output = execFileSync(process.execPath, [...flags, worker, JSON.stringify(task)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    timeout: 120_000,
  });
  return JSON.parse(output);
}

/** Runs `use` beside the server on loopback. */
export async function withServer<T>(use: (baseUrl: string) => T | Promise<T>): Promise<T> {
  const server = fork(fileURLToPath(new URL("worker/server.js", dist)));
  try {
    const [port] = await once(server, "message", { signal: AbortSignal.timeout(10_000) });
    return await use(`http://127.0.0.1:${port}`);
  } finally {
    server.kill();
  }
}

/** The items in another order each time, so that none is always measured at the same place. */
export function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, key: Math.random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
