import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { command } from "../../scripts/support/command.ts";
import { installedTool } from "../../test/servers/environment.ts";
import type { Generate } from "../job.ts";
import { successesOf } from "./successes.ts";

const requirements = new URL("./python-requirements.txt", import.meta.url);

/** openapi-python-client with the settings of `languages/python`: a folder `open_webui_auths`, without a project around it. */
export const openapiPythonClient: Generate = async ({ language, bundle, folder }) => {
  const python = await installedTool("openapi-python-client", requirements);
  const settings = new URL(`../${language}/openapi-python-client.yaml`, import.meta.url);
  const scratch = mkdtempSync(join(tmpdir(), "open-webui-auths-"));
  try {
    const successes = join(scratch, "openapi.yaml");
    writeFileSync(successes, successesOf(bundle));
    await command(
      python,
      [
        ...["-m", "openapi_python_client", "generate", "--meta", "none", "--path", successes],
        ...["--config", fileURLToPath(settings), "--output-path", join(folder, "open_webui_auths")],
      ],
      // It formats what it wrote by calling ruff, which is installed beside it.
      { env: { PATH: `${dirname(python)}:${process.env.PATH}` } },
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
