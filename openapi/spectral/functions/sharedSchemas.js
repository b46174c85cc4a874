// @ts-check
import { bodies, isNode } from "../document.js";

/** @typedef {{ name: string, status?: string, node: import("../document.js").Node }} Body */

/** @type {Record<string, (body: Body) => boolean>} */
const IS_INLINE = {
  request: ({ status, node }) => status === undefined && !isShared(node.schema),
  success: ({ status, node }) => /^2/.test(status ?? "") && holdsObject(node.schema),
  error: ({ status, name, node }) =>
    /^[45]/.test(status ?? "") && name === "application/json" && !isShared(node.schema),
};

/**
 * @param {unknown} document
 * @param {{ of: "request" | "success" | "error" }} options
 */
export default function sharedSchemas(document, { of }) {
  return [...bodies(document)]
    .filter((body) => IS_INLINE[of]?.(body))
    .map(({ node, path }) => ({
      message: "The schema is inline.",
      path: "schema" in node ? [...path, "schema"] : path,
    }));
}

/** @param {unknown} schema */
function isShared(schema) {
  return isNode(schema) && typeof schema.$ref === "string" && schema.$ref.startsWith("#/components/schemas/");
}

/**
 * @param {unknown} schema
 * @returns {boolean}
 */
function holdsObject(schema) {
  if (!isNode(schema) || isShared(schema)) return false;
  const isObject = [schema.type].flat().includes("object");
  return (
    isObject ||
    ["properties", "allOf", "anyOf", "oneOf"].some((key) => key in schema) ||
    holdsObject(schema.items)
  );
}
