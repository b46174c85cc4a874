/** What the client needs to know of an operation at run time, on some lines or on all. */
export interface Operation {
  /** The first line with this row; absent when it is the oldest. */
  readonly since?: string;
  /** The last line with this row; absent when it is the newest. */
  readonly until?: string;
  readonly method: "DELETE" | "GET" | "PATCH" | "POST" | "PUT";
  readonly path: string;
  /** The name of the model that the request body must fit; absent where there is no body. */
  readonly body?: string;
  /**
   * Which credential the contract's `security` asks for: a `bearer` token, one that is no API key (`jwt`), an `optional`
   * bearer, a `cookie` that is not ours to send, or `none`.
   */
  readonly credentials: "bearer" | "cookie" | "jwt" | "none" | "optional";
  /** Whether the server's own `token` cookie does as well as a bearer token. */
  readonly cookie?: true;
  /** What a success does to the session: start one, end it, or answer its CSRF token. */
  readonly session?: "csrf" | "end" | "start";
}

/** Every operation of every line, by its `operationId`. */
export type OperationTable = Readonly<Record<string, readonly Operation[]>>;

/** Error codes by status and by the server's text; where the meaning changed, the first whose `until` has not passed. */
export type ErrorCodes = Readonly<Record<number, Readonly<Record<string, ContractErrorCode | CodesOfLines>>>>;
type CodesOfLines = readonly { readonly code: ContractErrorCode; readonly until?: string }[];

/** The error codes that the contract's examples name. */
export type ContractErrorCode =
  | "conflict"
  | "forbidden"
  | "invalid_credentials"
  | "mfa_disabled"
  | "mfa_expired"
  | "mfa_invalid_code"
  | "mfa_reauthentication_required"
  | "not_authenticated"
  | "not_found"
  | "rate_limited"
  | "server"
  | "validation";
