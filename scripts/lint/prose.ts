import { globSync, readFileSync } from "node:fs";
import { run } from "../support/run.ts";

/** Handwritten pages. The others are generated, or quote what a server sends. */
export const pages = [
  "*.md",
  "docs/{index,architecture}.md",
  "docs/{guides,decisions}/*.md",
  "examples/*.md",
  "examples/*/README.md",
  "openapi/**/*.{md,yaml}",
  "languages/*.md",
  "languages/*/{,package/}README.md",
];

interface Word {
  /** A regular expression for what to avoid; a space also matches a line break. */
  avoid: string;
  /** What to write instead. */
  write: string;
}

const words: Word[] = JSON.parse(readFileSync(new URL("words.json", import.meta.url), "utf8"));

/**
 * Finds words to avoid in a page. Code and server texts (`detail`) are not checked.
 *
 * @returns a sentence for each of them, with its line
 */
export function wordsToAvoid(page: string): string[] {
  const blank = (code: string) => code.replace(/[^\n]/g, "_");
  const prose = page.replace(/^```[\s\S]*?^```|`[^`\n]+`|^ *detail: .*/gm, blank);
  return words.flatMap(({ avoid, write }) => {
    const pattern = new RegExp(`\\b(?:${avoid})\\b`.replaceAll(" ", "\\s+"), "gi");
    return [...prose.matchAll(pattern)].map((match) => {
      const line = prose.slice(0, match.index).split("\n").length;
      return `${line}: "${match[0].replace(/\s+/g, " ")}"; write: ${write}`;
    });
  });
}

async function main(): Promise<void> {
  const files = globSync(pages).toSorted();
  const found = files.flatMap((file) =>
    wordsToAvoid(readFileSync(file, "utf8")).map((sentence) => `${file}:${sentence}`),
  );
  if (found.length > 0) throw new Error(`words to avoid:\n${found.join("\n")}`);
  console.log(`The words of ${files.length} pages are plain.`);
}

if (import.meta.main) await run(main);
