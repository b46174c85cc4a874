import { existsSync, readdirSync } from "node:fs";

const docs = new URL("../../docs/", import.meta.url);

interface Group {
  label: string;
  items: { slug: string; label?: string }[];
}

const guides = [
  "guides/get-started",
  "guides/sessions",
  "guides/errors",
  "guides/surprises",
  "guides/mfa",
  "guides/api-keys",
  "guides/ldap",
  "guides/admin",
  "guides/gafaelfawr",
  "guides/permissions",
  "guides/react",
  "guides/mock",
  "guides/server-lines",
  "upgrading",
  "faults",
];
const proof = ["guides/proof", "coverage", "benchmarks"];
const languages = "guides/other-languages";

/** The guides in the order in which a reader needs them; a page that nobody has written yet is left out. */
export function sidebar(): Group[] {
  const clients = pagesIn("clients/");
  const listed = new Set(["index", ...guides, ...proof, languages, ...clients]);
  return [
    group("Guides", guides),
    group("Other languages", [languages, ...clients]),
    group("How it is proven", proof),
    group(
      "More",
      [...pagesIn("guides/"), ...pagesIn("")].filter((page) => !listed.has(page)),
    ),
  ].filter(({ items }) => items.length > 0);
}

function pagesIn(folder: string): string[] {
  const place = new URL(folder, docs);
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((file) => file.endsWith(".md"))
    .map((file) => folder + file.replace(/\.md$/, ""))
    .sort(
      (one, other) =>
        Number(other.endsWith("/README")) - Number(one.endsWith("/README")) || one.localeCompare(other),
    );
}

function group(label: string, pages: readonly string[]): Group {
  const written = pages.filter((page) => existsSync(new URL(`${page}.md`, docs)));
  return { label, items: written.map((page) => ({ slug: slugOf(page) })) };
}

/** The address of a page of `docs/`. */
export function slugOf(page: string): string {
  return page.replace(/\/(?:README|index)$/, "").toLowerCase();
}
