import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { run } from "../../../scripts/support/run.ts";
import { installOnce } from "../../support/install-once.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = `${root}examples/`;
const lockFile = `${folder}package-lock.json`;

const help = `Packs the package and installs it, with all else they need, for the examples in TypeScript.

  node test/integration/examples/install.ts          as the lock says; at once when nothing changed since
  node test/integration/examples/install.ts --lock   writes the lock anew, after an example's package.json changed
`;

async function main(): Promise<void> {
  const [flag] = process.argv.slice(2);
  if (flag === "--help") return void process.stdout.write(help);
  if (flag !== undefined && flag !== "--lock") throw new Error(`There is no option ${flag}; see --help`);
  const tarball = pack();
  if (flag === "--lock") writeLock();
  const stamp = createHash("sha256").update(tarball).update(readFileSync(lockFile)).digest("hex");
  installOnce(folder, stamp, "what the examples need");
}

function pack(): Buffer {
  const [{ filename }] = JSON.parse(npm(root, "pack", "--json", "--pack-destination", folder));
  const packed = `${folder}open-webui-auths.tgz`;
  renameSync(folder + filename, packed);
  return readFileSync(packed);
}

/** The packed file is another one after every change of the client, so its digest has no place in the lock. */
function writeLock(): void {
  npm(folder, "install", "--package-lock-only");
  const lock = JSON.parse(readFileSync(lockFile, "utf8"));
  const { integrity: _, ...packed } = lock.packages["node_modules/open-webui-auths"];
  lock.packages["node_modules/open-webui-auths"] = { ...packed, resolved: "file:open-webui-auths.tgz" };
  writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
}

function npm(cwd: string, ...args: string[]): string {
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  return execFileSync("npm", [...args, ...quiet], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
}

await run(main);
