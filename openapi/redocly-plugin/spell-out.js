// @ts-check
import { isNode, nodesIn } from "./redocly.js";

/**
 * @typedef {import('./redocly.js').Node} Node
 */

/** What a member of an `allOf` may say, besides `properties` and `required`, is about itself alone. */
const ABOUT_ITSELF = new Set([
  "description",
  "examples",
  "title",
  "x-notes",
  "x-since",
  "x-until",
  "x-upgrade",
]);

/**
 * Writes models without `allOf`: every property stands in the model itself, as most generators want it. Where two members
 * describe one property the later is taken, so that must say all of it. Models that only lent their properties go.
 */
export function spellOut() {
  return {
    Root: {
      /** @param {Node} root */
      leave(root) {
        const shared = schemasOf(root);
        const before = namesIn(root);
        for (const node of objectsIn(root)) {
          if (Array.isArray(node.allOf)) spell(node, shared);
        }
        removeLenders(root, before);
      },
    },
  };
}

/**
 * @param {Node} schema
 * @param {Node} shared
 */
function spell(schema, shared) {
  const { allOf, ...own } = schema;
  const members = nodesIn(allOf).map((member) => structuredClone(spelled(member, shared)));
  const parts = [...members, own];
  for (const { properties, required, type, ...rest } of members) {
    const unknown = Object.keys(rest).find((keyword) => !ABOUT_ITSELF.has(keyword));
    if (type === "object" && unknown === undefined) continue;
    throw new Error(
      `spell-out: a member of an \`allOf\` has ${unknown ? `\`${unknown}\`` : `the type ${JSON.stringify(type)}`}. Members are objects with \`properties\` and \`required\`; put all else beside the \`allOf\`.`,
    );
  }
  const required = new Set(parts.flatMap((part) => (Array.isArray(part.required) ? part.required : [])));
  const properties = Object.assign({}, ...parts.map((part) => part.properties));
  for (const keyword of ["allOf", "required", "properties"]) delete schema[keyword];
  if (required.size > 0) schema.required = [...required];
  schema.properties = properties;
}

/**
 * @param {Node} member
 * @param {Node} shared
 * @returns {Node}
 */
function spelled(member, shared) {
  const name = nameOf(member);
  const target = name === undefined ? member : shared[name];
  if (!isNode(target)) throw new Error(`spell-out: ${JSON.stringify(member)} does not refer to a model.`);
  if (Array.isArray(target.allOf)) spell(target, shared);
  return target;
}

/**
 * @param {Node} root
 * @param {Set<string>} before the models that were named anywhere
 */
function removeLenders(root, before) {
  const shared = schemasOf(root);
  for (let gone = [""]; gone.length > 0; ) {
    const named = namesIn(root);
    gone = Object.keys(shared).filter((name) => before.has(name) && !named.has(name));
    for (const name of gone) delete shared[name];
  }
}

/**
 * The models that are referred to.
 *
 * @param {Node} root
 */
function namesIn(root) {
  return new Set([...objectsIn(root)].flatMap((node) => nameOf(node) ?? []));
}

/** @param {Node} node */
function nameOf({ $ref }) {
  return typeof $ref === "string" ? /^#\/components\/schemas\/([^/]+)$/.exec($ref)?.[1] : undefined;
}

/** @param {Node} root */
function schemasOf({ components }) {
  return isNode(components) && isNode(components.schemas) ? components.schemas : {};
}

/**
 * @param {unknown} value
 * @returns {Generator<Node>}
 */
function* objectsIn(value) {
  if (typeof value !== "object" || value === null) return;
  if (isNode(value)) yield value;
  for (const child of Object.values(value)) yield* objectsIn(child);
}
