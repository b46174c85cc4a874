// @ts-check
import { schemas } from "../schemas.js";

/**
 * @param {unknown} document
 * @param {{ keyword: string, value?: unknown }} options without a value, any value is one too many
 */
export default function absentKeyword(document, { keyword, value }) {
  return [...schemas(document)]
    .filter(({ node }) => keyword in node && (value === undefined || node[keyword] === value))
    .map(({ path }) => ({ message: `"${keyword}" is used here.`, path: [...path, keyword] }));
}
