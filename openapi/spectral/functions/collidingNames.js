// @ts-check
import { children, isNode, operations } from "../document.js";

/**
 * Generators name the response of an operation `<OperationId>Response`; some file systems are case-insensitive.
 *
 * @param {unknown} document
 * @param {{ except?: string[] }} [options]
 */
export default function collidingNames(document, { except = [] } = {}) {
  if (!isNode(document) || !isNode(document.components)) return [];
  const taken = new Map(
    [...operations(document)].map(({ node }) => [
      `${node.operationId}Response`.toLowerCase(),
      node.operationId,
    ]),
  );
  return [...children(document.components.schemas, ["components", "schemas"])]
    .filter(({ name }) => taken.has(name.toLowerCase()) && !except.includes(name))
    .map(({ name, path }) => ({
      message: `Generators also name the response of "${taken.get(name.toLowerCase())}" "${name}". Rename the model.`,
      path,
    }));
}
