import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";
import type { Contract } from "../../scripts/contract/contract.ts";
import { command } from "../../scripts/support/command.ts";
import type { Generate } from "../job.ts";
import { pascalCase, settingNames } from "./setting-names.ts";
import { successesOf } from "./successes.ts";

const program = "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2";
const settings = new URL("../go/", import.meta.url);

/** oapi-codegen, told the names of the settings by an overlay, with the module files of `languages/go`. */
export const oapiCodegen: Generate = async ({ bundle, contract, folder }) => {
  mkdirSync(folder, { recursive: true });
  for (const file of ["go.mod", "go.sum"])
    copyFileSync(fileURLToPath(new URL(file, settings)), join(folder, file));
  const scratch = mkdtempSync(join(tmpdir(), "open-webui-auths-"));
  try {
    const configuration = configure(contract, scratch, join(folder, "generated.go"));
    const successes = join(scratch, "openapi.yaml");
    writeFileSync(successes, successesOf(bundle));
    await command("go", ["run", program, "-config", configuration, successes]);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};

function configure(contract: Contract, scratch: string, output: string): string {
  const config = parse(readFileSync(new URL("oapi-codegen.yaml", settings), "utf8"));
  const path = join(scratch, "overlay.yaml");
  const overlay = {
    overlay: "1.0.0",
    info: { title: "Names of the settings", version: "1" },
    actions: [...settingNames(contract)].map(([name, camelCase]) => ({
      target: `$..properties.${name}`,
      update: { "x-go-name": pascalCase(camelCase) },
    })),
  };
  writeFileSync(path, stringify(overlay));
  config["output-options"].overlay = { path };
  const file = join(scratch, "oapi-codegen.yaml");
  writeFileSync(file, stringify({ ...config, output }));
  return file;
}
