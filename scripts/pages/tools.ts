import { readToolResults, type ToolResult, triedLines, type Verdict } from "./tool-results.ts";

const words: Record<Verdict, string> = {
  ran: "✓ ran",
  compiled: "✓ compiled",
  parsed: "parsed",
  read: "read",
  wrong: "**wrong**",
};
const verdicts = Object.keys(words) as Verdict[];
const columns = (cell: string) => triedLines.map(() => ` ${cell} |`).join("");

/** The page that says what other tools make of the contract. */
export function toolsPage(): string {
  const results = readToolResults();
  const counts = triedLines.map((line) => {
    const count = (verdict?: Verdict) => results.filter((one) => one.verdicts[line] === verdict).length;
    return `| ${line} | ${[...verdicts, undefined].map(count).join(" | ")} |`;
  });
  return `# What other tools make of the contract

Made by \`npm run pages\` from what \`npm run test:tools -- --write\` found. Every tool was given the contract of a line with its
default settings, and called as the table says.

- **Ran**: a program on what was generated signed in on the mock. It told a session, in which it read
  \`permissions.chat.call\`, from a challenge, a pending account and a wrong password. Up to 0.11 the server has no challenge,
  and a pending account is a session with the role \`pending\`: there the program told it by the role.
- **Compiled**: compiled or type-checked as a whole; no program was written for it.
- **Parsed**: only its syntax was checked; its types and names were not.
- **Read**: nothing that could check it was at hand; the declarations that matter most stand in the output.

| line | ${verdicts.join(" | ")} | not tried |
|---|${verdicts.map(() => "--:|").join("")}--:|
${counts.join("\n")}

| tool | makes | checked with | ${triedLines.join(" | ")} |
|---|---|---|${columns("---").replaceAll(" ", "")}
${results.map(rowOf).join("\n")}

## With the file for generators
These got OpenAPI 3.0.3, as \`npm run bundle -- 0.12 --for generators\` derives it, the others the exact contract.
With the exact contract, OpenAPI Generator's Java and C# give the time at which a session ends 32 bits, which no time after 2038 fits.
Its \`--type-mappings integer=long\` mends that, and so does the file for generators.

| tool | why |
|---|---|
${results.flatMap(({ tool, derived }) => (derived ? [`| ${tool} | ${derived} |`] : [])).join("\n")}

## How each was called
| tool | command |
|---|---|
${results.map(({ tool, command }) => `| ${tool} | \`${command}\` |`).join("\n")}
${results.flatMap(wrongOf).join("\n")}`;
}

function rowOf({ tool, version, makes, checkedWith, verdicts }: ToolResult): string {
  const cells = triedLines.map((line) => {
    const verdict = verdicts[line];
    return verdict ? words[verdict] : "not tried";
  });
  return `| ${tool} ${version} | ${makes} | ${checkedWith ?? "–"} | ${cells.join(" | ")} |`;
}

function wrongOf({ tool, wrong = {} }: ToolResult): string[] {
  return Object.entries(wrong).map(
    ([line, { what, bug }]) => `\nOn ${line}, ${tool}: ${what}. [The tool's own report](${bug}).`,
  );
}
