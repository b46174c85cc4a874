// @ts-check
import { missingFrom, narrowest } from "./lines.js";
import { isNode, nodesIn, targetsOf } from "./redocly.js";
import { METHODS } from "./unused.js";

/**
 * @typedef {import('./redocly.js').Node} Node
 * @typedef {import('./redocly.js').Resolve} Resolve
 * @typedef {import('./lines.js').Range} Range
 */

/**
 * Keeps one operation of each name, the newest, since a document cannot have two.
 *
 * @param {Node} root
 * @param {Range} scope
 * @param {Resolve} resolve
 * @returns {Record<string, string>} by name, the releases of the bundle that lack the operation, or have an older one
 */
export function settleOperations({ paths }, scope, resolve) {
  const versions = Map.groupBy(operationsIn(paths, resolve), ({ id }) => id);
  /** @type {Record<string, string>} */
  const except = {};
  for (const [id, found] of versions) {
    const [newest, ...older] = found.sort((a, b) => b.range.first - a.range.first);
    if (!newest) continue;
    // An overlap is an error, which lint reports.
    for (const { owner, method, range } of older) if (range.last < newest.range.first) delete owner[method];
    const missing = missingFrom(newest.range, scope);
    if (missing) except[id] = missing;
  }
  return except;
}

/**
 * @param {unknown} paths
 * @param {Resolve} resolve
 */
function operationsIn(paths, resolve) {
  return Object.values(isNode(paths) ? paths : {}).flatMap((item) => {
    const owners = nodesIn([item, ...targetsOf(item, resolve)]);
    return owners.flatMap((owner) =>
      METHODS.flatMap((method) => {
        const operation = owner[method];
        if (!isNode(operation)) return [];
        const range = narrowest([...owners, operation]);
        return [{ id: String(operation.operationId), owner, method, range }];
      }),
    );
  });
}
