export type * from "../generated/models.ts";
export type { NewestServerVersion, ServerLines } from "../generated/server-lines.ts";
export type { CallOptions, SessionCallOptions } from "./call.ts";
export {
  type AuthsClient,
  type AuthsClientBase,
  type AuthsClientOptions,
  createAuthsClient,
} from "./client.ts";
export { type DetectedServer, type DetectOptions, detectServerVersion } from "./detect.ts";
export {
  AuthsError,
  type AuthsErrorCode,
  isAuthsError,
  type ValidationIssue,
} from "./errors.ts";
export type { ServerVersion } from "./line.ts";
export type { RequestFetch } from "./request.ts";
export { isMfaChallenge, isPending, isSession } from "./results.ts";
export type { CredentialsMode } from "./send.ts";
export type { SessionChange } from "./session.ts";
export type { TokenStorage } from "./storage.ts";
