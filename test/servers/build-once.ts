import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Kept } from "./keep.ts";

export interface Step {
  command: string;
  args: string[];
}

/**
 * Makes `target` by commands that fill another folder first: an interrupt leaves nothing half-done under the final name.
 * `proof` is a file in it without which it counts as broken.
 */
export async function buildOnce(
  target: string,
  proof: string,
  steps: (folder: string) => Step[] | Promise<Step[]>,
): Promise<void> {
  const isBuilt = () => existsSync(join(target, proof));
  if (isBuilt()) return;
  // Beside the target, since a rename works on one file system only.
  await using kept = await Kept.open({ parent: dirname(target), prefix: `${basename(target)}.partial-` });
  const unfinished = join(kept.folder, "target");
  for (const step of await steps(unfinished)) await kept.finish({ ...step, env: environment(kept.folder) });
  // Another program may have finished the same build in the meantime, and use it already.
  if (isBuilt()) return;
  await rm(target, { recursive: true, force: true });
  await rename(unfinished, target).catch((error: unknown) => {
    if (!isBuilt()) throw error;
  });
}

function environment(folder: string): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    ...Object.fromEntries(entries),
    TMPDIR: folder,
    UV_PYTHON_DOWNLOADS: "never",
    PIP_DISABLE_PIP_VERSION_CHECK: "1",
  };
}
