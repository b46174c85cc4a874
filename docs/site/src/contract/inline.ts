import { type Line, slugOf } from "./lines.ts";

/** A short Markdown text of the contract as HTML: code, bold, and links to the operations that it names. */
export function inline(markdown: string, { base, operations }: Pick<Line, "base" | "operations">): string {
  const folder = `${import.meta.env.BASE_URL.replace(/\/$/, "")}/${base}/operations/`;
  return markdown
    .trim()
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
    .replace(/`([^`]+)`/g, (_, code: string) =>
      operations.has(code)
        ? `<a href="${folder}${slugOf(code)}/"><code>${code}</code></a>`
        : `<code>${code}</code>`,
    )
    .replace(/\n{2,}/g, "<br>");
}
