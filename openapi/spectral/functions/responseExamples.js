// @ts-check
import { bodies, isNode } from "../document.js";

/** @param {unknown} document */
export default function responseExamples(document) {
  return [...bodies(document)]
    .filter(({ status }) => /^[245]/.test(status ?? ""))
    .filter(({ node }) => !isNode(node.examples) || Object.keys(node.examples).length === 0)
    .map(({ status, name, path }) => ({
      message: `The ${name} of ${status} has no example. Add one under "examples" for each cause, by name.`,
      path,
    }));
}
