// @ts-check
import { isMark, rangeBetween } from "./lines.js";
import { isNode } from "./redocly.js";
import { nearestTo } from "./releases.js";

/**
 * @typedef {import('./redocly.js').Node} Node
 * @typedef {import('./redocly.js').Location} Location
 * @typedef {(problem: { message: string, location: Location }) => void} Report
 */

const RANGES = [
  ["x-since", "x-until"],
  ["x-optional-since", "x-optional-until"],
];

/**
 * The marks name releases, in order: anything else would be ignored silently.
 *
 * @param {unknown} node
 * @param {{ location: Location, report: Report }} context
 */
export function checkAnnotations(node, { location, report }) {
  if (!isNode(node)) return;
  for (const range of RANGES) checkRange(node, range, location, report);
  if ("x-notes" in node) checkNotes(node["x-notes"], location.child("x-notes"), report);
}

/**
 * @param {Node} node
 * @param {string[]} range
 * @param {Location} location
 * @param {Report} report
 */
function checkRange(node, [sinceMark = "", untilMark = ""], location, report) {
  for (const mark of [sinceMark, untilMark]) {
    if (!(mark in node) || isMark(node[mark])) continue;
    report({ message: `\`${mark}\` ${problemOf(node[mark])}`, location: location.child(mark) });
  }
  const { [sinceMark]: since, [untilMark]: until } = node;
  const { first, last } = rangeBetween(since, until);
  if (first > last) {
    report({
      message: `\`${sinceMark}\` "${since}" comes after \`${untilMark}\` "${until}", so no release has this. Correct one, or remove the node.`,
      location: location.child(sinceMark),
    });
  }
}

/**
 * What is wrong with a mark.
 *
 * @param {unknown} value
 */
export function problemOf(value) {
  if (typeof value === "string" && /^\d+\.\d+(\.\d+)?$/.test(value)) {
    return `is "${value}", which was never released. The nearest release is "${nearestTo(value)}".`;
  }
  return `is ${JSON.stringify(value)}, not a release. Quote one, such as "0.9.2", or its first two numbers, such as "0.10".`;
}

/**
 * @param {unknown} notes
 * @param {Location} location
 * @param {Report} report
 */
function checkNotes(notes, location, report) {
  if (!Array.isArray(notes) || !notes.every((note) => isNode(note) && typeof note.text === "string")) {
    report({
      message: "`x-notes` is not a list of notes. Give each a `text`, and `x-since` or `x-until`.",
      location,
    });
    return;
  }
  for (const [index, note] of notes.entries()) {
    checkRange(note, ["x-since", "x-until"], location.child(String(index)), report);
  }
}
