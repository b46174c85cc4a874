import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const tsc = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));

/**
 * Type-checks a project.
 *
 * @param project - its folder or its `tsconfig.json`
 * @param compiler - the compiler; the one of the root unless given
 * @returns what the compiler complains about; empty when it is content
 */
export async function complaintsOf(project: string, compiler = tsc): Promise<string> {
  return promisify(execFile)(process.execPath, [compiler, "--noEmit", "-p", project]).then(
    () => "",
    (failed: { stdout: string; stderr: string }) => failed.stdout + failed.stderr,
  );
}
