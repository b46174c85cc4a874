import { select, selectAll } from "hast-util-select";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";

/** A page as Markdown. */
export interface Document {
  readonly title: string;
  readonly description: string | undefined;
  readonly markdown: string;
}

type Root = ReturnType<ReturnType<typeof parser>["parse"]>;
type Node = Root["children"][number];

/** What is of use on a screen only: sets, since a selector for every node takes half of the build. */
const noText = {
  elements: new Set("script style svg noscript template button select form nav sup".split(" ")),
  classes: new Set("sr-only sl-anchor-link scroll-sign copy markdown-link self".split(" ")),
};

/** The content of a page of the site as Markdown; undefined where a page has none. */
export function markdownOf(html: string): Document | undefined {
  const tree = parser().parse(html);
  const content = select("main .sl-markdown-content", tree);
  const heading = select("main h1", tree);
  if (!content || !heading) return undefined;
  const title = textOf(heading).trim();
  const meta = select('meta[name="description"]', tree)?.properties.content;
  prune(content);
  const text = unified()
    .use(rehypeRemark, {
      handlers: {
        pre: (_, node) => ({
          type: "code" as const,
          lang: String(node.properties.dataLanguage ?? "") || null,
          value: codeOf(node),
        }),
        dt: (state, node) => ({ type: "paragraph", children: state.all(node) as never }),
        dd: (state, node) => ({ type: "paragraph", children: state.all(node) as never }),
        dl: (state, node) => ({ type: "root", children: state.toFlow(state.all(node)) }) as never,
      },
    })
    .use(remarkGfm)
    .use(remarkStringify, { bullet: "-", rule: "-" });
  const root = { type: "root" as const, children: [content] };
  const markdown = text.stringify(text.runSync(root) as never);
  return {
    title,
    description: typeof meta === "string" ? meta : undefined,
    markdown: `# ${title}\n\n${markdown.replace(/\n{3,}/g, "\n\n")}`,
  };
}

function parser() {
  return unified().use(rehypeParse);
}

/** Takes out what is no text, and the places in the source: the tree is copied later, and they are most of it. */
function prune(node: Node | Root): void {
  delete node.position;
  if (!("children" in node)) return;
  const kept = node.children.filter((child) => !isNoText(child as Node));
  node.children = kept as never;
  for (const child of kept) prune(child as Node);
}

function isNoText(node: Node): boolean {
  if (node.type !== "element") return false;
  const { className } = node.properties;
  return (
    noText.elements.has(node.tagName) ||
    (Array.isArray(className) && className.some((name) => noText.classes.has(String(name))))
  );
}

function textOf(node: Node): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map((child) => textOf(child as Node)).join("") : "";
}

/** Code whose lines are elements has no line breaks of its own. */
function codeOf(pre: Node): string {
  const lines = pre.type === "element" ? selectAll(".ec-line", pre) : [];
  return (
    lines.length > 0
      ? lines
          .map(textOf)
          .map((line) => line.replace(/\n$/, ""))
          .join("\n")
      : textOf(pre)
  ).trimEnd();
}
