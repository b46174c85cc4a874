import type { Fault } from "../../test/client/faults/fault.ts";
import { table } from "../../test/client/faults/table.ts";

/** The page that says what a caller gets when something goes wrong. */
export function faultsPage(): string {
  const count = table.reduce((sum, { faults }) => sum + faults.length, 0);
  return `# What can go wrong, and what you get

Made by \`npm run pages\` from \`test/client/faults/\`: each of these ${count} faults is played on a real socket by \`npm test\`, and a
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
