// @ts-check
import { descriptionWriter } from "./descriptions.js";
import { exampleValues, tellRelease } from "./examples.js";
import { isLine, isOptional, isOutside } from "./lines.js";
import { LostProperties, propertyNames } from "./lost-properties.js";
import { isNode, nodesIn, targetsOf } from "./redocly.js";
import { checkAnnotations } from "./server-line-annotations.js";
import { removeIdlePaths, removeUnusedTags } from "./unused.js";

/**
 * @typedef {import('./redocly.js').Node} Node
 * @typedef {import('./redocly.js').Context} Context
 */

/**
 * Leaves what one server line has: drops every node that came later (`x-since`) or was gone before (`x-until`), then
 * what made sense only with it. What stays says in its description since and until when.
 *
 * @param {{ line?: unknown, release?: unknown }} options
 */
export function serverLine(options) {
  const { line, release } = checked(options);
  const { describe, asWritten, removeNotes } = descriptionWriter(line);
  const lost = new LostProperties();
  const shrunk = new WeakSet();
  /** @type {Set<Node>} */
  const schemas = new Set();
  /** @type {Set<Node>} */
  const mediaTypes = new Set();
  /** @type {WeakMap<Node, import('./redocly.js').Resolve>} */
  const resolvers = new WeakMap();

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
      // What stays is checked when it is visited.
      for (const each of [child, ...targetsOf(child, ctx.resolve)]) {
        checkAnnotations(each, { report: ctx.report, location: ctx.location.child(key) });
      }
      shrunk.add(container);
      if (Array.isArray(container)) container.splice(Number(key), 1);
      else delete container[key];
      if (ctx.type.name === "SchemaProperties") lost.add(ctx.parent, [key]);
      if (ctx.key === "allOf") {
        lost.add(ctx.parent, nodesIn([child, ...targetsOf(child, ctx.resolve)]).flatMap(propertyNames));
      }
    }
    if (ctx.type.name === "SchemaProperties") {
      const optional = Object.entries(container).filter(([, child]) => isOptional(child, line));
      lost.relax(
        ctx.parent,
        optional.map(([name]) => name),
      );
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
   * A member of a composition that has lost all it said would make generators think that there is nothing else.
   *
   * @param {Node} schema
   */
  function dropIdleMembers(schema) {
    if (!Array.isArray(schema.allOf)) return;
    const idle = (/** @type {Node} */ member) =>
      shrunk.has(member) && Object.keys(member).every((key) => key === "type");
    schema.allOf = schema.allOf.filter((member) => !idle(member));
  }

  /**
   * A choice that has one member left is no choice. The member's marks go: they told when it could be chosen, not since
   * when there is something in this place.
   *
   * @param {Node} schema
   * @param {Context} ctx
   */
  function settleChoice(schema, ctx) {
    for (const keyword of ["oneOf", "anyOf"]) {
      const members = schema[keyword];
      if (!Array.isArray(members) || members.length !== 1) continue;
      const { description, "x-since": since, "x-until": until, ...only } = members[0];
      const text = schema.description ?? asWritten(members[0]);
      delete schema[keyword];
      delete schema.discriminator;
      const clashes = Object.keys(only).some((key) => key in schema);
      const rest = clashes ? { allOf: [...nodesIn(schema.allOf), only] } : only;
      Object.assign(schema, text ? { description: text } : {}, rest);
      resolvers.set(schema, ctx.resolve);
    }
  }

  return {
    ref: {
      /**
       * @param {Node} ref
       * @param {Context} ctx
       */
      enter(ref, ctx) {
        // Each file has its own references, which only a visit within it can follow.
        resolvers.set(ref, ctx.resolve);
        checkAnnotations(ref, ctx);
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
        checkAnnotations(node, ctx);
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
        for (const each of nodesIn([schema, ctx.rawNode])) schemas.add(each);
        settleChoice(schema, ctx);
        dropIdleMembers(schema);
      },
    },
    Header: {
      /** @param {Node} header */
      leave(header) {
        if (isOptional(header, line)) delete header.required;
        removeMarks(header, ["x-optional-since", "x-optional-until"]);
      },
    },
    SecurityRequirement: {
      /**
       * Every key here names a scheme.
       *
       * @param {Node} requirement
       */
      leave(requirement) {
        removeMarks(requirement, ["x-since", "x-until"]);
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
      leave(root, ctx) {
        /** @type {import('./redocly.js').Resolve} */
        const resolve = (ref) => (resolvers.get(ref) ?? ctx.resolve)(ref);
        for (const schema of schemas) {
          lost.pruneRequired(schema, resolve);
          removeMarks(schema, ["x-optional-since", "x-optional-until"]);
        }
        for (const owner of [...schemas, ...mediaTypes]) {
          const described = nodesIn([mediaTypes.has(owner) ? owner.schema : owner]);
          for (const value of exampleValues(owner, resolve)) {
            lost.pruneExample(value, described, resolve);
            tellRelease(value, release);
          }
          tellRelease(owner.examples, release);
        }
        removeIdlePaths(root, resolve);
        removeUnusedTags(root, resolve);
        removeNotes();
        if (isNode(root.info)) root.info.version = release;
      },
    },
  };
}

/**
 * @param {Node} node
 * @param {string[]} marks
 */
function removeMarks(node, marks) {
  for (const mark of marks) delete node[mark];
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
