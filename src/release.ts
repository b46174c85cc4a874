import { type ContractErrorCode, errorCodes, operations, otherTokenHeader } from "../generated/operations.ts";
import {
  type KnownRelease,
  type KnownReleases,
  type ReleaseOfLine,
  type ServerLines,
  serverLines,
  unpublished,
} from "../generated/server-lines.ts";

/**
 * A line of Open WebUI releases that one contract describes.
 *
 * @example
 * const isOld = (line: ServerLine) => line === "0.6-early";
 */
export type ServerLine = keyof ServerLines;

/**
 * What Open WebUI the server is: a line, a release that is known, or a newer one of a line.
 *
 * @example
 * const clientOf = (serverVersion: ServerVersion) => createAuthsClient({ baseUrl, serverVersion });
 */
export type ServerVersion = ServerLine | KnownRelease | ReleaseOfLine;

/** The line whose contract describes a version. */
export type LineOf<V extends ServerVersion> = V extends ServerLine
  ? V
  : V extends KnownRelease
    ? { [Line in ServerLine]: V extends KnownReleases[Line] ? Line : never }[ServerLine]
    : { [Line in ServerLine]: V extends `${Line}.${number}` ? Line : never }[ServerLine];

/** The version that a client was made for. */
export interface Release {
  /** As the caller named it. */
  readonly name: string;
  readonly line: ServerLine;
  /** To compare releases with: 0.12.4 is 12004. A line counts as its last known release. */
  readonly order: number;
  readonly isKnown: boolean;
}

/** What the client knows of an operation at run time. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /**
   * Which credential the contract's `security` asks for: a `bearer` token, one that is no API key (`jwt`), an `optional`
   * bearer, a `cookie` that is not ours to send, or `none`.
   */
  readonly credentials: "bearer" | "cookie" | "jwt" | "none" | "optional";
  readonly takesBody: boolean;
  /** The server wants a token and does not accept its `token` cookie. */
  readonly refusesCookie: boolean;
  /** What a success does to the session: start one, end it, or return its CSRF token. */
  readonly session: "csrf" | "end" | "start" | undefined;
  /** The method that other releases want. */
  readonly otherMethod: string | undefined;
}

export const oldestRelease = serverLines[0][1];

/** A release as a number to compare; NaN, which is neither before nor after another, for none. */
export function orderOf(release = ""): number {
  const [major = Number.NaN, minor = Number.NaN, patch = 0] = release.split(".").map(Number);
  return major * 1e6 + minor * 1e3 + patch;
}

/** The newest line that began with a release or before it. */
export function lineAt(order: number) {
  return serverLines.filter(([, first]) => orderOf(first) <= order).at(-1);
}

/**
 * The release that a version names; the newest without one.
 *
 * @throws TypeError when there is none; the message names the nearest
 */
export function releaseOf(name: string = newestLine[0]): Release {
  const named = serverLines.find(([line]) => line === name);
  if (named) return { name, line: named[0], order: orderOf(named[2]), isKnown: true };
  const order = /^\d+\.\d+\.\d+$/.test(name) ? orderOf(name) : Number.NaN;
  const found = lineAt(order);
  const isKnown = found !== undefined && order <= orderOf(found[2]);
  const isNext = found !== undefined && name.startsWith(`${found[0]}.`);
  if (found && !unpublished[name] && (isKnown || isNext)) return { name, line: found[0], order, isKnown };
  const nearest = unpublished[name] ?? (order < orderOf(oldestRelease) ? oldestRelease : newestLine[2]);
  throw new TypeError(
    `serverVersion "${name}" is no release that this package knows; the nearest is ${nearest}`,
  );
}

const newestLine = serverLines[serverLines.length - 1] as (typeof serverLines)[number];

/** Every operation of a release by name, and undefined for each that only others have. Kept: servers make a client for every request. */
export function operationsOf({ order }: Release): ReadonlyMap<string, Operation | undefined> {
  let known = byOrder.get(order);
  if (!known) {
    known = new Map(Object.entries(operations).map(([name, rows]) => [name, operationIn(rows, order)]));
    byOrder.set(order, known);
  }
  return known;
}

const byOrder = new Map<number, ReadonlyMap<string, Operation | undefined>>();

function operationIn(rows: readonly string[], order: number): Operation | undefined {
  const row = rows.find((one) => !(orderOf(wordOf(one, "until")) < order));
  if (!row || order < orderOf(wordOf(row, "since"))) return undefined;
  const [method = "", path = "", credentials, ...words] = row.split(" ");
  return {
    method,
    path,
    credentials: credentials as Operation["credentials"],
    takesBody: words.includes("body"),
    refusesCookie: words.includes("no-cookie"),
    session: words.find((word) => /^(csrf|end|start)$/.test(word)) as Operation["session"],
    otherMethod: rows.map((one) => one.split(" ")[0]).find((other) => other !== method),
  };
}

function wordOf(row: string, name: "since" | "until"): string | undefined {
  return new RegExp(`${name}:(\\S+)`).exec(row)?.[1];
}

/** The operation of a release at a method and path. */
export function operationAt(release: Release, method: string, path: string): Operation | undefined {
  const isAt = (template: string) =>
    template === path ||
    (template.includes("{") && new RegExp(`^${template.replace(/\{.+?\}/g, "[^/]+")}$`).test(path));
  return [...operationsOf(release).values()].find((one) => one?.method === method && isAt(one.path));
}

/** The releases that have an operation, for a message. */
export function releasesWith(name: string): string {
  const rows = operations[name] ?? [];
  const [since, until] = [wordOf(rows[0] ?? "", "since"), wordOf(rows.at(-1) ?? "", "until")];
  return [since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(" ");
}

/**
 * The header that holds the token, in lower case.
 *
 * @throws TypeError when the release does not look for it there
 */
export function tokenHeaderOf({ name, order }: Release, option: string | true = "authorization"): string {
  const { name: other, since } = otherTokenHeader;
  const header = (option === true ? other : option).toLowerCase();
  if (header !== "authorization" && order < orderOf(since)) {
    throw new TypeError(
      `tokenHeader: Open WebUI ${name} reads the token in no other header; ${since} and newer do`,
    );
  }
  return header;
}

/** The code of a text with that status; undefined for a text that the contract does not know. */
export function codeOfText({ order }: Release, status: number, text: unknown): ContractErrorCode | undefined {
  const texts = errorCodes[status];
  if (typeof text !== "string" || !texts || !Object.hasOwn(texts, text)) return undefined;
  const codes = texts[text];
  if (typeof codes !== "object") return codes;
  return codes.find(({ until }) => !until || order <= orderOf(until))?.code;
}
