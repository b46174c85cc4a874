import { execFileSync } from "node:child_process";
import { globSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { run } from "../support/run.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Builds the package: the types, and the client as one file, since Node needs time for each file.
 *
 * @param source - the folder with `src/` and `generated/`
 * @param target - the folder to write to
 * @param flags - more options for the compiler
 */
export async function buildPackage(source: string, target: string, ...flags: string[]): Promise<void> {
  for (const made of ["src", "generated"]) rmSync(join(target, made), { recursive: true, force: true });
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const options = ["-p", join(source, "tsconfig.build.json"), "--outDir", target, ...flags];
  execFileSync(process.execPath, [compiler, ...options], { stdio: "inherit" });
  await build({
    absWorkingDir: source,
    entryPoints: ["src/index.ts", "src/tabs.ts", ...globSync("generated/v*/index.ts", { cwd: source })],
    outbase: ".",
    outdir: target,
    bundle: true,
    packages: "external",
    format: "esm",
    target: "es2022",
    sourcemap: true,
    sourcesContent: false,
    logLevel: "warning",
  });
}

if (import.meta.main) await run(() => buildPackage(root, join(root, "dist")));
