// @ts-check
import { bodies, children, trail } from "../document.js";

/** @param {unknown} document */
export default function exampleSummaries(document) {
  return [...bodies(document)]
    .flatMap(({ node, path }) => [...children(node.examples, [...path, "examples"])])
    .filter((example) => !trail(document, example).some(({ node }) => node.summary))
    .map(({ name, path }) => ({
      message: `Example "${name}" has no summary. Describe in a few words what it shows.`,
      path,
    }));
}
