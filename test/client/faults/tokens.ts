import type { AuthsClient } from "../../../src/index.ts";
import { readSession, signIn, signOut } from "./callers.ts";
import { documented, session } from "./examples.ts";
import { type Fault, storageKey } from "./fault.ts";
import { type Answer, answering, guarding, json, silence } from "./servers.ts";

const noon = Date.UTC(2030, 0, 1, 12);
const hour = 3_600_000;

/** What may befall a token between two calls, or during one. */
export const tokenFaults: readonly Fault[] = [
  {
    what: "The token has expired",
    wire: "It is sent anyway, since the local clock may be wrong. The server rejects it.",
    advice: "Ask to sign in, or give the client `reauthenticate`.",
    server: () => answering(guarding("token-after")),
    client: ({ items }) => {
      items.set(storageKey, jwt(noon - hour));
      return { clock: () => noon };
    },
    outcome: { code: "not_authenticated", status: 401, token: "forgotten", asked: 1 },
  },
  {
    what: "The client's clock is ahead of a stored token",
    wire: "By the client's clock the token has expired. It is sent, and the server accepts it.",
    advice: "Nothing; set the clock.",
    server: () => answering(guarding(jwt(noon + hour))),
    client: ({ items }) => {
      items.set(storageKey, jwt(noon + hour));
      return { clock: () => noon + 2 * hour };
    },
    outcome: { code: null, token: "stays", asked: 1 },
  },
  {
    what: "The client's clock is ahead",
    wire: "By the client's clock a new token has already expired. It is sent anyway: the server decides.",
    advice: "Nothing; set the clock.",
    server: () => withSignIn(guarding("token-after"), { expires_at: (noon + hour) / 1000 }),
    client: () => ({ clock: () => noon + 2 * hour }),
    call: async (auths) => {
      await signIn(auths);
      return readSession(auths);
    },
    outcome: { code: null, token: "replaced", asked: 2 },
  },
  {
    what: "The client's clock is behind",
    wire: "By the client's clock the token is still valid. It is sent, and the server returns 401.",
    advice: "As for any 401: ask to sign in, or give the client `reauthenticate`.",
    server: () => answering(guarding("token-after")),
    client: ({ items }) => {
      items.set(storageKey, jwt(noon));
      return { clock: () => noon - hour };
    },
    outcome: { code: "not_authenticated", status: 401, token: "forgotten", asked: 1 },
  },
  {
    what: "Sign-out during a sign-in",
    wire: "The sign-in's response arrives after the sign-out's.",
    advice: "Nothing: the last call wins. The session of the sign-in stays on the server, unused.",
    server: () => lateSignIn(),
    call: (auths) => Promise.all([signIn(auths), signOut(auths)]),
    outcome: { code: null, token: "forgotten", asked: 2 },
  },
  {
    what: "Sign-in during a sign-out",
    wire: "The sign-out's response arrives after the sign-in's.",
    advice: "Nothing: the last call wins.",
    server: () => {
      const signedIn = Promise.withResolvers<void>();
      return answering(async (response, request) => {
        if (isSignIn(request.url)) response.once("finish", signedIn.resolve);
        else await signedIn.promise;
        json(200, isSignIn(request.url) ? session : { status: true })(response, request);
      });
    },
    call: (auths) => Promise.all([signOut(auths), signIn(auths)]),
    outcome: { code: null, token: "replaced", asked: 2 },
  },
  {
    what: "Ten calls get 401 at once",
    wire: "Ten requests with the old token, one sign-in by `reauthenticate`, ten requests with the new token.",
    advice: "Nothing.",
    server: () => withSignIn(guarding("token-after")),
    client: () => ({ reauthenticate: signIn }),
    call: (auths) => Promise.all(Array.from({ length: 10 }, () => readSession(auths))),
    outcome: { code: null, token: "replaced", asked: 21 },
  },
  {
    what: "The token changes during a call",
    wire: "The response is 401 for the old token; the call is sent again with the new one.",
    advice: "Nothing.",
    server: () => {
      const replaced = Promise.withResolvers<void>();
      return answering(async (response, request) => {
        if (request.url === "/replaced") replaced.resolve();
        else if (request.headers.authorization === "Bearer token-before") await replaced.promise;
        guarding("token-after")(response, request);
      });
    },
    call: async (auths, { server }) => {
      const call = readSession(auths);
      await Promise.race([server.whenAsked, call]);
      await auths.setToken("token-after");
      await fetch(`${server.url}/replaced`);
      return call;
    },
    outcome: { code: null, token: "replaced", asked: 3 },
  },
  {
    what: "`reauthenticate` is rejected",
    wire: "401, then 400 for the sign-in by `reauthenticate`.",
    advice:
      "Ask to sign in. The token stays: a call runs `reauthenticate` again after `retryAfter` seconds, not before.",
    server: () =>
      answering(json(401, { detail: "401 Unauthorized" }), documented("signIn", "invalidCredentials")),
    client: () => ({ reauthenticate: signIn }),
    outcome: { code: "not_authenticated", status: 401, retryAfter: 1, token: "stays", asked: 2 },
  },
  {
    what: "25 polls while `reauthenticate` is rejected",
    wire: "25 requests that get 401, and one sign-in that gets 400: a failed renewal is not repeated at once.",
    advice: "Wait `retryAfter` seconds; `error.cause` says why the sign-in failed.",
    server: () =>
      answering((response, request) =>
        json(isSignIn(request.url) ? 400 : 401, {
          detail: isSignIn(request.url) ? "no" : "401 Unauthorized",
        })(response, request),
      ),
    client: () => ({ reauthenticate: signIn }),
    call: async (auths) => {
      for (let poll = 1; poll < 25; poll += 1) await readSession(auths).catch(() => {});
      return readSession(auths);
    },
    outcome: { code: "not_authenticated", status: 401, retryAfter: 1, token: "stays", asked: 26 },
  },
  {
    what: "`reauthenticate` ends without a token",
    wire: "401, then 200 and a pending account, or a challenge.",
    advice: "Ask the user to sign in. The token stays, and a later call runs `reauthenticate` again.",
    server: () => answering(json(401, { detail: "401 Unauthorized" }), json(200, { next_step: "pending" })),
    client: () => ({ reauthenticate: signIn }),
    outcome: { code: "not_authenticated", status: 401, retryAfter: 1, token: "stays", asked: 2 },
    says: /brought no new token/,
  },
  {
    what: "401 with a text that is not in the contract",
    wire: "401 for a call; the session operation, called once per token, returns 200: the session is valid.",
    advice: "Read `error.detail`. Open WebUI also returns 401 for other reasons, such as a missing file.",
    server: () => answering(json(401, { detail: "We could not find it" }), json(200, session)),
    call: (auths) => auths.getAdminDetails(),
    outcome: { code: "not_authenticated", status: 401, token: "stays", asked: 2 },
  },
  {
    what: "A reworded 401 that ends the session",
    wire: "401 for a call with a text that is not in the contract, and 401 for the session operation too.",
    advice: "Ask to sign in, or give the client `reauthenticate`.",
    server: () => answering(json(401, { detail: "Please log in" })),
    call: (auths) => auths.getAdminDetails(),
    outcome: { code: "not_authenticated", status: 401, token: "forgotten", asked: 2 },
  },
  {
    what: "The token has expired by the local clock, and `reauthenticate` fails",
    wire: "400 for the early sign-in; the token is sent anyway, and the server accepts it.",
    advice: "Nothing; `reauthenticate` runs again after a pause.",
    server: () =>
      answering(
        documented("signIn", "invalidCredentials"),
        guarding(jwt(noon + 1000)),
        guarding(jwt(noon + 1000)),
      ),
    client: ({ items }) => {
      items.set(storageKey, jwt(noon + 1000));
      return { clock: () => noon + 2000, reauthenticate: signIn };
    },
    outcome: { code: null, token: "stays", asked: 2 },
  },
  {
    what: "A stream is sent after the session has ended",
    wire: "401 for a request whose body is a stream, then a sign-in. The stream cannot be sent again.",
    advice: "Send it again with a new stream; the session is renewed.",
    server: () => withSignIn(guarding("token-after")),
    client: () => ({ reauthenticate: signIn }),
    call: async (auths) => {
      const body = new Blob(["a file"]).stream();
      const init = { method: "POST", body, duplex: "half" } as RequestInit;
      if ((await auths.fetch("/api/v1/files/", init)).status !== 401) throw new Error("expected the 401");
    },
    outcome: { code: null, token: "replaced", asked: 2 },
  },
  {
    what: "`reauthenticate` throws",
    wire: "Only 401.",
    advice: "Ask to sign in; fix the function.",
    server: () => answering(guarding("token-after")),
    client: () => ({
      reauthenticate: () => {
        throw new Error("no window to ask in");
      },
    }),
    outcome: { code: "not_authenticated", status: 401, retryAfter: 1, token: "stays", asked: 1 },
  },
  {
    what: "`reauthenticate` hangs",
    wire: "Only 401; the call has `timeout: 200`.",
    advice: "Set a `timeout` for calls, and a limit in `reauthenticate`.",
    server: () => answering(guarding("token-after")),
    client: () => ({ reauthenticate: () => new Promise(() => {}) }),
    call: (auths) => auths.getSessionUser({ timeout: 200 }),
    outcome: { code: "timeout", token: "stays", asked: 1 },
  },
  {
    what: "The server hangs during `reauthenticate`",
    wire: "401, then no response to the sign-in; the call has `timeout: 200`.",
    advice: "As above.",
    server: () => answering(guarding("token-after"), silence),
    client: () => ({ reauthenticate: signIn }),
    call: (auths) => auths.getSessionUser({ timeout: 200 }),
    outcome: { code: "timeout", token: "stays", asked: 2 },
  },
  {
    what: "`reauthenticate` gets a token that is also rejected",
    wire: "401, a sign-in, 401 again; no further attempt.",
    advice: "Check the server: it rejects its own new token. Its clock may be wrong.",
    server: () => withSignIn(guarding("another-token")),
    client: () => ({ reauthenticate: signIn }),
    outcome: { code: "not_authenticated", status: 401, token: "replaced", asked: 3 },
  },
  {
    what: "401 for the sign-in itself",
    wire: "401 for the sign-in of a deactivated account (0.12). `reauthenticate` is not called.",
    advice: "Tell the admin.",
    server: () => answering(documented("signIn", "accountDeactivated")),
    client: () => ({ reauthenticate: (auths: AuthsClient) => auths.setToken("token-after") }),
    call: signIn,
    outcome: { code: "not_authenticated", status: 401, token: "stays", asked: 1 },
  },
  {
    what: "401 because of the role, with `reauthenticate`",
    wire: "401 with the text about permission. `reauthenticate` is not called.",
    advice: "Hide the feature. Signing in again does not help.",
    server: () => answering(documented("getAdminConfig", "roleRefused")),
    client: () => ({ reauthenticate: (auths: AuthsClient) => auths.setToken("token-after") }),
    call: (auths) => auths.getAdminConfig(),
    outcome: { code: "forbidden", status: 401, token: "stays", asked: 1 },
  },
  {
    what: "A renewed call fails for another reason",
    wire: "401, a sign-in, then 500 for the repeated call, including its body.",
    advice: "As for any 500; the session is valid.",
    server: () =>
      answering(async (response, request) => {
        if (isSignIn(request.url)) return json(200, session)(response, request);
        if (request.headers.authorization !== "Bearer token-after")
          return json(401, { detail: "401 Unauthorized" })(response, request);
        return json(request.body === JSON.stringify({ enable_ldap: true }) ? 500 : 400, { detail: "no" })(
          response,
          request,
        );
      }),
    client: () => ({ reauthenticate: signIn }),
    call: (auths) => auths.updateLdapConfig({ enable_ldap: true }),
    outcome: { code: "server", status: 500, token: "replaced", asked: 3 },
  },
  {
    what: "An API key where a session is needed",
    wire: "Nothing is sent: from 0.12, the session and MFA operations reject API keys.",
    advice: "Sign in with a password.",
    server: () => answering(json(200, session)),
    client: ({ items }) => {
      items.set(storageKey, "sk-0123456789abcdef");
      return {};
    },
    outcome: { code: "forbidden", token: "stays", asked: 0 },
  },
  {
    what: "Another tab signs out during a call",
    wire: "The storage removes the token during a request with it; the response is 401.",
    advice: "Ask to sign in.",
    server: () => answering(guarding("token-after")),
    client: ({ items }) => ({
      fetch: async (request: Request) => {
        const response = await fetch(request);
        items.delete(storageKey);
        return response;
      },
    }),
    outcome: { code: "not_authenticated", status: 401, token: "forgotten", asked: 1 },
  },
];

function isSignIn(url: string): boolean {
  return url.endsWith("/signin");
}

function withSignIn(other: Answer, more: object = {}) {
  return answering((response, request) =>
    isSignIn(request.url) ? json(200, { ...session, ...more })(response, request) : other(response, request),
  );
}

/** Answers a sign-in when the sign-out has been answered. */
function lateSignIn() {
  const signedOut = Promise.withResolvers<void>();
  return answering(async (response, request) => {
    if (!isSignIn(request.url)) response.once("finish", signedOut.resolve);
    else await signedOut.promise;
    json(200, isSignIn(request.url) ? session : { status: true })(response, request);
  });
}

/** A JWT as Open WebUI makes it, with a signature that nobody checks. */
function jwt(expiry: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "HS256", typ: "JWT" })}.${part({ id: "ada", exp: expiry / 1000 })}.c2lnbmF0dXJl`;
}
