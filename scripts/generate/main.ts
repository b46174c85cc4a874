import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundle } from "../contract/bundling.ts";
import { readLineContract } from "../contract/contract.ts";
import { type Line, readLines } from "../contract/lines.ts";
import { run } from "../support/run.ts";
import { errorsFile } from "./error-causes.ts";
import { errorCodesModule } from "./error-codes.ts";
import { methodsModule } from "./methods.ts";
import { modelsModule } from "./models.ts";
import { checkNeeds } from "./needs.ts";
import { type ContractOfLine, operationsModule } from "./operations.ts";
import type { Schema } from "./schema.ts";
import { lineModule, serverLinesModule } from "./server-lines.ts";
import { differences, inStaging, replaceFolder } from "./staging.ts";

const help = `Generates the contract, types and operation table of every server line from openapi/ into generated/.

  npm run generate          writes generated/, completely or not at all
  npm run generate:check    fails if generated/ is out of date
`;

const root = fileURLToPath(new URL("../..", import.meta.url));
const banner = "// Generated from openapi/ by `npm run generate`. Do not edit: change the source.\n\n";

/** Writes `generated/`, or with `check` lists the files that are out of date. */
export async function generate({ check = false } = {}): Promise<{ lines: Line[]; differing: string[] }> {
  const target = join(root, "generated");
  return inStaging(target, async (staging, interruption) => {
    const lines = readLines();
    const folderOf = ({ line }: Line) => join(staging, `v${line}`);
    const outputs = lines.map((line) => [line.api, join(folderOf(line), "openapi.yaml")]);
    await bundle({ root, folder: dirname(staging), interruption }, Object.fromEntries(outputs));
    const contracts: ContractOfLine[] = [];
    let newer: Schema | undefined;
    for (const line of lines.toReversed()) {
      const { contract, schema } = await generateLine(line, folderOf(line), newer);
      contracts.unshift({ line: line.line, contract });
      newer = schema;
    }
    writeFileSync(join(staging, "operations.ts"), banner + operationsModule(contracts));
    writeFileSync(join(staging, "error-codes.ts"), banner + errorCodesModule(contracts));
    writeFileSync(join(staging, "errors.json"), errorsFile(contracts));
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

async function generateLine({ line }: Line, folder: string, newer: Schema | undefined) {
  const file = join(folder, "openapi.yaml");
  const contract = readLineContract(file);
  checkNeeds(contract);
  // The compiler loads slowly, so report problems of the contract first.
  const { schemaModule } = await import("./schema.ts");
  const schema = await schemaModule(line, contract, newer);
  writeFileSync(join(folder, "schema.ts"), banner + schema.text);
  writeFileSync(join(folder, "models.ts"), banner + modelsModule(contract));
  writeFileSync(join(folder, "methods.ts"), banner + methodsModule(contract));
  writeFileSync(join(folder, "index.ts"), banner + lineModule());
  return { contract, schema };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: "boolean" }, help: { type: "boolean" } } });
  if (values.help) return console.log(help);
  const started = performance.now();
  const { lines, differing } = await generate({ check: values.check ?? false });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (values.check && differing.length > 0) {
    throw new Error(
      `generated/ is out of date; run npm run generate. Different:\n  ${differing.join("\n  ")}`,
    );
  }
  const what = values.check ? "is up to date" : differing.length > 0 ? "written" : "was up to date";
  const names = lines.map(({ line }) => line).join(", ");
  console.log(`generated/ ${what} (Open WebUI ${names}; ${seconds} s)`);
}

if (import.meta.main) await run(main);
