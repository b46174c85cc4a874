import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { run } from "../support/run.ts";
import { bundleOf, readLines } from "./lines.ts";
import { bundleOfRelease } from "./releases.ts";

const help = `Prints the contract of an Open WebUI release, or of a whole line.

  npm run bundle -- 0.9.2                       the exact contract of a release
  npm run bundle -- 0.12                        the contract of a line
  npm run bundle -- 0.12 --for generators       as OpenAPI 3.0.3, for generators without 3.1, unions or cookie keys
  npm run bundle -- 0.9.2 --out FILE            writes it to a file
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { out: { type: "string" }, for: { type: "string" }, help: { type: "boolean" } },
    allowPositionals: true,
  });
  if (values.help) return console.log(help);
  const [version, ...others] = positionals;
  if (!version || others.length > 0) throw new Error("name one release, such as: npm run bundle -- 0.9.2");
  if (values.for !== undefined && values.for !== "generators")
    throw new Error(`--for accepts only generators, not ${values.for}`);
  const exact = await bundleNamed(version);
  // Loads the converter only if it is needed.
  const bundle = values.for ? (await import("./for-generators.ts")).forGenerators(exact) : exact;
  if (values.out === undefined) process.stdout.write(bundle);
  else writeFileSync(values.out, bundle);
}

async function bundleNamed(version: string): Promise<string> {
  const isLine = readLines().some(({ line }) => line === version);
  return isLine ? readFileSync(bundleOf(version), "utf8") : bundleOfRelease(version);
}

await run(main);
