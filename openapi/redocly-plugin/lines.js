// @ts-check
import { isNode, nodesIn } from "./redocly.js";

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

/**
 * Whether something that is required on other lines may be absent on this one.
 *
 * @param {unknown} node
 * @param {string} line
 */
export function isOptional(node, line) {
  if (!isNode(node)) return false;
  const { "x-optional-since": since, "x-optional-until": until } = node;
  if (!isLine(since) && !isLine(until)) return false;
  return !isOutside({ "x-since": since, "x-until": until }, line);
}

/**
 * The texts of a node's `x-notes` that are true on a line.
 *
 * @param {import('./redocly.js').Node} node
 * @param {string} line
 */
export function notesOf({ "x-notes": notes }, line) {
  return nodesIn(notes)
    .filter((note) => !isOutside(note, line))
    .map(({ text }) => String(text).trim());
}

/** @param {import('./redocly.js').Node} node */
export function sentences({ "x-since": since, "x-until": until }) {
  return [isLine(since) && `Since Open WebUI ${since}.`, isLine(until) && `Until Open WebUI ${until}.`]
    .filter(Boolean)
    .join(" ");
}
