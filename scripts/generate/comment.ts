/** A TSDoc comment of these lines; each may hold line breaks of its own. */
export function comment(lines: string[], indent: string): string {
  const text = lines.join("\n").replaceAll("*/", "*\\/").split("\n");
  if (text.length === 1) return `${indent}/** ${text[0]} */`;
  return [`${indent}/**`, ...text.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
}
