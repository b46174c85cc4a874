import type { Contract } from "../scripts/contract/contract.ts";

/** What a generator works on. */
export interface Job {
  language: string;
  /** The server line, such as "0.12". */
  line: string;
  bundle: URL;
  contract: Contract;
  /** An empty folder for the package. */
  folder: string;
}
export type Generate = (job: Job) => Promise<void>;
