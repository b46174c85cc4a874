import { fileURLToPath } from "node:url";
import ts from "typescript";

/** An `@example` of an export, or of one of its members. */
export interface CodeExample {
  readonly title: string;
  readonly code: string;
}

/** Something that the package exports, as its source documents it. */
export interface Exported {
  readonly name: string;
  /** The file that declares it, from the root of the repository. */
  readonly file: string;
  /** What its TSDoc says before the tags. */
  readonly summary: string;
  readonly examples: readonly CodeExample[];
  /** What its functions take or answer, and its TSDoc does not say. */
  readonly untold: readonly string[];
  /** Whether it is there at run time, and no type alone. */
  readonly isValue: boolean;
}

const root = fileURLToPath(new URL("../../..", import.meta.url));

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
      examples: [
        ...examplesOf(symbol, exported.name, checker),
        ...[...(symbol.members?.values() ?? [])].flatMap((member) =>
          examplesOf(member, `${exported.name}.${member.name}`, checker),
        ),
      ],
      untold: [symbol, ...(symbol.members?.values() ?? [])].flatMap((one) => untoldOf(one, checker)),
      isValue: (symbol.flags & ts.SymbolFlags.Value) !== 0,
    };
  });
}

function untoldOf(symbol: ts.Symbol, checker: ts.TypeChecker): string[] {
  const declaration = symbol.declarations?.[0];
  const isMade = declaration && ts.isConstructorDeclaration(declaration);
  const isCalled =
    declaration &&
    (ts.isFunctionDeclaration(declaration) ||
      ts.isMethodSignature(declaration) ||
      ts.isMethodDeclaration(declaration));
  if (!isMade && !isCalled) return [];
  const signature = checker.getSignatureFromDeclaration(declaration);
  const told = (signature?.getJsDocTags() ?? []).map(({ name, text }) =>
    name === "param" ? text?.[0]?.text : name,
  );
  const answer = signature && checker.typeToString(signature.getReturnType());
  const parameters = declaration.parameters.map(({ name }) => name.getText());
  const needed = isMade || /^(Promise<)?void\b/.test(answer ?? "") ? parameters : [...parameters, "returns"];
  return needed.filter((name) => !told.includes(name)).map((name) => `${symbol.name}: ${name}`);
}

function examplesOf(symbol: ts.Symbol, name: string, checker: ts.TypeChecker): CodeExample[] {
  return symbol
    .getJsDocTags(checker)
    .filter((tag) => tag.name === "example")
    .map(({ text }, index) => {
      const written = ts.displayPartsToString(text);
      // An editor shows an example as code with a fence around it or without.
      const code = /```ts\n([\s\S]+?)```/.exec(written)?.[1] ?? written;
      return { title: index === 0 ? name : `${name} (${index + 1})`, code };
    });
}
