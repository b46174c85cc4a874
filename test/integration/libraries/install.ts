import { run } from "../../../scripts/support/run.ts";
import { installLocked } from "../../support/install-once.ts";

/** Installs the libraries that the lock names, unless they are there. Only these tests need them. */
async function main(): Promise<void> {
  installLocked(import.meta.dirname, "the libraries");
}

await run(main);
