// @ts-check
import { children, trail } from "../document.js";
import { schemas } from "../schemas.js";

/** @typedef {import("../document.js").Place} Place */

/** @param {unknown} document */
export default function nullDefaults(document) {
  return [...schemas(document)]
    .filter((schema) => schema.node.default === null && mayBeObject(document, schema))
    .map(({ path }) => ({ message: "The default is null.", path: [...path, "default"] }));
}

/**
 * @param {unknown} document
 * @param {Place} place
 * @returns {boolean}
 */
function mayBeObject(document, place) {
  return trail(document, place).some(
    ({ node, path }) =>
      [node.type].flat().includes("object") ||
      ["anyOf", "oneOf"].some((keyword) =>
        [...children(node[keyword], [...path, keyword])].some((member) => mayBeObject(document, member)),
      ),
  );
}
