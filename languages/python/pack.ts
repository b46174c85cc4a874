import { copyFileSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Contract, operationsOf } from "../../scripts/contract/contract.ts";
import { command } from "../../scripts/support/command.ts";
import { findPython } from "../../scripts/support/python.ts";
import { findUv } from "../../test/servers/uv.ts";
import { packageVersion, typesOfSignIn } from "../about.ts";
import type { Generate, Job } from "../job.ts";
import { layerTable } from "../layer.ts";

const ours = new URL("package/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, ours), "utf8");

/** Generates the operations, lays our layer on them, and packs both as a wheel and an sdist into `dist/`. */
export function packed(generate: Generate): Generate {
  return async (job) => {
    mkdirSync(job.folder, { recursive: true });
    await generate(job);
    const module = join(job.folder, "open_webui_auths");
    for (const name of globSync("*.py", { cwd: fileURLToPath(ours) }))
      copyFileSync(fileURLToPath(new URL(name, ours)), join(module, name));
    writeFileSync(join(module, "layer.json"), layerTable(nameOf));
    writeFileSync(join(module, "line.py"), aboutLine(job));
    writeFileSync(join(module, "py.typed"), "");
    writeFileSync(join(job.folder, "README.md"), read("README.md"));
    const project = read("pyproject.toml").replace('version = "0"', `version = "${packageVersion()}"`);
    writeFileSync(join(job.folder, "pyproject.toml"), project);
    demandModules(module, job.contract);
    const python = await findPython();
    await command(await findUv(python), ["build", "--quiet", "--python", python.executable, job.folder]);
  };
}

/** As the generator calls the module of an operation. */
function nameOf(operation: string): string {
  return operation.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function aboutLine({ line, contract }: Job): string {
  const types = typesOfSignIn(contract);
  return `"""What the generated code is of."""

from .models import ${types.join(", ")}

__all__ = ["SERVER_LINE", "SERVER_RELEASE", "SignInResult"]
#: The line of Open WebUI, and the newest release that it has.
SERVER_LINE, SERVER_RELEASE = "${line}", "${contract.info.version}"
#: What a sign-in answers.
SignInResult = ${types.join(" | ")}
`;
}

/** The layer finds an operation by the name of its module. */
function demandModules(module: string, contract: Contract): void {
  const missing = operationsOf(contract)
    .map(({ operation }) => operation.operationId)
    .filter((id) => globSync(`api/*/${nameOf(id)}.py`, { cwd: module }).length === 0);
  if (missing.length > 0) throw new Error(`no module is called after ${missing.join(", ")}`);
}
