import { operations } from "../generated/operations.ts";
import { firstReleases, serverVersions } from "../generated/server-lines.ts";
import { call } from "./call.ts";
import type { CallOptions } from "./call-options.ts";
import type { RequestFetch } from "./client-types.ts";
import { contextOf } from "./context.ts";
import { failure } from "./failure.ts";
import { newest, type Operation, type ServerVersion } from "./line.ts";

/**
 * The result of {@link detectServerVersion}.
 *
 * @example
 * const describe = ({ version, known }: DetectedServer) => (known ? version : `${version}, which is new`);
 */
export interface DetectedServer {
  /** The server's own version, such as `0.12.4`. */
  readonly version: string;
  /** The line to pass to `createAuthsClient`. */
  readonly serverVersion: ServerVersion;
  /** Whether the contract describes the server's line; false for a newer one, which is treated as the newest. */
  readonly known: boolean;
}

/**
 * The options of {@link detectServerVersion}.
 *
 * @example
 * const versionOf = (options: DetectOptions) => detectServerVersion(baseUrl, options);
 */
export interface DetectOptions extends CallOptions {
  /** What sends the request; by default the global `fetch`. */
  readonly fetch?: RequestFetch;
}

/**
 * Asks a server which version it is. No credentials are sent.
 *
 * @param baseUrl - where the server is, as for `createAuthsClient`
 * @param options - headers, a `fetch`, and a signal or a timeout in milliseconds (10,000 by default)
 * @returns its version, and the line to pass to `createAuthsClient`
 * @throws AuthsError `unexpected_response`: not Open WebUI, or older than every line of this package
 * @throws AuthsError `network`, `timeout`, `aborted`: no response
 * @throws AuthsError `server`, `rate_limited` and others: a response that is no success
 * @throws AuthsError `validation`: an option is invalid; nothing was sent
 * @throws TypeError when `baseUrl` is not the URL of a server
 * @example
 * const { serverVersion, known } = await detectServerVersion("https://chat.example.com");
 * if (!known) console.warn(`Newer than this package; treated as ${serverVersion}`);
 */
export async function detectServerVersion(
  baseUrl: string | URL,
  options: DetectOptions = {},
): Promise<DetectedServer> {
  const { fetch } = options;
  // The same on every line, so that it can be asked before the line is known.
  const [operation] = operations.getServerVersion as readonly [Operation];
  const context = contextOf({ baseUrl, timeout: 10_000, ...(fetch && { fetch }) }, "omit");
  const body = await call(context, name, operation, undefined, options);
  const { version } = Object(body) as { version?: unknown };
  const [, ...numbers] = /^(\d+)\.(\d+)\.(\d*)/.exec(`${version}.`) ?? [];
  if (typeof version !== "string" || numbers.length === 0) {
    throw failure(name, "unexpected_response", "the server did not say its version; is it Open WebUI?");
  }
  const [major, minor] = numbers;
  const first = firstReleases.filter((one) => !isBefore(numbers, one.split("."))).at(-1);
  if (!first) {
    const what = `the server is Open WebUI ${/^[\w.+-]{1,40}$/.exec(version)?.[0] ?? `${major}.${minor}`}, older than ${firstReleases[0]}, the first release that this package knows`;
    throw failure(name, "unexpected_response", what);
  }
  const known = first.startsWith(`${major}.${minor}.`);
  return { version, serverVersion: serverVersions[firstReleases.indexOf(first)] ?? newest, known };
}

const name = "detectServerVersion";

/** Compares releases number by number. */
function isBefore(one: readonly string[], other: readonly string[]): boolean {
  const at = one.findIndex((part, index) => Number(part) !== Number(other[index]));
  return Number(one[at]) < Number(other[at]);
}
