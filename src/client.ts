import type { NewestServerVersion } from "../generated/server-lines.ts";
import { type AnyCallOptions, call } from "./call.ts";
import type { AuthsClient, AuthsClientBase, AuthsClientOptions } from "./client-types.ts";
import { type Context, checkedToken, contextOf, noTokenWithCookies } from "./context.ts";
import { invalid } from "./failure.ts";
import { fetchOf, httpOf } from "./http.ts";
import { operationsOf, releasesWith, type ServerVersion } from "./release.ts";
import { renewalOf } from "./renewal.ts";
import { sessionOf } from "./session.ts";
import { memoryStorage } from "./storage.ts";

/**
 * Creates a client for one server.
 *
 * @param options - where the server is, its line, and how to authenticate
 * @returns a method for every operation of the line, and `http`, the openapi-fetch client underneath
 * @throws TypeError when an option is invalid, or the runtime lacks something; the message says what, and never repeats a token
 * @example
 * const auths = createAuthsClient({ baseUrl: "https://chat.example.com" });
 * const result = await auths.signIn({ email, password });
 */
export function createAuthsClient<V extends ServerVersion = NewestServerVersion>(
  options: AuthsClientOptions<V>,
): AuthsClient<V> {
  const { reauthenticate } = options;
  const context = contextOf(options);
  if (!reauthenticate) return clientOf(context);
  const { session } = context;
  const renewal = renewalOf(session, async (currentToken, signal) => {
    const scratch = sessionOf({ ...session.settings, storage: memoryStorage(), initialToken: null });
    await reauthenticate(clientOf({ ...context, session: scratch }), { currentToken, signal });
    return scratch.latest();
  });
  return clientOf({ ...context, renewal });
}

function clientOf<V extends ServerVersion>(context: Context): AuthsClient<V> {
  const { mode, session } = context;
  const shared: AuthsClientBase<object> = {
    http: httpOf(context),
    fetch: fetchOf(context),
    getToken: async () => (mode === "bearer" ? session.token() : null),
    setToken: async (token) => {
      if (mode === "cookie") throw new TypeError(noTokenWithCookies);
      if (token !== null) checkedToken(token);
      await session.set(token, session.start(), { reason: "set_token" });
    },
    onSessionChange: (listener) => session.onChange(listener),
  };
  return Object.assign(methodsOf(context), shared) as AuthsClient<V>;
}

function methodsOf(context: Context): object {
  const { release } = context;
  const methods: Record<string, unknown> = {};
  for (const [name, operation] of operationsOf(release)) {
    if (!operation) {
      const problem = `Open WebUI ${release.name} does not have this operation, which is there ${releasesWith(name)}`;
      methods[name] = () => Promise.reject(invalid(name, problem));
    } else {
      const takesBody = operation.traits.includes("body");
      methods[name] = (first?: unknown, second?: unknown) => {
        const [body, options] = takesBody ? [first, second] : [undefined, first];
        return call(context, name, operation, body, (options ?? {}) as AnyCallOptions);
      };
    }
  }
  return methods;
}
