// @ts-check
import { children, trail } from "../document.js";
import { properties } from "../schemas.js";

/** @typedef {import("../document.js").Place} Place */

/** @param {unknown} document */
export default function propertyExamples(document) {
  return [...properties(document)]
    .filter((property) => !hasExample(document, property) && !isModel(document, property))
    .map(({ name, path }) => ({
      message: `Property "${name}" has no example. Add a realistic value under "examples".`,
      path,
    }));
}

/**
 * @param {unknown} document
 * @param {Place} place
 */
function hasExample(document, place) {
  return trail(document, place).some(
    ({ node }) => "example" in node || (Array.isArray(node.examples) && node.examples.length > 0),
  );
}

/**
 * A model's own properties have the examples.
 *
 * @param {unknown} document
 * @param {Place} place
 * @returns {boolean}
 */
function isModel(document, place) {
  return trail(document, place).some(
    ({ node, path }) =>
      "properties" in node ||
      ["allOf", "anyOf", "oneOf"].some((keyword) =>
        [...children(node[keyword], [...path, keyword])].some((member) => isModel(document, member)),
      ),
  );
}
