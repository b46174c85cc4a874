import { existsSync } from "node:fs";

const docs = new URL("../../docs/", import.meta.url);

interface Group {
  label: string;
  items: { slug: string; label?: string }[];
}

/** The guides in the order in which a reader needs them; a page that nobody has written yet is left out. */
export function sidebar(): Group[] {
  return [
    group("Guides", [
      "guides/get-started",
      "guides/sessions",
      "guides/errors",
      "guides/mfa",
      "guides/api-keys",
      "guides/ldap",
      "guides/admin",
      "guides/gafaelfawr",
      "guides/permissions",
      "guides/mock",
      "guides/server-lines",
      "upgrading",
      "faults",
    ]),
    group("Other languages", [
      "guides/other-languages",
      "clients/README",
      "clients/python",
      "clients/go",
      "clients/java",
      "clients/rust",
      "clients/csharp",
      "clients/php",
    ]),
    group("How it is proven", ["guides/proof", "coverage", "benchmarks"]),
  ].filter(({ items }) => items.length > 0);
}

function group(label: string, pages: string[]): Group {
  const written = pages.filter((page) => existsSync(new URL(`${page}.md`, docs)));
  return { label, items: written.map((page) => ({ slug: slugOf(page) })) };
}

/** The address of a page of `docs/`. */
export function slugOf(page: string): string {
  return page.replace(/\/(?:README|index)$/, "").toLowerCase();
}
