import { readFileSync, writeFileSync } from "node:fs";
import type { LineName, Tool, Verdict } from "./tool.ts";

/** What is kept of a tool: what the page tells. */
export interface Result {
  tool: string;
  version: string;
  registry: string;
  makes: string;
  command: string;
  /** With what it was compiled or type-checked. */
  compiled?: string;
  /** Why it was given the derived file. */
  derived?: string;
  verdicts: Partial<Record<LineName, Verdict>>;
  /** What stays wrong, and the tool's own report of it. */
  wrong?: Tool["wrong"];
}

const file = new URL("./results.json", import.meta.url);

export function readResults(): Result[] {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Keeps what was found out now, and of what was not tried what was found out before. */
export function writeResults(tools: Tool[], found: Map<string, Result["verdicts"]>): void {
  const before = new Map(readResults().map((result) => [result.tool, result]));
  const results = tools.map((tool): Result => {
    const { title, version, registry, makes, generate, compile, derived, wrong } = tool;
    const old = before.get(title);
    return {
      tool: title,
      version,
      registry,
      makes,
      command: generate.join(" && "),
      ...(compile && { compiled: compile.with }),
      ...(derived && { derived }),
      verdicts: { ...(old?.version === version && old.verdicts), ...found.get(title) },
      ...(wrong && { wrong }),
    };
  });
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}
