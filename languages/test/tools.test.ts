import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readToolResults, triedLines } from "../../scripts/pages/tool-results.ts";
import { ofLine } from "../../test/tools/kit.ts";
import { tools } from "../../test/tools/tools.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const packagesOf = (folder: string): Record<string, string> =>
  JSON.parse(read(`test/tools/${folder}/package.json`)).devDependencies;

describe("the tools that the contract is tried with", () => {
  it("are the versions that are installed", () => {
    const installed = [
      ...[...Object.entries(packagesOf("npm")), ...Object.entries(packagesOf("viewers"))].map(
        ([name, version]) => `${name} ${version}`,
      ),
      /progenitor = "=(.*)"/.exec(read("test/tools/kits/progenitor/Cargo.toml"))?.[1] ?? "",
      ...`${read("test/tools/python/requirements.txt")}\n${read("languages/generators/requirements.txt")}`
        .split("\n")
        .map((line) => line.replace("==", " ")),
    ];
    const versions = installed.map((line) => line.split(" ").at(-1));
    for (const { title, version, generate } of tools)
      expect(versions.includes(version) || generate.join().includes(`@v${version}`), title).toBe(true);
  });

  it("stand in the kept results as in the table, each on every line", () => {
    const results = readToolResults();
    expect(results.map(({ tool }) => tool)).toEqual(tools.map(({ title }) => title));
    for (const [index, { version, command, verdicts, derived }] of results.entries()) {
      const tool = tools[index];
      expect({ version, command, derived }).toEqual({
        version: tool?.version,
        command: [...(tool?.generate ?? []), ...(tool?.serves ? [`${tool.serves} 4010`] : [])].join(" && "),
        derived: tool?.derived,
      });
      for (const line of triedLines)
        expect(verdicts[line] === "wrong", `${tool?.title} ${line}`).toBe(tool?.wrong?.[line] !== undefined);
    }
  });

  it("are given the part of a program that is for the line", () => {
    const program = "a\n// only 0.9 0.12\nb\n// end only\n  # only 0.6\nc\n  # end only\nd\n";
    expect(ofLine(program, "0.6")).toBe("a\nc\nd\n");
    expect(ofLine(program, "0.12")).toBe("a\nb\nd\n");
  });
});
