export type * from "../generated/models.ts";
export type { NewestServerVersion, ServerLines } from "../generated/server-lines.ts";
export type { CallOptions, SessionCallOptions } from "./call-options.ts";
export { createAuthsClient } from "./client.ts";
export type * from "./client-types.ts";
export { type DetectedServer, type DetectOptions, detectServerVersion } from "./detect.ts";
export type { AuthsErrorCode, OperationName } from "./error-codes.ts";
export {
  AuthsError,
  type AuthsErrorInit,
  isAuthsError,
  type ValidationIssue,
} from "./errors.ts";
export type { ServerLine, ServerVersion } from "./release.ts";
export { isMfaChallenge, isPending, isSession } from "./results.ts";
export type { SessionChange } from "./session.ts";
export type { TokenStorage } from "./storage.ts";
