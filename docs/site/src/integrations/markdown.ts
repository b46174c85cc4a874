import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { type Document, markdownOf } from "./markdown-of.ts";

/** Which pages `llms-full.txt` has: the newest reference alone, since the older ones repeat it. */
interface Options {
  readonly title: string;
  readonly description: string;
  readonly newestReference: string;
}

/**
 * Lays each page as Markdown beside it, and `llms.txt` and `llms-full.txt` over all. The Starlight plugin for these files
 * needs the address of the site, which may be unknown, and leaves pages out that are made from the contract.
 */
export function markdown(options: Options): AstroIntegration {
  return {
    name: "markdown",
    hooks: {
      "astro:build:done": ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const pages = readdirSync(folder, { recursive: true, encoding: "utf8" })
          .filter((file) => file.endsWith("index.html"))
          .sort()
          .flatMap((file) => {
            const document = markdownOf(readFileSync(folder + file, "utf8"));
            if (!document) return [];
            const path = file.replace(/index\.html$/, "");
            writeFileSync(`${folder}${path}index.md`, document.markdown);
            return [{ path, ...document }];
          });
        writeFileSync(`${folder}llms.txt`, overview(options, pages));
        writeFileSync(`${folder}llms-full.txt`, whole(options, pages));
        logger.info(`${pages.length} pages as Markdown`);
      },
    },
  };
}

type Page = Document & { readonly path: string };

function overview({ title, description, newestReference }: Options, pages: readonly Page[]): string {
  const link = ({ path, title: name, description: what }: Page) =>
    `- [${name}](${path}index.md)${what ? `: ${what}` : ""}`;
  const sections: [string, (path: string) => boolean][] = [
    ["Guides", (path) => !/^(?:reference|errors\/.)/.test(path)],
    ["Reference of the newest line", (path) => path.startsWith(newestReference)],
    ["Errors by the server's words", (path) => /^errors\/./.test(path)],
    ["Optional", (path) => path.startsWith("reference/") && !path.startsWith(newestReference)],
  ];
  return [
    `# ${title}`,
    `> ${description}`,
    "All pages in one file: [llms-full.txt](llms-full.txt). The OpenAPI files: [releases](releases/index.md).",
    ...sections.map(
      ([name, belongs]) =>
        `## ${name}\n\n${pages
          .filter(({ path }) => belongs(path))
          .map(link)
          .join("\n")}`,
    ),
    "",
  ].join("\n\n");
}

function whole({ newestReference }: Options, pages: readonly Page[]): string {
  return pages
    .filter(({ path }) => !path.startsWith("reference/") || path.startsWith(newestReference))
    .map(({ markdown: text }) => text)
    .join("\n\n---\n\n");
}
