import { readFileSync } from "node:fs";

/** The lines that other tools are tried on. */
export const triedLines = ["0.6", "0.9", "0.12"] as const;
export type TriedLine = (typeof triedLines)[number];

/** What became of what a generator made: how much of it was tested, or that it is wrong. */
export const verdicts = ["ran", "compiled", "parsed", "read", "wrong"] as const;
/** Besides, what a mock, a viewer or a validator did. */
export type Verdict = (typeof verdicts)[number] | "answered" | "shown" | "accepted";

/** What `npm run test:tools -- --write` keeps of a tool. */
export interface ToolResult {
  tool: string;
  version: string;
  registry: string;
  makes: string;
  /** It makes no code: it serves, shows or judges the contract. */
  viewer?: boolean;
  command: string;
  /** What compiled, type-checked or parsed it. */
  checkedWith?: string;
  /** Why it was given the derived file. */
  derived?: string;
  verdicts: Partial<Record<TriedLine, Verdict>>;
  /** What stays wrong, and the tool's own report of it. */
  wrong?: Partial<Record<TriedLine, { what: string; bug: string }>>;
}

export const toolResults = new URL("../../test/tools/results.json", import.meta.url);

export function readToolResults(): ToolResult[] {
  return JSON.parse(readFileSync(toolResults, "utf8"));
}
