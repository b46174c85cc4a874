// Generated from openapi/ by `npm run generate`. Do not edit: change the source.

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

/** Every operation: a row for each release that changed it. */
export const operations: Readonly<Record<string, readonly string[]>> = {
  addUser: ["0.6.0 POST /api/v1/auths/add bearer body"],
  confirmMfaEnrollment: ["0.12.0 POST /api/v1/auths/mfa/enroll/confirm none body start 409"],
  deleteApiKey: ["0.6.0 DELETE /api/v1/auths/api_key bearer"],
  deleteOAuthSession: ["0.9.2 DELETE /api/v1/auths/oauth/sessions/{provider} bearer 404"],
  exchangeOAuthToken: ["0.8.0 POST /api/v1/auths/oauth/{provider}/token/exchange none body start 404 409"],
  generateApiKey: ["0.6.0 POST /api/v1/auths/api_key bearer"],
  getAdminConfig: ["0.6.0 GET /api/v1/auths/admin/config bearer"],
  getAdminDetails: ["0.6.0 GET /api/v1/auths/admin/details bearer"],
  getApiKey: ["0.6.0 GET /api/v1/auths/api_key bearer 404"],
  getLdapConfig: ["0.6.0 GET /api/v1/auths/admin/config/ldap bearer"],
  getLdapServer: ["0.6.0 GET /api/v1/auths/admin/config/ldap/server bearer"],
  getLogin: ["0.6.0 GET /auth/api/v1/login cookie csrf"],
  getMfaChallenge: ["0.12.0 POST /api/v1/auths/mfa/challenge cookie"],
  getMfaStatus: ["0.12.0 GET /api/v1/auths/mfa/status jwt"],
  getOAuthConfig: ["0.10.0 GET /api/v1/auths/admin/config/oauth bearer"],
  getServerConfig: ["0.6.0 GET /api/config optional"],
  getServerVersion: ["0.6.0 GET /api/version none"],
  getSessionUser: ["0.6.0 GET /api/v1/auths/ bearer","0.6.6 GET /api/v1/auths/ bearer no-cookie","0.9.2 GET /api/v1/auths/ bearer","0.12.0 GET /api/v1/auths/ jwt"],
  redeemMfaResetToken: ["0.12.0 POST /api/v1/auths/mfa/recover none body 409"],
  regenerateMfaRecoveryCodes: ["0.12.0 POST /api/v1/auths/mfa/recovery/codes jwt body 409"],
  signIn: ["0.6.0 POST /api/v1/auths/signin none body start 409"],
  signInLdap: ["0.6.0 POST /api/v1/auths/ldap none body start 409"],
  signOut: ["0.6.0 GET /api/v1/auths/signout optional end 307","0.6.10 GET /api/v1/auths/signout optional end","0.9.3 POST /api/v1/auths/signout optional end"],
  signUp: ["0.6.0 POST /api/v1/auths/signup none body start 409"],
  startMfaEnrollment: ["0.12.0 POST /api/v1/auths/mfa/enroll/start none body 409"],
  startMfaReplacement: ["0.12.0 POST /api/v1/auths/mfa/replace jwt body 409"],
  updateAdminConfig: ["0.6.0 POST /api/v1/auths/admin/config bearer body 409"],
  updateLdapConfig: ["0.6.0 POST /api/v1/auths/admin/config/ldap bearer body"],
  updateLdapServer: ["0.6.0 POST /api/v1/auths/admin/config/ldap/server bearer body"],
  updateOAuthConfig: ["0.10.0 POST /api/v1/auths/admin/config/oauth bearer body"],
  updatePassword: ["0.6.0 POST /api/v1/auths/update/password bearer body 409"],
  updateProfile: ["0.6.0 POST /api/v1/auths/update/profile bearer body"],
  updateTimezone: ["0.7.0 POST /api/v1/auths/update/timezone bearer body"],
  verifyMfaChallenge: ["0.12.0 POST /api/v1/auths/mfa/verify none body start 409"],
};

/** The header that takes a token besides `Authorization`, and the first release that reads it. */
export const otherTokenHeader = {"name":"x-api-key","since":"0.9.0"};

/**
 * The codes that the server's texts stand for, where the status does not say as much; of 401 all that are known. Where the meaning of a
 * text changed with a release, the newest comes first.
 */
export const errorTexts: readonly {
  readonly status: number;
  readonly code: ContractErrorCode;
  readonly since?: string;
  readonly texts: readonly string[];
}[] = [
  {
    "status": 400,
    "code": "server",
    "since": "0.12.0",
    "texts": [
      "LDAP authentication failed."
    ]
  },
  {
    "status": 400,
    "code": "invalid_credentials",
    "texts": [
      "The email or password provided is incorrect. Please check for typos and try logging in again.",
      "LDAP authentication failed.",
      "400: User not found in the LDAP server",
      "400: The email or password provided is incorrect. Please check for typos and try logging in again.",
      "The password provided is incorrect. Please check for typos and try again.",
      "Invalid token or unable to validate with provider",
      "Authentication failed.",
      "User not found in the LDAP server",
      "User record mismatch."
    ]
  },
  {
    "status": 400,
    "code": "forbidden",
    "texts": [
      "Your provider has not provided a trusted header. Please contact your administrator for assistance.",
      "You can't turn off authentication because there are existing users. If you want to disable WEBUI_AUTH, make sure your web interface doesn't have any existing users and is a fresh installation.",
      "LDAP authentication is not enabled",
      "The requested action has been restricted as a security measure.",
      "Unable to determine which client the token was issued to",
      "User does not have a valid email address."
    ]
  },
  {
    "status": 400,
    "code": "server",
    "texts": [
      "400: Application account bind failed",
      "Failed to configure TLS for LDAP connection.",
      "Application account bind failed"
    ]
  },
  {
    "status": 400,
    "code": "conflict",
    "texts": [
      "Uh-oh! This email is already registered. Sign in with your existing account or choose another email to start anew."
    ]
  },
  {
    "status": 401,
    "code": "not_authenticated",
    "texts": [
      "Not authenticated",
      "401 Unauthorized",
      "Your session has expired or the token is invalid. Please sign in again.",
      "Invalid token",
      "User mismatch. Please sign in again.",
      "Invalid authentication request.",
      "Session expired. Please sign in again."
    ]
  },
  {
    "status": 401,
    "code": "forbidden",
    "texts": [
      "You do not have permission to access this resource. Please contact your administrator for assistance."
    ]
  },
  {
    "status": 401,
    "code": "mfa_expired",
    "texts": [
      "This authentication step expired. Please start again."
    ]
  },
  {
    "status": 401,
    "code": "mfa_invalid_code",
    "texts": [
      "Invalid code. Check your authenticator and try again.",
      "Invalid or already used code.",
      "Invalid or expired operator recovery token."
    ]
  },
  {
    "status": 403,
    "code": "not_authenticated",
    "texts": [
      "Not authenticated"
    ]
  },
  {
    "status": 403,
    "code": "mfa_disabled",
    "texts": [
      "MFA is disabled. Please sign in again.",
      "MFA is disabled."
    ]
  },
  {
    "status": 403,
    "code": "mfa_reauthentication_required",
    "texts": [
      "reauthentication_required"
    ]
  }
];

/** Fields of requests and types of validation errors that the contract shows: an error's message may name them. */
export const knownNames = "app_dn app_dn_password body bool_parsing bool_type challenge_token code date_from_datetime_parsing email host int_parsing json_invalid label missing model_attributes_type name new_password no_authorization password path profile_image_url query reset_token search_base string_type timezone token user value_error";
