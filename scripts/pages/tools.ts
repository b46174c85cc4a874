import { readFileSync } from "node:fs";

/** What `npm run test:tools -- --write` keeps of a tool. */
interface Result {
  tool: string;
  version: string;
  makes: string;
  command: string;
  compiled?: string;
  derived?: string;
  verdicts: Record<string, string>;
  wrong?: Record<string, { what: string; bug: string }>;
}

const lines = ["0.6", "0.9", "0.12"];
const words: Record<string, string> = {
  ran: "✓ ran",
  compiled: "✓ compiled",
  read: "read",
  wrong: "**wrong**",
};

/** The page that says what other tools make of the contract. */
export function toolsPage(): string {
  const results = JSON.parse(
    readFileSync(new URL("../../test/tools/results.json", import.meta.url), "utf8"),
  ) as Result[];
  const count = (line: string, ...wanted: string[]) =>
    results.filter(({ verdicts }) => wanted.includes(verdicts[line] ?? "")).length;
  const counts = lines.map(
    (line) =>
      `| ${line} | ${count(line, "ran")} | ${count(line, "compiled")} | ${count(line, "read")} | ${count(line, "wrong")} | ${results.length - count(line, "ran", "compiled", "read", "wrong")} |`,
  );
  return `# What other tools make of the contract

Made by \`npm run pages\` from what \`npm run test:tools -- --write\` found. Every tool was given the contract of a line with its
default settings, and called as the table says.

- **Ran**: what it generated was compiled or type-checked, and a program on it signed in on the mock. It told a session, in
  which it read \`permissions.chat.call\`, from a challenge, a pending account and a wrong password.
- **Compiled**: compiled, type-checked or parsed as a whole; no program was written for it.
- **Read**: no compiler was at hand; the declarations that matter most stand in the output. It counts apart.

| line | ran | compiled | read | wrong | not tried |
|---|--:|--:|--:|--:|--:|
${counts.join("\n")}

| tool | makes | checked with | ${lines.join(" | ")} |
|---|---|---|${lines.map(() => "---|").join("")}
${results.map(rowOf).join("\n")}

## With the file for generators
These got OpenAPI 3.0.3, as \`npm run bundle -- 0.12 --for generators\` derives it, the others the exact contract.

| tool | why |
|---|---|
${results.flatMap(({ tool, derived }) => (derived ? [`| ${tool} | ${derived} |`] : [])).join("\n")}

## How each was called
| tool | command |
|---|---|
${results.map(({ tool, command }) => `| ${tool} | \`${command}\` |`).join("\n")}
${results.flatMap(wrongOf).join("\n")}`;
}

function rowOf({ tool, version, makes, compiled, verdicts }: Result): string {
  const cells = lines.map((line) => words[verdicts[line] ?? ""] ?? "not tried");
  return `| ${tool} ${version} | ${makes} | ${compiled ?? "–"} | ${cells.join(" | ")} |`;
}

function wrongOf({ tool, wrong = {} }: Result): string[] {
  return Object.entries(wrong).map(
    ([line, { what, bug }]) => `\nOn ${line}, ${tool}: ${what}. [The tool's own report](${bug}).`,
  );
}
