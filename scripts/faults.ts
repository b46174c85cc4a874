import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Fault } from "../test/faults/fault.ts";
import { table } from "../test/faults/table.ts";
import { run } from "./run.ts";

const help = `Writes the table of faults from the tests' own cases.

  npm run faults              writes docs/faults.md
  npm run faults -- --check   fails when docs/faults.md is not up to date
`;

const target = new URL("../docs/faults.md", import.meta.url);

/** The page that says what a caller gets when something goes wrong. */
export function faultsPage(): string {
  const count = table.reduce((sum, { faults }) => sum + faults.length, 0);
  return `# What can go wrong, and what you get

Made by \`npm run faults\` from \`test/faults/\`: each of these ${count} faults is played on a real socket by \`npm test\`, and a
row is what was asserted there. Unless a row says otherwise, the client is of the newest line, keeps a token in a storage,
and reads the session.

- **code** and **status** are those of the \`AuthsError\` that the call throws. *Succeeds* means that it throws nothing.
- **token** says what became of the stored token.
- **asked** says how many requests came in at the server. The client adds none, but for one renewal and one repeated
  request after a 401, and one question to the session route after a 401 that the contract does not know.
- Where there was no answer, \`error.cause\` or its cause has Node's own \`code\`, which the row names.

${table.map(({ heading, faults }) => `## ${heading}\n\n${sectionOf(faults)}`).join("\n")}`;
}

function sectionOf(faults: readonly Fault[]): string {
  const rows = faults.map(({ what, wire, outcome, advice }) => {
    const { code, status, retryAfter, reason, token, asked } = outcome;
    const cause = reason === undefined ? "" : ` (${[reason].flat().map(quoted).join(", ")})`;
    const wait = retryAfter === undefined ? "" : `, \`retryAfter\` ${retryAfter}`;
    const error = code === null ? "*succeeds*" : `${quoted(code)}${cause}${wait}`;
    return `| **${what}**: ${wire} | ${error} | ${status ?? "–"} | ${token} | ${asked} | ${advice} |`;
  });
  return `| what happens | code | status | token | asked | what to do |
|---|---|--:|---|--:|---|
${rows.join("\n")}
`;
}

function quoted(name: string): string {
  return `\`${name}\``;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: "boolean" }, help: { type: "boolean" } } });
  if (values.help) return console.log(help);
  const page = faultsPage();
  if (!values.check) writeFileSync(target, page);
  else if (page !== readFileSync(target, "utf8")) {
    throw new Error("docs/faults.md is not what the tests say; run npm run faults");
  }
}

if (import.meta.main) await run(main);
