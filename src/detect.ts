import { operations } from "../generated/operations.ts";
import { firstReleases, serverVersions } from "../generated/server-lines.ts";
import { call } from "./call.ts";
import type { CallOptions } from "./call-options.ts";
import type { RequestFetch } from "./client-types.ts";
import { failure } from "./failure.ts";
import { newest, type Operation, type ServerVersion } from "./line.ts";
import { contextOf, initWith } from "./options.ts";

/**
 * What {@link detectServerVersion} found.
 *
 * @example
 * const words = ({ version, known }: DetectedServer) => (known ? version : `${version}, which is new`);
 */
export interface DetectedServer {
  /** The server's own version, such as `0.12.4`. */
  readonly version: string;
  /** The line to give to `createAuthsClient`. */
  readonly serverVersion: ServerVersion;
  /** Whether the contract describes the server's line; false for a newer one, which is taken for the newest. */
  readonly known: boolean;
}

/**
 * What {@link detectServerVersion} takes besides the address.
 *
 * @example
 * const versionOf = (options: DetectOptions) => detectServerVersion(baseUrl, options);
 */
export interface DetectOptions extends CallOptions {
  /** What makes the request; the global `fetch` unless given. */
  readonly fetch?: RequestFetch;
}

/**
 * Asks a server which version it is. No credentials are sent.
 *
 * @param baseUrl - where the server is, as for `createAuthsClient`
 * @param options - headers and a signal or a timeout in milliseconds (10,000 unless given) to end the call; and a `fetch`
 * @returns its version, and the line to give to `createAuthsClient`
 * @throws AuthsError `unexpected_response`: that is no Open WebUI, or one older than every line that is known
 * @throws AuthsError `network`, `timeout`, `aborted`: no answer
 * @throws AuthsError `not_found`, `server` and others: an answer that is no success
 * @throws AuthsError `validation`: an option cannot work; nothing was sent
 * @throws TypeError when `baseUrl` is not where a server can be
 * @example
 * const { serverVersion, known } = await detectServerVersion("https://chat.example.com");
 * if (!known) console.warn(`Newer than this package knows; taken for ${serverVersion}`);
 */
export async function detectServerVersion(
  baseUrl: string | URL,
  options: DetectOptions = {},
): Promise<DetectedServer> {
  const context = {
    ...contextOf({ baseUrl, timeout: 10_000 }),
    init: initWith("omit"),
    fetch: options.fetch,
  };
  const method = { name, operation, url: context.baseUrl + operation.path };
  const body = await call(context, method, undefined, options);
  const { version } = Object(body) as { version?: unknown };
  if (typeof version !== "string" || !/^\d+\.\d+\./.test(`${version}.`)) {
    throw failure(name, "unexpected_response", "the server did not tell its version; is that Open WebUI?");
  }
  const first = firstReleases
    .filter((one) => one.localeCompare(version, "en", { numeric: true }) <= 0)
    .at(-1);
  if (!first) {
    const what = `the server is Open WebUI ${version}, older than ${firstReleases[0]}, the first release that is known`;
    throw failure(name, "unexpected_response", what);
  }
  const known = `${version}.`.startsWith(first.slice(0, first.lastIndexOf(".") + 1));
  return { version, serverVersion: serverVersions[firstReleases.indexOf(first)] ?? newest, known };
}

const name = "detectServerVersion";
/** The same on every line, so that it can be asked before the line is known. */
const [operation] = operations.getServerVersion as readonly [Operation];
