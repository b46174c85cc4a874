// @ts-check
/**
 * The little of Redocly's plugin interface that is used here; its CLI ships no types.
 *
 * @typedef {Record<string, unknown>} Node
 *
 * @typedef {object} Location
 * @property {string} pointer where in its file, `#/` for the whole of it
 * @property {(key: string) => Location} child
 *
 * @typedef {object} Resolved
 * @property {unknown} [node] what the reference ends at
 * @property {{ node: unknown }[]} [chain] the references with siblings that it passes on the way
 *
 * @typedef {(ref: Node) => Resolved} Resolve
 *
 * @typedef {object} Context
 * @property {{ name: string, properties: Record<string, unknown> }} type
 * @property {unknown} parent
 * @property {string | number} key
 * @property {unknown} rawNode the reference, where the visited node is what it ends at
 * @property {Location} location
 * @property {Resolve} resolve
 * @property {(problem: { message: string, location: Location }) => void} report
 */

/**
 * @param {unknown} value
 * @returns {value is Node}
 */
export function isNode(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {Node[]}
 */
export function nodesIn(value) {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/**
 * What a reference leads to, the nearest first.
 *
 * @param {unknown} node
 * @param {Resolve} resolve
 * @returns {Node[]}
 */
export function targetsOf(node, resolve) {
  if (!isNode(node) || typeof node.$ref !== "string") return [];
  const { node: end, chain = [] } = resolve(node);
  return nodesIn([...chain.map((hop) => hop.node), end]);
}

/**
 * All nodes below these, references followed.
 *
 * @param {Iterable<Node>} roots
 * @param {Resolve} resolve
 * @returns {Set<Node>}
 */
export function reachableFrom(roots, resolve) {
  const reached = new Set(roots);
  for (const node of reached) {
    for (const next of [...targetsOf(node, resolve), ...childrenOf(node)]) reached.add(next);
  }
  return reached;
}

/**
 * @param {Node} node
 * @returns {Node[]}
 */
function childrenOf(node) {
  return Object.values(node).flatMap((child) => [...nodesIn([child]), ...nodesIn(child)]);
}
