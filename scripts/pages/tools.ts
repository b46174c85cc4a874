import { readToolResults, type ToolResult, triedLines, type Verdict, verdicts } from "./tool-results.ts";

const words: Record<Verdict, string> = {
  ran: "✓ ran",
  compiled: "✓ compiled",
  parsed: "parsed",
  read: "read",
  wrong: "**wrong**",
  answered: "✓ answered",
  shown: "✓ shown",
  accepted: "✓ accepted",
};
const columns = (cell: string) => triedLines.map(() => ` ${cell} |`).join("");

/** The page that says what other tools make of the contract. */
export function toolsPage(): string {
  const results = readToolResults();
  const generators = results.filter(({ viewer }) => !viewer);
  const viewers = results.filter(({ viewer }) => viewer);
  const counts = triedLines.map((line) => {
    const count = (verdict?: Verdict) => generators.filter((one) => one.verdicts[line] === verdict).length;
    return `| ${line} | ${[...verdicts, undefined].map(count).join(" | ")} |`;
  });
  return `# What other tools make of the contract

Made by \`npm run pages\` from what \`npm run test:tools -- --write\` found. Every tool was given the contract of a line with its
default settings, and called as the last table says.

## Generators
- **Ran**: a program on what was generated signed in on the mock. It told a session, in which it read
  \`permissions.chat.call\`, from a challenge, a pending account and a wrong password. Up to 0.11 there is no
  challenge, and a pending account gets a session with the role \`pending\`: on 0.6 and 0.9 the program told it by that role.
- **Compiled**: compiled or type-checked as a whole; no program was written for it.
- **Parsed**: only its syntax was checked; its types and names were not.
- **Read**: nothing that could check it was at hand; the declarations that matter most stand in the output.

| line | ${verdicts.join(" | ")} | not tried |
|---|${verdicts.map(() => "--:|").join("")}--:|
${counts.join("\n")}

| tool | makes | checked with | ${triedLines.join(" | ")} |
|---|---|---|${columns("---").replaceAll(" ", "")}
${generators.map(rowOf).join("\n")}

## Mocks, viewers and validators
- **Answered**: it served the contract. A sign-in was answered with a token, and the session with \`permissions.chat.call\`.
- **Shown**: in Chromium the page shows \`signIn\`, and the console has no error.
- **Accepted**: it found no error.

| tool | makes | ${triedLines.join(" | ")} |
|---|---|${columns("---").replaceAll(" ", "")}
${viewers.map(rowOfViewer).join("\n")}

The importers of Postman, Bruno and swagger-parser (\`npm run test:contract -- importers\`), openapi-spec-validator
(\`-- validators\`) and Schemathesis (\`-- schemathesis\`) have tests of their own.

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
${results.flatMap(({ tool, command }) => (command ? [`| ${tool} | \`${command}\` |`] : [])).join("\n")}
${results.flatMap(wrongOf).join("\n")}`;
}

function rowOf(result: ToolResult): string {
  const { tool, version, makes, checkedWith = "–" } = result;
  return `| ${tool} ${version} | ${makes} | ${checkedWith} | ${cellsOf(result)} |`;
}

function rowOfViewer(result: ToolResult): string {
  const { tool, version, makes } = result;
  return `| ${tool} ${version} | ${makes} | ${cellsOf(result)} |`;
}

function cellsOf({ verdicts }: ToolResult): string {
  return triedLines
    .map((line) => {
      const verdict = verdicts[line];
      return verdict ? words[verdict] : "not tried";
    })
    .join(" | ");
}

function wrongOf({ tool, wrong = {} }: ToolResult): string[] {
  return Object.entries(wrong).map(
    ([line, { what, bug }]) => `\nOn ${line}, ${tool}: ${what}. [The tool's own report](${bug}).`,
  );
}
