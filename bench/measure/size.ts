import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { dist } from "../prepare.ts";
import type { Size } from "../report/results.ts";

/** What "sign in and read the session" weighs with a contestant: bundled for a browser, minified, compressed. */
export async function measureSize(contestant: string): Promise<Size> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`contestants/${contestant}.js`, dist))],
    bundle: true,
    minify: true,
    write: false,
    platform: "browser",
    format: "esm",
    target: "es2022",
    tsconfigRaw: {},
    logLevel: "warning",
  });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error(`esbuild made nothing of ${contestant}`);
  return { minified: bundle.contents.length, gzip: gzipSync(bundle.contents, { level: 9 }).length };
}
