import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildOnce } from "../servers/build-once.ts";
import { cacheFolder } from "../servers/cache.ts";
import { findPython } from "../servers/python.ts";
import { findUv } from "../servers/uv.ts";

/**
 * Installs a tool's pinned packages unless that was done before; gives the Python that has them.
 *
 * @param name - what the cached folder is called after
 * @param requirements - the file that pins every package of it
 */
export async function pythonWith(name: string, requirements: URL): Promise<string> {
  const python = await findPython();
  const key = createHash("sha256")
    .update(readFileSync(requirements))
    .update(`${python.version} ${process.platform} ${process.arch}`)
    .digest("hex");
  const target = cacheFolder("tools", `${name}-${key.slice(0, 12)}`);
  await buildOnce(target, "bin/python", async (folder) => {
    const command = await findUv(python);
    const interpreter = join(folder, "bin/python");
    const file = fileURLToPath(requirements);
    return [
      { command, args: ["venv", "--quiet", "--relocatable", "--python", python.executable, folder] },
      { command, args: ["pip", "install", "--quiet", "--no-deps", "--python", interpreter, "-r", file] },
    ];
  });
  return join(target, "bin/python");
}
