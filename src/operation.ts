/** What the client needs to know of an operation at run time; the generated tables are made of these. */
export interface Operation {
  readonly method: "DELETE" | "GET" | "PATCH" | "POST" | "PUT";
  readonly path: string;
  /** The name of the model that the request body must fit; absent where there is no body. */
  readonly body?: string;
  /** Which credential the contract's `security` asks for; `optional` is one that may be left out. */
  readonly credentials: "bearer" | "cookie" | "none" | "optional";
  /** Whether the server's own `token` cookie does as well as a bearer token. */
  readonly cookie?: true;
  /** What a success does to the session: start one, end it, or answer its CSRF token. */
  readonly session?: "csrf" | "end" | "start";
}

/** One server line at run time. */
export interface ServerLine {
  readonly operations: Readonly<Record<string, Operation>>;
  /** Error codes that the status alone does not give, by status and by the server's text. */
  readonly errorCodes: Readonly<Record<number, Readonly<Record<string, ContractErrorCode>>>>;
}

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
