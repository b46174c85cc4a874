import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { newest, slugOf } from "../src/contract/lines.ts";
import { permissionsOf } from "../src/contract/permissions.ts";
import { sentences } from "../src/contract/sentences.ts";
import { ranking } from "../src/search.ts";
import { policy, serveSite } from "./served.ts";

const operation = (id: string) => `/${newest.base}/operations/${slugOf(id)}/`;

/** What people type or paste, and the page that they need. */
const table: [search: string, ...pages: string[]][] = [
  // What a server says has its page, whatever it says.
  ...sentences().map(({ text, slug }): [string, string] => [text, `/errors/${slug}/`]),
  ["API rate limit exceeded", "/errors/api-rate-limit-exceeded/"],
  ["email or password provided is incorrect", "/errors/the-email-or-password-provided-is-incorrect-please/"],
  ["CORS", "/guides/browser/"],
  ["blocked by CORS policy", "/guides/browser/"],
  ["Access-Control-Allow-Origin", "/guides/browser/"],
  ["breaking changes", "/upgrading/"],
  ["upgrade", "/upgrading/"],
  ["openapi download", "/releases/"],
  ["download openapi", "/releases/"],
  ["releases", "/releases/"],
  ["changelog", "/changelog/"],
  ["who may call", "/who-may-call/"],
  ["who may call what", "/who-may-call/"],
  ["rate limit", "/errors/api-rate-limit-exceeded/", "/guides/errors/", "/guides/surprises/"],
  ["permissions", "/guides/permissions/"],
  ["mock", "/guides/mock/"],
  ["react", "/guides/react/"],
  ["react native", "/guides/react-native/"],
  ["python", "/languages/python/"],
  ["rust", "/languages/rust/"],
  ["gafaelfawr", "/guides/gafaelfawr/"],
  ["csrf", "/guides/gafaelfawr/", operation("getLogin")],
  ["second factor", "/guides/mfa/"],
  ["api keys", "/guides/api-keys/"],
  ["ldap", "/guides/ldap/"],
  ["benchmark", "/benchmarks/", "/guides/proof/"],
  ["sign out", operation("signOut")],
  // An operation by its name, whatever else names it.
  ...["signIn", "signUp", "signOut", "getSessionUser", "updateProfile", "updatePassword", "addUser"].map(
    (id): [string, string] => [id, operation(id)],
  ),
  ...[
    "getAdminConfig",
    "updateAdminConfig",
    "generateApiKey",
    "verifyMfaChallenge",
    "exchangeOAuthToken",
  ].map((id): [string, string] => [id, operation(id)]),
  // A setting by its name.
  ...["ENABLE_SIGNUP", "JWT_EXPIRES_IN", "DEFAULT_USER_ROLE", "SHOW_ADMIN_DETAILS"].map(
    (name): [string, ...string[]] => [
      name,
      operation("updateAdminConfig"),
      operation("getAdminConfig"),
      "/guides/admin/",
    ],
  ),
  // A permission by its name.
  ...permissionsOf(newest.contract)
    .flatMap(({ flags }) => flags)
    .filter(({ name }) => name.includes("_"))
    .map(({ name }): [string, ...string[]] => [
      name,
      "/guides/permissions/",
      ...(name === "api_keys" ? ["/guides/api-keys/"] : []),
    ]),
];

const site = serveSite({ "content-security-policy": policy });
let page: Page;
beforeAll(async () => {
  page = await site.browser.newPage();
  await page.goto(site.server.url);
});

/** The first page that the index of the site has, ranked as the search box ranks. */
function firstHit(search: string): Promise<string> {
  const given = [`${site.server.url}pagefind/pagefind.js`, search, { ranking }].map((one) =>
    JSON.stringify(one),
  );
  // As text, since the test runner would rewrite the import for itself.
  return page.evaluate(`(async (address, words, options) => {
    const pagefind = await import(address);
    await pagefind.options(options);
    const { results } = await pagefind.search(words);
    return (await results[0]?.data())?.url ?? "nothing";
  })(${given.join(", ")})`);
}

describe("the search", () => {
  it("has the right page first, for what people paste", async () => {
    expect(table.length).toBeGreaterThan(60);
    const wrong: string[] = [];
    for (const [search, ...pages] of table) {
      const hit = await firstHit(search);
      if (!pages.includes(hit)) wrong.push(`${search}: ${hit}, not ${pages.join(" or ")}`);
    }
    expect(wrong).toEqual([]);
  });
});
