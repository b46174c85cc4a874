// @ts-check
import { schemas } from "../schemas.js";

/** @param {unknown} document */
export default function emptySchemas(document) {
  return [...schemas(document)]
    .filter(({ node }) => Object.keys(node).length === 0)
    .map(({ path }) => ({ message: "The schema is empty.", path }));
}
