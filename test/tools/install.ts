import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../../scripts/support/cache.ts";
import { installedTool } from "../servers/environment.ts";
import { installLocked } from "../support/install-once.ts";
import type { Tool } from "./tool.ts";

/** Installs what some tools come from, unless that was done before; gives the environment that their commands run in. */
export async function environmentFor(tools: Tool[]): Promise<NodeJS.ProcessEnv> {
  const places = [dirname(process.execPath)];
  if (tools.some(({ registry }) => registry === "npm")) places.push(npmPackages());
  if (tools.some(({ registry }) => registry === "PyPI"))
    for (const [name, requirements] of pythonTools)
      places.push(dirname(await installedTool(name, new URL(requirements, import.meta.url))));
  return {
    ...process.env,
    PATH: [...places, process.env.PATH].join(":"),
    // A proxy in the environment is not for the loopback address.
    NO_PROXY: "*",
    PYTHONDONTWRITEBYTECODE: "1",
    MYPY_CACHE_DIR: cacheFolder("mypy"),
    CARGO_TARGET_DIR: cacheFolder("tools-rust"),
    CARGO_PROFILE_DEV_DEBUG: "0",
  };
}

const pythonTools = [
  ["tools", "./python/requirements.txt"],
  ["openapi-generator", "../../languages/generators/requirements.txt"],
] as const;

function npmPackages(): string {
  const folder = fileURLToPath(new URL("./npm/", import.meta.url));
  installLocked(folder, "the tools of npm");
  return join(folder, "node_modules/.bin");
}
