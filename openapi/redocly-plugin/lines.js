// @ts-check
import { isNode } from "./redocly.js";

/**
 * @param {unknown} value
 * @returns {value is string}
 */
export function isLine(value) {
  return typeof value === "string" && /^(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(value);
}

/**
 * As numbers, since 0.10 comes after 0.9.
 *
 * @param {string} a
 * @param {string} b
 */
export function compareLines(a, b) {
  const [majorA = 0, minorA = 0] = a.split(".").map(Number);
  const [majorB = 0, minorB = 0] = b.split(".").map(Number);
  return majorA - majorB || minorA - minorB;
}

/**
 * @param {unknown} node
 * @param {string} line
 */
export function isOutside(node, line) {
  if (!isNode(node)) return false;
  const { "x-since": since, "x-until": until } = node;
  return (isLine(since) && compareLines(line, since) < 0) || (isLine(until) && compareLines(line, until) > 0);
}

/** @param {import('./redocly.js').Node} node */
export function sentences({ "x-since": since, "x-until": until }) {
  return [isLine(since) && `Since Open WebUI ${since}.`, isLine(until) && `Until Open WebUI ${until}.`]
    .filter(Boolean)
    .join(" ");
}
