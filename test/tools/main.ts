import { parseArgs } from "node:util";
import { type ToolResult, type TriedLine, triedLines } from "../../scripts/pages/tool-results.ts";
import { run } from "../../scripts/support/run.ts";
import { environmentFor } from "./install.ts";
import { missingPrograms } from "./programs.ts";
import { writeResults } from "./results.ts";
import type { Tool } from "./tool.ts";
import { tools } from "./tools.ts";
import { type Outcome, tryTool } from "./try.ts";

const help = `Tests other tools with their default settings on the contract of the lines ${triedLines.join(", ")}. Generators
generate code, which is compiled, type-checked or parsed, and most of it is used by a program that signs in on the mock.
Mocks, viewers and validators read the contract.

  npm run test:tools                     all tools, about an hour
  npm run test:tools -- ogen orval       only these
  npm run test:tools -- --quick          only generators that need only Node, Python or Go, on the newest line
  npm run test:tools -- --line 0.6       on this line
  npm run test:tools -- --write          stores the results for npm run pages
  npm run test:tools -- --list           lists the tools

A tool whose compiler is missing is skipped and reported; npm run system-packages -- languages installs Ruby, PHP and
Elixir. Known bugs of a tool are listed in test/tools/table/, with a link, and do not fail the run. The generated code is
in dist/tools/.
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: "boolean", default: false },
      line: { type: "string", multiple: true },
      write: { type: "boolean", default: false },
      list: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(help);
  if (values.list) return console.log(tools.map(({ name }) => name).join("\n"));
  const chosen = chooseTools(positionals, values.quick);
  const lines = chooseLines(values.line, values.quick);
  const env = await environmentFor(chosen);
  const found = new Map<string, ToolResult["verdicts"]>();
  const failures: string[] = [];
  let passed = 0;
  let skipped = 0;
  for (const tool of chosen) {
    const missing = missingPrograms(tool);
    if (missing.length > 0) {
      console.log(`- skipped ${tool.name}: ${missing.join(", ")} not found`);
      skipped += 1;
      continue;
    }
    const verdicts: ToolResult["verdicts"] = {};
    for (const line of lines) {
      const began = performance.now();
      const outcome = await tryTool(tool, line, env);
      verdicts[line] = outcome.verdict;
      const complaint = judge(tool, line, outcome);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`${complaint ? "✗" : "✓"} ${tool.name} ${line}: ${outcome.verdict} (${seconds} s)`);
      if (complaint) {
        console.log(indent(complaint));
        failures.push(`${tool.name} ${line}`);
      } else passed += 1;
    }
    found.set(tool.title, verdicts);
  }
  if (values.write) writeResults(tools, found);
  console.log(`\n${passed} passed, ${failures.length} failed, ${skipped} skipped`);
  if (failures.length > 0) throw new Error(`failed: ${failures.join(", ")}`);
}

/** What is not as the table and the kept results say. */
function judge(tool: Tool, line: TriedLine, { failure }: Outcome): string | undefined {
  const known = tool.wrong?.[line];
  if (failure && !known) return `does not do what it should: ${failure.at}\n${excerpt(failure.output)}`;
  if (!failure && known)
    return `does what it should; take what is known to be wrong out of the table: ${known.what}`;
  return undefined;
}

function excerpt(output: string): string {
  const lines = output.trimEnd().split("\n");
  return lines.length <= 40
    ? lines.join("\n")
    : [...lines.slice(0, 20), "...", ...lines.slice(-20)].join("\n");
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "    ");
}

function chooseTools(names: string[], quick: boolean): Tool[] {
  const unknown = names.filter((name) => !tools.some((tool) => tool.name === name));
  if (unknown.length > 0) throw new Error(`unknown tool ${unknown.join(", ")}; --list lists the tools`);
  return tools.filter((tool) => (names.length === 0 || names.includes(tool.name)) && (!quick || tool.quick));
}

function chooseLines(names: string[] | undefined, quick: boolean): TriedLine[] {
  if (!names) return quick ? ["0.12"] : [...triedLines];
  const chosen = triedLines.filter((line) => names.includes(line));
  if (chosen.length < names.length)
    throw new Error(`tools are tried on ${triedLines.join(", ")}, not on ${names.join(", ")}`);
  return chosen;
}

await run(main);
