import { parseArgs } from "node:util";
import { installedPython } from "./environment.ts";
import { lines } from "./lines.ts";
import { pin } from "./pin.ts";
import { isRight, playReleases, reportOf, wasPlayed } from "./play-releases.ts";
import { record } from "./record.ts";
import { isNew, lineOf, parseRelease, type Release, releases } from "./releases.ts";
import { running, takeDown } from "./running.ts";
import { up } from "./up.ts";

const help = `Runs real Open WebUI servers on 127.0.0.1, each with an empty database.

  npm run servers -- up RELEASE [options] start one in the background, such as ${releases.at(-2)}; a line means its
                                          main release: ${lines.join(", ")}
      --redis                             with its own Redis, so that sign-out revokes tokens
      --ldap                              with its own LDAP directory, configured for sign-in
      --env NAME=VALUE                    a setting of Open WebUI; can be repeated
      --port N                            this port instead of a free one
      --empty                             without an admin account
  npm run servers -- list                 list the running servers
  npm run servers -- down RELEASE... | --all
                                          stop them, and delete their data
  npm run servers -- install RELEASE...   only install, so that a later start is fast
  npm run servers -- play RELEASE... | --all
                                          run the scenarios on each, and list each violation of the contract; resumes
                                          after an interruption, and pins the packages of a new release. Exit code 0
                                          for no violations, 1 for some, 2 if a release could not be tested
      --anew                              ignore earlier results
      --play NAME                         only one set of scenarios
  npm run servers -- record RELEASE...    run the scenarios, and write the recording; for a release that is not the
                                          main one of its line, only the differences from it
      --play NAME                         only one set of scenarios; the rest of the recording stays
  npm run servers -- releases             list the releases that can be started
  npm run servers -- pin RELEASE...       pin the packages of another published release, or pin them again
      --instead NAME==VERSION             another version of a package than the wheel requires; can be repeated`;

class Misuse extends Error {}

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) return console.log(help);
  if (command === "pin") {
    if (rest.length === 0) throw new Misuse("pin takes a release, as in: pin 0.9.2");
    return pinAll(rest, values.instead);
  }
  // A release that came out today is not pinned yet.
  if (command === "play") await pinAll(rest.filter(isNew), values.instead);
  const chosen = rest.map(parseRelease);

  if (command === "up") {
    const [release, second] = chosen;
    if (release === undefined || second !== undefined)
      throw new Misuse("up takes one release, as in: up 0.9.2");
    const { redis, ldap, empty } = values;
    const port = values.port === undefined ? {} : { port: parsePort(values.port) };
    const env = Object.fromEntries(values.env.map(parseSetting));
    console.error(`Booting Open WebUI ${release}; the first time also installs it, which takes a minute ...`);
    console.log(await up({ release, env, redis, ldap, empty, ...port }));
  } else if (command === "down") {
    if (values.all === chosen.length > 0)
      throw new Misuse("down takes a release, as in down 0.9.2, or --all");
    await down(values.all ? releases : chosen);
  } else if (command === "list") {
    await list();
  } else if (command === "install") {
    if (chosen.length === 0) throw new Misuse("install takes a release, as in: install 0.9.2");
    for (const release of chosen) console.log(`${release} is installed: ${await installedPython(release)}`);
  } else if (command === "play") {
    if (values.all === chosen.length > 0)
      throw new Misuse("play takes a release, as in play 0.9.2, or --all");
    await playAll(values.all ? releases : chosen, values);
  } else if (command === "record") {
    if (chosen.length === 0) throw new Misuse("record takes a release, as in: record 0.9.2");
    for (const release of chosen) await record(release, values.play);
  } else if (command === "releases") {
    for (const line of lines)
      console.log(`${line}: ${releases.filter((release) => lineOf(release) === line).join(" ")}`);
  } else {
    throw new Misuse(`There is no command "${command}".`);
  }
}

async function pinAll(wanted: readonly string[], instead: readonly string[]): Promise<void> {
  for (const release of wanted) {
    const { from, set, drop } = await pin(release, { instead });
    console.log(
      `${release} is pinned: ${set.size} packages are not as in ${from}, and ${drop.length} are left out`,
    );
  }
}

/** Exits with 1 where a release went otherwise than the contract says, and with 2 where one could not be played. */
async function playAll(
  wanted: readonly Release[],
  { anew, play: only }: { anew: boolean; play?: string | undefined },
): Promise<void> {
  const outcomes = await playReleases(wanted, {
    anew,
    ...(only && { only }),
    onOutcome: (outcome) => console.log(reportOf(outcome)),
  });
  if (!outcomes.every(isRight)) process.exitCode = 1;
  if (!outcomes.every(wasPlayed)) process.exitCode = 2;
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
  const found = (await running()).filter(({ version }) => wanted.includes(version));
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
        anew: { type: "boolean", default: false },
        all: { type: "boolean", default: false },
        env: { type: "string", multiple: true, default: [] },
        instead: { type: "string", multiple: true, default: [] },
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
  // A schedule asks `play` whether something moved (1) or it could not tell (2).
  process.exitCode = process.argv[2] === "play" ? 2 : 1;
}
