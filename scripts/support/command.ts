import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Runs a command to its end. Shows its output only if it failed. */
export async function command(
  program: string,
  args: string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<string> {
  const env = { ...process.env, ...options.env };
  try {
    const settings = { cwd: options.cwd, env, maxBuffer: 64 * 1024 * 1024 };
    const { stdout } = await promisify(execFile)(program, args, settings);
    return stdout;
  } catch (cause) {
    const { stdout = "", stderr = "" } = cause as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.slice(0, 3).join(" ")} failed:\n${`${stdout}${stderr}`.trimEnd()}`, {
      cause,
    });
  }
}
