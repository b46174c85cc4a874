import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundleOf, chooseLine } from "../contract/lines.ts";
import { choosePort } from "../support/port.ts";
import { run } from "../support/run.ts";
import type { MockServer } from "./server.ts";

const help = `Serves the newest line's contract as a mock, until Ctrl-C.

  npm run mock                    on port 4010, or the next free one
  npm run mock -- --port 4020     on that port
  npm run mock -- --line 0.6      of that line
`;

/** Starts the mock of a line, by default the newest, on a port, by default 4010 or the next free one. */
export async function serveMock(port?: string, line?: string): Promise<MockServer> {
  const contract = bundleOf(chooseLine(line).line);
  let free = await choosePort(port);
  // Prism takes a second to load, so check the options first.
  const { startMockServer } = await import("./server.ts");
  for (;;) {
    try {
      return await startMockServer(fileURLToPath(contract), free);
    } catch (error) {
      if (!String(error).includes("EADDRINUSE")) throw error;
      // Another process took the port in the meantime.
      free = await choosePort(port);
    }
  }
}

/**
 * Ends the process on Ctrl-C or a termination signal. A second signal is ignored: npm forwards the Ctrl-C that the
 * process already received from the terminal.
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
  const { url } = await serveMock(values.port, values.line);
  endOnSignal(0);
  console.log(`Mock of the contract: ${url} (Ctrl-C to stop)`);
}

if (import.meta.main) await run(main);
