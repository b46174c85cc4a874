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
    wire: "It is sent all the same, since the clock here might be wrong. The server refuses it.",
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
    wire: "By the client's clock a new token has already expired. It is sent all the same: the server shall judge.",
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
    wire: "By the client's clock the token is still good. It is sent, and the server answers 401.",
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
    wire: "The sign-in's answer arrives after the sign-out's.",
    advice:
      "Nothing: what was called last wins. The session of the sign-in lives on at the server, and nobody holds it.",
    server: () => lateSignIn(),
    call: (auths) => Promise.all([signIn(auths), signOut(auths)]),
    outcome: { code: null, token: "forgotten", asked: 2 },
  },
  {
    what: "Sign-in during a sign-out",
    wire: "The sign-out's answer arrives after the sign-in's.",
    advice: "Nothing: what was called last wins.",
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
    what: "Another token is taken while a call is with the server",
    wire: "The answer is 401 to the old token; the call is sent again with the new one.",
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
    what: "`reauthenticate` is refused",
    wire: "401, then 400 to the sign-in that `reauthenticate` makes.",
    advice:
      "Ask to sign in. The token stays: after `retryAfter` seconds a call runs `reauthenticate` again, and not before.",
    server: () =>
      answering(json(401, { detail: "401 Unauthorized" }), documented("signIn", "invalidCredentials")),
    client: () => ({ reauthenticate: signIn }),
    outcome: { code: "not_authenticated", status: 401, retryAfter: 1, token: "stays", asked: 2 },
  },
  {
    what: "25 polls while `reauthenticate` is refused",
    wire: "25 requests that get 401, and one sign-in that gets 400: a refused renewal is not repeated at once.",
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
    what: "`reauthenticate` brings no token",
    wire: "401, then 200 and a pending account, or a challenge.",
    advice: "Ask the person to sign in. The token stays, and a later call runs `reauthenticate` again.",
    server: () => answering(json(401, { detail: "401 Unauthorized" }), json(200, { next_step: "pending" })),
    client: () => ({ reauthenticate: signIn }),
    outcome: { code: "not_authenticated", status: 401, retryAfter: 1, token: "stays", asked: 2 },
    says: /brought no new token/,
  },
  {
    what: "401 with a sentence that the contract does not know",
    wire: "401 to a call; the session route, asked once a token, answers 200: the session goes on.",
    advice:
      "Read `error.detail`. Open WebUI answers 401 for much that is no session, such as a missing file.",
    server: () => answering(json(401, { detail: "We could not find it" }), json(200, session)),
    call: (auths) => auths.getAdminDetails(),
    outcome: { code: "not_authenticated", status: 401, token: "stays", asked: 2 },
  },
  {
    what: "A reworded 401 that ends the session",
    wire: "401 to a call with a sentence that the contract does not know, and 401 of the session route too.",
    advice: "Ask to sign in, or give the client `reauthenticate`.",
    server: () => answering(json(401, { detail: "Please log in" })),
    call: (auths) => auths.getAdminDetails(),
    outcome: { code: "not_authenticated", status: 401, token: "forgotten", asked: 2 },
  },
  {
    what: "The token has expired by the clock here, and `reauthenticate` fails",
    wire: "400 to the early sign-in; the token is sent all the same, and the server accepts it.",
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
    what: "A stream is sent when the session is over",
    wire: "401 to a request whose body is a stream, then a sign-in. The stream cannot be sent again.",
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
    wire: "401, and nothing more.",
    advice: "Ask to sign in; mend the function.",
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
    wire: "401, and nothing more; the call has `timeout: 200`.",
    advice: "Give calls a `timeout`, and `reauthenticate` an end of its own.",
    server: () => answering(guarding("token-after")),
    client: () => ({ reauthenticate: () => new Promise(() => {}) }),
    call: (auths) => auths.getSessionUser({ timeout: 200 }),
    outcome: { code: "timeout", token: "stays", asked: 1 },
  },
  {
    what: "`reauthenticate` meets a server that hangs",
    wire: "401, then no answer to the sign-in; the call has `timeout: 200`.",
    advice: "As above.",
    server: () => answering(guarding("token-after"), silence),
    client: () => ({ reauthenticate: signIn }),
    call: (auths) => auths.getSessionUser({ timeout: 200 }),
    outcome: { code: "timeout", token: "stays", asked: 2 },
  },
  {
    what: "`reauthenticate` brings a token that is refused too",
    wire: "401, a sign-in, 401 again; then it ends.",
    advice: "Look at the server: it refuses what it has just given out. Its clock may be wrong.",
    server: () => withSignIn(guarding("another-token")),
    client: () => ({ reauthenticate: signIn }),
    outcome: { code: "not_authenticated", status: 401, token: "replaced", asked: 3 },
  },
  {
    what: "401 to the sign-in itself",
    wire: "401 to the sign-in of a deactivated account (0.12). `reauthenticate` is not asked.",
    advice: "Tell the admin.",
    server: () => answering(documented("signIn", "accountDeactivated")),
    client: () => ({ reauthenticate: (auths: AuthsClient) => auths.setToken("token-after") }),
    call: signIn,
    outcome: { code: "not_authenticated", status: 401, token: "stays", asked: 1 },
  },
  {
    what: "401 because of the role, with `reauthenticate`",
    wire: "401 with the sentence about permission. `reauthenticate` is not asked.",
    advice: "Hide the feature. Signing in again will not help.",
    server: () => answering(documented("getAdminConfig", "roleRefused")),
    client: () => ({ reauthenticate: (auths: AuthsClient) => auths.setToken("token-after") }),
    call: (auths) => auths.getAdminConfig(),
    outcome: { code: "forbidden", status: 401, token: "stays", asked: 1 },
  },
  {
    what: "A renewed call is refused for another reason",
    wire: "401, a sign-in, then 500 to the call that is sent again, body and all.",
    advice: "As for any 500; the session is good.",
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
    what: "An API key where only a session will do",
    wire: "Nothing is sent: from 0.12, the session and MFA refuse API keys.",
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
    wire: "The storage forgets the token while a request with it is with the server; the answer is 401.",
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
