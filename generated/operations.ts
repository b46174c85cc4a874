// Made from openapi/ by `npm run generate`. Do not edit: change the source.

import type { Operation } from "../src/line.ts";

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

/** Every operation: one row, or several where it changed from a line to the next. */
export const operations: Readonly<Record<string, readonly Operation[]>> = {
  addUser: [
    { method: "POST", path: "/api/v1/auths/add", body: "AddUserForm", credentials: "bearer" },
  ],
  confirmMfaEnrollment: [
    { since: "0.12", method: "POST", path: "/api/v1/auths/mfa/enroll/confirm", body: "MfaVerifyForm", credentials: "none", session: "start" },
  ],
  deleteApiKey: [
    { method: "DELETE", path: "/api/v1/auths/api_key", credentials: "bearer" },
  ],
  deleteOAuthSession: [
    { since: "0.9", method: "DELETE", path: "/api/v1/auths/oauth/sessions/{provider}", credentials: "bearer" },
  ],
  exchangeOAuthToken: [
    { since: "0.8", method: "POST", path: "/api/v1/auths/oauth/{provider}/token/exchange", body: "TokenExchangeForm", credentials: "none", session: "start" },
  ],
  generateApiKey: [
    { method: "POST", path: "/api/v1/auths/api_key", credentials: "bearer" },
  ],
  getAdminConfig: [
    { method: "GET", path: "/api/v1/auths/admin/config", credentials: "bearer" },
  ],
  getAdminDetails: [
    { method: "GET", path: "/api/v1/auths/admin/details", credentials: "bearer" },
  ],
  getApiKey: [
    { method: "GET", path: "/api/v1/auths/api_key", credentials: "bearer" },
  ],
  getLdapConfig: [
    { method: "GET", path: "/api/v1/auths/admin/config/ldap", credentials: "bearer" },
  ],
  getLdapServer: [
    { method: "GET", path: "/api/v1/auths/admin/config/ldap/server", credentials: "bearer" },
  ],
  getLogin: [
    { method: "GET", path: "/auth/api/v1/login", credentials: "cookie", session: "csrf" },
  ],
  getMfaChallenge: [
    { since: "0.12", method: "POST", path: "/api/v1/auths/mfa/challenge", credentials: "cookie" },
  ],
  getMfaStatus: [
    { since: "0.12", method: "GET", path: "/api/v1/auths/mfa/status", credentials: "jwt" },
  ],
  getOAuthConfig: [
    { since: "0.10", method: "GET", path: "/api/v1/auths/admin/config/oauth", credentials: "bearer" },
  ],
  getServerConfig: [
    { method: "GET", path: "/api/config", credentials: "optional" },
  ],
  getServerVersion: [
    { method: "GET", path: "/api/version", credentials: "none" },
  ],
  getSessionUser: [
    { until: "0.6-early", method: "GET", path: "/api/v1/auths/", credentials: "bearer" },
    { since: "0.6", until: "0.8", method: "GET", path: "/api/v1/auths/", credentials: "bearer", cookie: false },
    { since: "0.9", until: "0.11", method: "GET", path: "/api/v1/auths/", credentials: "bearer" },
    { since: "0.12", method: "GET", path: "/api/v1/auths/", credentials: "jwt" },
  ],
  redeemMfaResetToken: [
    { since: "0.12", method: "POST", path: "/api/v1/auths/mfa/recover", body: "MfaRecoveryForm", credentials: "none" },
  ],
  regenerateMfaRecoveryCodes: [
    { since: "0.12", method: "POST", path: "/api/v1/auths/mfa/recovery/codes", body: "MfaFactorForm", credentials: "jwt" },
  ],
  signIn: [
    { method: "POST", path: "/api/v1/auths/signin", body: "SigninForm", credentials: "none", session: "start" },
  ],
  signInLdap: [
    { method: "POST", path: "/api/v1/auths/ldap", body: "LdapForm", credentials: "none", session: "start" },
  ],
  signOut: [
    { until: "0.8", method: "GET", path: "/api/v1/auths/signout", credentials: "optional", session: "end" },
    { since: "0.9", method: "POST", path: "/api/v1/auths/signout", credentials: "optional", session: "end" },
  ],
  signUp: [
    { method: "POST", path: "/api/v1/auths/signup", body: "SignupForm", credentials: "none", session: "start" },
  ],
  startMfaEnrollment: [
    { since: "0.12", method: "POST", path: "/api/v1/auths/mfa/enroll/start", body: "MfaChallengeForm", credentials: "none" },
  ],
  startMfaReplacement: [
    { since: "0.12", method: "POST", path: "/api/v1/auths/mfa/replace", body: "MfaFactorForm", credentials: "jwt" },
  ],
  updateAdminConfig: [
    { method: "POST", path: "/api/v1/auths/admin/config", body: "AdminConfigForm", credentials: "bearer" },
  ],
  updateLdapConfig: [
    { method: "POST", path: "/api/v1/auths/admin/config/ldap", body: "LdapConfigForm", credentials: "bearer" },
  ],
  updateLdapServer: [
    { method: "POST", path: "/api/v1/auths/admin/config/ldap/server", body: "LdapServerConfigForm", credentials: "bearer" },
  ],
  updateOAuthConfig: [
    { since: "0.10", method: "POST", path: "/api/v1/auths/admin/config/oauth", body: "OAuthConfigForm", credentials: "bearer" },
  ],
  updatePassword: [
    { method: "POST", path: "/api/v1/auths/update/password", body: "UpdatePasswordForm", credentials: "bearer" },
  ],
  updateProfile: [
    { method: "POST", path: "/api/v1/auths/update/profile", body: "UpdateProfileForm", credentials: "bearer" },
  ],
  updateTimezone: [
    { since: "0.7", method: "POST", path: "/api/v1/auths/update/timezone", body: "UpdateTimezoneForm", credentials: "bearer" },
  ],
  verifyMfaChallenge: [
    { since: "0.12", method: "POST", path: "/api/v1/auths/mfa/verify", body: "MfaVerifyForm", credentials: "none", session: "start" },
  ],
};

