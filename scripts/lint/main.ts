import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { run } from "../support/run.ts";

const help = `Checks the contract, the code, the types and the words of the pages.

  npm run lint                     all of it
  npm run lint -- contract         Redocly on the source, Redocly and Spectral on the bundles
  npm run lint -- code             Biome: format, errors, and which folder may import which
  npm run lint -- types            TypeScript
  npm run lint -- prose            words to avoid in handwritten pages and the contract; scripts/lint/words.json lists them
  npm run lint -- releases         the exact contract of every release; takes minutes; not included in the default
  npm run lint -- workflows        actionlint on .github/workflows; needs Go; not included in the default
  npm run lint -- code --fix       formats, and fixes what Biome can fix
`;

const checks = {
  code: ["biome check --error-on-warnings"],
  contract: [
    "redocly lint --max-problems 1000",
    "redocly lint generated/*/openapi.yaml",
    'spectral lint --fail-severity hint "generated/*/openapi.yaml"',
  ],
  types: ["node node_modules/typescript/bin/tsc"],
  prose: ["node scripts/lint/prose.ts"],
  releases: ["node scripts/lint/releases.ts"],
  workflows: ["node scripts/lint/workflows.ts"],
};

const byDefault = ["code", "contract", "types", "prose"] as const;

function isCheck(name: string): name is keyof typeof checks {
  return Object.hasOwn(checks, name);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { fix: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help) return console.log(help);
  const unknown = positionals.filter((name) => !isCheck(name));
  if (unknown.length > 0)
    throw new Error(`unknown check ${unknown.join(", ")}; choose from ${Object.keys(checks).join(", ")}`);
  const names = positionals.length > 0 ? positionals.filter(isCheck) : byDefault;
  const failed = names
    .flatMap((name) => checks[name])
    .map((command) => (values.fix && command.startsWith("biome") ? "biome check --write" : command))
    .filter((command) => spawnSync(command, { shell: true, stdio: "inherit" }).status !== 0);
  if (failed.length > 0) throw new Error(`failed: ${failed.join("; ")}`);
}

await run(main);
