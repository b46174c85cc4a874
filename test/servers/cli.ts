import { parseArgs } from "node:util";
import { installedPython } from "./environment.ts";
import { lines, parseLine, versions } from "./lines.ts";
import { record } from "./record.ts";
import { running, takeDown } from "./running.ts";
import { up } from "./up.ts";

const help = `Real Open WebUI servers on 127.0.0.1, each with an empty database.

  npm run servers -- up LINE [options]    boot one that stays; LINE: ${lines.join(", ")}
      --redis                             with a Redis of its own, so that sign-out revokes
      --ldap                              with an LDAP directory of its own, set up for sign-in
      --env NAME=VALUE                    a setting of Open WebUI; may be repeated
      --port N                            instead of a free port
      --empty                             without the first admin
  npm run servers -- list                 those that run
  npm run servers -- down LINE... | --all end them, with their data
  npm run servers -- install LINE...      only install, so that a later boot is fast
  npm run servers -- record LINE...       play the scenarios, and write the recording anew
      --play NAME                         only one play; the rest of the recording stays`;

class Misuse extends Error {}

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) return console.log(help);
  const chosen = rest.map(parseLine);

  if (command === "up") {
    const [line, second] = chosen;
    if (line === undefined || second !== undefined) throw new Misuse("up takes one line, as in: up 0.6");
    const { redis, ldap, empty } = values;
    const port = values.port === undefined ? {} : { port: parsePort(values.port) };
    const env = Object.fromEntries(values.env.map(parseSetting));
    console.error(
      `Booting Open WebUI ${versions[line]}; the first time it is installed too, which takes a minute ...`,
    );
    console.log(await up({ line, env, redis, ldap, empty, ...port }));
  } else if (command === "down") {
    if (values.all === chosen.length > 0) throw new Misuse("down takes a line, as in down 0.6, or --all");
    await down(values.all ? lines : chosen);
  } else if (command === "list") {
    await list();
  } else if (command === "install") {
    if (chosen.length === 0) throw new Misuse("install takes a line, as in: install 0.6");
    for (const line of chosen) console.log(`${versions[line]} is installed: ${await installedPython(line)}`);
  } else if (command === "record") {
    if (chosen.length === 0) throw new Misuse("record takes a line, as in: record 0.6");
    for (const line of chosen) await record(line, values.play);
  } else {
    throw new Misuse(`There is no command "${command}".`);
  }
}

async function list(): Promise<void> {
  const servers = await running();
  if (servers.length === 0) console.log("None runs.");
  for (const { version, url, startedAt, parts } of servers) {
    const names = parts.map(({ name, pid }) => `${name} (pid ${pid})`).join(", ");
    console.log(`${version}  ${url}  since ${startedAt}  ${names}  ${parts[0]?.folder}`);
  }
}

async function down(wanted: readonly string[]): Promise<void> {
  const found = (await running()).filter(({ line }) => wanted.includes(line));
  for (const server of found) {
    await takeDown(server);
    console.log(`Ended ${server.version} at ${server.url} and removed its data.`);
  }
  if (found.length === 0) console.log("None of them runs.");
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        redis: { type: "boolean", default: false },
        ldap: { type: "boolean", default: false },
        empty: { type: "boolean", default: false },
        all: { type: "boolean", default: false },
        env: { type: "string", multiple: true, default: [] },
        port: { type: "string" },
        play: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}

function parseSetting(text: string): [string, string] {
  const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new Misuse(`--env takes NAME=VALUE, not "${text}".`);
  return [name, value];
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Misuse(`--port takes 1 to 65535, not "${text}".`);
  return port;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof Misuse) console.error(`\n${help}`);
  process.exitCode = 1;
}
