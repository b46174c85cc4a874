import { existsSync, readFileSync } from "node:fs";
import { pathsIn } from "./site.ts";

/**
 * Links within a built site whose page or anchor does not exist.
 *
 * @param folder - the site's files
 * @param base - the path of the host below which they lie
 */
export function brokenLinks(folder: string, base: string): string[] {
  const anchors = new Map<string, Set<string>>();
  const links: { from: string; to: string }[] = [];
  for (const path of pathsIn(folder)) {
    const html = readFileSync(`${folder}${path}index.html`, "utf8");
    anchors.set(
      `${base}${path}`,
      new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id as string)),
    );
    for (const [, to] of html.matchAll(/<a\s[^>]*?href="([^"]+)"/g))
      if (to && !/^[a-z]+:/.test(to)) links.push({ from: `${base}${path}`, to: to.replaceAll("&amp;", "&") });
  }
  if (links.length === 0) throw new Error("there is no link at all");
  const broken = links.filter(({ from, to }) => {
    const { pathname, hash } = new URL(to, `http://site${from}`);
    // Not all that is linked is a page.
    if (/\.\w+$/.test(pathname)) return !existsSync(folder + pathname.slice(base.length));
    const page = anchors.get(pathname.endsWith("/") ? pathname : `${pathname}/`);
    return !page || (hash.length > 1 && !page.has(decodeURIComponent(hash.slice(1))) && hash !== "#_top");
  });
  return [...new Set(broken.map(({ from, to }) => `${from} → ${to}`))];
}
