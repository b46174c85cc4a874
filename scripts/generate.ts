import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { readContract } from "./contract.ts";
import { methodsModule } from "./generate/methods.ts";
import { modelsModule } from "./generate/models.ts";
import { checkNeeds } from "./generate/needs.ts";
import { type ContractOfLine, operationsModule } from "./generate/operations.ts";
import { lineModule, serverLinesModule } from "./generate/server-lines.ts";
import { differences, inStaging, replaceFolder } from "./generate/staging.ts";
import { type Line, readLines } from "./lines.ts";
import { run } from "./run.ts";

const help = `Derives contract, types and operation table of every server line from openapi/ into generated/.

  npm run generate          writes generated/, all of it or nothing
  npm run generate:check    fails when generated/ is not what the source gives
`;

const root = fileURLToPath(new URL("..", import.meta.url));
const banner = "// Made from openapi/ by `npm run generate`. Do not edit: change the source.\n\n";

/** Writes `generated/`, or with `check` names the files that are not what the source gives. */
export async function generate({ check = false } = {}): Promise<{ lines: Line[]; differing: string[] }> {
  const target = join(root, "generated");
  return inStaging(target, async (staging, interruption) => {
    const lines = readLines();
    const written = await Promise.allSettled(
      lines.map((line) => generateLine(line, join(staging, `v${line.line}`), interruption)),
    );
    // Only now that every line is through, so that none writes on when the staging folder is gone.
    const contracts = written.map((line) => {
      if (line.status === "rejected") throw line.reason;
      return line.value;
    });
    writeFileSync(join(staging, "operations.ts"), banner + operationsModule(contracts));
    writeFileSync(join(staging, "server-lines.ts"), banner + serverLinesModule(lines));
    writeFileSync(
      join(staging, "models.ts"),
      `${banner}export type * from "./v${lines.at(-1)?.line}/models.ts";\n`,
    );
    const differing = differences(target, staging);
    if (!check && differing.length > 0) replaceFolder(target, staging);
    return { lines, differing };
  });
}

async function generateLine(line: Line, folder: string, interruption: AbortSignal): Promise<ContractOfLine> {
  mkdirSync(folder, { recursive: true });
  const bundle = join(folder, "openapi.yaml");
  const [{ default: openapiTypeScript, astToString }] = await Promise.all([
    import("openapi-typescript"),
    bundleLine(line, bundle, interruption),
  ]);
  const contract = readContract(bundle);
  checkNeeds(contract);
  const schema = await openapiTypeScript(readFileSync(bundle, "utf8"), {
    alphabetize: true,
    defaultNonNullable: false,
    silent: true,
  });
  writeFileSync(join(folder, "schema.ts"), banner + astToString(schema));
  writeFileSync(join(folder, "models.ts"), banner + modelsModule(contract));
  writeFileSync(join(folder, "methods.ts"), banner + methodsModule(contract));
  writeFileSync(join(folder, "index.ts"), banner + lineModule());
  return { line: line.line, contract };
}

async function bundleLine({ api }: Line, output: string, interruption: AbortSignal): Promise<void> {
  const redocly = join(root, "node_modules/@redocly/cli/bin/cli.js");
  const bundling = promisify(execFile)(
    process.execPath,
    [redocly, "bundle", api, "--remove-unused-components", "--output", output],
    { cwd: root, signal: interruption, killSignal: "SIGKILL" },
  );
  const ended = new Promise((resolve) => bundling.child.once("close", resolve));
  try {
    await bundling;
  } catch (error) {
    await ended;
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(
      `the contract could not be bundled for ${api}; npm run lint says more\n${stdout}${stderr}`,
    );
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: "boolean" }, help: { type: "boolean" } } });
  if (values.help) return console.log(help);
  const started = performance.now();
  const { lines, differing } = await generate({ check: values.check ?? false });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (values.check && differing.length > 0) {
    throw new Error(
      `generated/ is not what openapi/ gives; run npm run generate. Different:\n  ${differing.join("\n  ")}`,
    );
  }
  const what = values.check ? "is what openapi/ gives" : differing.length > 0 ? "written" : "was up to date";
  const names = lines.map(({ line }) => line).join(", ");
  console.log(`generated/ ${what} (Open WebUI ${names}; ${seconds} s)`);
}

if (import.meta.main) await run(main);
