import { serverVersions } from "../generated/server-lines.ts";
import type { HeadersLike } from "./call-options.ts";
import type { AuthsClientOptions } from "./client-types.ts";
import type { CommonInit, Context } from "./context.ts";
import { newest, type ServerVersion } from "./line.ts";
import { isToken, never, Session } from "./session.ts";
import { memoryStorage } from "./storage.ts";

/**
 * What the options of a client come to.
 *
 * @throws TypeError when one cannot work; the message never repeats a token
 */
export function contextOf<V extends ServerVersion>(options: AuthsClientOptions<V>): Context {
  const { credentials: mode = "bearer", token } = options;
  const { href, origin, protocol, hostname } = checkedUrl(options.baseUrl);
  const baseUrl = href.replace(/\/+$/, "");
  const line = options.serverVersion ?? newest;
  if (!serverVersions.includes(line)) {
    const known = serverVersions.join(", ");
    throw new TypeError(`serverVersion "${line}" is not known; this package knows ${known}`);
  }
  if (mode !== "bearer" && mode !== "cookie") throw new TypeError('credentials must be "bearer" or "cookie"');
  if (mode === "cookie" && (token !== undefined || options.reauthenticate))
    throw new TypeError(noTokenWithCookies);
  if (protocol === "http:" && !/^(localhost|.+\.localhost|127\.[\d.]+|\[::1\])$/.test(hostname)) {
    options.onInsecure?.(`${origin} is not encrypted: passwords and tokens can be read on the way`);
  }
  const session = new Session({
    storage: options.storage ?? memoryStorage(),
    key: options.storageKey ?? `open-webui-auths:${baseUrl}`,
    given: token === undefined ? null : checkedToken(token),
    clock: options.clock ?? (() => Date.now()),
    skew: options.expirySkew ?? 10_000,
  });
  const { headers, fetch } = options;
  const timeout = options.timeout ?? never;
  checkHeaders(headers);
  const init = initWith(mode === "cookie" ? "include" : undefined);
  return { baseUrl, origin, line, mode, session, init, headers, timeout, fetch, middlewares: new Set() };
}

/** @param credentials - left out where a runtime keeps no cookies and refuses the word, as workerd does */
export function initWith(credentials?: CommonInit["credentials"]): CommonInit {
  const told = credentials && "credentials" in Request.prototype;
  return { redirect: "manual", ...(told && { credentials }) };
}

/** @throws TypeError unless it can be sent; the message does not repeat it */
export function checkedToken(token: string): string {
  if (isToken(token)) return token;
  throw new TypeError(
    "the token must be a JWT or an sk- key, without spaces, line breaks or a leading Bearer",
  );
}

export const noTokenWithCookies =
  'a client with credentials: "cookie" sends no token; leave token and reauthenticate out, or use "bearer"';

/** @throws TypeError unless they can be sent; the message does not repeat them */
function checkHeaders(headers: HeadersLike | undefined): void {
  try {
    if (headers) new Headers(headers);
  } catch {
    throw new TypeError("headers holds what HTTP does not allow");
  }
}

/** @throws TypeError unless it is where a server can be */
function checkedUrl(baseUrl: string | URL): URL {
  let url: URL;
  try {
    url = new URL(baseUrl);
  } catch {
    throw new TypeError("baseUrl must be an absolute URL such as https://chat.example.com");
  }
  if (!/^https?:$/.test(url.protocol)) throw new TypeError("baseUrl must begin with https:// or http://");
  if (url.username || url.password) throw new TypeError("baseUrl must not hold a user name or password");
  if (/[?#]/.test(url.href)) throw new TypeError("baseUrl must not have a query or a fragment");
  return url;
}
