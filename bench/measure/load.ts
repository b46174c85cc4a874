import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { dist } from "../prepare.ts";

/** Milliseconds of a whole process that loads a contestant and makes its client, from its start to its end. */
export function measureLoad(contestant: string): number {
  const start = performance.now();
  execFileSync(
    process.execPath,
    [fileURLToPath(new URL("worker/load.js", dist)), new URL(`contestants/${contestant}.js`, dist).href],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  return performance.now() - start;
}
