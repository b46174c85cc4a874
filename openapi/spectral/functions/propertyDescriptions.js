// @ts-check
import { trail } from "../document.js";
import { properties } from "../schemas.js";

/** @param {unknown} document */
export default function propertyDescriptions(document) {
  return [...properties(document)]
    .filter((property) => !trail(document, property).some(({ node }) => node.description))
    .map(({ name, path }) => ({
      message: `Property "${name}" has no description. Describe it in a sentence.`,
      path,
    }));
}
