import { playedReleases } from "../generated/server-lines.ts";
import { call } from "./call.ts";
import type { CallOptions } from "./call-options.ts";
import type { RequestFetch } from "./client-types.ts";
import { contextOf } from "./context.ts";
import { failure } from "./failure.ts";
import { attempt } from "./limit.ts";
import {
  lineAt,
  type Operation,
  oldestRelease,
  operationsOf,
  orderOf,
  releaseOf,
  type ServerLine,
  type ServerVersion,
} from "./release.ts";

/**
 * The result of {@link detectServerVersion}.
 *
 * @example
 * const describe = ({ version, known }: DetectedServer) => (known ? version : `${version}, which is new`);
 */
export interface DetectedServer {
  /** The server's own version, such as `0.12.4`. */
  readonly version: string;
  /** What to pass to `createAuthsClient`: the release, or the nearest line where the package does not take it. */
  readonly serverVersion: ServerVersion;
  /** The line whose contract describes it best. */
  readonly line: ServerLine;
  /**
   * What the contract's word on this release rests on: its real server was `played`, its sources were `read`, or it is `unknown`
   * to this package, such as a newer one.
   */
  readonly verified: "played" | "read" | "unknown";
  /** Whether it is not `unknown`. */
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
 * @returns its version, what to pass to `createAuthsClient`, and whether the contract is known to describe it
 * @throws AuthsError `unexpected_response`: not Open WebUI, or older than every line of this package
 * @throws AuthsError `network`, `timeout`, `aborted`: no response
 * @throws AuthsError `server`, `rate_limited` and others: a response that is no success
 * @throws AuthsError `validation`: an option is invalid; nothing was sent
 * @throws TypeError when `baseUrl` is not the URL of a server
 * @example
 * const { version, serverVersion, line, known } = await detectServerVersion("https://chat.example.com");
 * if (!known) console.warn(`${version} is not known; treated as ${line}`);
 */
export async function detectServerVersion(
  baseUrl: string | URL,
  options: DetectOptions = {},
): Promise<DetectedServer> {
  const { fetch } = options;
  const context = contextOf({ baseUrl, timeout: 10_000, ...(fetch && { fetch }) }, "omit");
  // The same on every release, so that it can be asked before the release is known.
  const operation = operationsOf(context.release).get("getServerVersion") as Operation;
  const { version } = Object(await call(context, name, operation, undefined, options)) as {
    version?: unknown;
  };
  const [, release, minor] = /^((\d+\.\d+)(?:\.\d+)?)/.exec(String(version)) ?? [];
  if (typeof version !== "string" || !release) {
    throw failure(name, "unexpected_response", "the server did not say its version; is it Open WebUI?");
  }
  const order = orderOf(release);
  const [line, , last] = lineAt(order) ?? [];
  if (!line) {
    const what = `the server is Open WebUI ${/^[\w.+-]{1,40}$/.exec(version)?.[0] ?? minor}, older than ${oldestRelease}, the first release that this package knows`;
    throw failure(name, "unexpected_response", what);
  }
  const serverVersion = attempt(
    () => releaseOf(release).name as ServerVersion,
    () => line,
  );
  // A development build is not the release that it is named after.
  const known = serverVersion === version && order <= orderOf(last);
  const verified = !known ? "unknown" : playedReleases.includes(release) ? "played" : "read";
  return { version, line, serverVersion, verified, known };
}

const name = "detectServerVersion";
