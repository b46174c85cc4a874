import { parseArgs } from "node:util";
import { run } from "../scripts/support/run.ts";
import { generateClient } from "./generate.ts";
import { parseLanguages } from "./languages.ts";
import { testLanguages } from "./test/run.ts";
import { MissingToolError } from "./tools.ts";

const help = `Generates clients in other languages from a line's contract, into dist/languages/<language>.

  npm run languages                          all: python go java rust csharp php
  npm run languages -- python go             only these
  npm run languages -- python --line 0.6     for that line; by default the newest
  npm run languages -- test python go        compiles them with their examples, and runs the examples on the mock
  npm run languages -- test python --live    on a real Open WebUI 0.12; clients with a layer also on 0.6
  npm run languages -- test --skip-missing   skips languages whose tools are not installed

If a generator cannot run here, its language is reported, and the others are still generated. A tested example must
print what the same server returns to plain requests.
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      line: { type: "string" },
      live: { type: "boolean", default: false },
      "skip-missing": { type: "boolean", default: false },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(help);
  if (positionals[0] === "test") {
    return testLanguages(parseLanguages(positionals.slice(1)), {
      live: values.live,
      skipMissing: values["skip-missing"],
    });
  }
  for (const language of parseLanguages(positionals)) {
    const began = performance.now();
    try {
      await generateClient(language, values.line);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`dist/languages/${language} written (${seconds} s)`);
    } catch (error) {
      if (!(error instanceof MissingToolError)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    }
  }
}

await run(main);
