import { parseArgs, styleText } from "node:util";
import password from "@inquirer/password";
import { generate } from "./generate.ts";
import { readLines } from "./lines.ts";
import { serveMock } from "./mock.ts";
import type { Step, WalkOptions } from "./start/walk.ts";

const help = `Derives the contract, serves it as a mock, signs in with the typed client and calls every operation.

  npm start                                 then keeps the mock serving until Ctrl-C
  npm start -- --once                       ends after the walk; exit code 0 if every call was as the contract says
  npm start -- --port 4020                  serves on that port; 4010 or the next free one unless given
  npm start -- --server URL --email EMAIL   reads from a real Open WebUI instead, and signs out again; the password
                                            comes from OPEN_WEBUI_PASSWORD or is asked for
`;

interface Options {
  once?: boolean;
  port?: string;
  server?: string;
  email?: string;
  help?: boolean;
}

try {
  await main(readOptions());
} catch (error) {
  console.error(
    styleText("red", error instanceof Error ? error.message : String(error), { stream: process.stderr }),
  );
  process.exitCode = 1;
}

function readOptions(): Options {
  if (process.argv.some((argument) => /^--?p(ass(word)?)?(=|$)/.test(argument))) {
    throw new Error(
      "a password is never an argument, where others could read it; set OPEN_WEBUI_PASSWORD, or type it when asked",
    );
  }
  return parseArgs({
    options: {
      once: { type: "boolean" },
      port: { type: "string" },
      server: { type: "string" },
      email: { type: "string" },
      help: { type: "boolean" },
    },
  }).values;
}

async function main(options: Options): Promise<void> {
  if (options.help) return console.log(help);
  await generateWithProgress();
  if (options.server) return readRealServer(options.server, options.email);
  const mock = await serveMock(options.port);
  console.log(
    `Mock of Open WebUI ${newestLine().release} and Gafaelfawr's login: ${styleText("cyan", mock.url)}\n`,
  );
  const { everyOperation } = await import("./start/walk.ts");
  const good = await walkAndReport({ baseUrl: mock.url, calls: everyOperation, refusable: false });
  if (options.once) {
    await mock.close();
    process.exitCode = good ? 0 : 1;
    return;
  }
  console.log(`\nThe mock keeps serving until Ctrl-C. Try:\n\n  ${curlLine(mock.url)}\n`);
  process.once("SIGINT", async () => {
    await mock.close();
    console.log("\nThe mock has stopped.");
    process.exit(good ? 0 : 1);
  });
}

async function generateWithProgress(): Promise<void> {
  const live = process.stdout.isTTY;
  if (live) process.stdout.write("Deriving contract, types and operation table from openapi/ …");
  const started = performance.now();
  const { lines, differing } = await generate();
  if (live) process.stdout.write("\r\u001b[K");
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const releases = lines.map(({ release }) => release).join(", ");
  console.log(
    `Contract, types and operation table of Open WebUI ${releases}: ${differing.length > 0 ? "written" : "up to date"} (${seconds} s)`,
  );
}

async function readRealServer(server: string, email: string | undefined): Promise<void> {
  if (!email) throw new Error("--server needs --email, the address to sign in with");
  if (!URL.canParse(server)) throw new Error("--server must be a URL such as https://chat.example.com");
  const secret = process.env.OPEN_WEBUI_PASSWORD ?? (await askPassword(email));
  await saySoIfAnotherLine(server);
  const { readingOperations } = await import("./start/walk.ts");
  const good = await walkAndReport({
    baseUrl: server,
    calls: readingOperations(email, secret),
    refusable: true,
  });
  process.exitCode = good ? 0 : 1;
}

async function askPassword(email: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new Error("no terminal to ask for the password on; set OPEN_WEBUI_PASSWORD");
  return password({ message: `Password of ${email}` });
}

async function saySoIfAnotherLine(server: string): Promise<void> {
  const answer = await fetch(`${server.replace(/\/$/, "")}/api/version`).catch(() => undefined);
  const body = (await answer?.json().catch(() => undefined)) as { version?: unknown } | undefined;
  if (typeof body?.version !== "string") throw new Error(`no Open WebUI answers at ${server}`);
  const { line } = newestLine();
  const another = !body.version.startsWith(`${line}.`);
  console.log(
    `Open WebUI ${body.version} at ${server}${another ? `; the contract is of ${line}, so expect differences` : ""}\n`,
  );
}

async function walkAndReport(options: Omit<WalkOptions, "contract">): Promise<boolean> {
  const { walk } = await import("./start/walk.ts");
  const { heading, row, sessionTree } = await import("./start/report.ts");
  const contract = new URL(`../generated/v${newestLine().line}/openapi.yaml`, import.meta.url);
  console.log(heading());
  const { steps, session } = await walk({ ...options, contract }, (step) => console.log(row(step)));
  const good = steps.filter(isGood).length;
  const total = Object.keys(options.calls).length;
  console.log(`\n${good} of ${total} operations as the contract says`);
  if (session) console.log(`\n${sessionTree(session)}`);
  return good === total;
}

function isGood({ problems }: Step): boolean {
  return problems.length === 0;
}

function newestLine() {
  const newest = readLines().at(-1);
  if (!newest) throw new Error("redocly.yaml names no server line");
  return newest;
}

function curlLine(url: string): string {
  const body = '{"email":"ada@example.com","password":"any"}';
  return `curl -s ${url}/api/v1/auths/signin -H 'Content-Type: application/json' -d '${body}'`;
}
