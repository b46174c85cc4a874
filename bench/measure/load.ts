import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { dist } from "../prepare.ts";

/** Milliseconds of CPU time of a whole process that starts, loads a contestant and makes its client. */
export function measureLoad(contestant: string): number {
  const output = execFileSync(
    process.execPath,
    [fileURLToPath(new URL("worker/load.js", dist)), new URL(`contestants/${contestant}.js`, dist).href],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  return Number(output);
}
