import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startMockServer } from "../../../scripts/mock/server.ts";
import { run } from "../../../scripts/support/run.ts";
import { installedTool } from "../../servers/environment.ts";

const help = `Walks owui-client, the Python client that this contract began with, over a mock of the contract.

  npm run test:contract -- owui-client                      the bundle of 0.6, which owui-client 1.3.0 was written for
  npm run test:contract -- owui-client --contract FILE   another bundle

Needs Python 3.11 or 3.12.
`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { contract: { type: "string" }, help: { type: "boolean" } } });
  if (values.help) return console.log(help);
  const bundle = new URL("../../../generated/v0.6/openapi.yaml", import.meta.url);
  const python = await installedTool("owui-client", new URL("requirements.txt", import.meta.url));
  const mock = await startMockServer(values.contract ?? fileURLToPath(bundle), 0);
  try {
    const walk = spawn(python, [fileURLToPath(new URL("walk.py", import.meta.url)), mock.url], {
      // A proxy in the environment is not for the loopback address.
      env: { PATH: process.env.PATH ?? "", LANG: "C.UTF-8", NO_PROXY: "*", PYTHONDONTWRITEBYTECODE: "1" },
      stdio: "inherit",
      timeout: 120_000,
    });
    const [code] = await once(walk, "exit");
    if (code !== 0) throw new Error("owui-client does not get along with the contract");
  } finally {
    await mock.close();
  }
}

await run(main);
