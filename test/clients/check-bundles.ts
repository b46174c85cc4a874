import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { command } from "../../scripts/clients/command.ts";
import { bundleOf, readLines } from "../../scripts/lines.ts";
import { run } from "../../scripts/run.ts";
import { installedTool } from "../servers/environment.ts";

/** The third validator; `npm run lint:bundle` runs Redocly's and Spectral. */
async function main(): Promise<void> {
  const python = await installedTool("openapi-spec-validator", new URL("requirements.txt", import.meta.url));
  const validator = join(python, "../openapi-spec-validator");
  const bundles = readLines().map(({ line }) => fileURLToPath(bundleOf(line)));
  console.log((await command(validator, bundles)).trimEnd());
}

await run(main);
