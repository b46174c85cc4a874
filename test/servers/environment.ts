import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../../scripts/support/cache.ts";
import { findPython } from "../../scripts/support/python.ts";
import { buildOnce } from "./build-once.ts";
import { type Line, requirementsOf, versions } from "./lines.ts";
import { findUv } from "./uv.ts";

/** Installs the pinned packages of a line unless that was done before; gives the Python that has them. */
export function installedPython(line: Line): Promise<string> {
  return pythonWith("environments", versions[line], requirementsOf(line));
}

/**
 * Installs a tool's pinned packages unless that was done before; gives the Python that has them.
 *
 * @param name - what the cached folder is called after
 * @param requirements - the file that pins every package of it
 */
export function installedTool(name: string, requirements: URL): Promise<string> {
  return pythonWith("tools", name, fileURLToPath(requirements));
}

async function pythonWith(
  kind: "environments" | "tools",
  name: string,
  requirements: string,
): Promise<string> {
  const python = await findPython();
  const key = createHash("sha256")
    .update(readFileSync(requirements))
    .update(`${python.version} ${process.platform} ${process.arch}`)
    .digest("hex");
  const target = cacheFolder(kind, `${name}-${key.slice(0, 12)}`);
  await buildOnce(target, "bin/python", async (folder) => {
    const command = await findUv(python);
    const interpreter = join(folder, "bin/python");
    return [
      { command, args: ["venv", "--quiet", "--relocatable", "--python", python.executable, folder] },
      {
        command,
        args: ["pip", "install", "--quiet", "--no-deps", "--python", interpreter, "-r", requirements],
      },
    ];
  });
  return join(target, "bin/python");
}
