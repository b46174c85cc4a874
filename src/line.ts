import { type ContractErrorCode, errorCodes, operations } from "../generated/operations.ts";
import { type ServerLines, serverVersions } from "../generated/server-lines.ts";

/**
 * A line of Open WebUI releases that the contract describes.
 *
 * @example
 * const clientOf = (serverVersion: ServerVersion) => createAuthsClient({ baseUrl, serverVersion });
 */
export type ServerVersion = keyof ServerLines;

/** What the client knows of an operation at run time, from the line `since` to the line `until`. */
export interface Operation {
  readonly since?: string;
  readonly until?: string;
  readonly method: "DELETE" | "GET" | "PATCH" | "POST" | "PUT";
  readonly path: string;
  /** The name of the request body's model; absent where there is no body. */
  readonly body?: string;
  /**
   * Which credential the contract's `security` asks for: a `bearer` token, one that is no API key (`jwt`), an `optional`
   * bearer, a `cookie` that is not ours to send, or `none`.
   */
  readonly credentials: "bearer" | "cookie" | "jwt" | "none" | "optional";
  /** False where the server wants a token and does not accept its `token` cookie. */
  readonly cookie?: false;
  /** What a success does to the session: start one, end it, or return its CSRF token. */
  readonly session?: "csrf" | "end" | "start";
}

/** Every operation of a line by name, and undefined for each that other lines have. */
export type LineOperations = readonly (readonly [name: string, operation: Operation | undefined])[];

export const newest = serverVersions.at(-1) as ServerVersion;

const place = (line: string) => serverVersions.indexOf(line as ServerVersion);

/** The operations of a line. The result is kept, since servers make a client for every request. */
export function operationsOf(line: ServerVersion): LineOperations {
  const here = place(line);
  byLine[line] ??= Object.entries(operations).map(([name, rows]) => [
    name,
    rows.find(({ since = line, until = line }) => place(since) <= here && here <= place(until)),
  ]);
  return byLine[line];
}

const byLine: Partial<Record<ServerVersion, LineOperations>> = {};

/** The operation of a line at a method and path. */
export function operationAt(line: ServerVersion, method: string, path: string): Operation | undefined {
  const isAt = (template: string) =>
    template === path ||
    (template.includes("{") && new RegExp(`^${template.replace(/\{.+?\}/g, "[^/]+")}$`).test(path));
  return operationsOf(line).find(([, one]) => one?.method === method && isAt(one.path))?.[1];
}

/** The lines that have an operation, for a message. */
export function linesOf(name: string): string {
  const rows = operations[name] ?? [];
  const [since, until] = [rows[0]?.since, rows.at(-1)?.until];
  return `${since ? `since ${since}` : ""}${until ? ` until ${until}` : ""}`.trim();
}

/** The code of a text with that status; undefined for a text that the contract does not know. */
export function codeOfText(
  line: ServerVersion,
  status: number,
  text: unknown,
): ContractErrorCode | undefined {
  const texts = errorCodes[status];
  if (typeof text !== "string" || !texts || !Object.hasOwn(texts, text)) return undefined;
  const codes = texts[text];
  if (typeof codes !== "object") return codes;
  return codes.find(({ until = line }) => place(line) <= place(until))?.code;
}
