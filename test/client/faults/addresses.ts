import { readSession, signIn } from "./callers.ts";
import type { Fault } from "./fault.ts";
import { answering, json, redirectTo, text } from "./servers.ts";

/** Requests to other places. That no credential goes along is tested in test/client/secrets. */
export const addressFaults: readonly Fault[] = [
  {
    what: "A redirect to another origin",
    wire: "307 to another host. It is not followed, since the other host would get the password.",
    advice: "Check that the server is yours; then use the final address as `baseUrl`.",
    server: () => answering(redirectTo("https://login.example/")),
    call: signIn,
    outcome: { code: "unexpected_response", status: 307, token: "stays", asked: 1 },
    says: /captive portal.*not the final address/,
  },
  {
    what: "A redirect on the same origin",
    wire: "307 to another path of the server. It is not followed: no operation redirects.",
    advice: "Use the final address as `baseUrl`.",
    server: () => answering(redirectTo("/elsewhere"), json(200, {})),
    outcome: { code: "unexpected_response", status: 307, token: "stays", asked: 1 },
  },
  {
    what: "A redirect loop",
    wire: "307 to itself.",
    advice: "As above.",
    server: () => answering(redirectTo(({ url }) => url)),
    outcome: { code: "unexpected_response", status: 307, token: "stays", asked: 1 },
  },
  {
    what: "A redirect to a login page",
    wire: "302 from a proxy that protects the server.",
    advice: "Authenticate to the proxy first, such as with its cookie or header in `headers`.",
    server: () => answering(text(302, "", { location: "https://login.example/" })),
    outcome: { code: "unexpected_response", status: 302, token: "stays", asked: 1 },
  },
  {
    what: "An absolute URL as path parameter",
    wire: "It is escaped, and the request is for a provider of that name.",
    advice: "Nothing: it cannot leave the server.",
    server: () => answering(json(404, { detail: "No OAuth session found for this provider" })),
    call: (auths) => auths.deleteOAuthSession({ path: { provider: "https://elsewhere.example/x" } }),
    outcome: { code: "not_found", status: 404, token: "stays", asked: 1 },
  },
  {
    what: "`../` in a path parameter",
    wire: "`../../signout` is escaped, and the request is for a provider of that name.",
    advice: "Nothing: it cannot reach another operation.",
    server: () => answering(json(404, { detail: "No OAuth session found for this provider" })),
    call: (auths) => auths.deleteOAuthSession({ path: { provider: "../../signout" } }),
    outcome: { code: "not_found", status: 404, token: "stays", asked: 1 },
  },
  {
    what: "`..` as path parameter",
    wire: "Nothing is sent: a URL with it would be another operation, even if escaped.",
    advice: "Fix the call.",
    server: () => answering(json(404, { detail: "Not Found" })),
    call: (auths) => auths.deleteOAuthSession({ path: { provider: ".." } }),
    outcome: { code: "validation", token: "stays", asked: 0 },
    says: /path\.provider/,
  },
  {
    what: "`..` in a path of `fetch`",
    wire: "Nothing is sent: the path is outside `baseUrl`, and would get the token.",
    advice: "Fix the call; it throws a TypeError.",
    server: () => answering(json(200, {})),
    call: async (auths) => {
      const refused = await auths.fetch("/../../other-app/x").catch((thrown: unknown) => thrown);
      if (!(refused instanceof TypeError)) throw new Error("expected a TypeError");
    },
    client: ({ server }) => ({ baseUrl: `${server.url}/chat` }),
    outcome: { code: null, token: "stays", asked: 0 },
  },
  {
    what: "A path parameter that is missing",
    wire: "Nothing is sent.",
    advice: "Fix the call.",
    server: () => answering(json(404, { detail: "Not Found" })),
    call: (auths) => auths.deleteOAuthSession({} as never),
    outcome: { code: "validation", token: "stays", asked: 0 },
    says: /path\.provider/,
  },
  {
    what: "A `baseUrl` with a path",
    wire: "The server is at `/chat`; another service on its host returns 404 for the path without it.",
    advice: "Include the path in `baseUrl`.",
    server: () => answering(text(404, "Not Found", { "content-type": "text/plain" })),
    call: readSession,
    outcome: { code: "unexpected_response", status: 404, token: "stays", asked: 1 },
  },
];
