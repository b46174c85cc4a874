import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { run } from "../../scripts/support/run.ts";

const help = `Tests the contract with more than the recordings.

  npm run test:contract -- tightness            breaks recorded responses: the schemas must reject them
  npm run test:contract -- validators           the bundles with openapi-spec-validator
  npm run test:contract -- importers            the bundles in Postman's and Bruno's importers, and in swagger-parser
  npm run test:contract -- owui-client          Python's owui-client against the mock
  npm run test:contract -- workflows            the Arazzo workflows on the mock; --live on a real server
  npm run test:contract -- schemathesis         generated requests against a real server
  npm run test:contract -- schemathesis-proof   checks that Schemathesis finds injected faults

Each has its own options: add --help.
`;

const checks: Record<string, string> = {
  tightness: "../../scripts/proof/tightness.ts",
  validators: "./validators.ts",
  importers: "./importers/run.ts",
  "owui-client": "./owui-client/run.ts",
  workflows: "./workflows/run.ts",
  schemathesis: "./schemathesis/run.ts",
  "schemathesis-proof": "./schemathesis/prove.ts",
};

async function main(): Promise<void> {
  const [name, ...rest] = process.argv.slice(2);
  if (name === undefined || name === "--help") return console.log(help);
  const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
  if (check === undefined)
    throw new Error(`unknown check ${name}; choose from ${Object.keys(checks).join(", ")}`);
  const script = fileURLToPath(new URL(check, import.meta.url));
  const { status } = spawnSync(process.execPath, [script, ...rest], { stdio: "inherit" });
  if (status !== 0) throw new Error(`${name} failed`);
}

await run(main);
