import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

it("type-checks: the client's fetch is what each library's types ask for", async () => {
  const here = fileURLToPath(new URL(".", import.meta.url));
  const said = promisify(execFile)(process.execPath, [
    `${here}node_modules/typescript/bin/tsc`,
    "-p",
    here,
  ]).then(
    () => "nothing",
    ({ stdout, stderr }) => stdout + stderr,
  );
  expect(await said).toBe("nothing");
}, 120_000);
