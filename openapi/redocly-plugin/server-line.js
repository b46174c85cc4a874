// @ts-check
import { descriptionWriter } from "./descriptions.js";
import { exampleValues, tellRelease } from "./examples.js";
import { isOptional, isOutside, isPartial, notesOf, rangeFor } from "./lines.js";
import { LostProperties, propertyNames } from "./lost-properties.js";
import { settleOperations } from "./operations.js";
import { isNode, nodesIn, reachableFrom, targetsOf } from "./redocly.js";
import { tellRefusals } from "./refusals.js";
import { claims, releases } from "./releases.js";
import { checkAnnotations, problemOf } from "./server-line-annotations.js";
import { removeIdlePaths, removeUnusedTags } from "./unused.js";

/**
 * @typedef {import('./redocly.js').Node} Node
 * @typedef {import('./redocly.js').Context} Context
 */

/**
 * Keeps what a release has, or any release of a line: removes every node that was added later (`x-since`) or removed
 * before (`x-until`), then everything that belongs to it. The description of the rest says in which releases it
 * exists, and it is required only if all the releases have it.
 *
 * @param {{ line?: unknown, release?: unknown }} options
 */
export function serverLine(options) {
  const target = checked(options);
  const scope = rangeFor(target);
  const version = versionOf(target);
  const { describe, asWritten, removeNotes } = descriptionWriter(scope);
  const lost = new LostProperties();
  const shrunk = new WeakSet();
  /** @type {Set<Node>} */
  const schemas = new Set();
  /** @type {Set<Node>} */
  const mediaTypes = new Set();
  /** @type {Set<Node>} */
  const answers = new Set();
  /** @type {Set<Node>} */
  const requests = new Set();
  /** @type {WeakMap<Node, import('./redocly.js').Resolve>} */
  const resolvers = new WeakMap();

  /**
   * @param {unknown} node
   * @param {Context} ctx
   */
  function isGone(node, { resolve }) {
    return [node, ...targetsOf(node, resolve)].some((each) => isOutside(each, scope));
  }

  /**
   * @param {unknown} node
   * @param {Context} ctx
   */
  function isYoungOrOld(node, { resolve }) {
    return [node, ...targetsOf(node, resolve)].some((each) => isPartial(each, scope));
  }

  /**
   * @param {Node | unknown[]} container
   * @param {Context} ctx
   */
  function dropChildren(container, ctx) {
    // Backwards, so that the indexes of an array stay valid.
    for (const [key, child] of Object.entries(container).reverse()) {
      if (!isGone(child, ctx)) continue;
      // The rest is checked when it is visited.
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
    for (const [name, child] of Object.entries(container)) {
      const isPart = isYoungOrOld(child, ctx);
      if (ctx.type.name === "SchemaProperties") {
        if (isOptional(child, scope)) lost.relax(ctx.parent, [name]);
        if (isPart) lost.relaxInAnswers(ctx.parent, [name]);
      } else if (ctx.key === "allOf" && isPart) {
        const members = nodesIn([child, ...targetsOf(child, ctx.resolve)]);
        lost.relaxInAnswers(ctx.parent, members.flatMap(propertyNames));
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
      const { description, "x-since": since, "x-until": until, "x-notes": notes, ...only } = members[0];
      const written = schema.description ?? asWritten(members[0]);
      const text = [written, ...notesOf(members[0], scope)].filter(Boolean).join("\n\n");
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
        if (isOptional(header, scope) || isPartial(header, scope)) delete header.required;
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
    RequestBody: {
      /** @param {Node} request */
      leave(request) {
        requests.add(request);
      },
    },
    Response: {
      /** @param {Node} response */
      leave(response) {
        answers.add(response);
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
        const answered = reachableFrom(answers, resolve);
        const sent = reachableFrom(requests, resolve);
        for (const schema of schemas) {
          if (answered.has(schema) && sent.has(schema)) tellRefusals(schema, scope, resolve);
        }
        for (const schema of schemas) {
          lost.pruneRequired(schema, resolve, answered);
          removeMarks(schema, ["x-optional-since", "x-optional-until"]);
        }
        for (const owner of [...schemas, ...mediaTypes]) {
          const described = nodesIn([mediaTypes.has(owner) ? owner.schema : owner]);
          for (const value of exampleValues(owner, resolve)) {
            lost.pruneExample(value, described, resolve);
            tellRelease(value, version);
          }
          tellRelease(owner.examples, version);
        }
        const except = settleOperations(root, scope, resolve);
        removeIdlePaths(root, resolve);
        removeUnusedTags(root, resolve);
        removeNotes();
        if (isNode(root.info)) Object.assign(root.info, { version }, claimOf(target, except));
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

/**
 * The release that stands for a bundle.
 *
 * @param {{ line?: string, release?: string }} target
 */
function versionOf({ line, release }) {
  const claim = claims.find((one) => one.line === line);
  return String(release ?? claim?.verified ?? claim?.releases.at(-1));
}

/**
 * What `info` says of the releases that a line's bundle is for.
 *
 * @param {{ line?: string, release?: string }} target
 * @param {Record<string, string>} except
 */
function claimOf({ line }, except) {
  const claim = claims.find((one) => one.line === line);
  if (!claim) return {};
  const [first, last] = [claim.releases[0], claim.releases.at(-1)];
  return { "x-releases": { first, last, ...(Object.keys(except).length > 0 && { except }) } };
}

/**
 * @param {{ line?: unknown, release?: unknown }} options
 * @returns {{ line?: string, release?: string }}
 */
function checked({ line, release }) {
  const isLine = claims.some((claim) => claim.line === line);
  const isRelease = releases.some((one) => one === release);
  if (isLine && release === undefined) return { line: String(line) };
  if (isRelease && line === undefined) return { release: String(release) };
  if (line !== undefined && release !== undefined) {
    throw new Error("server-line: `line` and `release` are both given. Keep one.");
  }
  if (release !== undefined) throw new Error(`server-line: \`release\` ${problemOf(release)}`);
  const known = claims.map((claim) => claim.line).join(", ");
  throw new Error(`server-line: \`line\` is ${JSON.stringify(line)}. Quote a line, one of ${known}.`);
}
