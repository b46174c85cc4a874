import { run } from "../../../scripts/support/run.ts";
import { installLocked } from "../../support/install-once.ts";

/** Installs the runtimes that the lock names, unless they are there. They are large, so only these tests need them. */
async function main(): Promise<void> {
  installLocked(import.meta.dirname, "the runtimes (Node 20, 22 and 24, Bun, Deno, workerd)");
}

await run(main);
