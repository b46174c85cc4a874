import { parseArgs } from "node:util";
import { generateClient } from "./clients/generate.ts";
import { parseLanguages } from "./clients/languages.ts";
import { MissingToolError } from "./clients/tools.ts";
import { run } from "./run.ts";

const help = `Generates clients in other languages from a line's contract, into dist/clients/<language>.

  npm run clients                            all of them: python go java rust csharp php
  npm run clients -- python go               these
  npm run clients -- python --line 0.6       of that line; the newest unless given

A language whose generator cannot run here is named, and the others are made all the same.
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { line: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help) return console.log(help);
  for (const language of parseLanguages(positionals)) {
    const began = performance.now();
    try {
      await generateClient(language, values.line);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`dist/clients/${language} written (${seconds} s)`);
    } catch (error) {
      if (!(error instanceof MissingToolError)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    }
  }
}

await run(main);
