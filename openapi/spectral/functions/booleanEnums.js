// @ts-check
import { properties } from "../schemas.js";

/** @param {unknown} document */
export default function booleanEnums(document) {
  return [...properties(document)]
    .filter(({ node }) => [node.type].flat().includes("boolean") && "enum" in node)
    .map(({ path }) => ({ message: "The property is a boolean with an enum.", path: [...path, "enum"] }));
}
