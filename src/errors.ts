import type { ContractErrorCode } from "../generated/operations.ts";

/**
 * Why a call failed, as a stable name to branch on.
 *
 * - `invalid_credentials`: e-mail, user name or password is wrong (400).
 * - `not_authenticated`: no token, or one that is expired, revoked or broken (401).
 * - `forbidden`: signed in or not, this is not allowed: the role, an API key, or a switch of the server (400, 401, 403).
 * - `validation`: the input does not fit (400, 422), or was missing and not sent at all.
 * - `conflict`: it exists already (400, 409).
 * - `not_found`: it does not exist (404).
 * - `rate_limited`: too many tries (429).
 * - `server`: the server failed, or is set up wrong (5xx, 400).
 * - `mfa_expired`: the challenge is over or unknown; sign in again (401).
 * - `mfa_invalid_code`: the code, recovery code or reset token is wrong, used or expired (401).
 * - `mfa_reauthentication_required`: the sign-in is more than five minutes old; sign in again (403).
 * - `mfa_disabled`: no second factor is demanded (any more) (403).
 * - `network`: no answer, or one that broke off.
 * - `aborted`: the caller's `signal` ended the call.
 * - `timeout`: it took longer than the caller's `timeout`.
 * - `storage`: the storage given to the client threw.
 * - `unexpected_response`: an answer that the contract does not know, such as a web page.
 *
 * @example
 * const mayTryAgain = (code: AuthsErrorCode) => code === "network" || code === "server";
 */
export type AuthsErrorCode =
  | ContractErrorCode
  | "aborted"
  | "network"
  | "storage"
  | "timeout"
  | "unexpected_response";

/**
 * One mistake in a request, as the server named it, without the value that was sent.
 *
 * @example
 * const fieldOf = ({ loc }: ValidationIssue) => loc.slice(1).join(".");
 */
export interface ValidationIssue {
  /** The server's name of the kind of mistake, such as `missing`. */
  readonly type: string;
  /** Where it is: `body`, then the field. */
  readonly loc: readonly (number | string)[];
  /** What is wrong, in English. */
  readonly msg: string;
}

/**
 * What an {@link AuthsError} is made of.
 *
 * @example
 * const init = { code: "rate_limited", operation: "signIn", status: 429, retryAfter: 60 } satisfies AuthsErrorInit;
 * const busy = new AuthsError("signIn: too many tries", init);
 */
export interface AuthsErrorInit {
  readonly code: AuthsErrorCode;
  readonly operation: string;
  /** The response's, unless given. */
  readonly status?: number | undefined;
  readonly detail?: unknown;
  readonly issues?: readonly ValidationIssue[] | undefined;
  readonly retryAfter?: number | undefined;
  readonly response?: Response | undefined;
  readonly cause?: unknown;
}

const brand = Symbol.for("open-webui-auths.AuthsError");

/**
 * The one error that every method of the client throws. What it shows never has a password, token, key or cookie in it.
 *
 * @example
 * const retryAfter = (error: AuthsError) => (error.code === "rate_limited" ? (error.retryAfter ?? 60) : undefined);
 */
export class AuthsError extends Error {
  declare readonly name: "AuthsError";
  /** Why, as a stable name. */
  readonly code: AuthsErrorCode;
  /**
   * The `operationId` of the call, or `detectServerVersion`. `fetch` where `http` or `fetch` was called, and `storage` where the
   * storage threw and no method was called, as in `getToken`.
   */
  readonly operation: string;
  /** The HTTP status; absent when there was no answer. */
  declare readonly status?: number;
  /** The server's `detail`; of a list of mistakes, without the values that were sent. */
  declare readonly detail?: unknown;
  /** The single mistakes, when the server listed them. */
  declare readonly issues?: readonly ValidationIssue[];
  /** How many seconds to wait, when the server said so. */
  declare readonly retryAfter?: number;
  readonly #response: Response | undefined;

  /**
   * Makes one, as a test of what an app does with it needs it.
   *
   * @param message - what to show a developer; no secret
   * @param init - why it failed, in which operation, and what the server said
   */
  constructor(message: string, init: AuthsErrorInit) {
    const { code, operation, response, status = response?.status, detail, issues, retryAfter, cause } = init;
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.operation = operation;
    if (status !== undefined) this.status = status;
    if (detail !== undefined) this.detail = detail;
    if (issues) this.issues = issues;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
    this.#response = response;
    Object.defineProperties(this, { name: { value: "AuthsError" }, [brand]: { value: true } });
  }

  /** The server's own response, its body read. No console shows it, since its headers may hold a cookie. */
  get response(): Response | undefined {
    return this.#response;
  }
}

/**
 * Whether a thrown value is an {@link AuthsError}, also one of another copy of this package.
 *
 * @param value - anything that was caught
 * @returns true if it is; TypeScript then knows its fields
 * @example
 * try {
 *   await auths.signIn({ email, password });
 * } catch (error) {
 *   if (!isAuthsError(error)) throw error;
 *   console.error(error.code, error.message);
 * }
 */
export function isAuthsError(value: unknown): value is AuthsError {
  return value instanceof Error && brand in value;
}

/** What an answer means when its text does not say more. */
export function codeOfStatus(status: number): AuthsErrorCode {
  return status >= 500 ? "server" : (codesOfStatus[status] ?? "unexpected_response");
}

const codesOfStatus: Record<number, AuthsErrorCode> = {
  400: "validation",
  401: "not_authenticated",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  422: "validation",
  429: "rate_limited",
};
