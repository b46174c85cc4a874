import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { inExamples, type Started, start } from "./started.ts";

const vite = inExamples("node_modules/vite/bin/vite.js");

/** An example that Vite has built. */
export interface Built extends AsyncDisposable {
  /** Serves it as `npm run preview` does, with those settings. */
  preview(env: Record<string, string>): Promise<Started>;
}

/** Builds an example as `npm run build` does, into a folder that goes with it. */
export async function build(example: string): Promise<Built> {
  const folder = inExamples(example);
  const built = await mkdtemp(join(tmpdir(), `open-webui-auths-${example}-`));
  const end = () => rm(built, { recursive: true, force: true });
  try {
    await promisify(execFile)(process.execPath, [vite, "build", folder, "--outDir", built]);
  } catch (error) {
    await end();
    throw error;
  }
  return {
    preview: (env) =>
      start({
        name: `examples/${example}`,
        args: (port) => [
          ...[vite, "preview", folder, "--outDir", built],
          ...["--host", "127.0.0.1", "--port", String(port), "--strictPort"],
        ],
        env: () => env,
      }),
    [Symbol.asyncDispose]: end,
  };
}
