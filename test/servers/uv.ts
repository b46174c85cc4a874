import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../../scripts/support/cache.ts";
import { onPath } from "../../scripts/support/executables.ts";
import type { Python } from "../../scripts/support/python.ts";
import { buildOnce } from "./build-once.ts";
import { uvRequirements } from "./lines.ts";

/** The installer that takes seconds where pip takes minutes: the one on PATH, else one installed into the cache. */
export async function findUv(python: Python): Promise<string> {
  const [installed] = onPath("uv");
  if (installed !== undefined) return installed;
  const key = createHash("sha256").update(readFileSync(uvRequirements)).update(python.version).digest("hex");
  const target = cacheFolder("uv", key.slice(0, 12));
  try {
    await buildOnce(target, "bin/uv", (folder) => [
      { command: python.executable, args: ["-m", "venv", folder] },
      {
        command: join(folder, "bin/python"),
        args: ["-m", "pip", "install", "--quiet", "-r", uvRequirements],
      },
    ]);
  } catch (cause) {
    throw new Error(
      "uv is not on PATH and could not be installed. Install uv, or Debian's package python3-venv so that it can be " +
        `installed here.\n${cause instanceof Error ? cause.message : cause}`,
      { cause },
    );
  }
  return join(target, "bin/uv");
}
