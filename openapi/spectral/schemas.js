// @ts-check
import { children, isNode } from "./document.js";

/**
 * @typedef {import("./document.js").Path} Path
 * @typedef {import("./document.js").Place} Place
 * @typedef {import("./document.js").NamedPlace} NamedPlace
 */

const SUBSCHEMA = ["items", "additionalProperties", "contains", "propertyNames", "not", "if", "then", "else"];
const SUBSCHEMAS = ["properties", "patternProperties", "$defs", "allOf", "anyOf", "oneOf", "prefixItems"];

/**
 * Every schema, wherever it stands: shared or inline, and those within others.
 *
 * @param {unknown} value
 * @param {Path} path
 * @returns {Generator<Place>}
 */
export function* schemas(value, path = []) {
  if (typeof value !== "object" || value === null) return;
  for (const [name, child] of Object.entries(value)) {
    // Examples hold data, which may look like anything.
    if (name === "examples" || name === "example") continue;
    const place = { node: child, path: [...path, name] };
    if (isNode(child) && (name === "schema" || path.join("/") === "components/schemas")) {
      yield* within({ node: child, path: place.path });
    } else {
      yield* schemas(child, place.path);
    }
  }
}

/**
 * @param {Place} schema
 * @returns {Generator<Place>}
 */
function* within({ node, path }) {
  yield { node, path };
  for (const { name, ...child } of children(node, path)) {
    if (SUBSCHEMA.includes(name)) yield* within(child);
  }
  for (const keyword of SUBSCHEMAS) {
    for (const child of children(node[keyword], [...path, keyword])) yield* within(child);
  }
}

/**
 * @param {unknown} document
 * @returns {Generator<NamedPlace>}
 */
export function* properties(document) {
  for (const { node, path } of schemas(document)) yield* children(node.properties, [...path, "properties"]);
}
