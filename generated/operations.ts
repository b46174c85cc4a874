// Made from openapi/ by `npm run generate`. Do not edit: change the source.

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

/** Every operation: one row, or several where it changed with a release. */
export const operations: Readonly<Record<string, readonly string[]>> = {
  addUser: ["POST /api/v1/auths/add bearer body"],
  confirmMfaEnrollment: ["POST /api/v1/auths/mfa/enroll/confirm none body start since:0.12.0"],
  deleteApiKey: ["DELETE /api/v1/auths/api_key bearer"],
  deleteOAuthSession: ["DELETE /api/v1/auths/oauth/sessions/{provider} bearer since:0.9.2"],
  exchangeOAuthToken: ["POST /api/v1/auths/oauth/{provider}/token/exchange none body start since:0.8.0"],
  generateApiKey: ["POST /api/v1/auths/api_key bearer"],
  getAdminConfig: ["GET /api/v1/auths/admin/config bearer"],
  getAdminDetails: ["GET /api/v1/auths/admin/details bearer"],
  getApiKey: ["GET /api/v1/auths/api_key bearer"],
  getLdapConfig: ["GET /api/v1/auths/admin/config/ldap bearer"],
  getLdapServer: ["GET /api/v1/auths/admin/config/ldap/server bearer"],
  getLogin: ["GET /auth/api/v1/login cookie csrf"],
  getMfaChallenge: ["POST /api/v1/auths/mfa/challenge cookie since:0.12.0"],
  getMfaStatus: ["GET /api/v1/auths/mfa/status jwt since:0.12.0"],
  getOAuthConfig: ["GET /api/v1/auths/admin/config/oauth bearer since:0.10.0"],
  getServerConfig: ["GET /api/config optional"],
  getServerVersion: ["GET /api/version none"],
  getSessionUser: ["GET /api/v1/auths/ bearer until:0.6.5","GET /api/v1/auths/ bearer no-cookie since:0.6.6 until:0.9.1","GET /api/v1/auths/ bearer since:0.9.2 until:0.11.4","GET /api/v1/auths/ jwt since:0.12.0"],
  redeemMfaResetToken: ["POST /api/v1/auths/mfa/recover none body since:0.12.0"],
  regenerateMfaRecoveryCodes: ["POST /api/v1/auths/mfa/recovery/codes jwt body since:0.12.0"],
  signIn: ["POST /api/v1/auths/signin none body start"],
  signInLdap: ["POST /api/v1/auths/ldap none body start"],
  signOut: ["GET /api/v1/auths/signout optional end until:0.9.2","POST /api/v1/auths/signout optional end since:0.9.3"],
  signUp: ["POST /api/v1/auths/signup none body start"],
  startMfaEnrollment: ["POST /api/v1/auths/mfa/enroll/start none body since:0.12.0"],
  startMfaReplacement: ["POST /api/v1/auths/mfa/replace jwt body since:0.12.0"],
  updateAdminConfig: ["POST /api/v1/auths/admin/config bearer body"],
  updateLdapConfig: ["POST /api/v1/auths/admin/config/ldap bearer body"],
  updateLdapServer: ["POST /api/v1/auths/admin/config/ldap/server bearer body"],
  updateOAuthConfig: ["POST /api/v1/auths/admin/config/oauth bearer body since:0.10.0"],
  updatePassword: ["POST /api/v1/auths/update/password bearer body"],
  updateProfile: ["POST /api/v1/auths/update/profile bearer body"],
  updateTimezone: ["POST /api/v1/auths/update/timezone bearer body since:0.7.0"],
  verifyMfaChallenge: ["POST /api/v1/auths/mfa/verify none body start since:0.12.0"],
};

/** The header that takes a token besides `Authorization`, and the first release that reads it. */
export const otherTokenHeader = {"name":"x-api-key","since":"0.9.0"};

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
        "until": "0.11.4"
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
