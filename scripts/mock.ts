import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readLines } from "./lines.ts";
import { freePortFrom, isFree, type MockServer, startMockServer } from "./mock-server.ts";
import { run } from "./run.ts";

const help = `Serves the newest line's contract as a mock, until Ctrl-C.

  npm run mock                    on port 4010, or the next free one
  npm run mock -- --port 4020     on that port
  npm run mock -- --line 0.6      of that line
`;

/** Starts the mock of a line, the newest unless given. */
export async function serveMock(port: number, line?: string): Promise<MockServer> {
  const lines = readLines();
  const chosen = line === undefined ? lines.at(-1) : lines.find((one) => one.line === line);
  if (!chosen)
    throw new Error(`there is no line ${line}; there are ${lines.map((one) => one.line).join(", ")}`);
  const contract = new URL(`../generated/v${chosen.line}/openapi.yaml`, import.meta.url);
  return startMockServer(fileURLToPath(contract), port);
}

/** The port that `--port` names; 4010 or the next free one unless it is given. */
export async function choosePort(port: string | undefined): Promise<number> {
  if (port === undefined) return freePortFrom(4010);
  const number = Number(port);
  if (!Number.isInteger(number) || number < 1 || number > 65_535)
    throw new Error(`--port ${port} is no port; give 1 to 65535`);
  if (!(await isFree(number))) throw new Error(`port ${number} is in use; give another one, or none`);
  return number;
}

/**
 * Makes Ctrl-C, or a request of the system to end, end the process. A second signal changes nothing: npm passes on the
 * Ctrl-C that the process has got from the terminal already.
 */
export function endOnSignal(exitCode: number): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      console.log("\nThe mock has stopped.");
      process.exit(exitCode);
    });
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: "string" }, line: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help) return console.log(help);
  const { url } = await serveMock(await choosePort(values.port), values.line);
  endOnSignal(0);
  console.log(`Mock of the contract: ${url} (Ctrl-C to stop)`);
}

if (import.meta.main) await run(main);
