import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startMockServer } from "../../scripts/mock-server.ts";
import { run } from "../../scripts/run.ts";
import { bootOpenWebUI, type Line, parseLine, startLdap, startRedis } from "../servers/index.ts";
import { files } from "./files.ts";
import { respect } from "./respect.ts";

const help = `Runs the Arazzo workflows of openapi/workflows/ with Redocly Respect.

  npm run test:workflows              on the mock of the contract
  npm run test:workflows -- --live    on a real Open WebUI with OpenLDAP and Redis
`;

/** A server to run on, and what the workflows need to know of it. */
interface Target extends AsyncDisposable {
  name: string;
  baseUrl: string;
  inputs: Record<string, unknown>;
}

async function mock(line: Line): Promise<Target> {
  const bundle = new URL(`../../generated/v${line}/openapi.yaml`, import.meta.url);
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
  const { values } = parseArgs({
    options: {
      live: { type: "boolean" },
      line: { type: "string", default: "0.6" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(help);
  const line = parseLine(values.line);
  await using target = await (values.live ? live(line) : mock(line));
  const total = { workflows: 0, steps: 0, checks: 0, failures: 0 };
  for (const file of files) {
    const { workflows, steps, checks, failures } = await respect(file, target.baseUrl, target.inputs);
    const mark = failures.length === 0 ? "✓" : "✗";
    console.log(`${mark} ${basename(file)}: ${workflows} workflows, ${steps} steps, ${checks} checks`);
    for (const failure of failures) console.error(`    ${failure}`);
    total.workflows += workflows;
    total.steps += steps;
    total.checks += checks;
    total.failures += failures.length;
  }
  const { workflows, steps, checks, failures } = total;
  console.log(
    `${workflows} workflows, ${steps} steps, ${checks} checks on ${target.name}; ${failures} failed`,
  );
  if (failures > 0) process.exitCode = 1;
}

await run(main);
