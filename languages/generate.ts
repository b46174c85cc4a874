import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { readContract } from "../scripts/contract/contract.ts";
import { bundleOf, readLines } from "../scripts/contract/lines.ts";
import { type Language, languages } from "./languages.ts";
import { demand } from "./tools.ts";

/**
 * Generates the client of a language from a line's bundle, the newest unless given.
 *
 * @returns the package's folder, `dist/languages/<language>`
 * @throws MissingToolError - the generator needs a program that is not on PATH
 */
export async function generateClient(language: Language, line?: string): Promise<string> {
  const lines = readLines().map((one) => one.line);
  const chosen = line ?? lines.at(-1);
  if (chosen === undefined || !lines.includes(chosen))
    throw new Error(`there is no line ${chosen}; there are ${lines.join(", ")}`);
  const { generate, needs } = languages[language];
  await demand(language, needs);
  const folder = fileURLToPath(new URL(`../dist/languages/${language}`, import.meta.url));
  await rm(folder, { recursive: true, force: true });
  const bundle = bundleOf(chosen);
  await generate({ language, line: chosen, bundle, contract: readContract(bundle), folder });
  return folder;
}
