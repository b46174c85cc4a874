import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";
import { command } from "./command.ts";
import type { Generate } from "./languages.ts";
import { pascalCase, settingNames } from "./names.ts";

const program = "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2";
const settings = new URL("../../clients/go/", import.meta.url);

/** oapi-codegen, told the names of the settings by an overlay, with the module files of `clients/go`. */
export const oapiCodegen: Generate = async ({ bundle, contract, folder }) => {
  mkdirSync(folder, { recursive: true });
  const overlay = {
    overlay: "1.0.0",
    info: { title: "Names of the settings", version: "1" },
    actions: [...settingNames(contract)].map(([name, camelCase]) => ({
      target: `$..properties.${name}`,
      update: { "x-go-name": pascalCase(camelCase) },
    })),
  };
  const scratch = join(folder, "overlay.yaml");
  const configuration = join(folder, "oapi-codegen.yaml");
  const config = parse(readFileSync(new URL("oapi-codegen.yaml", settings), "utf8"));
  config.output = join(folder, "auths.go");
  if (overlay.actions.length > 0) {
    writeFileSync(scratch, stringify(overlay));
    config["output-options"].overlay = { path: scratch };
  }
  writeFileSync(configuration, stringify(config));
  await command("go", ["run", program, "-config", configuration, fileURLToPath(bundle)], { cwd: folder });
  for (const file of ["go.mod", "go.sum"])
    copyFileSync(fileURLToPath(new URL(file, settings)), join(folder, file));
};
