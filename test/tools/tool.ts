import type { ToolResult, TriedLine } from "../../scripts/pages/tool-results.ts";

/** A tool that makes something of the contract, and how it is tried. The commands are as a user types them. */
export interface Tool {
  /** Its name in lower case, after which its kit in `kits/` is called, if it has one. */
  name: string;
  title: string;
  version: string;
  registry: "npm" | "PyPI" | "Go" | "crates.io";
  makes: string;
  /** Why it gets the contract as `npm run bundle -- 0.12 --for generators` derives it, not the exact one. */
  derived?: string;
  /** Programs that have to be on PATH. */
  needs?: ProgramName[];
  /** Run in a folder of its own, with the contract in `contract.yaml`. */
  generate: string[];
  /** Compiles or type-checks what was generated, with the program of the kit if there is one; or only parses it. */
  check?: { with: string; onlyParses?: boolean; needs?: ProgramName[]; commands: string[] };
  /** Runs the kit's program; the server's URL and the accounts are put behind it. */
  program?: string;
  /** Where there is no compiler at hand: what has to stand in which generated file, by line where they differ. */
  reads?: { file: string; has: string; onlyOn?: TriedLine }[];
  /** It makes no code: it serves, shows or judges the contract. */
  viewer?: boolean;
  /** Serves the contract as a mock on the loopback address; the port is put behind it. */
  serves?: string;
  /** The page that shows it. */
  shows?: string;
  /** What is known to be wrong and not ours, by line, with the report of it. */
  wrong?: ToolResult["wrong"];
  /** Whether it is tried at every change: it is quick, and needs nothing but Node, Python or Go. */
  quick?: boolean;
}

export type ProgramName = "java" | "javac" | "mvn" | "go" | "cargo" | "ruby" | "php" | "elixirc";
