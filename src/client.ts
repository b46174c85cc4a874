import type { Middleware } from "openapi-fetch";
import type { NewestServerVersion, ServerLines } from "../generated/server-lines.ts";
import { call } from "./call.ts";
import { baseOf, checkedToken, lineOf, withoutSlash } from "./checks.ts";
import type { AuthsClient, AuthsClientBase, AuthsClientOptions } from "./client-types.ts";
import type { CallContext, Sending } from "./context.ts";
import { refusal } from "./failure.ts";
import { httpMaker } from "./http.ts";
import { type LineOperations, linesOf, newest, operationsOf, type ServerVersion } from "./line.ts";
import { cookiesWhereKept, requestSender } from "./request.ts";
import { Session } from "./session.ts";
import { memoryStorage } from "./storage.ts";

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
  const { credentials: mode = "bearer", token, headers, reauthenticate } = options;
  const base = baseOf(options.baseUrl);
  const baseUrl = withoutSlash(base.href);
  const line = lineOf(options.serverVersion ?? newest);
  if (mode !== "bearer" && mode !== "cookie") throw new TypeError('credentials must be "bearer" or "cookie"');
  if (mode === "cookie" && (token !== undefined || reauthenticate)) throw new TypeError(noTokenWithCookies);
  if (base.protocol === "http:" && !/^(localhost|.+\.localhost|127\.[\d.]+|\[::1\])$/.test(base.hostname)) {
    options.onInsecure?.(`${base.origin} is not encrypted: passwords and tokens can be read on the way`);
  }
  const session = new Session({
    storage: options.storage ?? memoryStorage(),
    key: options.storageKey ?? `open-webui-auths:${baseUrl}`,
    given: token === undefined ? null : checkedToken(token),
    clock: options.clock ?? (() => Date.now()),
    skew: options.expirySkew ?? 10_000,
  });
  const operations = operationsOf(line);
  const cookies = mode === "cookie" ? cookiesWhereKept("include") : undefined;
  const init = { redirect: "manual", ...(cookies && { credentials: cookies }) } as const;
  const middlewares = new Set<Middleware>();

  const build = (renew?: () => Promise<void>, ticket?: number): AuthsClient<V> => {
    const sending: Sending = { base, line, mode, session, renew };
    const requestFetch = requestSender(sending, operations, options);
    const http = httpMaker<ServerLines[V]["paths"]>(
      { baseUrl, fetch: requestFetch, ...(headers && { headers }), ...init },
      middlewares,
    );
    const context: CallContext = {
      ...sending,
      cookies,
      headers,
      timeout: options.timeout ?? Number.POSITIVE_INFINITY,
      requestFetch,
      light: !options.fetch,
      middleware: () => (middlewares.size > 0 ? http() : undefined),
      ...(ticket !== undefined && { ticket }),
    };
    const shared: Omit<AuthsClientBase<ServerLines[V]["paths"]>, "http"> = {
      fetch: async (input, given) => {
        const asked = new Request(isPath(input) ? baseUrl + input : input, given);
        if (new URL(asked.url).origin !== base.origin) return requestFetch(asked);
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
        await session.decide(ticket ?? session.ticket(), next, "set_token");
      },
      onSessionChange: (listener) => session.onChange(listener),
    };
    const auths = Object.assign(methodsOf(context, operations, baseUrl), shared);
    return Object.defineProperty(auths, "http", { get: http, enumerable: true }) as AuthsClient<V>;
  };

  let renewal: Promise<void> | undefined;
  const renew = async (): Promise<void> => {
    await reauthenticate?.(build(undefined, session.ticket()));
  };
  return build(
    reauthenticate &&
      (() => {
        renewal ??= renew().finally(() => {
          renewal = undefined;
        });
        return renewal;
      }),
  );
}

const noTokenWithCookies =
  'a client with credentials: "cookie" sends no token; leave token and reauthenticate out, or use "bearer"';

function isPath(input: unknown): input is string {
  return typeof input === "string" && /^\/(?!\/)/.test(input);
}

function methodsOf(context: CallContext, operations: LineOperations, baseUrl: string): object {
  const methods: Record<string, unknown> = {};
  for (const [name, operation] of operations) {
    if (operation) {
      const method = { name, operation, url: baseUrl + operation.path };
      methods[name] = operation.body
        ? (body: unknown, options?: object) => call(context, method, body, options)
        : (options?: object) => call(context, method, undefined, options);
    } else {
      const what = `Open WebUI ${context.line} does not have this operation, which is there ${linesOf(name)}`;
      methods[name] = () => Promise.reject(refusal(name, what));
    }
  }
  return methods;
}
