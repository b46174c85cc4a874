import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import openapiTypeScript, { astToString } from "openapi-typescript";
import { readContract } from "./contract.ts";
import { methodsModule, modelsModule } from "./generate/methods.ts";
import { operationsModule } from "./generate/operations.ts";
import { serverLinesModule } from "./generate/server-lines.ts";
import { differences, replaceFolder, stagingBeside } from "./generate/staging.ts";
import { type Line, readLines } from "./lines.ts";

const help = `Derives contract, types and operation table of every server line from openapi/ into generated/.

  npm run generate          writes generated/, all of it or nothing
  npm run generate:check    fails when generated/ is not what the source gives
`;

const root = fileURLToPath(new URL("..", import.meta.url));
const banner = "// Made from openapi/ by `npm run generate`. Do not edit: change the source.\n\n";

/** Writes `generated/`, or with `check` names the files that are not what the source gives. */
export async function generate({ check = false } = {}): Promise<{ lines: Line[]; differing: string[] }> {
  const target = join(root, "generated");
  const staging = stagingBeside(target);
  try {
    const lines = readLines();
    await Promise.all(lines.map((line) => generateLine(line, join(staging, `v${line.line}`))));
    writeFileSync(join(staging, "server-lines.ts"), banner + serverLinesModule(lines));
    writeFileSync(
      join(staging, "models.ts"),
      `${banner}export type * from "./v${lines.at(-1)?.line}/models.ts";\n`,
    );
    const differing = differences(target, staging);
    if (!check && differing.length > 0) replaceFolder(target, staging);
    return { lines, differing };
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

async function generateLine(line: Line, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const bundle = join(folder, "openapi.yaml");
  await bundleLine(line, bundle);
  const contract = readContract(bundle);
  const schema = await openapiTypeScript(readFileSync(bundle, "utf8"), {
    alphabetize: true,
    defaultNonNullable: false,
    silent: true,
  });
  writeFileSync(join(folder, "schema.ts"), banner + astToString(schema));
  writeFileSync(join(folder, "models.ts"), banner + modelsModule(contract));
  writeFileSync(join(folder, "methods.ts"), banner + methodsModule(contract));
  writeFileSync(join(folder, "operations.ts"), banner + operationsModule(contract));
}

async function bundleLine({ api }: Line, output: string): Promise<void> {
  const redocly = join(root, "node_modules/@redocly/cli/bin/cli.js");
  try {
    await promisify(execFile)(
      process.execPath,
      [redocly, "bundle", api, "--remove-unused-components", "--output", output],
      { cwd: root },
    );
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(
      `the contract could not be bundled for ${api}; npm run lint says more\n${stdout}${stderr}`,
    );
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { check: { type: "boolean" }, help: { type: "boolean" } } });
  if (values.help) {
    console.log(help);
  } else {
    const started = performance.now();
    const { lines, differing } = await generate({ check: values.check ?? false });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const names = lines.map(({ line }) => line).join(", ");
    if (values.check && differing.length > 0) {
      console.error(
        `generated/ is not what openapi/ gives; run npm run generate. Different:\n  ${differing.join("\n  ")}`,
      );
      process.exitCode = 1;
    } else {
      const what = values.check
        ? "is what openapi/ gives"
        : differing.length > 0
          ? "written"
          : "was up to date";
      console.log(`generated/ ${what} (Open WebUI ${names}; ${seconds} s)`);
    }
  }
}
