import type { ErrorCodes } from "../generated/error-codes.ts";
import type { LineOf, ServerLine, ServerVersion } from "./release.ts";

/**
 * The `operationId`s of all lines.
 *
 * @example
 * const failedIn = (error: unknown, operation: OperationName) => isAuthsError(error, operation);
 */
export type OperationName = { [Line in ServerLine]: keyof ErrorCodes[Line] }[ServerLine];

/** The codes that any call may have. */
type CommonErrorCode =
  | "aborted"
  | "forbidden"
  | "network"
  | "not_authenticated"
  | "rate_limited"
  | "server"
  | "storage"
  | "timeout"
  | "unexpected_response"
  | "validation";

type CodesOf<Operation, Lines extends ServerLine> = {
  [Line in Lines]: ErrorCodes[Line][Operation & keyof ErrorCodes[Line]];
}[Lines];

/**
 * Why a call failed, as a stable name to branch on. With an operation, the codes of that operation: those that the contract
 * names, on all lines or on one, and those that any call may have.
 *
 * - `invalid_credentials`: the email, user name or password is wrong (400).
 * - `not_authenticated`: no token, or one that is expired, revoked or broken (401).
 * - `forbidden`: not allowed, whoever asks: the role, an API key, or a server setting (400, 401, 403).
 * - `validation`: the input is invalid (400, 422), or was not sent because it cannot be.
 * - `conflict`: it exists already, or changed meanwhile (400, 409).
 * - `not_found`: it does not exist (404).
 * - `rate_limited`: too many attempts (429).
 * - `server`: the server failed or is misconfigured (5xx, 400).
 * - `mfa_expired`: the challenge has expired or is unknown; sign in again (401).
 * - `mfa_invalid_code`: the code, recovery code or reset token is wrong, used or expired (401).
 * - `mfa_reauthentication_required`: the sign-in is more than five minutes old; sign in again (403).
 * - `mfa_disabled`: the server does not ask for a second factor (any more) (403).
 * - `network`: no response, or one that broke off.
 * - `aborted`: the caller's `signal` ended the call.
 * - `timeout`: the call took longer than its `timeout`.
 * - `storage`: the `storage` option failed.
 * - `unexpected_response`: a response that the contract does not describe, such as a web page.
 *
 * @example
 * const mayRetry = (code: AuthsErrorCode) => code === "network" || code === "server";
 * const isWrongPassword = (code: AuthsErrorCode<"signIn", "0.12">) => code === "invalid_credentials";
 */
export type AuthsErrorCode<
  Operation extends OperationName = OperationName,
  V extends ServerVersion = ServerLine,
> = CommonErrorCode | CodesOf<Operation, LineOf<V>>;
