// @ts-check
import { compareLines, isLine } from "./lines.js";
import { isNode } from "./redocly.js";

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
 * The marks name server lines, in order: anything else would be overlooked in silence.
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
    if (!(mark in node) || isLine(node[mark])) continue;
    report({
      message: `\`${mark}\` is ${JSON.stringify(node[mark])}, not a server line. Write a quoted major and minor number, such as "0.10".`,
      location: location.child(mark),
    });
  }
  const { [sinceMark]: since, [untilMark]: until } = node;
  if (isLine(since) && isLine(until) && compareLines(since, until) > 0) {
    report({
      message: `\`${sinceMark}\` "${since}" comes after \`${untilMark}\` "${until}", so no server line has this. Correct one, or remove the node.`,
      location: location.child(sinceMark),
    });
  }
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
