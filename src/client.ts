import type { NewestServerVersion } from "../generated/server-lines.ts";
import { call } from "./call.ts";
import type { AuthsClient, AuthsClientBase, AuthsClientOptions } from "./client-types.ts";
import type { Context } from "./context.ts";
import { refusal } from "./failure.ts";
import { httpMaker } from "./http.ts";
import { linesOf, operationsOf, type ServerVersion } from "./line.ts";
import { checkedToken, contextOf, noTokenWithCookies } from "./options.ts";
import { requestSender } from "./request.ts";
import { never } from "./session.ts";

/**
 * Makes a client for one server.
 *
 * @param options - where the server is, which line it is of, and how to prove who you are
 * @returns a method for every operation of the line, and `http`, the openapi-fetch client underneath
 * @throws TypeError when an option cannot work; the message says which, and never repeats a token
 * @example
 * const auths = createAuthsClient({ baseUrl: "https://chat.example.com" });
 * const result = await auths.signIn({ email, password });
 */
export function createAuthsClient<V extends ServerVersion = NewestServerVersion>(
  options: AuthsClientOptions<V>,
): AuthsClient<V> {
  const { reauthenticate } = options;
  const context = contextOf(options);
  const { session } = context;
  let renewal: Promise<void> | undefined;
  let ended = 0;
  const signInAgain = async (refused: string) => {
    // It takes the place of the refused token alone: what is under way or comes meanwhile, here or in another tab, wins.
    const by = { ticket: session.decided, replaces: refused };
    await reauthenticate?.(clientOf({ ...context, renewal: by }));
  };
  const renew = (refused: string, begun: number) => {
    if (begun > ended) {
      ended = never;
      renewal = signInAgain(refused).finally(() => {
        ended = session.ticket();
      });
    }
    return renewal;
  };
  return clientOf({ ...context, renew: reauthenticate && renew });
}

function clientOf<V extends ServerVersion>(context: Context): AuthsClient<V> {
  const { baseUrl, origin, mode, session, init, renewal } = context;
  const requestFetch = requestSender(context);
  const http = httpMaker(context, requestFetch);
  const shared: Omit<AuthsClientBase<object>, "http"> = {
    fetch: async (input, given) => {
      const isPath = typeof input === "string" && /^\/(?!\/)/.test(input);
      const asked = new Request(isPath ? baseUrl + input : input, given);
      if (new URL(asked.url).origin !== origin) return requestFetch(asked);
      // Where it is followed, a redirect takes the CSRF token along; the platform takes care of the bearer alone.
      const follows = given?.redirect && (mode === "bearer" || asked.method === "GET");
      return requestFetch(new Request(asked, { ...init, ...(follows && { redirect: given.redirect }) }));
    },
    getToken: async () => {
      const kept = mode === "bearer" ? await session.token() : null;
      return kept !== null && session.isExpired(kept) ? null : kept;
    },
    setToken: async (next) => {
      if (mode === "cookie") throw new TypeError(noTokenWithCookies);
      if (next !== null) checkedToken(next);
      await session.decide(renewal ?? { ticket: session.ticket() }, { token: next, reason: "set_token" });
    },
    onSessionChange: (listener) => session.onChange(listener),
  };
  const auths = Object.assign(methodsOf({ ...context, http }), shared);
  return Object.defineProperty(auths, "http", { get: http, enumerable: true }) as AuthsClient<V>;
}

function methodsOf(context: Context): object {
  const { baseUrl, line } = context;
  const methods: Record<string, unknown> = {};
  for (const [name, operation] of operationsOf(line)) {
    if (operation) {
      const method = { name, operation, url: baseUrl + operation.path };
      methods[name] = operation.body
        ? (body: unknown, options?: object) => call(context, method, body, options)
        : (options?: object) => call(context, method, undefined, options);
    } else {
      const what = `Open WebUI ${line} does not have this operation, which is there ${linesOf(name)}`;
      methods[name] = () => Promise.reject(refusal(name, what));
    }
  }
  return methods;
}
