import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { dist } from "../prepare.ts";

/** Milliseconds of CPU time of a whole process, from its start. */
export interface Load {
  /** When it has imported the contestant. */
  readonly imported: number;
  /** When it has made its client as well. */
  readonly connected: number;
}

/** Starts a process that imports a contestant and makes its client. */
export function measureLoad(contestant: string): Load {
  const output = execFileSync(
    process.execPath,
    [fileURLToPath(new URL("worker/load.js", dist)), new URL(`contestants/${contestant}.js`, dist).href],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  return JSON.parse(output);
}
