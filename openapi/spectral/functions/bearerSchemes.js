// @ts-check
import { children } from "../document.js";

/** @param {unknown} schemes */
export default function bearerSchemes(schemes) {
  return [...children(schemes, [])]
    .filter(({ node }) => node.type === "http" && /^bearer$/i.test(String(node.scheme)))
    .slice(1)
    .map(({ path }) => ({
      message: "There is another bearer scheme.",
      path: ["components", "securitySchemes", ...path],
    }));
}
