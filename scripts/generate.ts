import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Contract, readContract } from "./contract.ts";
import { bundle } from "./generate/bundle.ts";
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
    const folderOf = ({ line }: Line) => join(staging, `v${line}`);
    const outputs = lines.map((line) => [line.api, join(folderOf(line), "openapi.yaml")]);
    await bundle(root, dirname(staging), Object.fromEntries(outputs), interruption);
    const contracts: ContractOfLine[] = [];
    for (const line of lines) contracts.push(await generateLine(line, folderOf(line)));
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

async function generateLine({ line }: Line, folder: string): Promise<ContractOfLine> {
  const file = join(folder, "openapi.yaml");
  const contract = readContract(file);
  checkNeeds(contract);
  const { default: openapiTypeScript, astToString } = await import("openapi-typescript");
  const schema = await openapiTypeScript(withoutHeaders(contract), {
    alphabetize: true,
    defaultNonNullable: false,
    silent: true,
  });
  writeFileSync(join(folder, "schema.ts"), banner + astToString(schema));
  writeFileSync(join(folder, "models.ts"), banner + modelsModule(contract));
  writeFileSync(join(folder, "methods.ts"), banner + methodsModule(contract));
  writeFileSync(join(folder, "index.ts"), banner + lineModule());
  return { line, contract };
}

/** Nobody reads the types of headers, which were a third of what a compiler had to read for each line. */
function withoutHeaders(contract: Contract): string {
  return JSON.stringify(contract, (key, value) => (key === "headers" ? undefined : value));
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
