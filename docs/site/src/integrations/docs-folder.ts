import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { newest, slugOf as slugOfOperation } from "../contract/lines.ts";
import { folders, pageOf, root, siteFiles, slugOf } from "../pages.ts";
import { withIncludes } from "./include.ts";

const target = fileURLToPath(new URL("../content/docs/", import.meta.url));

/**
 * Lays the Markdown of `docs/` and `languages/`, which reads well on its own, where Starlight looks for pages: the heading becomes the
 * title, links between files become links between pages, operations link to the reference, and what a page includes of
 * others stands in it.
 */
export function docsFolder(): AstroIntegration {
  let base = "/";
  return {
    name: "docs-folder",
    hooks: {
      "astro:config:setup": ({ config }) => {
        base = config.base;
        rmSync(target, { recursive: true, force: true });
        layAll(base);
      },
      "astro:server:setup": ({ server }) => {
        // The framework watches where the pages are laid, and reloads.
        const watched = folders.map((folder) => join(root, folder));
        server.watcher.add(watched);
        server.watcher.on("all", (_, file) => {
          if (watched.some((folder) => file.startsWith(folder)) && !file.startsWith(target)) layAll(base);
        });
      },
    },
  };
}

/** Writes what differs, so that only a changed page is rendered anew. */
function layAll(base: string): void {
  const files = siteFiles();
  const pages = new Set(files.filter((file) => file.endsWith(".md")));
  for (const file of files) {
    const content = readFileSync(join(root, file));
    const laid = pages.has(file)
      ? Buffer.from(laidOut(file, content.toString("utf8"), base, pages))
      : content;
    const to = join(target, file.replace(/^docs\//, ""));
    if (existsSync(to) && readFileSync(to).equals(laid)) continue;
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, laid);
  }
}

/** A Markdown file as Starlight takes it. */
function laidOut(file: string, markdown: string, base: string, pages: ReadonlySet<string>): string {
  const [, heading, body] = /^(?:<!--[\s\S]*?-->\s*)*# (.+)\n([\s\S]*)$/.exec(markdown) ?? [];
  if (heading === undefined || body === undefined) throw new Error(`${file} does not begin with a heading`);
  const title = heading.replaceAll("`", "");
  const description = firstSentence(body);
  const whole = withIncludes(body, file, (other) => readFileSync(join(root, other), "utf8"));
  const frontmatter = [
    `title: ${JSON.stringify(title)}`,
    `slug: ${JSON.stringify(slugOf(pageOf(file)).replace(/^index$/, ""))}`,
    ...(description ? [`description: ${JSON.stringify(description)}`] : []),
  ];
  return `---\n${frontmatter.join("\n")}\n---\n${linked(whole, file, base.replace(/\/$/, ""), pages)}`;
}

function firstSentence(body: string): string | undefined {
  const paragraph = body.split("\n\n").find((block) => /^\s*[A-Z]/.test(block));
  return paragraph
    ?.trim()
    .replaceAll("\n", " ")
    .replace(/[`*[\]]|\([^)]*\)/g, "")
    .split(/(?<=\.) /)[0];
}

/** Rewrites the links of a text, but not of its code blocks. */
function linked(body: string, file: string, base: string, pages: ReadonlySet<string>): string {
  return body
    .split(/(^```[\s\S]*?^```)/m)
    .map((part) => (part.startsWith("```") ? part : linkOperations(linkPages(part, file, base, pages), base)))
    .join("");
}

function linkPages(text: string, file: string, base: string, pages: ReadonlySet<string>): string {
  return text.replace(/(!?)\[((?:[^\]`]|`[^`]*`)*)\]\(([^)\s]+)\)/g, (whole, image, label, to) => {
    if (image || /^(?:[a-z]+:|#)/.test(to)) return whole;
    if (to.startsWith("/")) return `[${label}](${base}${to})`;
    const [path = "", anchor] = to.split("#");
    const page = posix.normalize(posix.join(posix.dirname(file), path));
    // What is no page is in the repository, whose address this site does not know.
    if (!pages.has(page)) return label;
    const address = `${base}/${slugOf(pageOf(page))}/`;
    return `[${label}](${address}${anchor ? `#${anchor}` : ""})`;
  });
}

function linkOperations(text: string, base: string): string {
  return text.replace(/(\[)?`(\w+)`/g, (whole, inLink, name) =>
    !inLink && newest.operations.has(name)
      ? `[\`${name}\`](${base}/${newest.base}/operations/${slugOfOperation(name)}/)`
      : whole,
  );
}
