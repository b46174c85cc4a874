// @ts-check
import { descriptionWriter } from "./descriptions.js";
import { isLine, isOutside } from "./lines.js";
import { examplesOf, pruneExample, pruneRequired } from "./lost-properties.js";
import { isNode, nodesIn, targetsOf } from "./redocly.js";
import { removeIdlePaths, removeUnusedTags } from "./unused.js";

/**
 * @typedef {import('./redocly.js').Node} Node
 * @typedef {import('./redocly.js').Context} Context
 */

/**
 * Leaves what one server line has: drops every node that came later (`x-since`) or was gone before (`x-until`), then
 * what made sense only with it. What stays says in its description since or until when.
 *
 * @param {{ line?: unknown, release?: unknown }} options
 */
export function serverLine(options) {
  const { line, release } = checked(options);
  /** @type {import('./lost-properties.js').LostProperties} */
  const lost = new Map();
  const shrunk = new WeakSet();
  const describe = descriptionWriter();
  /** @type {Set<Node>} */
  const schemas = new Set();
  /** @type {Set<Node>} */
  const mediaTypes = new Set();

  /**
   * @param {unknown} node
   * @param {Context} ctx
   */
  function isGone(node, { resolve }) {
    return [node, ...targetsOf(node, resolve)].some((each) => isOutside(each, line));
  }

  /**
   * @param {Node | unknown[]} container
   * @param {Context} ctx
   */
  function dropChildren(container, ctx) {
    // Backwards, so that the indexes of an array hold.
    for (const [key, child] of Object.entries(container).reverse()) {
      if (!isGone(child, ctx)) continue;
      shrunk.add(container);
      if (Array.isArray(container)) container.splice(Number(key), 1);
      else delete container[key];
      if (ctx.type.name === "SchemaProperties") {
        lost.set(ctx.parent, (lost.get(ctx.parent) ?? new Set()).add(key));
      }
    }
  }

  /**
   * The mapping would bring the dropped members of a choice back into the bundle.
   *
   * @param {Node} schema
   * @param {Context} ctx
   */
  function dropMappings({ oneOf, anyOf, discriminator }, ctx) {
    const mapping = isNode(discriminator) ? discriminator.mapping : undefined;
    if (!isNode(mapping)) return;
    for (const member of [...nodesIn(oneOf), ...nodesIn(anyOf)]) {
      if (!isGone(member, ctx)) continue;
      for (const [name, target] of Object.entries(mapping)) {
        if (target === member.$ref) delete mapping[name];
      }
    }
  }

  /**
   * A choice that has one member left is no choice.
   *
   * @param {Node} schema
   * @param {Context} ctx
   */
  function settleChoice(schema, ctx) {
    for (const keyword of ["oneOf", "anyOf"]) {
      const members = schema[keyword];
      if (!Array.isArray(members) || members.length !== 1 || !shrunk.has(members)) continue;
      const { description, ...only } = members[0];
      if (Object.keys(only).some((key) => key in schema)) continue;
      delete schema[keyword];
      delete schema.discriminator;
      Object.assign(schema, only);
      if (schema.description) describe(schema, ctx);
      else if (description) schema.description = description;
    }
  }

  return {
    ref: {
      /**
       * @param {Node} ref
       * @param {Context} ctx
       */
      enter(ref, ctx) {
        dropChildren(ref, ctx);
        describe(ref, ctx, targetsOf(ref, ctx.resolve));
      },
    },
    any: {
      /**
       * @param {unknown} node
       * @param {Context} ctx
       */
      enter(node, ctx) {
        if (isNode(node) || Array.isArray(node)) dropChildren(node, ctx);
        if (isNode(node)) describe(node, ctx);
      },
      /**
       * @param {unknown} node
       * @param {Context} ctx
       */
      leave(node, { parent, key }) {
        if (!isNode(parent) || typeof node !== "object" || node === null) return;
        if (!shrunk.has(node) || Object.keys(node).length > 0) return;
        delete parent[key];
        shrunk.add(parent);
      },
    },
    Schema: {
      enter: dropMappings,
      /**
       * @param {Node} schema
       * @param {Context} ctx
       */
      leave(schema, ctx) {
        schemas.add(schema);
        if (isNode(ctx.rawNode)) schemas.add(ctx.rawNode);
        settleChoice(schema, ctx);
      },
    },
    MediaType: {
      /** @param {Node} mediaType */
      leave(mediaType) {
        mediaTypes.add(mediaType);
      },
    },
    Root: {
      /**
       * @param {Node} root
       * @param {Context} ctx
       */
      leave(root, { resolve }) {
        for (const schema of schemas) pruneRequired(schema, lost, resolve);
        for (const owner of [...schemas, ...mediaTypes]) {
          const schema = schemas.has(owner) ? owner : owner.schema;
          for (const value of examplesOf(owner, resolve))
            pruneExample(value, nodesIn([schema]), lost, resolve);
        }
        removeIdlePaths(root);
        removeUnusedTags(root);
        if (isNode(root.info)) root.info.version = release;
      },
    },
  };
}

/** @param {{ line?: unknown, release?: unknown }} options */
function checked({ line, release }) {
  if (!isLine(line)) {
    throw new Error(`server-line: \`line\` is ${JSON.stringify(line)}. Quote a server line, such as "0.10".`);
  }
  if (typeof release !== "string" || !release.startsWith(`${line}.`)) {
    throw new Error(
      `server-line: \`release\` is ${JSON.stringify(release)}. Quote a release of line ${line}.`,
    );
  }
  return { line, release };
}
