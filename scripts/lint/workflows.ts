import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { run } from "../support/run.ts";

/** Compiled by Go from the module proxy. */
const actionlint = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.8";

await run(async () => {
  if (spawnSync("go", ["version"]).status !== 0)
    return console.log("Go is not installed: the workflow files were not checked");
  const files = globSync(".github/workflows/*.yml").toSorted();
  const { status } = spawnSync("go", ["run", actionlint, "-color=false", ...files], { stdio: "inherit" });
  if (status !== 0) throw new Error("actionlint found errors in .github/workflows");
  console.log(`actionlint: ${files.length} workflow files are valid`);
});
