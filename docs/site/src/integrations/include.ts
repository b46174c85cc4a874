import { posix } from "node:path";

/** `<!-- include ../coverage.md -->`, on a line of its own; a reader of the file itself does not see it. */
const marker = /^<!-- include (\S+?\.md)(?:#(\S+))? -->$/gm;

/**
 * Puts parts of other pages where a page asks for them: of a page what comes before its first section, or with an anchor
 * that section without its heading. So a figure that a tool writes stands in one file.
 *
 * @param body - the Markdown of a page
 * @param file - where it is in the repository
 * @param read - gives the Markdown of another file
 */
export function withIncludes(body: string, file: string, read: (file: string) => string): string {
  return body.replace(marker, (_, path: string, anchor: string | undefined) => {
    const other = posix.join(posix.dirname(file), path);
    return relinked(partOf(read(other), anchor, other), other, file).trim();
  });
}

function partOf(markdown: string, anchor: string | undefined, file: string): string {
  const [start = "", ...sections] = markdown.split(/^## /m);
  if (anchor === undefined) return afterHeading(start);
  const section = sections.find((one) => anchorOf(one.split("\n", 1)[0] ?? "") === anchor);
  if (section === undefined) throw new Error(`${file} has no section #${anchor}`);
  return afterHeading(section);
}

function afterHeading(part: string): string {
  return part.replace(/^(?:<!--[\s\S]*?-->\s*)*.*\n/, "");
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");
}

/** Links and pictures, which are named from where the text came from, named from where it goes. */
function relinked(text: string, from: string, to: string): string {
  return text.replace(/(\]\()(?![a-z]+:|[#/])([^)\s]+)\)/g, (_, start: string, address: string) => {
    const absolute = posix.join(posix.dirname(from), address);
    return `${start}${posix.relative(posix.dirname(to), absolute)})`;
  });
}
