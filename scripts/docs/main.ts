import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { run } from "../support/run.ts";
import { repositoryAddress } from "./repository.ts";

const help = `Builds the documentation site into dist/docs, for any static host.

  npm run docs                     for the root of a host
  npm run docs -- --base /auths    for a folder of a host
  npm run docs -- --site URL       with canonical addresses and a sitemap for that host, such as https://docs.example.com
  npm run docs -- --out FOLDER     into another folder
  npm run docs -- --dev            serves it on 127.0.0.1:4321 and reloads after changes
  npm run docs -- screenshots      writes pictures of the main pages of a built site into dist/docs-screenshots
  npm run docs -- measure          measures the size and first paint of each kind of page
`;

const packageFile = new URL("../../package.json", import.meta.url);
const site = fileURLToPath(new URL("../../docs/site/", import.meta.url));

await run(main);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      base: { type: "string" },
      out: { type: "string" },
      site: { type: "string" },
      dev: { type: "boolean" },
      install: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(help);
  if (values.base !== undefined && !/^\/[\w./-]*$/.test(values.base))
    throw new Error("--base must be a path that starts with a slash, such as /auths");
  if (values.site !== undefined && !/^https?:\/\/[^/]+\/?$/.test(values.site))
    throw new Error(
      "--site must be the address of a host, such as https://docs.example.com; use --base for a folder of it",
    );
  await installWhenNeeded();
  if (values.install) return;
  const [tool, ...rest] = positionals;
  if (tool !== undefined) return runTool(tool, rest);
  await inSite(
    process.execPath,
    ["node_modules/astro/bin/astro.mjs", ...(values.dev ? ["dev", "--host", "127.0.0.1"] : ["build"])],
    {
      ASTRO_TELEMETRY_DISABLED: "1",
      ...(values.base !== undefined && { DOCS_BASE: values.base }),
      ...(values.site !== undefined && { DOCS_SITE: values.site }),
      ...repositoryOf(packageFile),
      ...(values.out !== undefined && { DOCS_OUT: resolve(values.out) }),
    },
  );
  if (!values.dev) console.log(`The site is in ${values.out ?? "dist/docs"}.`);
}

/** The URL of the sources, from `package.json`; without it the site does not link to them. */
function repositoryOf(file: URL): Record<string, string> {
  const { repository } = JSON.parse(readFileSync(file, "utf8")) as { repository?: unknown };
  const address = repositoryAddress(repository);
  return address === undefined ? {} : { DOCS_REPOSITORY: address };
}

/** Runs a tool on a built site. The tool reads its own options. */
async function runTool(name: string, options: string[]): Promise<void> {
  if (name !== "screenshots" && name !== "measure")
    throw new Error(`unknown tool ${name}; use screenshots or measure`);
  await inSite(process.execPath, [`test/${name}.ts`, ...options], {});
}

/** The framework has its own lockfile, so that work on the client does not need it. */
async function installWhenNeeded(): Promise<void> {
  if (isInstalled()) return;
  console.log("Installing the documentation framework into site/node_modules …");
  await inSite("npm", ["ci", "--no-audit", "--no-fund"], {});
}

function isInstalled(): boolean {
  const marker = `${site}node_modules/.package-lock.json`;
  if (!existsSync(marker)) return false;
  const wanted = packagesOf(`${site}package-lock.json`);
  const present = packagesOf(marker);
  return [
    "astro",
    "@astrojs/starlight",
    "starlight-openapi",
    "rehype-remark",
    "playwright-core",
    "axe-core",
  ].every((name) => {
    const place = `node_modules/${name}`;
    return wanted[place]?.version === present[place]?.version;
  });
}

function packagesOf(lock: string): Record<string, { version?: string }> {
  return (JSON.parse(readFileSync(lock, "utf8")) as { packages: Record<string, { version?: string }> })
    .packages;
}

function inSite(command: string, args: string[], environment: Record<string, string>): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: site,
      stdio: "inherit",
      env: { ...process.env, ...environment },
    });
    child.once("error", fail);
    child.once("exit", (code) => (code === 0 ? done() : fail(new Error(`${command} ${args[0]} failed`))));
  });
}
