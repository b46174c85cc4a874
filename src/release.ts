import { type ContractErrorCode, errorTexts, operations } from "../generated/operations.ts";
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
  /** To compare releases with: 0.12.4 is 12004. A line counts as its last known release. */
  readonly order: number;
  /** The same of the oldest release that the server may be, where only the line is named. */
  readonly first: number;
}

/** What the client knows of an operation at run time. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** Fits the path with values for its parameters. */
  readonly pattern: RegExp;
  /**
   * Which credential the contract's `security` asks for: a `bearer` token, one that is no API key (`jwt`), an `optional`
   * bearer, a `cookie` that is not ours to send, or `none`.
   */
  readonly credentials: "bearer" | "cookie" | "jwt" | "none" | "optional";
  /**
   * What else the contract says: that the operation has a `body`; that the server wants a token and does not accept its cookie
   * (`no-cookie`); what a success does to the session (`start`, `end`, or return its `csrf` token); and a status with an answer of
   * its own (`307`, `404`, `409`).
   */
  readonly traits: readonly string[];
  /** The method that other releases want. */
  readonly otherMethod: string | undefined;
}

export const oldestRelease = serverLines[0][1];

/** A release as a number to compare; NaN, which is neither before nor after another, for none. */
export function orderOf(release = ""): number {
  const [, major, minor, patch = 0] = /^(\d+)\.(\d+)(?:\.(\d+))?$/.exec(release) ?? [];
  return Number(major) * 1e6 + Number(minor) * 1e3 + Number(patch);
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
  const order = orderOf(named?.[2] ?? name);
  const [line, , last] = lineAt(order) ?? [];
  const isOfLine = order <= orderOf(last) || name.startsWith(`${line}.`);
  if (named || (isOfLine && !unpublished[name])) return { name, order, first: orderOf(named?.[1] ?? name) };
  const nearest = unpublished[name] ?? (order < orderOf(oldestRelease) ? oldestRelease : newestLine[2]);
  throw new TypeError(
    `serverVersion "${name}" is no release that this package knows; the nearest is ${nearest}`,
  );
}

const newestLine = serverLines[serverLines.length - 1] as (typeof serverLines)[number];

/** Every operation of a release by name, and undefined for each that only others have. Kept: servers make a client for every request. */
export function operationsOf(release: Release): ReadonlyMap<string, Operation | undefined> {
  const known =
    byName.get(release.name) ??
    new Map(Object.entries(operations).map(([name, rows]) => [name, operationIn(rows, release)]));
  byName.set(release.name, known);
  return known;
}

const byName = new Map<string, ReadonlyMap<string, Operation | undefined>>();

function operationIn(rows: readonly string[], { first, order }: Release): Operation | undefined {
  const changes = rows.map((row) => row.split(" "));
  const met = changes.filter(
    ([release], index) => orderOf(release) <= order && !(orderOf(changes[index + 1]?.[0]) <= first),
  );
  const [, method, path = "", credentials, ...traits] = met.at(-1) ?? [];
  if (!method) return undefined;
  // Of a line, only some releases may answer so.
  traits.push(...met.flat().filter((word) => /^\d{3}$/.test(word)));
  const otherMethod = changes.map(([, other]) => other).find((other) => other !== method);
  const pattern = new RegExp(`^${path.replace(/\{.+?\}/g, "[^/]+")}$`);
  return { method, path, pattern, credentials: credentials as Operation["credentials"], traits, otherMethod };
}

/** The releases that have an operation, for a message. */
export function releasesWith(name: string): string {
  const changes = (operations[name] ?? []).map((row) => row.split(" "));
  const [end, isThere] = changes.at(-1) ?? [];
  return `since ${changes[0]?.[0]}${isThere ? "" : `, and no more since ${end}`}`;
}

/** The code of a text with that status; undefined for a text that the contract does not know. */
export function codeOfText({ order }: Release, status: number, text: unknown): ContractErrorCode | undefined {
  return errorTexts.find(
    (one) => one.status === status && one.texts.includes(text as string) && !(order < orderOf(one.since)),
  )?.code;
}
