// @ts-check
import { notesOf, sentences } from "./lines.js";

/**
 * @typedef {import('./redocly.js').Node} Node
 */

/**
 * Adds to descriptions what is true only for some releases, and in which releases the described node exists.
 *
 * @param {import('./lines.js').Range} scope
 */
export function descriptionWriter(scope) {
  /** @type {Map<Node, unknown>} */
  const before = new Map();

  /** @param {Node} node */
  function asWritten(node) {
    return before.has(node) ? before.get(node) : node.description;
  }

  /**
   * @param {Node} node
   * @param {import('./redocly.js').Context} ctx
   * @param {Node[]} targets the target of a reference without its own description
   */
  function describe(node, { type }, targets = []) {
    const notes = notesOf(node, scope);
    const news = sentences(node);
    if ((!news && notes.length === 0) || !("description" in type.properties)) return;
    const text = [node, ...targets].map(asWritten).find(Boolean);
    before.set(node, node.description);
    node.description = append([text, ...notes].filter(Boolean).map(trimmed).reduce(joined, ""), news);
  }

  /** Call this after every description is written. */
  function removeNotes() {
    for (const node of before.keys()) delete node["x-notes"];
  }

  return { asWritten, describe, removeNotes };
}

/**
 * Each text is a paragraph, but entries of a list stay together.
 *
 * @param {string} start
 * @param {string} next
 */
function joined(start, next) {
  if (!start) return next;
  const goesOn = next.startsWith("- ") && /(^|\n)- .*(\n {2}.*)*$/.test(start);
  return `${start}${goesOn ? "\n" : "\n\n"}${next}`;
}

/** @param {unknown} text */
function trimmed(text) {
  return String(text).trim();
}

/**
 * @param {string} start
 * @param {string} news
 */
function append(start, news) {
  if (!start || !news) return start || news;
  const isOneSentence = /^.*[.!?]$/.test(start);
  return `${start}${isOneSentence ? " " : "\n\n"}${news}`;
}
