import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { onPath } from "./executables.ts";

export interface Python {
  executable: string;
  /** With the patch version, such as 3.11.7. */
  version: string;
}

const accepted = ["3.11", "3.12"];
const names = ["python3.11", "python3.12", "python3", "python"];
const question = "import platform, sys; print(platform.python_version()); print(sys.executable)";

/** The first Python on PATH that can run the servers. */
export async function findPython(): Promise<Python> {
  const others = new Set<string>();
  for (const candidate of names.flatMap((name) => onPath(name))) {
    const python = await ask(candidate);
    if (python === undefined) continue;
    if (accepted.some((version) => python.version.startsWith(`${version}.`))) return python;
    others.add(`${python.version} at ${candidate}`);
  }
  const seen = others.size === 0 ? "None was found on PATH." : `Found only ${[...others].join(", ")}.`;
  throw new Error(
    `Open WebUI runs on Python ${accepted.join(" or ")}. ${seen} Install one of them so that it is on PATH; on ` +
      "Debian 12: npm run system-packages, or apt-get install python3 python3-venv.",
  );
}

/** A name on PATH is not enough: version managers put names there that only return an error. */
async function ask(candidate: string): Promise<Python | undefined> {
  try {
    const { stdout } = await promisify(execFile)(candidate, ["-c", question], { timeout: 20_000 });
    const [version, executable] = stdout.trim().split("\n");
    return version && executable ? { version, executable } : undefined;
  } catch {
    return undefined;
  }
}
