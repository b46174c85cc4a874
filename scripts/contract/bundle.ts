import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { run } from "../support/run.ts";
import { bundleOfRelease } from "./releases.ts";

const help = `Prints the exact contract of one release of Open WebUI.

  npm run bundle -- 0.9.2                 prints it
  npm run bundle -- 0.9.2 --out FILE      writes it into a file
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { out: { type: "string" }, help: { type: "boolean" } },
    allowPositionals: true,
  });
  if (values.help) return console.log(help);
  const [release, ...others] = positionals;
  if (!release || others.length > 0) throw new Error("name one release, such as: npm run bundle -- 0.9.2");
  const bundle = await bundleOfRelease(release);
  if (values.out === undefined) process.stdout.write(bundle);
  else writeFileSync(values.out, bundle);
}

await run(main);
