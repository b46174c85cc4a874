import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../../scripts/support/cache.ts";
import { installedTool } from "../servers/environment.ts";
import { installLocked } from "../support/install-once.ts";
import type { Tool } from "./tool.ts";

/** Installs what some tools come from, unless that was done before; gives the environment that their commands run in. */
export async function environmentFor(tools: Tool[]): Promise<NodeJS.ProcessEnv> {
  const places = [dirname(process.execPath)];
  for (const [from, what] of npmTools)
    if (tools.some(({ registry, viewer = false }) => registry === "npm" && viewer === (from === "viewers")))
      places.push(npmPackages(from, what));
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

const npmTools = [
  ["npm", "the generators of npm"],
  ["viewers", "the mocks and viewers of npm"],
] as const;

function npmPackages(from: string, what: string): string {
  const folder = fileURLToPath(new URL(`./${from}/`, import.meta.url));
  installLocked(folder, what);
  return join(folder, "node_modules/.bin");
}
