import { writeFileSync } from "node:fs";
import { readToolResults, type ToolResult, toolResults } from "../../scripts/pages/tool-results.ts";
import type { Tool } from "./tool.ts";

/** Keeps what was found out now, and of what was not tried what was found out before. */
export function writeResults(tools: Tool[], found: Map<string, ToolResult["verdicts"]>): void {
  const before = new Map(readToolResults().map((result) => [result.tool, result]));
  const results = tools.map((tool): ToolResult => {
    const { title, version, registry, makes, generate, serves, viewer, check, derived, wrong } = tool;
    const old = before.get(title);
    return {
      tool: title,
      version,
      registry,
      makes,
      ...(viewer && { viewer }),
      command: [...generate, ...(serves ? [`${serves} 4010`] : [])].join(" && "),
      ...(check && { checkedWith: check.with }),
      ...(derived && { derived }),
      verdicts: { ...(old?.version === version && old.verdicts), ...found.get(title) },
      ...(wrong && { wrong }),
    };
  });
  writeFileSync(toolResults, `${JSON.stringify(results, null, 2)}\n`);
}
