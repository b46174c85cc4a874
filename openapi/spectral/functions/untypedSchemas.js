// @ts-check
import { schemas } from "../schemas.js";

/**
 * @param {unknown} document
 * @param {{ free?: string[] }} [options] where a value may be anything
 */
export default function untypedSchemas(document, { free = [] } = {}) {
  return [...schemas(document)]
    .filter(({ node }) => !["type", "$ref", "anyOf", "oneOf", "allOf"].some((keyword) => keyword in node))
    .filter(({ path }) => !free.includes(path.join(".")))
    .map(({ path }) => ({ message: "The schema has no type.", path }));
}
