// Made from openapi/ by `npm run generate`. Do not edit: change the source.

import type * as newer from "../v0.6/schema.ts";

export interface paths {
    "/api/v1/auths/": newer.paths["/api/v1/auths/"];
    "/api/v1/auths/add": newer.paths["/api/v1/auths/add"];
    "/api/v1/auths/admin/config": newer.paths["/api/v1/auths/admin/config"];
    "/api/v1/auths/admin/config/ldap": newer.paths["/api/v1/auths/admin/config/ldap"];
    "/api/v1/auths/admin/config/ldap/server": newer.paths["/api/v1/auths/admin/config/ldap/server"];
    "/api/v1/auths/admin/details": newer.paths["/api/v1/auths/admin/details"];
    "/api/v1/auths/api_key": newer.paths["/api/v1/auths/api_key"];
    "/api/v1/auths/ldap": newer.paths["/api/v1/auths/ldap"];
    "/api/v1/auths/signin": newer.paths["/api/v1/auths/signin"];
    "/api/v1/auths/signout": newer.paths["/api/v1/auths/signout"];
    "/api/v1/auths/signup": newer.paths["/api/v1/auths/signup"];
    "/api/v1/auths/update/password": newer.paths["/api/v1/auths/update/password"];
    "/api/v1/auths/update/profile": newer.paths["/api/v1/auths/update/profile"];
    "/auth/api/v1/login": newer.paths["/auth/api/v1/login"];
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A new account, made by an admin for somebody else. */
        AddUserForm: newer.components["schemas"]["AddUserForm"];
        /** @description Every setting, as the server has it now. It can be sent back as it is. */
        AdminConfig: newer.components["schemas"]["AdminConfig"];
        /**
         * @description Every setting at once. There is no partial update: read the settings, change what you want, send all of them. Settings that
         *     the server does not know are ignored.
         */
        AdminConfigForm: newer.components["schemas"]["AdminConfigForm"];
        /** @description The admin to ask for help or for access. */
        AdminDetails: newer.components["schemas"]["AdminDetails"];
        /** @description The part of Gafaelfawr's configuration that a user interface needs. */
        APIConfig: newer.components["schemas"]["APIConfig"];
        /** @description An account's API key. */
        ApiKey: newer.components["schemas"]["ApiKey"];
        /**
         * @description Who is behind the session cookie, and the CSRF token for everything that changes something. Gafaelfawr's browser pages
         *     ask this first, since JavaScript cannot read the cookie.
         */
        APILoginResponse: newer.components["schemas"]["APILoginResponse"];
        /** @description What the account may do in a chat. */
        ChatPermissions: newer.components["schemas"]["ChatPermissions"];
        /** @description An error of Open WebUI. Its text is written for people, and is the only thing that tells two causes with the same status apart. */
        ErrorResponse: newer.components["schemas"]["ErrorResponse"];
        /** @description Which parts of Open WebUI the account may use. */
        FeaturesPermissions: newer.components["schemas"]["FeaturesPermissions"];
        /** @description The cause, for people and for programs. */
        GafaelfawrErrorDetail: newer.components["schemas"]["GafaelfawrErrorDetail"];
        /**
         * @description An error of Gafaelfawr's login: one object under `detail`. Gafaelfawr's other routes send a list there, and its own
         *     API description promises that list here too.
         */
        GafaelfawrErrorResponse: newer.components["schemas"]["GafaelfawrErrorResponse"];
        /** @description FastAPI's answer to a body that does not fit the model, one entry per mistake. Until Open WebUI 0.11. */
        HTTPValidationError: newer.components["schemas"]["HTTPValidationError"];
        /** @description The switch of LDAP sign-in, written in lower case here and in capitals in the answer. */
        LdapConfigForm: newer.components["schemas"]["LdapConfigForm"];
        /** @description The switch of LDAP sign-in, in capitals. */
        LdapConfigResponse: newer.components["schemas"]["LdapConfigResponse"];
        /** @description A person's name and password in the directory. */
        LdapForm: newer.components["schemas"]["LdapForm"];
        /**
         * @description The current LDAP server settings. Before they were ever set, `app_dn`, `app_dn_password` and `search_base` are
         *     empty, and this answer cannot be sent back as it is.
         */
        LdapServerConfig: newer.components["schemas"]["LdapServerConfig"];
        /**
         * @description How to reach and search the LDAP directory. What is left out takes its default, not the value that was stored. The server
         *     refuses empty text in `label`, `host`, `attribute_for_mail`, `attribute_for_username` and `search_base` with 400.
         *
         *     It refuses an empty `app_dn` and `app_dn_password`, too.
         */
        LdapServerConfigForm: newer.components["schemas"]["LdapServerConfigForm"];
        /**
         * @description A whole number, or text where the value came as text.
         * @example 100
         */
        NumberOrText: newer.components["schemas"]["NumberOrText"];
        /**
         * @description What the account may do, as nested flags. They are the defaults for users, widened by the account's groups. **An
         *     admin gets the same flags** although admins may do everything, so look at `role` first.
         */
        Permissions: newer.components["schemas"]["Permissions"];
        /** @description A scope that a token can have. */
        Scope: newer.components["schemas"]["Scope"];
        /** @description A session with the person's status and profile. */
        SessionUserInfoResponse: newer.components["schemas"]["SessionUserInfoResponse"];
        /** @description A session: the token, the account it belongs to, when it expires and what the account may do. */
        SessionUserResponse: newer.components["schemas"]["SessionUserResponse"];
        /** @description What the account may share, and with whom. */
        SharingPermissions: newer.components["schemas"]["SharingPermissions"];
        /** @description E-mail and password. */
        SigninForm: newer.components["schemas"]["SigninForm"];
        /**
         * @description The new account and a token of **its own**: whoever holds that token is signed in as the new user.
         *
         *     It has no expiry, whatever the server's `JWT_EXPIRES_IN` says.
         *
         *     Until Open WebUI 0.11.
         */
        SigninResponse: newer.components["schemas"]["SigninResponse"];
        /** @description The cookies are cleared. Whether the token is revoked depends on the server. */
        SignoutResponse: newer.components["schemas"]["SignoutResponse"];
        /** @description A new account. */
        SignupForm: newer.components["schemas"]["SignupForm"];
        /** @description A credential to send back as a bearer. */
        Token: newer.components["schemas"]["Token"];
        /** @description The current and the new password. */
        UpdatePasswordForm: newer.components["schemas"]["UpdatePasswordForm"];
        /** @description The whole profile. This replaces what is stored: leave `bio`, `gender` or `date_of_birth` out and they are emptied. */
        UpdateProfileForm: newer.components["schemas"]["UpdateProfileForm"];
        /** @description Who an account belongs to. */
        UserProfileImageResponse: newer.components["schemas"]["UserProfileImageResponse"];
        /** @description What a person says they are up to. */
        UserStatus: newer.components["schemas"]["UserStatus"];
        /** @description One mistake in a request. */
        ValidationError: newer.components["schemas"]["ValidationError"];
        /** @description What the account may build in the workspace. */
        WorkspacePermissions: newer.components["schemas"]["WorkspacePermissions"];
    };
    responses: {
        /** @description An API key was sent along, and keys may not reach this path. Send no credentials, or the session token. */
        ApiKeyEndpointRefused: newer.components["responses"]["ApiKeyEndpointRefused"];
        /**
         * @description API keys are disabled, or not allowed on this path.
         *
         *     A session token never gets this answer.
         */
        ApiKeyOrPermissionRefused: newer.components["responses"]["ApiKeyOrPermissionRefused"];
        /** @description API keys are disabled, or not allowed on this path. A session token never gets this answer. */
        ApiKeyRefused: newer.components["responses"]["ApiKeyRefused"];
        /** @description The body could not be read. */
        BodyNotUtf8: newer.components["responses"]["BodyNotUtf8"];
        /**
         * @description Internal error; the text never says why. A common cause is text with a lone surrogate (`\ud800`) in the body.
         *
         *     An `Authorization` header that is not exactly two words gets it on every route.
         *
         *     So does a request that needs the database while that is out of reach.
         *
         *     So does a request with a token while Redis is out of reach, where the server has one.
         */
        InternalServerError: newer.components["responses"]["InternalServerError"];
        /**
         * @description Internal error; the text never says why. Common causes: a database or Redis that is out of reach.
         *
         *     An `Authorization` header that is not exactly two words gets it on every route.
         *
         *     Until Open WebUI 0.11.
         */
        InternalServerErrorOfOlderLines: newer.components["responses"]["InternalServerErrorOfOlderLines"];
        /** @description You are not signed in. Sign in again. This answer does not clear the cookies. */
        NotAuthenticated: newer.components["responses"]["NotAuthenticated"];
        /** @description You are not signed in, **or** you are and your role may not do this. Only the text tells which. */
        NotAuthenticatedOrRoleRefused: newer.components["responses"]["NotAuthenticatedOrRoleRefused"];
        /** @description API keys are disabled, or not allowed here. A session token never gets this answer. */
        SessionRequired: newer.components["responses"]["SessionRequired"];
        /** @description Signed out. */
        SignedOut: newer.components["responses"]["SignedOut"];
        /**
         * @description Internal error. With JSON, the OpenID provider did not answer, and the cookies are cleared all the same. With plain text,
         *     nothing was cleared: forget the token yourself.
         */
        SignOutFailed: newer.components["responses"]["SignOutFailed"];
    };
    parameters: newer.components["parameters"];
    requestBodies: newer.components["requestBodies"];
    headers: newer.components["headers"];
    pathItems: newer.components["pathItems"];
}
export type $defs = Record<string, never>;
export interface operations {
    getSessionUser: newer.operations["getSessionUser"];
    addUser: newer.operations["addUser"];
    getAdminConfig: newer.operations["getAdminConfig"];
    updateAdminConfig: newer.operations["updateAdminConfig"];
    getLdapConfig: newer.operations["getLdapConfig"];
    updateLdapConfig: newer.operations["updateLdapConfig"];
    getLdapServer: newer.operations["getLdapServer"];
    updateLdapServer: newer.operations["updateLdapServer"];
    getAdminDetails: newer.operations["getAdminDetails"];
    getApiKey: newer.operations["getApiKey"];
    generateApiKey: newer.operations["generateApiKey"];
    deleteApiKey: newer.operations["deleteApiKey"];
    signInLdap: newer.operations["signInLdap"];
    signIn: newer.operations["signIn"];
    signOut: newer.operations["signOut"];
    signUp: newer.operations["signUp"];
    updatePassword: newer.operations["updatePassword"];
    updateProfile: newer.operations["updateProfile"];
    getLogin: newer.operations["getLogin"];
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
/** An answer of JSON. */
type Json<Content> = { headers: { [name: string]: unknown }; content: { "application/json": Content } };
/** An operation without parameters. */
type NoParameters = { query?: never; header?: never; path?: never; cookie?: never };
