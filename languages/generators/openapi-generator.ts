import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { command } from "../../scripts/support/command.ts";
import { installedTool } from "../../test/servers/environment.ts";
import type { Generate } from "../job.ts";
import { settingNames } from "./setting-names.ts";

const requirements = new URL("./requirements.txt", import.meta.url);
/** Where the Python package keeps the jar. */
const jarOf = "import openapi_generator_cli as o; print(o.__path__[0])";

/**
 * OpenAPI Generator with the settings in `languages/<language>/openapi-generator.yaml`.
 *
 * @param style - how a setting's name is written, for languages where the generator does it badly by itself
 */
export function openApiGenerator(style?: (camelCase: string) => string): Generate {
  return async ({ language, bundle, contract, folder }) => {
    const python = await installedTool("openapi-generator", requirements);
    const jar = join((await command(python, ["-c", jarOf])).trim(), "openapi-generator.jar");
    const settings = fileURLToPath(new URL(`../${language}/openapi-generator.yaml`, import.meta.url));
    const names = [...settingNames(contract)].map(([name, camelCase]) => `${name}=${style?.(camelCase)}`);
    await command("java", [
      ...["-jar", jar, "generate", "--config", settings, "--input-spec", fileURLToPath(bundle)],
      ...["--output", folder],
      ...(style && names.length > 0 ? ["--name-mappings", names.join(",")] : []),
    ]);
  };
}
