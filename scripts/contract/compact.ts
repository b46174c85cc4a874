import { isMap, isScalar, isSeq, parseDocument, visit } from "yaml";

/** The longest list or entry that stays on one line. */
const width = 110;

/** The same document with short lists and one-entry maps on one line each, which is easier to read. */
export function compact(yaml: string): string {
  const document = parseDocument(yaml);
  visit(document, {
    Collection(_, collection) {
      if (collection.items.length > 0 && onOneLine(collection) !== undefined) collection.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, indentSeq: false });
}

/** The text of a node on one line; undefined if it does not fit. */
function onOneLine(node: unknown): string | undefined {
  if (isScalar(node)) return fitting(String(node.value));
  if (isSeq(node)) return fitting(`[${node.items.map((item) => onOneLine(item) ?? "\n").join(", ")}]`);
  if (!isMap(node) || node.items.length > 1) return undefined;
  const entries = node.items.map(({ key, value }) => `${key}: ${onOneLine(value) ?? "\n"}`);
  return fitting(`{${entries.join()}}`);
}

function fitting(text: string): string | undefined {
  return text.length <= width && !text.includes("\n") ? text : undefined;
}
