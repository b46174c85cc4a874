// @ts-check
import { isNode, nodesIn, targetsOf } from "./redocly.js";

/**
 * The example values of a schema or a media type.
 *
 * @param {import('./redocly.js').Node} owner
 * @param {import('./redocly.js').Resolve} resolve
 * @returns {unknown[]}
 */
export function exampleValues({ example, examples }, resolve) {
  if (Array.isArray(examples)) return [example, ...examples];
  const named = isNode(examples) ? Object.values(examples) : [];
  const resolved = named.flatMap((each) => [...nodesIn([each]), ...targetsOf(each, resolve)]);
  return [example, ...resolved.map(({ value }) => value)];
}

/**
 * Replaces `{release}` in examples with the release, so that one example is correct on every line.
 *
 * @param {unknown} value
 * @param {string} release
 */
export function tellRelease(value, release) {
  if (!isNode(value) && !Array.isArray(value)) return;
  const container = /** @type {Record<string, unknown>} */ (value);
  for (const [key, child] of Object.entries(container)) {
    if (child === "{release}") container[key] = release;
    else tellRelease(child, release);
  }
}
