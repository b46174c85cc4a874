// @ts-check
import { schemas } from "../schemas.js";

/** @param {unknown} document */
export default function untypedSchemas(document) {
  return [...schemas(document)]
    .filter(({ node }) => !["type", "$ref", "anyOf", "oneOf", "allOf"].some((keyword) => keyword in node))
    .map(({ path }) => ({ message: "The schema has no type.", path }));
}
