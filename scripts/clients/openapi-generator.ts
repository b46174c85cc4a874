import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installedTool } from "../../test/servers/environment.ts";
import { command } from "./command.ts";
import type { Generate } from "./languages.ts";
import { settingNames } from "./names.ts";

const requirements = new URL("../../clients/requirements.txt", import.meta.url);
/** Where the Python package keeps the jar. */
const jarOf = "import openapi_generator_cli as o; print(o.__path__[0])";

/**
 * OpenAPI Generator with the settings in `clients/<language>/openapi-generator.yaml`.
 *
 * @param style - how a setting's name is written, for languages where the generator does it badly by itself
 */
export function openApiGenerator(style?: (camelCase: string) => string): Generate {
  return async ({ language, bundle, contract, folder }) => {
    const python = await installedTool("openapi-generator", requirements);
    const jar = join((await command(python, ["-c", jarOf])).trim(), "openapi-generator.jar");
    const settings = fileURLToPath(
      new URL(`../../clients/${language}/openapi-generator.yaml`, import.meta.url),
    );
    const names = [...settingNames(contract)].map(([name, camelCase]) => `${name}=${style?.(camelCase)}`);
    await command("java", [
      ...["-jar", jar, "generate", "--config", settings, "--input-spec", fileURLToPath(bundle)],
      ...["--output", folder],
      ...(style && names.length > 0 ? ["--name-mappings", names.join(",")] : []),
    ]);
  };
}
