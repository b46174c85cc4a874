import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** A folder outside this one where the package is installed as a user installs it: from the packed file. */
export interface Consumer {
  readonly folder: string;
  remove(): void;
}

/** Builds and packs the package, and installs the packed file into a new folder. */
export async function installPacked(): Promise<Consumer> {
  const folder = mkdtempSync(join(tmpdir(), "open-webui-auths-consumer-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const packed = join(folder, "packed");
    mkdirSync(packed);
    await npm(root, "pack", "--pack-destination", packed);
    const [tarball = ""] = readdirSync(packed);
    writeFileSync(
      join(folder, "package.json"),
      JSON.stringify({ name: "consumer", private: true, type: "module" }),
    );
    await npm(folder, "install", "--no-audit", "--no-fund", join(packed, tarball));
    cpSync(new URL("./in-runtime/", import.meta.url), folder, { recursive: true });
    return { folder, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function npm(cwd: string, ...args: string[]): Promise<unknown> {
  return promisify(execFile)("npm", [...args, "--loglevel=error"], { cwd });
}
