// @ts-check
import { compareLines, isLine } from "./lines.js";
import { isNode } from "./redocly.js";

/**
 * @typedef {import('./redocly.js').Node} Node
 * @typedef {import('./redocly.js').Context} Context
 */

/** `x-since` and `x-until` name server lines, in order: anything else would be overlooked in silence. */
export function serverLineAnnotations() {
  /**
   * @param {unknown} node
   * @param {Context} ctx
   */
  function check(node, { location, report }) {
    if (!isNode(node)) return;
    for (const mark of ["x-since", "x-until"]) {
      if (!(mark in node) || isLine(node[mark])) continue;
      report({
        message: `\`${mark}\` is ${JSON.stringify(node[mark])}, not a server line. Write a quoted major and minor number, such as "0.10".`,
        location: location.child(mark),
      });
    }
    const { "x-since": since, "x-until": until } = node;
    if (isLine(since) && isLine(until) && compareLines(since, until) > 0) {
      report({
        message: `\`x-since\` "${since}" comes after \`x-until\` "${until}", so no server line has this. Correct one, or remove the node.`,
        location: location.child("x-since"),
      });
    }
  }

  return { ref: { enter: check }, any: { enter: check } };
}
