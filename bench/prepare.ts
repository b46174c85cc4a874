import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type MediaType, type OperationObject, readContract, resolve } from "../scripts/contract/contract.ts";
import { buildPackage } from "../scripts/package/build.ts";
import type { Answers } from "./answers.ts";
import { contestants } from "./contestants.ts";

/** The folder for everything that is made; git ignores it. */
export const dist = new URL("dist/", import.meta.url);

const here = new URL("./", import.meta.url);
const project = new URL("../", import.meta.url);
const contract = new URL("generated/v0.12/openapi.yaml", project);

/** Installs the peers, unless what is installed is what the lock file says. */
export function installPeers(): void {
  const installed = new URL("node_modules/.package-lock.json", here);
  const lock = new URL("package-lock.json", here);
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log("Installing the peers (once) …");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: here,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** Makes the peers that are generated, the client as it is packed, the contestants and what the server answers. */
export async function prepare(client: URL): Promise<void> {
  mkdirSync(dist, { recursive: true });
  writeFileSync(new URL("answers.json", dist), JSON.stringify(readAnswers()));
  generatePeers();
  await installPackage(client, new URL("node_modules/open-webui-auths/", dist));
  const { build } = await import("esbuild");
  await build({
    entryPoints: [
      ...contestants.map(({ id }) => ({ in: pathTo(`contestants/${id}.ts`), out: `contestants/${id}` })),
      { in: pathTo("worker/load.ts"), out: "worker/load" },
      { in: pathTo("worker/pair.ts"), out: "worker/pair" },
      { in: pathTo("worker/server.ts"), out: "worker/server" },
      { in: pathTo("worker/tell-cpu.ts"), out: "worker/tell-cpu" },
    ],
    outdir: fileURLToPath(dist),
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node24",
    tsconfigRaw: {},
    logLevel: "warning",
  });
}

const pathTo = (file: string): string => fileURLToPath(new URL(file, here));

/** The contract's own examples, so that every contestant sends and reads what a real server takes and gives. */
function readAnswers(): Answers {
  const read = readContract(contract);
  const at = (path: string, method: "get" | "post"): OperationObject => {
    const operation = read.paths[path]?.[method];
    if (!operation) throw new Error(`the contract has no ${method} ${path}`);
    return operation;
  };
  const first = (content: Record<string, MediaType> | undefined): unknown => {
    const [example] = Object.values(content?.["application/json"]?.examples ?? {});
    if (!example) throw new Error("the contract has no example where the benchmarks need one");
    return resolve(read, example).value;
  };
  const ok = (operation: OperationObject) => resolve(read, operation.responses["200"]).content;
  const signIn = at("/api/v1/auths/signin", "post");
  const session = first(ok(signIn)) as { token: string };
  return {
    form: first(signIn.requestBody?.content) as Answers["form"],
    token: session.token,
    signIn: JSON.stringify(session),
    session: JSON.stringify(first(ok(at("/api/v1/auths/", "get")))),
  };
}

/** Generates again only when the contract, the settings or a generator's version is another. */
function generatePeers(): void {
  const script = pathTo("peers/generate.ts");
  const stamp = new URL("peers/stamp", dist);
  const hash = createHash("sha256");
  for (const file of [contract, script, new URL("package-lock.json", here)]) hash.update(readFileSync(file));
  const wanted = hash.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Generating the peers from the contract …");
  rmSync(new URL("peers/", dist), { recursive: true, force: true });
  execFileSync(process.execPath, [script], { stdio: ["ignore", "ignore", "inherit"] });
  writeFileSync(stamp, wanted);
}

/**
 * Builds a client's source into a package folder: what is packed, without the sources.
 *
 * @param flags - more options for the compiler
 */
export async function installPackage(client: URL, target: URL, ...flags: string[]): Promise<void> {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  await buildPackage(fileURLToPath(client), fileURLToPath(new URL("dist", target)), ...flags);
  cpSync(new URL("package.json", client), new URL("package.json", target));
}
