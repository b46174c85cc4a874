// @ts-check
import { isMark } from "./lines.js";
import { isNode } from "./redocly.js";
import { problemOf as problemOfMark } from "./server-line-annotations.js";

/**
 * @typedef {import('./redocly.js').Node} Node
 * @typedef {import('./redocly.js').Context} Context
 */

const mark = "x-upgrade";

/** `x-upgrade` tells callers what a line asks of them: lint reads each note as the upgrade page will. */
export function upgradeNotes() {
  return {
    any: {
      /**
       * @param {unknown} node
       * @param {Context} ctx
       */
      enter(node, ctx) {
        if (!isNode(node) || !(mark in node)) return;
        const { location, report } = ctx;
        /** @param {string} message */
        const complain = (message) =>
          report({ message: `\`${mark}\` ${message}`, location: location.child(mark) });
        if (!mayHaveNotes(ctx)) {
          return complain("is not allowed here. Put it into an operation, or at the top of a file.");
        }
        const notes = node[mark];
        if (!Array.isArray(notes) || notes.length === 0) return complain("is not a list of notes.");
        for (const note of notes) {
          const problem = problemOf(note);
          if (problem) complain(problem);
        }
      },
    },
  };
}

/** Removes the notes from bundles: they are not part of the contract of a line. */
export function dropUpgradeNotes() {
  return {
    any: {
      /** @param {unknown} node */
      enter(node) {
        if (isNode(node)) delete node[mark];
      },
    },
  };
}

/** @param {Context} ctx */
function mayHaveNotes({ type, location }) {
  return type.name === "Operation" || location.pointer === "#/";
}

/** @param {unknown} note */
function problemOf(note) {
  if (!isNode(note)) return "has a note that is not an object.";
  const { line, until, breaking, text, ...rest } = note;
  if (!isMark(line)) return `has a note whose \`line\` ${problemOfMark(line)}`;
  if (until !== undefined && !isMark(until)) return `has a note whose \`until\` ${problemOfMark(until)}`;
  if (typeof breaking !== "boolean") return "does not say whether the change is `breaking`: true or false.";
  if (typeof text !== "string" || !/[.!?]\s*$/.test(text)) return "has a `text` that is not a sentence.";
  const [unknown] = Object.keys(rest);
  if (unknown) return `knows no \`${unknown}\`, only \`line\`, \`until\`, \`breaking\` and \`text\`.`;
  return undefined;
}
