import { join } from "node:path";
import { run } from "../../../scripts/support/run.ts";
import { installLocked } from "../../support/install-once.ts";

/** Installs what the locks name, unless it is there. It is large, so only these tests need it. */
async function main(): Promise<void> {
  installLocked(import.meta.dirname, "the runtimes (Node 20, 22 and 24, Bun, Deno, workerd)");
  installLocked(join(import.meta.dirname, "storages"), "the storages (AsyncStorage 2 and 3, localForage)");
}

await run(main);
