// @ts-check
import { sentences } from "./lines.js";

/**
 * @typedef {import('./redocly.js').Node} Node
 */

/** Adds to descriptions since and until when there is what they describe, once each. */
export function descriptionWriter() {
  /** @type {Map<Node, unknown>} */
  const before = new Map();

  /**
   * @param {Node} node
   * @param {import('./redocly.js').Context} ctx
   * @param {Node[]} targets what a reference without a description of its own leads to
   */
  return (node, { type }, targets = []) => {
    const news = sentences(node);
    if (!news || before.has(node) || !("description" in type.properties)) return;
    before.set(node, node.description);
    const text = [node, ...targets].map((each) => (before.has(each) ? before.get(each) : each.description));
    node.description = append(text.find(Boolean), news);
  };
}

/**
 * @param {unknown} text
 * @param {string} news
 */
function append(text, news) {
  if (typeof text !== "string") return news;
  const start = text.trimEnd();
  const isOneSentence = /^.*[.!?]$/.test(start);
  return `${start}${isOneSentence ? " " : "\n\n"}${news}`;
}
