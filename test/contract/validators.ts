import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleOf, readLines } from "../../scripts/contract/lines.ts";
import { command } from "../../scripts/support/command.ts";
import { run } from "../../scripts/support/run.ts";
import { installedTool } from "../servers/environment.ts";

/** Another validator besides those of `npm run lint -- contract`. */
async function main(): Promise<void> {
  const python = await installedTool("openapi-spec-validator", new URL("validators.txt", import.meta.url));
  const validator = join(python, "../openapi-spec-validator");
  const bundles = readLines().map(({ line }) => fileURLToPath(bundleOf(line)));
  console.log((await command(validator, bundles)).trimEnd());
}

await run(main);
