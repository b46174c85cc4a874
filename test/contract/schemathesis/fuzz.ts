import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { copyFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Kept } from "../../servers/keep.ts";
import { bareEnvironment } from "../../servers/service.ts";
import type { Report } from "./judge.ts";
import type { Given } from "./stage.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

export interface FuzzOptions {
  /** The Python that has Schemathesis. */
  python: string;
  /** The bundle that answers are held against. */
  contract: string;
  given: Given;
  /** The release of the server. */
  version: string;
  /** Cases that are drawn for an operation; the contract's examples and its boundary values come on top. */
  casesPerOperation: number;
  seed: number;
  /** One operation instead of all that Open WebUI has. */
  operationId?: string;
  /** Where Schemathesis's own output is kept. */
  log?: string;
}

/** Runs Schemathesis over a bundle's operations; gives what was sent and answered, and all that was wrong. */
export async function fuzz(options: FuzzOptions): Promise<Report> {
  await using kept = await Kept.open();
  const reportFile = join(kept.folder, "report.json");
  const worldFile = join(kept.folder, "world.json");
  await writeFile(worldFile, JSON.stringify(options.given), { mode: 0o600 });
  const env = {
    ...bareEnvironment(kept.folder),
    PYTHONPATH: here,
    PYTHONDONTWRITEBYTECODE: "1",
    SCHEMATHESIS_HOOKS: join(here, "hooks.py"),
    SCHEMATHESIS_CONTRACT: options.contract,
    SCHEMATHESIS_WORLD: worldFile,
    SCHEMATHESIS_REPORT: reportFile,
    SCHEMATHESIS_SERVER_VERSION: options.version,
  };
  try {
    await kept.finish({ command: options.python, args: argumentsOf(options), env });
  } catch (error) {
    // Violations end it with an exit code as well, and they are in the report.
    if (!existsSync(reportFile)) throw error;
  } finally {
    if (options.log !== undefined && existsSync(kept.log)) {
      mkdirSync(dirname(options.log), { recursive: true });
      await copyFile(kept.log, options.log);
    }
  }
  return JSON.parse(readFileSync(reportFile, "utf8")) as Report;
}

function argumentsOf({ contract, given, casesPerOperation, seed, operationId }: FuzzOptions): string[] {
  // Gafaelfawr's operation is another server's.
  const which =
    operationId === undefined
      ? ["--include-path-regex", "^/api/v1/auths/"]
      : ["--include-operation-id", operationId];
  return [
    ...["-m", "schemathesis.cli", "--config-file", join(here, "schemathesis.toml"), "run", contract],
    ...[
      "--url",
      given.url,
      "--no-color",
      "--seed",
      String(seed),
      "--max-examples",
      String(casesPerOperation),
    ],
    ...which,
  ];
}
