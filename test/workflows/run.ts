import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundleOf } from "../../scripts/lines.ts";
import { startMockServer } from "../../scripts/mock-server.ts";
import { run } from "../../scripts/run.ts";
import { bootOpenWebUI, type Line, parseLine, startLdap, startRedis } from "../servers/index.ts";
import { files } from "./files.ts";
import type { Outcome } from "./outcomes.ts";
import { respect } from "./respect.ts";

const help = `Runs the Arazzo workflows of openapi/workflows/ with Redocly Respect.

  npm run test:workflows              on the mock of the contract
  npm run test:workflows -- --live    on a real Open WebUI with OpenLDAP and Redis
  npm run test:workflows -- <file>    only those of a file, or of several; live, after the sign-up
`;

/** A server to run on, and what the workflows need to know of it. */
interface Target extends AsyncDisposable {
  name: string;
  baseUrl: string;
  inputs: Record<string, unknown>;
}

async function mock(line: Line): Promise<Target> {
  const bundle = bundleOf(line);
  const { url, close } = await startMockServer(fileURLToPath(bundle), 0);
  return { name: "the mock", baseUrl: url, inputs: {}, [Symbol.asyncDispose]: close };
}

async function live(line: Line): Promise<Target> {
  await using services = new AsyncDisposableStack();
  const redis = services.use(await startRedis());
  const ldap = services.use(await startLdap());
  const env = { USER_PERMISSIONS_FEATURES_API_KEYS: "true" };
  const server = services.use(await bootOpenWebUI({ line, redis, env }));
  const [person] = ldap.people;
  const inputs = {
    host: ldap.host,
    port: ldap.port,
    useTls: false,
    bindDn: ldap.bindDn,
    bindPassword: ldap.bindPassword,
    searchBase: ldap.searchBase,
    person: person?.uid,
    personEmail: person?.mail,
    personPassword: person?.password,
  };
  const running = services.move();
  const name = `the real Open WebUI ${server.version}`;
  return { name, baseUrl: server.baseUrl, inputs, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      live: { type: "boolean" },
      line: { type: "string", default: "0.6" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(help);
  const named = positionals.map((file) => resolve(file));
  // On an empty server all the others need the account that the first one makes.
  const first = values.live ? files.slice(0, 1).filter((file) => !named.includes(file)) : [];
  const chosen = named.length === 0 ? files : [...first, ...named];
  const missing = chosen.filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Error(`there is no ${missing.join(", no ")}`);
  const line = parseLine(values.line);
  await using target = await (values.live ? live(line) : mock(line));
  const began = performance.now();
  const outcomes = await respect(chosen, target.baseUrl, target.inputs);
  for (const { file, failures, ...counts } of outcomes) {
    console.log(`${failures.length === 0 ? "✓" : "✗"} ${basename(file)}: ${inWords(counts)}`);
    for (const failure of failures) console.error(`    ${failure}`);
  }
  const failed = sum(outcomes, ({ failures }) => failures.length);
  const total = {
    workflows: sum(outcomes, ({ workflows }) => workflows),
    steps: sum(outcomes, ({ steps }) => steps),
    checks: sum(outcomes, ({ checks }) => checks),
  };
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${inWords(total)} on ${target.name} in ${seconds} s; ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

function inWords({ workflows, steps, checks }: Omit<Outcome, "file" | "failures">): string {
  return `${workflows} workflow${workflows === 1 ? "" : "s"}, ${steps} steps, ${checks} checks`;
}

function sum(outcomes: Outcome[], count: (outcome: Outcome) => number): number {
  return outcomes.reduce((total, outcome) => total + count(outcome), 0);
}

await run(main);
