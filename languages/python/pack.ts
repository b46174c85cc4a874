import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readLines } from "../../scripts/contract/lines.ts";
import { command } from "../../scripts/support/command.ts";
import { findPython } from "../../scripts/support/python.ts";
import { operationsOf, releaseOf } from "../../src/release.ts";
import { findUv } from "../../test/servers/uv.ts";
import type { Generate } from "../job.ts";

const root = new URL("../../", import.meta.url);
const ours = new URL("package/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, ours), "utf8");

/** What the generator writes for a project of its own. */
const leftovers = [
  "git_push.sh",
  "requirements.txt",
  "setup.cfg",
  "setup.py",
  "test-requirements.txt",
  "tox.ini",
];

/** Generates the models, lays our layer on them, and packs both as a wheel and an sdist into `dist/`. */
export function packed(generate: Generate): Generate {
  return async (job) => {
    await generate(job);
    const { folder, contract } = job;
    const module = join(folder, "open_webui_auths");
    const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as {
      version: string;
    };
    for (const name of [...leftovers, ".travis.yml", ".gitlab-ci.yml", ".github"])
      rmSync(join(folder, name), { recursive: true, force: true });
    for (const name of ["client.py", "session.py"])
      copyFileSync(fileURLToPath(new URL(name, ours)), join(module, name));
    copyFileSync(fileURLToPath(new URL("generated/errors.json", root)), join(module, "errors.json"));
    const lines = readLines().map(({ line, releases }) => ({ line, releases }));
    const operations = Object.fromEntries(
      lines.map(({ line }) => [line, Object.fromEntries(operationsOf(releaseOf(line)))]),
    );
    writeFileSync(join(module, "operations.json"), JSON.stringify({ lines, operations }));
    const init = join(module, "__init__.py");
    const generated = readFileSync(init, "utf8").replace(/__version__ = ".*"/, `__version__ = "${version}"`);
    const about = `\n# The release of Open WebUI that the models are of.\nSERVER_RELEASE = "${contract.info.version}"\n`;
    writeFileSync(init, generated + about + read("exports.py"));
    writeFileSync(join(folder, "README.md"), read("README.md"));
    writeFileSync(
      join(folder, "pyproject.toml"),
      read("pyproject.toml").replace('version = "0"', `version = "${version}"`),
    );
    const python = await findPython();
    await command(await findUv(python), ["build", "--quiet", "--python", python.executable, folder]);
  };
}
