import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Place as AnyPlace, Outcome } from "./in-runtime/smoke.js";

export type { Outcome };
export type Place = Omit<AnyPlace, "webStorage">;

/** Something that runs JavaScript. */
export interface Runtime {
  readonly name: string;
  /** Whether it has a `localStorage` that needs no further switch. */
  readonly hasWebStorage: boolean;
  /** Why it is not here; undefined when it is. */
  missing(): string | undefined;
  /** Its own version. */
  version(): Promise<string>;
  /** Runs the smoke suite on the package that is installed in a folder. */
  smoke(consumer: string, place: Place): Promise<Outcome[]>;
}

const require = createRequire(new URL("./package.json", import.meta.url));

/** Where a file of an installed runtime is; undefined when it is not installed. */
export function installed(name: string, file: string): string | undefined {
  try {
    const path = join(dirname(require.resolve(`${name}/package.json`)), file);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Loads a package that is installed with the runtimes. */
export function load<T>(name: string): T {
  return require(name) as T;
}

/** A runtime that is a program on the command line. */
export function commandLine(name: string, program: string | undefined, args: string[] = []): Runtime {
  const execute = async (given: string[], cwd = tmpdir()) => {
    if (!program) throw new Error(`${name} is not installed`);
    // Nothing of vitest's own environment: the package must not need it.
    const env = {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NO_COLOR: "1",
      DENO_NO_UPDATE_CHECK: "1",
      DENO_DIR: join(cwd, ".deno"),
    };
    return promisify(execFile)(program, given, { cwd, env, timeout: 60_000 });
  };
  return {
    name,
    hasWebStorage: args.some((arg) => arg.startsWith("--location")),
    missing: () => (program ? undefined : "run npm run test:integration -- runtimes, which installs it"),
    version: async () => (await execute(["--version"])).stdout.split("\n")[0] ?? "",
    async smoke(consumer, place) {
      const { stdout, stderr } = await execute([...args, "program.js", JSON.stringify(place)], consumer);
      if (stderr) throw new Error(`${name} warns: ${stderr}`);
      return JSON.parse(stdout) as Outcome[];
    },
  };
}
