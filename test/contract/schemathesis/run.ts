import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { operationsOf, readContract } from "../../../scripts/contract/contract.ts";
import { bundleOf } from "../../../scripts/contract/lines.ts";
import { run } from "../../../scripts/support/run.ts";
import { installedTool } from "../../servers/environment.ts";
import { parseLine } from "../../servers/index.ts";
import { fuzz } from "./fuzz.ts";
import { judge } from "./judge.ts";
import { setStage } from "./stage.ts";
import { table } from "./table.ts";
import { unseenCauses } from "./unseen.ts";

const help = `Boots a real Open WebUI and lets Schemathesis hold its answers against the contract.

  npm run test:contract -- schemathesis                       2000 cases against a server of line 0.6, seed 1
  npm run test:contract -- schemathesis --cases 10000      the nightly size
  npm run test:contract -- schemathesis --line 0.6         another line
  npm run test:contract -- schemathesis --seed 2           other cases
  npm run test:contract -- schemathesis --contract FILE    another bundle than the line's own

What was found is in dist/schemathesis/, as JSON. Needs Python 3.11 or 3.12, Redis and OpenLDAP.
`;

async function main(): Promise<void> {
  const options = readOptions();
  if (options === undefined) return console.log(help);
  const { line, cases, seed, contract } = options;
  const bundle = readContract(contract);
  const operations = operationsOf(bundle)
    .filter(({ path }) => path.startsWith("/api/v1/auths/"))
    .map(({ operation }) => operation.operationId);

  const began = performance.now();
  const python = await installedTool("schemathesis", new URL("requirements.txt", import.meta.url));
  console.log(`Booting Open WebUI ${line} with Redis and a directory ...`);
  await using stage = await setStage(line);
  const { given, server } = stage;
  const folder = new URL("../../../dist/schemathesis/", import.meta.url);
  const log = fileURLToPath(new URL(`v${line}.log`, folder));
  console.log(`Trying ${operations.length} operations of ${server.version}, seed ${seed} ...`);
  const report = await fuzz({
    ...{ python, contract, given, seed, log },
    version: server.version,
    casesPerOperation: Math.ceil(cases / operations.length),
  });
  const seconds = Math.round((performance.now() - began) / 1000);

  const problems = judge(report, { cases, operations });
  mkdirSync(folder, { recursive: true });
  const unseen = unseenCauses(bundle, report);
  const summary = { server: server.version, seed, seconds, problems, unseen, ...report };
  writeFileSync(new URL(`v${line}.json`, folder), JSON.stringify(summary, null, 2));
  console.log(
    `\n${table(report)}\n${unseen.length} documented causes were not met\n\n${seconds} s; details in dist/schemathesis/`,
  );
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      line: { type: "string", default: "0.6" },
      cases: { type: "string", default: "2000" },
      seed: { type: "string", default: "1" },
      contract: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const line = parseLine(values.line);
  const bundle = bundleOf(line);
  return {
    line,
    cases: wholeNumber("cases", values.cases),
    seed: wholeNumber("seed", values.seed),
    contract: values.contract ?? fileURLToPath(bundle),
  };
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`--${name} ${text} is no whole number from 1 on`);
  return number;
}

await run(main);
