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
    "getSessionUser": {
      "method": "GET",
      "path": "/api/v1/auths/",
      "credentials": "bearer",
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
    }
  },
  "errorCodes": {
    "400": {
      "Uh-oh! This email is already registered. Sign in with your existing account or choose another email to start anew.": "conflict",
      "Invalid token or unable to validate with provider": "invalid_credentials",
      "The requested action has been restricted as a security measure.": "forbidden",
      "The email or password provided is incorrect. Please check for typos and try logging in again.": "invalid_credentials",
      "Your provider has not provided a trusted header. Please contact your administrator for assistance.": "forbidden",
      "You can't turn off authentication because there are existing users. If you want to disable WEBUI_AUTH, make sure your web interface doesn't have any existing users and is a fresh installation.": "forbidden",
      "LDAP authentication failed.": "invalid_credentials",
      "LDAP authentication is not enabled": "forbidden",
      "Failed to configure TLS for LDAP connection.": "server",
      "The password provided is incorrect. Please check for typos and try again.": "invalid_credentials"
    },
    "401": {
      "You do not have permission to access this resource. Please contact your administrator for assistance.": "forbidden"
    }
  }
} as const satisfies ServerLine;
