import { spawnSync } from "node:child_process";
import { run } from "../../scripts/support/run.ts";

const help = `Tests the package as its users have it. Each group installs what it needs the first time.

  npm run test:integration                 all groups
  npm run test:integration -- runtimes     the packed package in Node 20, 22 and 24, Bun, Deno, workerd and Chromium,
                                           in bundlers, compilers and an editor
  npm run test:integration -- libraries    with openapi-react-query, swr-openapi, Mock Service Worker and unstorage; and the
                                           client's fetch in openapi-fetch, hey-api, ky, ofetch, axios, OpenAI's and the AI SDK
  npm run test:integration -- examples     the TypeScript examples on the mock, in Chromium and workerd too
  npm run test:integration -- live         the examples on a real Open WebUI 0.12
  npm run test:integration -- docs         the site in Chromium, every sample and every code block of the guides
  npm run test:integration -- lock         writes examples/package-lock.json after a change of an example's package.json

Arguments that start with a dash are passed to vitest.
`;

const groups: Record<string, string[]> = {
  runtimes: ["test/integration/runtimes/install.ts"],
  libraries: ["test/integration/libraries/install.ts"],
  examples: ["test/integration/examples/install.ts"],
  live: ["test/integration/examples/install.ts"],
  docs: ["scripts/package/build.ts", "test/integration/libraries/install.ts", "scripts/docs/main.ts"],
};

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  if (given.includes("--help")) return console.log(help);
  if (given.includes("lock")) return node("test/integration/examples/install.ts", "--lock");
  const named = given.filter((word) => !word.startsWith("-"));
  const unknown = named.filter((name) => !Object.hasOwn(groups, name));
  if (unknown.length > 0)
    throw new Error(`unknown group ${unknown.join(", ")}; choose from ${Object.keys(groups).join(", ")}`);
  const chosen = named.length > 0 ? named : Object.keys(groups);
  for (const script of new Set(chosen.flatMap((name) => groups[name] ?? []))) node(script);
  const options = given.filter((word) => word.startsWith("-"));
  node("node_modules/vitest/vitest.mjs", "run", ...chosen.flatMap((name) => ["--project", name]), ...options);
}

function node(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed`);
}

await run(main);
