import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { command } from "../../scripts/support/command.ts";
import type { Generate } from "../job.ts";

const redocly = fileURLToPath(new URL("../../node_modules/.bin/redocly", import.meta.url));

/** Redocly's generator for a language, and the package files in `languages/<language>`. */
export function redoclyGenerator(generator: "php", packageFiles: string[]): Generate {
  return async ({ language, bundle, folder }) => {
    mkdirSync(folder, { recursive: true });
    // The name has to end so; the file has the ending of its language.
    const output = join(folder, "client.ts");
    await command(redocly, [
      ...["generate-client", fileURLToPath(bundle), "--generator", generator, "--output", output],
    ]);
    for (const file of packageFiles) {
      const from = new URL(`../${language}/${file}`, import.meta.url);
      copyFileSync(fileURLToPath(from), join(folder, file));
    }
  };
}
