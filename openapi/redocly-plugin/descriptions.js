// @ts-check
import { sentences } from "./lines.js";

/**
 * @typedef {import('./redocly.js').Node} Node
 */

/** Adds to descriptions since and until when there is what they describe. */
export function descriptionWriter() {
  /** @type {Map<Node, unknown>} */
  const before = new Map();

  /** @param {Node} node */
  function asWritten(node) {
    return before.has(node) ? before.get(node) : node.description;
  }

  /**
   * @param {Node} node
   * @param {import('./redocly.js').Context} ctx
   * @param {Node[]} targets what a reference without a description of its own leads to
   */
  function describe(node, { type }, targets = []) {
    const news = sentences(node);
    if (!news || !("description" in type.properties)) return;
    const text = [node, ...targets].map(asWritten).find(Boolean);
    before.set(node, node.description);
    node.description = append(text, news);
  }

  return { asWritten, describe };
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
