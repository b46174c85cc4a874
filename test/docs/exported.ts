import { fileURLToPath } from "node:url";
import ts from "typescript";

/** Something that the package exports, as its source documents it. */
export interface Exported {
  readonly name: string;
  /** The file that declares it, from the root of the repository. */
  readonly file: string;
  /** What its TSDoc says before the tags. */
  readonly summary: string;
  /** The code of its `@example` blocks. */
  readonly examples: readonly string[];
  /** Whether it is there at run time, and no type alone. */
  readonly isValue: boolean;
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** All that `src/index.ts` exports. */
export function readExports(): Exported[] {
  const index = `${root}src/index.ts`;
  const program = ts.createProgram([index], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(index);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error("src/index.ts exports nothing");
  return checker.getExportsOfModule(module).map((exported) => {
    const isAlias = exported.flags & ts.SymbolFlags.Alias;
    const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
    const file = symbol.declarations?.[0]?.getSourceFile().fileName ?? "";
    return {
      name: exported.name,
      file: file.replace(root, ""),
      summary: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
      examples: symbol
        .getJsDocTags(checker)
        .filter(({ name }) => name === "example")
        .flatMap(({ text }) => codeOf(ts.displayPartsToString(text))),
      isValue: (symbol.flags & ts.SymbolFlags.Value) !== 0,
    };
  });
}

function codeOf(markdown: string): string[] {
  return [...markdown.matchAll(/```ts\n([\s\S]+?)```/g)].map(([, code = ""]) => code);
}
