import { astToString } from "openapi-typescript";
import ts from "typescript";

const { factory } = ts;

/** A path, an operation or a component. Its place is a list of steps, such as `components schemas LdapForm`. */
export interface Entry {
  readonly text: string;
  /** The places of the entries that it refers to. */
  readonly names: readonly string[];
}

/** The entries of a line's types. */
export function entriesOf(nodes: readonly ts.Node[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  visitEntries(nodes, (where, type) => {
    const text = astToString(type);
    const names = [...text.matchAll(/\b(components|operations)\["([^"]+)"\](?:\["([^"]+)"\])?/g)];
    entries.set(where, { text, names: names.map((found) => found.slice(1).filter(Boolean).join(" ")) });
    return type;
  });
  return entries;
}

/** The places of the entries that are the same in another line, including all that they refer to. */
export function sharedEntries(
  entries: ReadonlyMap<string, Entry>,
  others: ReadonlyMap<string, Entry>,
): Set<string> {
  const shared = new Set(
    [...entries].filter(([where, { text }]) => others.get(where)?.text === text).map(([where]) => where),
  );
  for (let before = -1; before !== shared.size; ) {
    before = shared.size;
    for (const where of shared) {
      if (!entries.get(where)?.names.every((name) => shared.has(name))) shared.delete(where);
    }
  }
  return shared;
}

/** The types, with such entries imported from the newer line. */
export function withShared(nodes: readonly ts.Node[], shared: ReadonlySet<string>): ts.Node[] {
  return visitEntries(nodes, (where, type) => (shared.has(where) ? inNewer(where) : type));
}

function inNewer(where: string): ts.TypeNode {
  const [root, ...steps] = where.split(" ");
  return steps
    .map(textNode)
    .reduce<ts.TypeNode>(
      (type, step) => factory.createIndexedAccessTypeNode(type, step),
      factory.createTypeReferenceNode(`newer.${root}`),
    );
}

function textNode(text: string): ts.TypeNode {
  return factory.createLiteralTypeNode(factory.createStringLiteral(text));
}

/** The name of a property; empty if it is computed. */
export function nameOf({ name }: ts.TypeElement): string {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : "";
}

type Change = (where: string, type: ts.TypeNode) => ts.TypeNode;

function visitEntries(nodes: readonly ts.Node[], change: Change): ts.Node[] {
  return nodes.map((node) => {
    if (!ts.isInterfaceDeclaration(node)) return node;
    const { modifiers, name, typeParameters, heritageClauses, members } = node;
    const visited = membersVisited(members, name.text, change);
    return factory.updateInterfaceDeclaration(
      node,
      modifiers,
      name,
      typeParameters,
      heritageClauses,
      visited,
    );
  });
}

function membersVisited(members: readonly ts.TypeElement[], where: string, change: Change): ts.TypeElement[] {
  return members.map((member) => {
    if (!ts.isPropertySignature(member) || !member.type) return member;
    const { modifiers, name, questionToken, type } = member;
    const here = `${where} ${nameOf(member)}`;
    const deeper = where === "components" && ts.isTypeLiteralNode(type);
    const visited = deeper
      ? factory.createTypeLiteralNode(membersVisited([...type.members], here, change))
      : change(here, type);
    return factory.updatePropertySignature(member, modifiers, name, questionToken, visited);
  });
}
