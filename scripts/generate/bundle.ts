import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { compact } from "./compact.ts";

interface RedoclyConfig {
  plugins: string[];
  apis: Record<string, { root: string; output?: string }>;
}

/**
 * Bundles every line with one run of Redocly, since starting it takes longer than a bundle.
 *
 * @param root - the project's folder
 * @param folder - where Redocly's configuration may be written
 * @param outputs - the file to write for each of the APIs in `redocly.yaml`
 */
export async function bundle(
  root: string,
  folder: string,
  outputs: Readonly<Record<string, string>>,
  interruption: AbortSignal,
): Promise<void> {
  const config = join(folder, "redocly.yaml");
  writeFileSync(config, JSON.stringify(withOutputs(root, outputs)));
  const redocly = join(root, "node_modules/@redocly/cli/bin/cli.js");
  const args = ["bundle", ...Object.keys(outputs), "--remove-unused-components", "--config", config];
  const bundling = promisify(execFile)(process.execPath, [redocly, ...args], {
    cwd: root,
    signal: interruption,
    killSignal: "SIGKILL",
  });
  const ended = new Promise((resolve) => bundling.child.once("close", resolve));
  try {
    await bundling;
  } catch (error) {
    await ended;
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`the contract could not be bundled; npm run lint says more\n${stdout}${stderr}`);
  }
  for (const output of Object.values(outputs)) writeFileSync(output, compact(readFileSync(output, "utf8")));
}

/** The project's own configuration, which stays true wherever it is written. */
function withOutputs(root: string, outputs: Readonly<Record<string, string>>): RedoclyConfig {
  const config = parse(readFileSync(join(root, "redocly.yaml"), "utf8")) as RedoclyConfig;
  return {
    ...config,
    plugins: config.plugins.map((plugin) => join(root, plugin)),
    apis: Object.fromEntries(
      Object.entries(outputs).map(([name, output]) => {
        const api = config.apis[name];
        if (!api) throw new Error(`redocly.yaml has no API ${name}`);
        return [name, { ...api, root: join(root, api.root), output }];
      }),
    ),
  };
}