/**
 * The codes that the server's texts stand for, by status, where the status does not say as much; of 401 all that are known.
 * Where the meaning changed, the first whose `until` has not passed.
 */
export const errorCodes: Readonly<Record<number, Readonly<Record<string, CodeOfText>>>> = {
  "400": {
    "The email or password provided is incorrect. Please check for typos and try logging in again.": "invalid_credentials",
    "Your provider has not provided a trusted header. Please contact your administrator for assistance.": "forbidden",
    "You can't turn off authentication because there are existing users. If you want to disable WEBUI_AUTH, make sure your web interface doesn't have any existing users and is a fresh installation.": "forbidden",
    "LDAP authentication failed.": [
      {
        "code": "invalid_credentials",
        "until": "0.11"
      },
      {
        "code": "server"
      }
    ],
    "400: User not found in the LDAP server": "invalid_credentials",
    "400: Application account bind failed": "server",
    "400: The email or password provided is incorrect. Please check for typos and try logging in again.": "invalid_credentials",
    "LDAP authentication is not enabled": "forbidden",
    "Failed to configure TLS for LDAP connection.": "server",
    "Uh-oh! This email is already registered. Sign in with your existing account or choose another email to start anew.": "conflict",
    "The password provided is incorrect. Please check for typos and try again.": "invalid_credentials",
    "The requested action has been restricted as a security measure.": "forbidden",
    "Invalid token or unable to validate with provider": "invalid_credentials",
    "Unable to determine which client the token was issued to": "forbidden",
    "Authentication failed.": "invalid_credentials",
    "User not found in the LDAP server": "invalid_credentials",
    "User does not have a valid email address.": "forbidden",
    "User record mismatch.": "invalid_credentials",
    "Application account bind failed": "server"
  },
  "401": {
    "Not authenticated": "not_authenticated",
    "401 Unauthorized": "not_authenticated",
    "Your session has expired or the token is invalid. Please sign in again.": "not_authenticated",
    "Invalid token": "not_authenticated",
    "User mismatch. Please sign in again.": "not_authenticated",
    "You do not have permission to access this resource. Please contact your administrator for assistance.": "forbidden",
    "Invalid authentication request.": "not_authenticated",
    "This authentication step expired. Please start again.": "mfa_expired",
    "Invalid code. Check your authenticator and try again.": "mfa_invalid_code",
    "Invalid or already used code.": "mfa_invalid_code",
    "Session expired. Please sign in again.": "not_authenticated",
    "Invalid or expired operator recovery token.": "mfa_invalid_code"
  },
  "403": {
    "Not authenticated": "not_authenticated",
    "MFA is disabled. Please sign in again.": "mfa_disabled",
    "reauthentication_required": "mfa_reauthentication_required",
    "MFA is disabled.": "mfa_disabled"
  }
};
type CodeOfText = ContractErrorCode | readonly { readonly code: ContractErrorCode; readonly until?: string }[];

/** The operations that have a 404 or 409 of their own, on some line. */
export const operationsWith: Readonly<Record<number, string>> = {
  404: "deleteOAuthSession exchangeOAuthToken getApiKey",
  409: "confirmMfaEnrollment exchangeOAuthToken redeemMfaResetToken regenerateMfaRecoveryCodes signIn signInLdap signUp startMfaEnrollment startMfaReplacement updateAdminConfig updatePassword verifyMfaChallenge",
};

/** Fields of requests and types of validation errors that the contract shows: an error's message may name them. */
export const knownNames = "app_dn app_dn_password body bool_parsing bool_type challenge_token code date_from_datetime_parsing email host int_parsing json_invalid label missing model_attributes_type name new_password no_authorization password path profile_image_url query reset_token search_base string_type timezone token user value_error";
