import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Conformance } from "./conformance.ts";
import { readContract } from "./contract.ts";
import { readExchanges } from "./exchanges.ts";
import { bundleOf, type Line, readLines } from "./lines.ts";
import { run } from "./run.ts";

const help = `Counts the recorded exchanges for every operation and status.

  npm run coverage              writes docs/coverage.md
  npm run coverage -- --check   fails when docs/coverage.md is not up to date
`;

const target = new URL("../docs/coverage.md", import.meta.url);

/** The page that says what was seen on real servers. */
export function coveragePage(lines: Line[]): string {
  return `# What was seen on the real servers

Made by \`npm run coverage\` from the recordings in \`test/exchanges/\`. A number is how many recorded exchanges gave that
status on that operation; all of them agree with the contract. A dash: the contract has no such status there, since the
server never gives it.

${lines.map(sectionOf).join("\n")}`;
}

function sectionOf({ line, release }: Line): string {
  const conformance = new Conformance(readContract(bundleOf(line)));
  const counts = new Map<string, number>();
  let total = 0;
  for (const { request, response } of readExchanges(line)) {
    const located = conformance.find(request.method, request.path);
    if (!located) continue;
    total += 1;
    const key = `${located.operation.operationId} ${response.status}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const statuses = [
    ...new Set(conformance.operations.flatMap(({ operation }) => Object.keys(operation.responses))),
  ].sort();
  const rows = conformance.operations.map(({ operation: { operationId, responses } }) => {
    const cells = statuses.map((status) =>
      status in responses ? String(counts.get(`${operationId} ${status}`) ?? 0) : "–",
    );
    return `| \`${operationId}\` | ${cells.join(" | ")} |`;
  });
  const documented = conformance.operations.flatMap(({ operation }) =>
    Object.keys(operation.responses),
  ).length;
  return `## Open WebUI ${release}, and Gafaelfawr's login

${total} exchanges; ${counts.size} of ${documented} documented statuses seen.

| operation | ${statuses.join(" | ")} |
|---|${statuses.map(() => "--:").join("|")}|
${rows.join("\n")}
`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: "boolean" }, help: { type: "boolean" } } });
  if (values.help) return console.log(help);
  const page = coveragePage(readLines());
  if (!values.check) writeFileSync(target, page);
  else if (page !== readFileSync(target, "utf8")) {
    throw new Error("docs/coverage.md is not what the recordings give; run npm run coverage");
  }
}

if (import.meta.main) await run(main);
