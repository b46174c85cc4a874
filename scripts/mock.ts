import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readLines } from "./lines.ts";
import { freePortFrom, isFree, type MockServer, startMockServer } from "./mock-server.ts";

const help = `Serves the newest line's contract as a mock, until Ctrl-C.

  npm run mock                    on port 4010, or the next free one
  npm run mock -- --port 4020     on that port
  npm run mock -- --line 0.6      of that line
`;

/** Starts the mock of a line, the newest unless given, on a port, 4010 or the next free one unless given. */
export async function serveMock(port?: string, line?: string): Promise<MockServer> {
  const lines = readLines();
  const chosen = line === undefined ? lines.at(-1) : lines.find((one) => one.line === line);
  if (!chosen)
    throw new Error(`there is no line ${line}; there are ${lines.map((one) => one.line).join(", ")}`);
  const contract = new URL(`../generated/v${chosen.line}/openapi.yaml`, import.meta.url);
  return startMockServer(fileURLToPath(contract), await portOf(port));
}

async function portOf(port: string | undefined): Promise<number> {
  if (port === undefined) return freePortFrom(4010);
  const number = Number(port);
  if (!Number.isInteger(number) || number < 1 || number > 65_535)
    throw new Error(`--port ${port} is no port; give 1 to 65535`);
  if (!(await isFree(number))) throw new Error(`port ${number} is in use; give another one, or none`);
  return number;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { port: { type: "string" }, line: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help) console.log(help);
  else {
    try {
      const { url, close } = await serveMock(values.port, values.line);
      console.log(`Mock of the contract: ${url} (Ctrl-C to stop)`);
      process.once("SIGINT", () => close().then(() => process.exit(0)));
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    }
  }
}
