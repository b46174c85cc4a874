import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const tsc = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));

/**
 * Runs a program of Node that checks something.
 *
 * @returns what it prints when it fails; `nothing` when it ends with 0, since a program that is killed prints nothing either
 */
export async function complaintsOf(program: string, ...args: string[]): Promise<string> {
  return promisify(execFile)(process.execPath, [program, ...args]).then(
    () => "nothing",
    ({ stdout, stderr }) => stdout + stderr,
  );
}

/**
 * Type-checks a project.
 *
 * @param project - its folder or its `tsconfig.json`
 * @param compiler - the compiler; the one of the root unless given
 * @returns what the compiler complains about, or `nothing`
 */
export function typeErrorsIn(project: string, compiler = tsc): Promise<string> {
  return complaintsOf(compiler, "--noEmit", "-p", project);
}
