import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { compact } from "./compact.ts";

interface Api {
  root: string;
  preprocessors: Record<"open-webui-auths/server-line", { line: string } | { release: string }>;
  output?: string;
}

interface RedoclyConfig {
  plugins: string[];
  apis: Record<string, Api>;
}

/** Where to bundle: the project's folder, a folder for Redocly's configuration, and a signal that stops it. */
export interface Place {
  root: string;
  folder: string;
  interruption?: AbortSignal;
}

/** Bundles lines: the file to write for each of the APIs in `redocly.yaml`. */
export async function bundle(place: Place, outputs: Readonly<Record<string, string>>): Promise<void> {
  const { apis } = readConfig(place);
  await bundleApis(place, outputs, (name) => {
    const api = apis[name];
    if (!api) throw new Error(`redocly.yaml has no API ${name}`);
    return api;
  });
}

/** Bundles the exact contracts of releases: the file to write for each. */
export async function bundleReleases(place: Place, outputs: Readonly<Record<string, string>>): Promise<void> {
  const [api] = Object.values(readConfig(place).apis) as [Api];
  await bundleApis(place, outputs, (release) => ({
    ...api,
    preprocessors: { "open-webui-auths/server-line": { release } },
  }));
}

/** One run of Redocly bundles all, since its start takes longer than a bundle. */
async function bundleApis(
  place: Place,
  outputs: Readonly<Record<string, string>>,
  apiOf: (name: string) => Api,
): Promise<void> {
  const { root, folder, interruption } = place;
  const project = readConfig(place);
  const config = {
    ...project,
    plugins: project.plugins.map((plugin) => join(root, plugin)),
    apis: Object.fromEntries(
      Object.entries(outputs).map(([name, output]) => {
        const api = apiOf(name);
        return [name, { ...api, root: join(root, api.root), output }];
      }),
    ),
  };
  const file = join(folder, "redocly.yaml");
  writeFileSync(file, JSON.stringify(config));
  const redocly = join(root, "node_modules/@redocly/cli/bin/cli.js");
  const args = ["bundle", ...Object.keys(outputs), "--remove-unused-components", "--config", file];
  const bundling = promisify(execFile)(process.execPath, [redocly, ...args], {
    cwd: root,
    ...(interruption && { signal: interruption }),
    killSignal: "SIGKILL",
  });
  const ended = new Promise((resolve) => bundling.child.once("close", resolve));
  try {
    await bundling;
  } catch (error) {
    await ended;
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`the contract could not be bundled; run npm run lint for details\n${stdout}${stderr}`);
  }
  for (const output of Object.values(outputs)) writeFileSync(output, compact(readFileSync(output, "utf8")));
}

/** The project's own configuration. */
function readConfig({ root }: Place): RedoclyConfig {
  return parse(readFileSync(join(root, "redocly.yaml"), "utf8")) as RedoclyConfig;
}
