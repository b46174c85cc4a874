import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished } from "vitest";

const root = new URL("../../../", import.meta.url);

/** Runs the block of a guide that holds those words, for a server on this machine, and returns what it exports. */
export async function blockOf(guide: string, words: string, url: string) {
  const text = readFileSync(new URL(`docs/guides/${guide}.md`, root), "utf8");
  const blocks = [...text.matchAll(/^```ts.*\n([\s\S]*?)^```/gm)].map(([, block = ""]) => block);
  const block = blocks.find((one) => one.includes(words)) ?? expect.fail(`no block of ${guide} has ${words}`);
  const folder = mkdtempSync(join(tmpdir(), "open-webui-auths-guide-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const source = JSON.stringify(fileURLToPath(new URL("src/index.ts", root)));
  const program = block.replaceAll('"open-webui-auths"', source).replaceAll("https://chat.example.com", url);
  writeFileSync(join(folder, "block.ts"), program);
  return import(join(folder, "block.ts"));
}
