import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";
import { dist } from "../prepare.ts";
import type { Size } from "../report/results.ts";

/** What "sign in and read the session" weighs with a contestant: bundled for a browser, minified, compressed. */
export function measureSize(contestant: string): Promise<Size> {
  return sizeOf({ entryPoints: [fileURLToPath(new URL(`contestants/${contestant}.js`, dist))] });
}

/** What a program weighs that imports a peer of `bench/`. */
export function measureProgram(contents: string): Promise<Size> {
  return sizeOf({ stdin: { contents, resolveDir: fileURLToPath(new URL("../", import.meta.url)) } });
}

async function sizeOf(entry: BuildOptions): Promise<Size> {
  const { outputFiles } = await build({
    ...entry,
    bundle: true,
    minify: true,
    write: false as const,
    platform: "browser",
    format: "esm",
    target: "es2022",
    tsconfigRaw: {},
    logLevel: "warning",
  });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error("esbuild made nothing");
  return { minified: bundle.contents.length, gzip: gzipSync(bundle.contents, { level: 9 }).length };
}
