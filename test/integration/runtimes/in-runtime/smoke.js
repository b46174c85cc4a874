// Plain JavaScript for every runtime: nothing here is of Node, of a browser or of a worker.

/** @import * as Library from "../../../../src/index.ts" */

/**
 * Where the suite runs.
 *
 * @typedef {object} Place
 * @property {Record<"0.6" | "0.12", string>} mocks - where Prism serves the contract of a line
 * @property {string} silent - where a server takes requests and never answers
 * @property {string} redirecting - where everything is sent on to the mock of 0.12
 * @property {string} closed - where nobody listens
 * @property {Storage | undefined} [webStorage] - the runtime's own `localStorage`
 */

/**
 * How one step ended; no `error` when it passed.
 *
 * @typedef {{ name: string, error?: string }} Outcome
 */

const ada = { email: "ada@example.com", password: "correct horse battery staple" };

/** The one step that not every runtime can take. */
export const inWebStorage = "keeps its token in Web Storage";

/**
 * What a program does with the package, by what it shows.
 *
 * @type {Record<string, (library: typeof Library, place: Place) => Promise<void>>}
 */
export const steps = {
  "signs in, reads the session with a nested permission, signs out": async (library, { mocks }) => {
    const auths = library.createAuthsClient({ baseUrl: mocks["0.6"], serverVersion: "0.6" });
    const session = await auths.signIn(ada);
    equal(session.name, "Ada Lovelace");
    equal(session.permissions.chat.call, true);
    equal(await auths.getToken(), session.token);
    equal((await auths.getSessionUser()).email, ada.email);
    equal((await auths.signOut()).status, true);
    equal(await auths.getToken(), null);
    equal(await codeOf(library, auths.getSessionUser()), "not_authenticated");
  },

  "goes on from an MFA challenge to a session": async (library, { mocks }) => {
    const auths = library.createAuthsClient({ baseUrl: mocks["0.12"], serverVersion: "0.12" });
    const result = await auths.signIn(ada, { headers: { prefer: "example=verifyChallenge" } });
    if (result.next_step !== "verify") throw new Error(`the next step is ${result.next_step}`);
    equal(await auths.getToken(), null);
    const session = await auths.verifyMfaChallenge({
      challenge_token: result.challenge_token,
      code: "492039",
    });
    equal(await auths.getToken(), session.token);
    equal((await auths.getSessionUser()).role, "admin");
  },

  "reads the settings and writes them back": async (library, { mocks }) => {
    const auths = library.createAuthsClient({ baseUrl: mocks["0.12"], serverVersion: "0.12" });
    await auths.signIn(ada);
    const config = await auths.getAdminConfig();
    equal(typeof config.ENABLE_SIGNUP, "boolean");
    equal(typeof (await auths.updateAdminConfig(config)).ENABLE_SIGNUP, "boolean");
  },

  "names what went wrong": async (library, { mocks }) => {
    const auths = library.createAuthsClient({ baseUrl: mocks["0.12"] });
    const prefer = (/** @type {string} */ example) => ({ headers: { prefer: example } });
    const failed = await errorOf(library, auths.signIn(ada, prefer("code=400, example=invalidCredentials")));
    equal(failed.code, "invalid_credentials");
    equal(failed.status, 400);
    equal(failed.operation, "signIn");
    equal(JSON.stringify(failed).includes(ada.password), false);
    const slower = await errorOf(library, auths.signIn(ada, prefer("code=429, example=rateLimited")));
    equal(slower.code, "rate_limited");
    // @ts-expect-error: a program without types may forget the body.
    equal(await codeOf(library, auths.signIn()), "validation");
  },

  "ends a call that its caller gives up": async (library, { silent }) => {
    const auths = library.createAuthsClient({ baseUrl: silent });
    const controller = new AbortController();
    const call = codeOf(library, auths.signIn(ada, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 20);
    equal(await call, "aborted");
    equal(await codeOf(library, auths.signIn(ada, { signal: AbortSignal.abort() })), "aborted");
  },

  "ends a call whose time is up": async (library, { silent }) => {
    const auths = library.createAuthsClient({ baseUrl: silent });
    equal(await codeOf(library, auths.signIn(ada, { timeout: 20 })), "timeout");
  },

  "ends a call whose time is up, though its caller could have given it up": async (library, { silent }) => {
    const auths = library.createAuthsClient({ baseUrl: silent });
    const { signal } = new AbortController();
    const late = new Promise((resolve) => setTimeout(resolve, 5000, "never"));
    // Where it can be asked for: what collects the timer ends the limit.
    for (const wait of [5, 10, 15, 20, 25]) setTimeout(() => globalThis.gc?.(), wait);
    const call = codeOf(library, auths.signIn(ada, { signal, timeout: 200 }));
    equal(await Promise.race([call, late]), "timeout");
  },

  "does not follow a redirect, which would take the password along": async (library, { redirecting }) => {
    const auths = library.createAuthsClient({ baseUrl: redirecting });
    const failed = await errorOf(library, auths.signIn(ada));
    equal(failed.code, "unexpected_response");
    equal(failed.message.includes("redirects elsewhere"), true);
    equal(await auths.getToken(), null);
  },

  "says that nobody answers": async (library, { closed }) => {
    const auths = library.createAuthsClient({ baseUrl: closed });
    equal(await codeOf(library, auths.signIn(ada)), "network");
  },

  "keeps its token in the storage that it is given": async (library, { mocks }) => {
    const items = new Map();
    const storage = {
      getItem: async (/** @type {string} */ key) => items.get(key) ?? null,
      setItem: async (/** @type {string} */ key, /** @type {string} */ value) => void items.set(key, value),
      removeItem: async (/** @type {string} */ key) => void items.delete(key),
    };
    await keepsItsToken(library, mocks["0.6"], storage);
    equal(items.size, 0);
  },

  [inWebStorage]: async (library, { mocks, webStorage }) => {
    if (!webStorage) throw new Error("there is no Web Storage here");
    webStorage.clear();
    await keepsItsToken(library, mocks["0.6"], webStorage);
    equal(webStorage.length, 0);
  },

  "calls the rest of the API with its credentials, typed by the contract or not": async (
    library,
    { mocks },
  ) => {
    const auths = library.createAuthsClient({ baseUrl: mocks["0.6"], serverVersion: "0.6" });
    await auths.signIn(ada);
    const { data, response } = await auths.http.GET("/api/v1/auths/");
    equal(response.status, 200);
    equal(data?.email, ada.email);
    equal((await auths.fetch("/api/v1/auths/")).status, 200);
  },
};

/**
 * Takes every step, one after the other.
 *
 * @param {typeof Library} library - the package, as the runtime imported it
 * @param {Place} place
 * @returns {Promise<Outcome[]>}
 */
export async function smoke(library, place) {
  const outcomes = [];
  for (const [name, step] of Object.entries(steps)) {
    try {
      await step(library, place);
      outcomes.push({ name });
    } catch (error) {
      outcomes.push({ name, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
  return outcomes;
}

/**
 * A second client, as after a reload, finds the token of the first; after its sign-out both have none.
 *
 * @param {typeof Library} library
 * @param {string} baseUrl
 * @param {Library.TokenStorage} storage
 */
async function keepsItsToken(library, baseUrl, storage) {
  const options = /** @type {const} */ ({ baseUrl, serverVersion: "0.6", storage });
  const first = library.createAuthsClient(options);
  const { token } = await first.signIn(ada);
  const second = library.createAuthsClient(options);
  equal(await second.getToken(), token);
  equal((await second.getSessionUser()).token, token);
  await second.signOut();
  equal(await second.getToken(), null);
}

/**
 * The error that a call throws.
 *
 * @param {typeof Library} library
 * @param {Promise<unknown>} call
 */
async function errorOf(library, call) {
  try {
    await call;
  } catch (error) {
    if (library.isAuthsError(error)) return error;
    throw error;
  }
  throw new Error("the call did not fail");
}

/**
 * The code of the error that a call throws.
 *
 * @param {typeof Library} library
 * @param {Promise<unknown>} call
 */
async function codeOf(library, call) {
  return (await errorOf(library, call)).code;
}

/**
 * @param {unknown} actual
 * @param {unknown} expected
 */
function equal(actual, expected) {
  if (actual !== expected) throw new Error(`${String(actual)} is not ${String(expected)}`);
}
