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

/** Starts the mock of a line, the newest unless given, on a port, 4010 or the next free one unless given. */
export async function serveMock(port?: string, line?: string): Promise<MockServer> {
  const contract = bundleOf(chooseLine(line).line);
  let free = await choosePort(port);
  // Prism takes a second to load, so only now that nothing is wrong with the options.
  const { startMockServer } = await import("./server.ts");
  for (;;) {
    try {
      return await startMockServer(fileURLToPath(contract), free);
    } catch (error) {
      if (!String(error).includes("EADDRINUSE")) throw error;
      // Another process has taken the port in the meantime.
      free = await choosePort(port);
    }
  }
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
  const { url } = await serveMock(values.port, values.line);
  endOnSignal(0);
  console.log(`Mock of the contract: ${url} (Ctrl-C to stop)`);
}

if (import.meta.main) await run(main);
