import { onPath } from "../../scripts/support/executables.ts";
import type { ProgramName, Tool } from "./tool.ts";

/** The programs that a tool or its compiler needs and that are not here. */
export function missingPrograms({ needs = [], check }: Tool): ProgramName[] {
  return [...needs, ...(check?.needs ?? [])].filter((name) => onPath(name).length === 0);
}
