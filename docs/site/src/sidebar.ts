import { pageFiles, pageOf, slugOf } from "./pages.ts";

interface Group {
  label: string;
  items: { slug: string; label?: string }[];
}

const guides = [
  "guides/get-started",
  "guides/sessions",
  "guides/after-signing-in",
  "guides/servers-and-scripts",
  "guides/gates",
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
const otherLanguages = "guides/other-languages";
const pages = pageFiles().map((file) => pageOf(file));

/** The guides in the order in which a reader needs them; a page that nobody has written yet is left out. */
export function sidebar(): Group[] {
  const languages = pages.filter((page) => page.startsWith("languages/"));
  const listed = new Set(["index", otherLanguages, ...guides, ...proof, ...languages]);
  return [
    group("Guides", guides),
    group("Other languages", [otherLanguages, ...languages]),
    group("How it is proven", proof),
    group(
      "More",
      pages.filter((page) => !listed.has(page)),
    ),
  ].filter(({ items }) => items.length > 0);
}

function group(label: string, names: readonly string[]): Group {
  return {
    label,
    items: names.filter((name) => pages.includes(name)).map((page) => ({ slug: slugOf(page) })),
  };
}
