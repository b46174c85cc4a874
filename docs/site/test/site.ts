import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where `npm run docs` puts the site. */
export const siteFolder = fileURLToPath(new URL("../../../dist/docs/", import.meta.url));

/** The addresses of all pages of a built site, relative to its own. */
export function pathsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("index.html"))
    .map((file) => file.replace(/index\.html$/, ""))
    .sort();
}

/** The addresses of all pages of the site. */
export const pagePaths: readonly string[] = pathsIn(siteFolder);

/** One page of every kind. */
export const templates = {
  "the start page": "",
  "a guide": "guides/get-started/",
  "a guide with a picture": "guides/mfa/",
  "the permission tree": "guides/permissions/",
  "a generated table": "coverage/",
  "a guide with parts of other pages": "guides/proof/",
  "a line's overview": "reference/v0-12/",
  "an operation with several results": "reference/v0-12/operations/signin/",
  "an operation with a cookie": "reference/v0-12/operations/getlogin/",
  "an operation of an older line": "reference/v0-6/operations/updateadminconfig/",
  "the errors": "errors/",
  "an error": "errors/the-email-or-password-provided-is-incorrect-please/",
  "who may call": "who-may-call/",
  upgrading: "upgrading/",
  "an upgrade": "upgrade/0-6-to-0-12/",
  "the releases": "releases/",
  "no page": "404.html",
} as const;
