import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../../scripts/support/cache.ts";
import { findPython } from "../../scripts/support/python.ts";
import { buildOnce } from "./build-once.ts";
import type { Release } from "./releases.ts";
import { pinsOf, textOfPins } from "./requirements.ts";
import { findUv } from "./uv.ts";

/** Installs the pinned packages of a release unless that was done before; gives the Python that has them. */
export function installedPython(release: Release): Promise<string> {
  return pythonWith("environments", release, textOfPins(pinsOf(release)));
}

/**
 * Installs a tool's pinned packages unless that was done before; gives the Python that has them.
 *
 * @param name - what the cached folder is called after
 * @param requirements - the file that pins every package of it
 */
export function installedTool(name: string, requirements: URL): Promise<string> {
  return pythonWith("tools", name, readFileSync(requirements, "utf8"));
}

async function pythonWith(
  kind: "environments" | "tools",
  name: string,
  requirements: string,
): Promise<string> {
  const python = await findPython();
  const key = createHash("sha256")
    .update(requirements)
    .update(`${python.version} ${process.platform} ${process.arch}`)
    .digest("hex");
  const target = cacheFolder(kind, `${name}-${key.slice(0, 12)}`);
  await buildOnce(target, "bin/python", async (folder) => {
    const command = await findUv(python);
    const interpreter = join(folder, "bin/python");
    const file = `${folder}.txt`;
    writeFileSync(file, requirements);
    return [
      { command, args: ["venv", "--quiet", "--relocatable", "--python", python.executable, folder] },
      {
        command,
        args: ["pip", "install", "--quiet", "--no-deps", "--python", interpreter, "-r", file],
      },
    ];
  });
  return join(target, "bin/python");
}
