import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readContract } from "../../../scripts/contract/contract.ts";
import { run } from "../../../scripts/support/run.ts";
import { installedTool } from "../../servers/environment.ts";
import { Kept } from "../../servers/keep.ts";
import { type Break, breaks } from "./breaks.ts";
import { fuzz } from "./fuzz.ts";
import { setStage } from "./stage.ts";

const help = `Shows that test:schemathesis can fail: each copy of the contract with one fault in it must be found out.

  npm run test:contract -- schemathesis-proof
`;

const bundle = fileURLToPath(new URL("../../../generated/v0.6/openapi.yaml", import.meta.url));

async function main(): Promise<void> {
  if (process.argv.includes("--help")) return console.log(help);
  const python = await installedTool("schemathesis", new URL("requirements.txt", import.meta.url));
  await using stage = await setStage("0.6");
  await using kept = await Kept.open();
  const unnoticed: string[] = [];
  for (const one of breaks) {
    const contract = join(kept.folder, "openapi.json");
    writeFileSync(contract, JSON.stringify(broken(one)));
    const { violations, errors } = await fuzz({
      ...{ python, contract, given: stage.given, version: stage.server.version, seed: 1 },
      operationId: one.operation,
      casesPerOperation: 60,
    });
    const found = violations.find(
      ({ check, operation }) => check === one.check && operation === one.operation,
    );
    console.log(
      `${found ? "✓" : "✗"} ${one.name}\n    ${one.check}: ${found?.message.split("\n")[0] ?? "nothing"}`,
    );
    if (!found) unnoticed.push([one.name, ...violations.map(({ check }) => check), ...errors].join(": "));
  }
  console.log(`\n${breaks.length - unnoticed.length} of ${breaks.length} faults were found`);
  if (unnoticed.length > 0) throw new Error(unnoticed.join("\n"));
}

function broken({ change }: Break) {
  const contract = readContract(bundle);
  change(contract);
  return contract;
}

await run(main);
