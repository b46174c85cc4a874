// @ts-check
import { isPartial, narrowest } from "./lines.js";
import { isNode, targetsOf } from "./redocly.js";

/**
 * @typedef {import('./redocly.js').Node} Node
 * @typedef {import('./redocly.js').Resolve} Resolve
 * @typedef {import('./lines.js').Range} Range
 */

/**
 * A model that is read and sent back requires no field that some releases of a bundle lack. The field then says which of
 * them refuse a request without it.
 *
 * @param {Node} schema before its `required` is pruned
 * @param {Range} scope
 * @param {Resolve} resolve
 */
export function tellRefusals({ properties, required }, scope, resolve) {
  if (!isNode(properties) || !Array.isArray(required)) return;
  for (const [name, property] of Object.entries(properties)) {
    const parts = [property, ...targetsOf(property, resolve)];
    if (!isNode(property) || !required.includes(name)) continue;
    if (!parts.some((part) => isPartial(part, scope))) continue;
    const { first, last } = narrowest(parts);
    const when = first <= scope.first ? "Until then" : last >= scope.last ? "From then on" : "In between";
    property.description = `${property.description} ${when}, a request without it is refused.`;
  }
}
