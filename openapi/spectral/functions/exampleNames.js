// @ts-check
import { bodies, children } from "../document.js";

/** @param {unknown} document */
export default function exampleNames(document) {
  return [...bodies(document)]
    .flatMap(({ node, path }) => [...children(node.examples, [...path, "examples"])])
    .filter(({ name }) => !/^[a-z][A-Za-z0-9]*$/.test(name))
    .map(({ name, path }) => ({
      message: `Example "${name}" is not in camelCase. Name it after its cause, such as "emailTaken".`,
      path,
    }));
}
