// Made from openapi/ by `npm run generate`. Do not edit: change the source.

import type { ServerLine } from "../../src/operation.ts";

export const serverLine = {
  "operations": {
    "addUser": {
      "method": "POST",
      "path": "/api/v1/auths/add",
      "body": "AddUserForm",
      "credentials": "bearer",
      "cookie": true
    },
    "confirmMfaEnrollment": {
      "method": "POST",
      "path": "/api/v1/auths/mfa/enroll/confirm",
      "body": "MfaVerifyForm",
      "credentials": "none",
      "session": "start"
    },
    "deleteApiKey": {
      "method": "DELETE",
      "path": "/api/v1/auths/api_key",
      "credentials": "bearer",
      "cookie": true
    },
    "deleteOAuthSession": {
      "method": "DELETE",
      "path": "/api/v1/auths/oauth/sessions/{provider}",
      "credentials": "bearer",
      "cookie": true
    },
    "exchangeOAuthToken": {
      "method": "POST",
      "path": "/api/v1/auths/oauth/{provider}/token/exchange",
      "body": "TokenExchangeForm",
      "credentials": "none",
      "session": "start"
    },
    "generateApiKey": {
      "method": "POST",
      "path": "/api/v1/auths/api_key",
      "credentials": "bearer",
      "cookie": true
    },
    "getAdminConfig": {
      "method": "GET",
      "path": "/api/v1/auths/admin/config",
      "credentials": "bearer",
      "cookie": true
    },
    "getAdminDetails": {
      "method": "GET",
      "path": "/api/v1/auths/admin/details",
      "credentials": "bearer",
      "cookie": true
    },
    "getApiKey": {
      "method": "GET",
      "path": "/api/v1/auths/api_key",
      "credentials": "bearer",
      "cookie": true
    },
    "getLdapConfig": {
      "method": "GET",
      "path": "/api/v1/auths/admin/config/ldap",
      "credentials": "bearer",
      "cookie": true
    },
    "getLdapServer": {
      "method": "GET",
      "path": "/api/v1/auths/admin/config/ldap/server",
      "credentials": "bearer",
      "cookie": true
    },
    "getLogin": {
      "method": "GET",
      "path": "/auth/api/v1/login",
      "credentials": "cookie",
      "session": "csrf"
    },
    "getMfaChallenge": {
      "method": "POST",
      "path": "/api/v1/auths/mfa/challenge",
      "credentials": "cookie"
    },
    "getMfaStatus": {
      "method": "GET",
      "path": "/api/v1/auths/mfa/status",
      "credentials": "cookie",
      "cookie": true
    },
    "getOAuthConfig": {
      "method": "GET",
      "path": "/api/v1/auths/admin/config/oauth",
      "credentials": "bearer",
      "cookie": true
    },
    "getSessionUser": {
      "method": "GET",
      "path": "/api/v1/auths/",
      "credentials": "cookie",
      "cookie": true
    },
    "redeemMfaResetToken": {
      "method": "POST",
      "path": "/api/v1/auths/mfa/recover",
      "body": "MfaRecoveryForm",
      "credentials": "none"
    },
    "regenerateMfaRecoveryCodes": {
      "method": "POST",
      "path": "/api/v1/auths/mfa/recovery/codes",
      "body": "MfaFactorForm",
      "credentials": "cookie",
      "cookie": true
    },
    "signIn": {
      "method": "POST",
      "path": "/api/v1/auths/signin",
      "body": "SigninForm",
      "credentials": "none",
      "session": "start"
    },
    "signInLdap": {
      "method": "POST",
      "path": "/api/v1/auths/ldap",
      "body": "LdapForm",
      "credentials": "none",
      "session": "start"
    },
    "signOut": {
      "method": "POST",
      "path": "/api/v1/auths/signout",
      "credentials": "optional",
      "cookie": true,
      "session": "end"
    },
    "signUp": {
      "method": "POST",
      "path": "/api/v1/auths/signup",
      "body": "SignupForm",
      "credentials": "none",
      "session": "start"
    },
    "startMfaEnrollment": {
      "method": "POST",
      "path": "/api/v1/auths/mfa/enroll/start",
      "body": "MfaChallengeForm",
      "credentials": "none"
    },
    "startMfaReplacement": {
      "method": "POST",
      "path": "/api/v1/auths/mfa/replace",
      "body": "MfaFactorForm",
      "credentials": "cookie",
      "cookie": true
    },
    "updateAdminConfig": {
      "method": "POST",
      "path": "/api/v1/auths/admin/config",
      "body": "AdminConfigForm",
      "credentials": "bearer",
      "cookie": true
    },
    "updateLdapConfig": {
      "method": "POST",
      "path": "/api/v1/auths/admin/config/ldap",
      "body": "LdapConfigForm",
      "credentials": "bearer",
      "cookie": true
    },
    "updateLdapServer": {
      "method": "POST",
      "path": "/api/v1/auths/admin/config/ldap/server",
      "body": "LdapServerConfigForm",
      "credentials": "bearer",
      "cookie": true
    },
    "updateOAuthConfig": {
      "method": "POST",
      "path": "/api/v1/auths/admin/config/oauth",
      "body": "OAuthConfigForm",
      "credentials": "bearer",
      "cookie": true
    },
    "updatePassword": {
      "method": "POST",
      "path": "/api/v1/auths/update/password",
      "body": "UpdatePasswordForm",
      "credentials": "bearer",
      "cookie": true
    },
    "updateProfile": {
      "method": "POST",
      "path": "/api/v1/auths/update/profile",
      "body": "UpdateProfileForm",
      "credentials": "bearer",
      "cookie": true
    },
    "updateTimezone": {
      "method": "POST",
      "path": "/api/v1/auths/update/timezone",
      "body": "UpdateTimezoneForm",
      "credentials": "bearer",
      "cookie": true
    },
    "verifyMfaChallenge": {
      "method": "POST",
      "path": "/api/v1/auths/mfa/verify",
      "body": "MfaVerifyForm",
      "credentials": "none",
      "session": "start"
    }
  },
  "errorCodes": {
    "400": {
      "Uh-oh! This email is already registered. Sign in with your existing account or choose another email to start anew.": "conflict",
      "Invalid token or unable to validate with provider": "invalid_credentials",
      "Unable to determine which client the token was issued to": "forbidden",
      "The requested action has been restricted as a security measure.": "forbidden",
      "The email or password provided is incorrect. Please check for typos and try logging in again.": "invalid_credentials",
      "Your provider has not provided a trusted header. Please contact your administrator for assistance.": "forbidden",
      "You can't turn off authentication because there are existing users. If you want to disable WEBUI_AUTH, make sure your web interface doesn't have any existing users and is a fresh installation.": "forbidden",
      "Authentication failed.": "invalid_credentials",
      "User not found in the LDAP server": "invalid_credentials",
      "User does not have a valid email address.": "forbidden",
      "User record mismatch.": "server",
      "Application account bind failed": "server",
      "LDAP authentication failed.": "server",
      "LDAP authentication is not enabled": "forbidden",
      "Failed to configure TLS for LDAP connection.": "server",
      "The password provided is incorrect. Please check for typos and try again.": "invalid_credentials"
    },
    "401": {
      "You do not have permission to access this resource. Please contact your administrator for assistance.": "forbidden",
      "This authentication step expired. Please start again.": "mfa_expired",
      "Invalid code. Check your authenticator and try again.": "mfa_invalid_code",
      "Invalid or expired operator recovery token.": "mfa_invalid_code",
      "Invalid or already used code.": "mfa_invalid_code"
    },
    "403": {
      "MFA is disabled. Please sign in again.": "mfa_disabled",
      "reauthentication_required": "mfa_reauthentication_required",
      "MFA is disabled.": "mfa_disabled"
    }
  }
} as const satisfies ServerLine;
