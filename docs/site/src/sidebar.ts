import { pageFiles, pageOf, slugOf } from "./pages.ts";

interface Group {
  label: string;
  items: ({ slug: string; label?: string } | { link: string; label: string })[];
}

/** Pages that the site makes from the contract, and what answers a question at once. */
export const lookUp: Group = {
  label: "Look it up",
  items: [
    { link: "/errors/", label: "Errors by the server's words" },
    { link: "/who-may-call/", label: "Who may call what" },
    { slug: "upgrading", label: "Upgrade a server" },
    { link: "/releases/", label: "Releases and downloads" },
    { slug: "changelog" },
  ],
};

const guides = [
  "guides/get-started",
  "guides/sessions",
  "guides/after-signing-in",
  "guides/servers-and-scripts",
  "guides/gates",
  "guides/errors",
  "guides/browser",
  "guides/surprises",
  "guides/mfa",
  "guides/identity-providers",
  "guides/api-keys",
  "guides/ldap",
  "guides/admin",
  "guides/gafaelfawr",
  "guides/permissions",
  "guides/react",
  "guides/react-native",
  "guides/mock",
  "guides/server-lines",
  "faults",
];
const proof = ["guides/proof", "coverage", "tools", "benchmarks"];
const otherLanguages = "guides/other-languages";
const pages = pageFiles().map((file) => pageOf(file));

/** The guides in the order in which a reader needs them; a page that nobody has written yet is left out. */
export function sidebar(): Group[] {
  const languages = pages.filter((page) => page.startsWith("languages/"));
  const listed = new Set([
    "index",
    "upgrading",
    "CHANGELOG",
    otherLanguages,
    ...guides,
    ...proof,
    ...languages,
  ]);
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
