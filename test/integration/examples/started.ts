import { fileURLToPath } from "node:url";
import { Kept } from "../../servers/keep.ts";
import { freePort, loopback } from "../../servers/ports.ts";
import { bareEnvironment, untilReady } from "../../servers/service.ts";

/** A program of an example that listens, started as its user does. */
export interface Started extends AsyncDisposable {
  readonly url: string;
  /** All that it wrote so far. */
  log(): string;
}

interface Start {
  /** What it is called in an error message. */
  readonly name: string;
  /** @param folder - an empty one, which goes with the program */
  readonly args: (port: number, folder: string) => string[];
  readonly env?: (port: number) => Record<string, string>;
  /** A free one unless given. */
  readonly port?: number;
}

const folder = fileURLToPath(new URL("../../../examples/", import.meta.url));

/** Where a file of the examples is, or of what is installed for them. */
export function inExamples(path: string): string {
  return folder + path;
}

/** Runs Node.js with the arguments, until something answers at the port that they name. */
export async function start({ name, args, env, port: given }: Start): Promise<Started> {
  const port = given ?? (await freePort());
  const url = `http://${loopback}:${port}`;
  const kept = await Kept.open();
  const log = () => kept.readLog();
  try {
    await kept.start({
      command: process.execPath,
      args: args(port, kept.folder),
      env: { ...bareEnvironment(kept.folder), NO_COLOR: "1", ...env?.(port) },
    });
    await untilReady({ name, kept, isReady: () => answers(url), timeoutMs: 30_000, log });
  } catch (error) {
    await kept.end();
    throw error;
  }
  return { url, log, [Symbol.asyncDispose]: () => kept.end() };
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return true;
  } catch {
    return false;
  }
}
