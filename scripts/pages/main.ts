import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readLines } from "../contract/lines.ts";
import { run } from "../support/run.ts";
import { coveragePage } from "./coverage.ts";
import { faultsPage } from "./faults.ts";
import { toolsPage } from "./tools.ts";
import { upgradePage } from "./upgrading.ts";

const help = `Writes the pages that are generated from the contract, the recordings and the tests:

  docs/coverage.md    operations by line, and what was seen on real servers
  docs/faults.md      what a caller gets when something goes wrong
  docs/tools.md       the results of other tools
  docs/upgrading.md   what callers must do when their server is upgraded

  npm run pages              writes them
  npm run pages -- --check   fails if one of them is out of date
`;

const pages: Record<string, () => string | Promise<string>> = {
  "docs/coverage.md": () => coveragePage(readLines()),
  "docs/faults.md": faultsPage,
  "docs/tools.md": toolsPage,
  "docs/upgrading.md": upgradePage,
};

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: "boolean" }, help: { type: "boolean" } } });
  if (values.help) return console.log(help);
  const stale: string[] = [];
  for (const [name, write] of Object.entries(pages)) {
    const file = new URL(`../../${name}`, import.meta.url);
    const today = readFileSync(file, "utf8");
    const page = await write();
    if (page === today) continue;
    if (values.check) stale.push(name);
    else writeFileSync(file, page);
  }
  if (stale.length > 0) throw new Error(`out of date: ${stale.join(", ")}; run npm run pages`);
}

await run(main);
