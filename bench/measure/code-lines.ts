import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const help = `Counts the lines of code that the package's main entry reaches in src/: comments, blanks and types' files of
generated/ are left out.

  node bench/measure/code-lines.ts
`;

/** Lines of code by file: those on which a token of TypeScript's scanner begins or ends. */
export function codeLinesFrom(entry: string, lines = new Map<string, number>()): Map<string, number> {
  if (lines.has(entry) || !entry.includes("/src/")) return lines;
  const text = readFileSync(entry, "utf8");
  const source = ts.createSourceFile(entry, text, ts.ScriptTarget.Latest, true);
  const touched = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return;
    if (node.getChildCount(source) > 0) {
      node.getChildren(source).forEach(visit);
    } else if (node.getWidth(source) > 0) {
      const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line;
      for (let line = lineOf(node.getStart(source)); line <= lineOf(node.getEnd()); line += 1)
        touched.add(line);
    }
  };
  visit(source);
  lines.set(entry, touched.size);
  for (const { fileName } of ts.preProcessFile(text).importedFiles) {
    if (fileName.startsWith(".")) codeLinesFrom(resolve(dirname(entry), fileName), lines);
  }
  return lines;
}

if (import.meta.main) {
  if (process.argv.includes("--help")) console.log(help);
  else {
    const lines = codeLinesFrom(fileURLToPath(new URL("../../src/index.ts", import.meta.url)));
    for (const [file, count] of lines) console.log(String(count).padStart(5), file.split("/src/")[1]);
    console.log(
      [...lines.values()].reduce((sum, count) => sum + count, 0),
      "lines of code",
    );
  }
}
