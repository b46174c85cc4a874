import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";

const { resolve } = createRequire(import.meta.url);

/** Starts Prism on the contract, where the package has it; with port 0 on any free port, which it tells. */
export function startPrism(port: number, output: "inherit" | "pipe"): ChildProcess {
  const prism = resolve("@stoplight/prism-cli");
  const contract = resolve("open-webui-auths/openapi/v0.12.yaml");
  const args = [prism, "mock", contract, "--port", String(port)];
  return spawn(process.execPath, args, { stdio: ["ignore", output, "inherit"] });
}
