import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundleOf, chooseLine } from "../../../scripts/contract/lines.ts";
import { startMockServer } from "../../../scripts/mock/server.ts";
import { run } from "../../../scripts/support/run.ts";
import { bootOpenWebUI, type Line, parseLine, startLdap, startRedis } from "../../servers/index.ts";
import { files, missingOn } from "./files.ts";
import type { Outcome } from "./outcomes.ts";
import { respect } from "./respect.ts";
import { enrolSomebody, type SecondFactor } from "./second-factor.ts";

const help = `Runs the Arazzo workflows of openapi/workflows/ with Redocly Respect.

  npm run test:contract -- workflows              on the mock of the contract
  npm run test:contract -- workflows --live    on a real Open WebUI with OpenLDAP and Redis
  npm run test:contract -- workflows --line 0.6  of that line; the newest unless given
  npm run test:contract -- workflows <file>    only those of a file, or of several; live, after the sign-up
`;

/** A server to run on, and what the workflows need to know of it. */
interface Target extends AsyncDisposable {
  name: string;
  baseUrl: string;
  inputs: Record<string, unknown>;
  /** Inputs for the file that needs a person with an authenticator; whoever asks for them signs everybody out. */
  secondFactor(): Promise<Partial<SecondFactor>>;
}

async function mock(line: Line): Promise<Target> {
  const bundle = bundleOf(line);
  const { url, close } = await startMockServer(fileURLToPath(bundle), 0);
  return {
    name: `the mock of ${line}`,
    baseUrl: url,
    inputs: {},
    secondFactor: async () => ({}),
    [Symbol.asyncDispose]: close,
  };
}

async function live(line: Line): Promise<Target> {
  await using services = new AsyncDisposableStack();
  const redis = services.use(await startRedis());
  const ldap = services.use(await startLdap());
  const env = { USER_PERMISSIONS_FEATURES_API_KEYS: "true" };
  const server = services.use(await bootOpenWebUI({ release: line, redis, env }));
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
  const { baseUrl } = server;
  const secondFactor = () => enrolSomebody(baseUrl);
  return { name, baseUrl, inputs, secondFactor, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      live: { type: "boolean" },
      line: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(help);
  const named = positionals.map((file) => resolve(file));
  // On an empty server all the others need the account that the first one makes.
  const first = values.live ? files.slice(0, 1).filter((file) => !named.includes(file)) : [];
  const missing = named.filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Error(`there is no ${missing.join(", no ")}`);
  const line = parseLine(values.line ?? chooseLine().line);
  for (const file of named) {
    const lacking = missingOn(line, file);
    if (lacking.length > 0)
      throw new Error(`${basename(file)} needs ${lacking.join(", ")}; ${line} lacks it`);
  }
  const chosen =
    named.length === 0 ? files.filter((file) => missingOn(line, file).length === 0) : [...first, ...named];
  await using target = await (values.live ? live(line) : mock(line));
  const began = performance.now();
  const withFactor = chosen.filter((file) => file.endsWith("sign-in-with-a-second-factor.arazzo.yaml"));
  const outcomes = await respect(
    chosen.filter((file) => !withFactor.includes(file)),
    target.baseUrl,
    target.inputs,
    line,
  );
  if (withFactor.length > 0) {
    const inputs = { ...target.inputs, ...(await target.secondFactor()) };
    outcomes.push(...(await respect(withFactor, target.baseUrl, inputs, line)));
  }
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
