import openapiTypeScript, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { Contract } from "../contract/contract.ts";
import { type Entry, entriesOf, nameOf, sharedEntries, withShared } from "./shared.ts";

/** The parts of a line's types, which the next older line can share. */
export interface Schema {
  readonly line: string;
  readonly text: string;
  readonly entries: ReadonlyMap<string, Entry>;
}

/**
 * The types for openapi-fetch, made by openapi-typescript but shorter, since a compiler reads those of all lines.
 * What a newer line also has is imported from there, and repeated shapes have a name.
 */
export async function schemaModule(line: string, contract: Contract, newer?: Schema): Promise<Schema> {
  const nodes = await openapiTypeScript(withoutHeaders(contract), {
    alphabetize: true,
    defaultNonNullable: false,
    silent: true,
  });
  const { transformed } = ts.transform(nodes, [shortener]);
  const entries = entriesOf(transformed);
  const shared = newer ? sharedEntries(entries, newer.entries) : new Set<string>();
  const heading = newer ? `import type * as newer from "../v${newer.line}/schema.ts";\n\n` : "";
  const text = heading + astToString(withShared(transformed, shared)) + shapes;
  return { line, text, entries };
}

/** The types of headers are not used, and were a third of the file. */
function withoutHeaders(contract: Contract): string {
  return JSON.stringify(contract, (key, value) => (key === "headers" ? undefined : value));
}

const shapes = `/** An answer of JSON. */
type Json<Content> = { headers: { [name: string]: unknown }; content: { "application/json": Content } };
/** An operation without parameters. */
type NoParameters = { query?: never; header?: never; path?: never; cookie?: never };
`;

const { factory } = ts;

const shortener: ts.TransformerFactory<ts.Node> = (context) => {
  const visit = (node: ts.Node): ts.Node => {
    const visited = ts.visitEachChild(node, visit, context);
    if (ts.isInterfaceDeclaration(visited) && /^(paths|operations)$/.test(visited.name.text)) {
      return withoutComments(visited);
    }
    if (!ts.isTypeLiteralNode(visited)) return visited;
    const members = membersOf(visited);
    const names = [...members.keys()].join();
    if (names === "query,header,path,cookie" && [...members.values()].every(isNever)) {
      return factory.createTypeReferenceNode("NoParameters");
    }
    const content = members.get("content");
    const kinds = content && ts.isTypeLiteralNode(content) ? membersOf(content) : undefined;
    const json = kinds?.size === 1 ? kinds.get("application/json") : undefined;
    return names === "headers,content" && json ? factory.createTypeReferenceNode("Json", [json]) : visited;
  };
  return visit;
};

/** Editors do not show these comments for paths; the methods have them. */
function withoutComments<T extends ts.Node>(node: T): T {
  ts.forEachChild(node, (child) => void withoutComments(child));
  return ts.setSyntheticLeadingComments(node, undefined);
}

function membersOf({ members }: ts.TypeLiteralNode): Map<string, ts.TypeNode | undefined> {
  return new Map(
    members.map((member) => [nameOf(member), ts.isPropertySignature(member) ? member.type : undefined]),
  );
}

function isNever(type: ts.TypeNode | undefined): boolean {
  return type?.kind === ts.SyntaxKind.NeverKeyword;
}
