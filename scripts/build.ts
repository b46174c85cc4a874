import { execFileSync } from "node:child_process";
import { globSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { run } from "./run.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Builds the package into dist/: the types, and the client as one file, since Node takes its time for each. */
async function main(): Promise<void> {
  for (const made of ["src", "generated"]) rmSync(`${root}dist/${made}`, { recursive: true, force: true });
  const compiler = `${root}node_modules/typescript/bin/tsc`;
  execFileSync(process.execPath, [compiler, "-p", `${root}tsconfig.build.json`], { stdio: "inherit" });
  await build({
    absWorkingDir: root,
    entryPoints: ["src/index.ts", ...globSync("generated/v*/index.ts", { cwd: root })],
    outbase: ".",
    outdir: "dist",
    bundle: true,
    packages: "external",
    format: "esm",
    target: "es2022",
    sourcemap: true,
    sourcesContent: false,
    logLevel: "warning",
  });
}

await run(main);
