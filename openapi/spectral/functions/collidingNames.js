// @ts-check
import { children, isNode, operations } from "../document.js";

/**
 * Generators call the answer of an operation `<OperationId>Response`; on some disks the case of letters does not count.
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
      message: `Generators call the answer of "${taken.get(name.toLowerCase())}" "${name}", too. Rename the model.`,
      path,
    }));
}
