import { isScalar, parseDocument, visit } from "yaml";

/** The longest list that stays on one line. */
const width = 90;

/** The same document with short lists and references on one line each: a fact a line reads better. */
export function compact(yaml: string): string {
  const document = parseDocument(yaml);
  visit(document, {
    Map(_, map) {
      if (map.items.length === 1 && map.has("$ref")) map.flow = true;
    },
    Seq(_, list) {
      const texts = list.items.map((item) => (isScalar(item) ? String(item.value) : "\n"));
      const text = texts.join(", ");
      if (texts.length > 0 && text.length <= width && !text.includes("\n")) list.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
