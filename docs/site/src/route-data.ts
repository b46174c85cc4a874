import { defineRouteMiddleware, type StarlightRouteData } from "@astrojs/starlight/route-data";
import { lineOfPath, lines, newest, operationOfPath } from "./contract/lines.ts";

type Entry = StarlightRouteData["sidebar"][number];

/** Of all references the sidebar shows one, search knows the newest, and an operation's own sections are listed. */
export const onRequest = defineRouteMiddleware(({ locals: { starlightRoute: route }, url }) => {
  const line = lineOfPath(url.pathname);
  const shown = line ?? newest;
  const others = lines
    .filter((one) => one !== shown)
    .map(({ line: name }) => `Reference, Open WebUI ${name}`);
  route.sidebar = route.sidebar.filter(({ label }) => !others.includes(label)).map(folded);
  const links = flatten(route.sidebar);
  const here = links.findIndex(({ isCurrent }) => isCurrent);
  route.pagination = { prev: links[here - 1], next: here < 0 ? undefined : links[here + 1] };
  route.editUrl = editAddress(route.entry.filePath);
  if (!line) return;

  // The same operation of every line would bury everything else.
  if (line !== newest) route.entry.data.pagefind = false;
  const operation = operationOfPath(line, url.pathname)?.operation;
  if (route.entry.data.title === "Overview") route.entry.data.title = `Reference of Open WebUI ${line.line}`;
  const title = operation ? `${operation.operationId}: ${operation.summary}` : route.entry.data.title;
  const told = operation ? describe(operation.description) : `The reference of Open WebUI ${line.line}.`;
  for (const tag of route.head)
    if (tag.tag === "meta" && /^(?:og:)?description$/.test(String(tag.attrs?.name ?? tag.attrs?.property)))
      tag.attrs = { ...tag.attrs, content: told };
    else if (tag.tag === "title")
      tag.content = `${title}${operation ? ` · Open WebUI ${line.line}` : ""} | ${route.siteTitle}`;
  if (!operation || !route.toc) return;
  const item = (slug: string, text: string) => ({ depth: 2, slug, text, children: [] });
  const items = route.toc.items.filter(({ slug }) => slug !== "authorizations");
  route.toc.items = items;
  items.splice(1, 0, item("who-may-call-it", "Who may call it"));
  items.push(item("errors", "Errors and what to do"), item("try-it", "Try it"));
});

/** Where the source of a page can be changed; nowhere while the repository has no known address. */
function editAddress(filePath: string | undefined): URL | undefined {
  const { DOCS_REPOSITORY: repository } = process.env;
  const page = filePath?.split("src/content/docs/")[1];
  if (!repository || page === undefined) return undefined;
  const file = page === "CHANGELOG.md" || page.startsWith("languages/") ? page : `docs/${page}`;
  return new URL(`${repository}/edit/main/${file}`);
}

/** Of the reference, the group of the current operation alone is open, so that the reader sees where that is. */
function folded(entry: Entry): Entry {
  if (entry.type !== "group" || !entry.label.startsWith("Reference, ")) return entry;
  const entries = entry.entries.map((part) =>
    part.type === "group"
      ? { ...part, collapsed: !flatten(part.entries).some(({ isCurrent }) => isCurrent) }
      : part,
  );
  return { ...entry, collapsed: false, entries };
}

function describe(markdown: string): string {
  const [paragraph = ""] = markdown.replace(/[`*]|\]\([^)]*\)|\[/g, "").split("\n\n");
  return paragraph.replaceAll("\n", " ").slice(0, 200);
}

function flatten(entries: readonly Entry[]): Extract<Entry, { type: "link" }>[] {
  return entries.flatMap((entry) => (entry.type === "group" ? flatten(entry.entries) : [entry]));
}
