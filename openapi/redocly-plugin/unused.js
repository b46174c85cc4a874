// @ts-check
import { isNode, nodesIn, targetsOf } from "./redocly.js";

/**
 * @typedef {import('./redocly.js').Node} Node
 * @typedef {import('./redocly.js').Resolve} Resolve
 */

export const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/**
 * @param {Node} root
 * @param {Resolve} resolve
 */
export function removeIdlePaths({ paths }, resolve) {
  if (!isNode(paths)) return;
  for (const [path, item] of Object.entries(paths)) {
    // A file that cannot be read is for lint to report, which it cannot once the path is gone.
    if (isBroken(item, resolve)) continue;
    if (operationsOf(item, resolve).length === 0) delete paths[path];
  }
}

/**
 * @param {Node} root
 * @param {Resolve} resolve
 */
export function removeUnusedTags(root, resolve) {
  if (!isNode(root.paths) || !Array.isArray(root.tags)) return;
  const used = new Set(
    Object.values(root.paths)
      .flatMap((item) => operationsOf(item, resolve))
      .flatMap((operation) => operation.tags),
  );
  root.tags = nodesIn(root.tags).filter((tag) => used.has(tag.name));
}

/**
 * @param {unknown} item
 * @param {Resolve} resolve
 */
function isBroken(item, resolve) {
  return isNode(item) && "$ref" in item && targetsOf(item, resolve).length === 0;
}

/**
 * @param {unknown} item
 * @param {Resolve} resolve
 */
function operationsOf(item, resolve) {
  return nodesIn([item, ...targetsOf(item, resolve)]).flatMap((node) =>
    nodesIn(METHODS.map((method) => node[method])),
  );
}
