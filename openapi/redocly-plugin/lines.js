// @ts-check
import { isNode, nodesIn } from "./redocly.js";
import { claims, placeOf, releases } from "./releases.js";

/**
 * Consecutive releases, as positions among all: those of a bundle, or those that have a node.
 *
 * @typedef {{ first: number, last: number }} Range
 */

/**
 * Whether a mark names a release (`0.9.2`), or the first numbers of several (`0.9`).
 *
 * @param {unknown} value
 * @returns {value is string}
 */
export function isMark(value) {
  return typeof value === "string" && /^\d+\.\d+(\.\d+)?$/.test(value) && releases.some(isNamedBy(value));
}

/** @param {string} mark */
function isNamedBy(mark) {
  return (/** @type {string} */ release) => release === mark || release.startsWith(`${mark}.`);
}

/**
 * The releases from `since` to `until`: `0.9` is 0.9.0 as the first, and the last 0.9 as the last.
 *
 * @param {unknown} since
 * @param {unknown} until
 * @returns {Range}
 */
export function rangeBetween(since, until) {
  return {
    first: isMark(since) ? releases.findIndex(isNamedBy(since)) : 0,
    last: isMark(until) ? releases.findLastIndex(isNamedBy(until)) : releases.length - 1,
  };
}

/**
 * The releases of a node, by its marks.
 *
 * @param {unknown} node
 * @returns {Range}
 */
export function rangeOf(node) {
  return isNode(node) ? rangeBetween(node["x-since"], node["x-until"]) : rangeBetween(undefined, undefined);
}

/**
 * The releases by the marks of several nodes together, such as a reference and its target.
 *
 * @param {unknown[]} nodes
 * @returns {Range}
 */
export function narrowest(nodes) {
  const ranges = nodes.map(rangeOf);
  return {
    first: Math.max(...ranges.map(({ first }) => first)),
    last: Math.min(...ranges.map(({ last }) => last)),
  };
}

/**
 * The releases that a bundle is for: a line's, or a single one.
 *
 * @param {{ line?: string, release?: string }} target
 * @returns {Range}
 */
export function rangeFor({ line, release }) {
  if (release !== undefined) return { first: placeOf(release), last: placeOf(release) };
  const claim = claims.find((one) => one.line === line);
  const [first, last] = [claim?.releases[0], claim?.releases.at(-1)];
  return { first: placeOf(String(first)), last: placeOf(String(last)) };
}

/**
 * @param {unknown} node
 * @param {Range} scope
 */
export function isOutside(node, scope) {
  const { first, last } = rangeOf(node);
  return last < scope.first || first > scope.last;
}

/**
 * Whether some releases of a bundle have this, and others do not.
 *
 * @param {unknown} node
 * @param {Range} scope
 */
export function isPartial(node, scope) {
  const { first, last } = rangeOf(node);
  return !isOutside(node, scope) && (first > scope.first || last < scope.last);
}

/**
 * Whether something that is required on other releases may be absent on one of these.
 *
 * @param {unknown} node
 * @param {Range} scope
 */
export function isOptional(node, scope) {
  if (!isNode(node)) return false;
  const { "x-optional-since": since, "x-optional-until": until } = node;
  if (!isMark(since) && !isMark(until)) return false;
  return !isOutside({ "x-since": since, "x-until": until }, scope);
}

/**
 * The texts of a node's `x-notes` that are true for a release of a bundle. If a text is not true for all of them, it says for which.
 *
 * @param {import('./redocly.js').Node} node
 * @param {Range} scope
 */
export function notesOf({ "x-notes": notes }, scope) {
  return nodesIn(notes)
    .filter((note) => !isOutside(note, scope))
    .map((note) => {
      const text = String(note.text).trim();
      return isPartial(note, scope) ? withRange(text, rangeOf(note), scope) : text;
    });
}

/**
 * A text with the releases at its start; in a list, at the start of each entry.
 *
 * @param {string} text
 * @param {Range} range
 * @param {Range} scope
 */
function withRange(text, { first, last }, scope) {
  const [since, until] = [first > scope.first && releases[first], last < scope.last && releases[last]];
  const where =
    since && until
      ? since === until
        ? since
        : `${since} to ${until}`
      : since
        ? `From ${since} on`
        : `Until ${until}`;
  return text.startsWith("- ") ? text.replace(/^- /gm, `- ${where}: `) : `${where}: ${text}`;
}

/** @param {import('./redocly.js').Node} node */
export function sentences({ "x-since": since, "x-until": until }) {
  return [isMark(since) && `Since Open WebUI ${since}.`, isMark(until) && `Until Open WebUI ${until}.`]
    .filter(Boolean)
    .join(" ");
}

/**
 * The releases of a bundle within a range, as text.
 *
 * @param {Range} range
 * @param {Range} scope
 */
export function missingFrom({ first, last }, scope) {
  return [
    { first: scope.first, last: first - 1 },
    { first: last + 1, last: scope.last },
  ]
    .filter((part) => part.first <= part.last)
    .map((part) => [...new Set([releases[part.first], releases[part.last]])].join("–"))
    .join(", ");
}
