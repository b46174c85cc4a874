export type * from "../generated/models.ts";
export type { ServerLines } from "../generated/server-lines.ts";
export type { CallOptions, SessionCallOptions } from "./call.ts";
export {
  type AuthsClient,
  type AuthsClientBase,
  type AuthsClientOptions,
  createAuthsClient,
  type NewestServerVersion,
  type ServerVersion,
} from "./client.ts";
export type { CredentialsMode, RequestFetch } from "./credentials.ts";
export {
  AuthsError,
  type AuthsErrorCode,
  type AuthsErrorInit,
  isAuthsError,
  type ValidationIssue,
} from "./errors.ts";
export type { TokenStorage } from "./storage.ts";
