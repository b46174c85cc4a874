// @ts-check
import { isNode, nodesIn } from "./redocly.js";

/** @typedef {import('./redocly.js').Node} Node */

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** @param {Node} root */
export function removeIdlePaths({ paths }) {
  if (!isNode(paths)) return;
  for (const [path, item] of Object.entries(paths)) {
    if (operationsOf(item).length === 0) delete paths[path];
  }
}

/** @param {Node} root */
export function removeUnusedTags(root) {
  if (!isNode(root.paths) || !Array.isArray(root.tags)) return;
  const used = new Set(
    Object.values(root.paths)
      .flatMap(operationsOf)
      .flatMap((operation) => operation.tags),
  );
  root.tags = nodesIn(root.tags).filter((tag) => used.has(tag.name));
}

/** @param {unknown} item */
function operationsOf(item) {
  return isNode(item) ? nodesIn(METHODS.map((method) => item[method])) : [];
}
