import { serverVersions } from "../generated/server-lines.ts";
import type { ServerVersion } from "./line.ts";
import { isToken } from "./session.ts";

/** @throws TypeError unless it is where a server can be */
export function baseOf(baseUrl: string | URL): URL {
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

/** The address that paths are added to. */
export function withoutSlash(address: string): string {
  return address.replace(/\/+$/, "");
}

/** @throws TypeError unless the package knows it */
export function lineOf(version: ServerVersion): ServerVersion {
  if (serverVersions.includes(version)) return version;
  throw new TypeError(
    `serverVersion "${version}" is not known; this package knows ${serverVersions.join(", ")}`,
  );
}

/** @throws TypeError unless it can be sent; the message does not repeat it */
export function checkedToken(token: string): string {
  if (isToken(token)) return token;
  throw new TypeError(
    "the token must be a JWT or an sk- key, without spaces, line breaks or a leading Bearer",
  );
}
