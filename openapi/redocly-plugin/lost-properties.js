// @ts-check
import { isNode, nodesIn, targetsOf } from "./redocly.js";

/**
 * @typedef {import('./redocly.js').Node} Node
 * @typedef {import('./redocly.js').Resolve} Resolve
 * @typedef {Map<unknown, Set<string>>} LostProperties the names that each schema's own `properties` lost
 */

/**
 * Prunes `required` of names that are gone. The names may stand in another member of the `allOf` than the property
 * did, so the whole composition is looked at, and a name stays while any member still has the property.
 *
 * @param {Node} schema
 * @param {LostProperties} lost
 * @param {Resolve} resolve
 */
export function pruneRequired(schema, lost, resolve) {
  const parts = partsOf([schema], resolve, ["allOf"]);
  const gone = goneNames(parts, lost);
  for (const part of parts) {
    if (!Array.isArray(part.required)) continue;
    part.required = part.required.filter((name) => !gone.has(name));
    if (/** @type {unknown[]} */ (part.required).length === 0) delete part.required;
  }
}

/**
 * Takes out of an example what its schema has lost, so that one example tells the truth on every line.
 *
 * @param {unknown} value
 * @param {Node[]} schemas
 * @param {LostProperties} lost
 * @param {Resolve} resolve
 */
export function pruneExample(value, schemas, lost, resolve) {
  const parts = partsOf(schemas, resolve, ["allOf", "anyOf", "oneOf"]);
  if (Array.isArray(value)) {
    const items = nodesIn(parts.map((part) => part.items));
    for (const item of value) pruneExample(item, items, lost, resolve);
  } else if (isNode(value)) {
    for (const name of goneNames(parts, lost)) delete value[name];
    for (const [name, child] of Object.entries(value)) {
      pruneExample(child, nodesIn(parts.map((part) => propertiesOf(part)[name])), lost, resolve);
    }
  }
}

/**
 * The values that a schema or a media type gives as examples.
 *
 * @param {Node} owner
 * @param {Resolve} resolve
 * @returns {unknown[]}
 */
export function examplesOf({ example, examples }, resolve) {
  if (Array.isArray(examples)) return [example, ...examples];
  const named = isNode(examples) ? Object.values(examples) : [];
  const resolved = named.flatMap((each) => [...nodesIn([each]), ...targetsOf(each, resolve)]);
  return [example, ...resolved.map(({ value }) => value)];
}

/**
 * All that describes the same value: the schemas, what they refer to, and the members under these keywords.
 *
 * @param {Node[]} schemas
 * @param {Resolve} resolve
 * @param {string[]} keywords
 */
function partsOf(schemas, resolve, keywords) {
  const parts = new Set(schemas);
  for (const part of parts) {
    const members = keywords.flatMap((keyword) => nodesIn(part[keyword]));
    for (const next of [...targetsOf(part, resolve), ...members]) parts.add(next);
  }
  return [...parts];
}

/**
 * @param {Node[]} parts
 * @param {LostProperties} lost
 */
function goneNames(parts, lost) {
  const kept = new Set(parts.flatMap((part) => Object.keys(propertiesOf(part))));
  return new Set(parts.flatMap((part) => [...(lost.get(part) ?? [])]).filter((name) => !kept.has(name)));
}

/** @param {Node} schema */
function propertiesOf({ properties }) {
  return isNode(properties) ? properties : {};
}
