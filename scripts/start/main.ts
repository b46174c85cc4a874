import { parseArgs, styleText } from "node:util";
import askForPassword from "@inquirer/password";
import { chooseLine, type Line, readLines } from "../contract/lines.ts";
import { generate } from "../generate/main.ts";
import { endOnSignal, serveMock } from "../mock/main.ts";
import { choosePort } from "../support/port.ts";
import { run } from "../support/run.ts";
import type { Step, WalkOptions } from "./walk.ts";

const help = `Generates the contract, starts a mock server, signs in with the typed client and calls every operation.

  npm start                                 keeps the mock running until Ctrl-C
  npm start -- --once                       stops after the calls; exit code 0 if every response matches the contract
  npm start -- --port 4020                  uses that port; by default 4010 or the next free one
  npm start -- --line 0.6                   uses that line of Open WebUI; by default the newest
  npm start -- --server URL --email EMAIL   reads from a real Open WebUI instead, then signs out; the password
                                            comes from OPEN_WEBUI_PASSWORD or a prompt; the line is the
                                            server's own, unless you set --line
`;

interface Options {
  once?: boolean;
  port?: string;
  line?: string;
  server?: string;
  email?: string;
  help?: boolean;
}

interface Account {
  baseUrl: string;
  email: string;
  password: string;
}

await run(main);

function readOptions(): Options {
  if (process.argv.some((argument) => /^--?p(ass(word)?)?(=|$)/.test(argument))) {
    throw new Error(
      "do not pass a password as an argument, where others can read it; set OPEN_WEBUI_PASSWORD, or type it at the prompt",
    );
  }
  return parseArgs({
    options: {
      once: { type: "boolean" },
      port: { type: "string" },
      line: { type: "string" },
      server: { type: "string" },
      email: { type: "string" },
      help: { type: "boolean" },
    },
  }).values;
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options.help) return console.log(help);
  // Check the options before the work, which takes seconds.
  const named = options.line === undefined ? undefined : chooseLine(options.line);
  if (options.server !== undefined) {
    const account = await accountOf(options.server, options.email);
    const version = await versionOf(account.baseUrl);
    await generateWithProgress();
    return readRealServer(account, version, named ?? lineOf(version));
  }
  const line = named ?? chooseLine();
  await choosePort(options.port);
  await generateWithProgress();
  const mock = await serveMock(options.port, line.line);
  console.log(`Mock of Open WebUI ${line.release} and Gafaelfawr's login: ${styleText("cyan", mock.url)}\n`);
  const { onLine } = await import("./walk.ts");
  const good = await walkAndReport({
    baseUrl: mock.url,
    line: line.line,
    calls: onLine(line.line),
    refusable: false,
  });
  const exitCode = good ? 0 : 1;
  process.exitCode = exitCode;
  if (options.once) return mock.close();
  endOnSignal(exitCode);
  console.log(`\nThe mock runs until Ctrl-C. Try:\n\n  ${curlLine(mock.url)}\n`);
}

async function accountOf(server: string, email: string | undefined): Promise<Account> {
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Error("--server must be a URL such as https://chat.example.com");
  if (url.username || url.password || url.search || url.hash)
    throw new Error("--server must be a URL without user name, password, query and fragment");
  if (!email) throw new Error("--server needs --email, the address to sign in with");
  return {
    baseUrl: url.href.replace(/\/$/, ""),
    email,
    password: process.env.OPEN_WEBUI_PASSWORD || (await askPassword(email)),
  };
}

async function generateWithProgress(): Promise<void> {
  const live = process.stdout.isTTY;
  if (live) process.stdout.write("Generating the contract, types and operation table from openapi/ …");
  const started = performance.now();
  const { lines, differing } = await generate();
  if (live) process.stdout.write("\r\u001b[K");
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const releases = lines.map(({ release }) => release).join(", ");
  console.log(
    `Contract, types and operation table of Open WebUI ${releases}: ${differing.length > 0 ? "written" : "up to date"} (${seconds} s)`,
  );
}

async function readRealServer(
  { baseUrl, email, password }: Account,
  version: string,
  { line }: Line,
): Promise<void> {
  const another = version.startsWith(`${line}.`) ? "" : `; checked against ${line}, so expect differences`;
  console.log(`Open WebUI ${version} at ${baseUrl}${another}\n`);
  const { onLine, readingOperations } = await import("./walk.ts");
  const calls = onLine(line, readingOperations(email, password));
  const good = await walkAndReport({ baseUrl, line, calls, refusable: true });
  process.exitCode = good ? 0 : 1;
}

async function askPassword(email: string): Promise<string> {
  if (!process.stdin.isTTY) throw new Error("no terminal for a password prompt; set OPEN_WEBUI_PASSWORD");
  return askForPassword({ message: `Password of ${email}` });
}

/** Does not use the client, which is loaded only after `generated/` is up to date. */
async function versionOf(server: string): Promise<string> {
  const signal = AbortSignal.timeout(10_000);
  const answer = await fetch(`${server}/api/version`, { signal }).catch(() => undefined);
  const body = (await answer?.json().catch(() => undefined)) as { version?: unknown } | null | undefined;
  if (typeof body?.version !== "string") throw new Error(`no Open WebUI answers at ${server}`);
  return body.version;
}

/** The line of a release; the nearest one, if the release is older or newer than all of them. */
function lineOf(version: string): Line {
  const lines = readLines();
  const began = ({ releases: [first = ""] }: Line) =>
    first.localeCompare(version, "en", { numeric: true }) <= 0;
  return lines.findLast(began) ?? (lines[0] as Line);
}

async function walkAndReport(options: WalkOptions): Promise<boolean> {
  const { walk } = await import("./walk.ts");
  const { heading, row, sessionTree } = await import("./report.ts");
  console.log(heading());
  const { steps, session } = await walk(options, (step) => console.log(row(step)));
  const good = steps.filter(isGood).length;
  const total = Object.keys(options.calls).length;
  const untried = total > steps.length ? `; ${total - steps.length} not tried without a session` : "";
  console.log(`\n${good} of ${total} operations match the contract${untried}`);
  if (session) console.log(`\n${sessionTree(session)}`);
  return good === total;
}

function isGood({ problems }: Step): boolean {
  return problems.length === 0;
}

function curlLine(url: string): string {
  const body = '{"email":"ada@example.com","password":"any"}';
  return `curl -s ${url}/api/v1/auths/signin -H 'Content-Type: application/json' -d '${body}'`;
}
