// Generated from openapi/ by `npm run generate`. Do not edit: change the source.

import type * as newer from "../v0.11/schema.ts";

export interface paths {
    "/api/config": {
        parameters: NoParameters;
        get: operations["getServerConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/": {
        parameters: NoParameters;
        get: operations["getSessionUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/add": newer.paths["/api/v1/auths/add"];
    "/api/v1/auths/admin/config": {
        parameters: NoParameters;
        get: operations["getAdminConfig"];
        put?: never;
        post: operations["updateAdminConfig"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/admin/config/ldap": newer.paths["/api/v1/auths/admin/config/ldap"];
    "/api/v1/auths/admin/config/ldap/server": {
        parameters: NoParameters;
        get: operations["getLdapServer"];
        put?: never;
        post: operations["updateLdapServer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/admin/config/oauth": {
        parameters: NoParameters;
        get: operations["getOAuthConfig"];
        put?: never;
        post: operations["updateOAuthConfig"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/admin/details": newer.paths["/api/v1/auths/admin/details"];
    "/api/v1/auths/api_key": newer.paths["/api/v1/auths/api_key"];
    "/api/v1/auths/ldap": {
        parameters: NoParameters;
        get?: never;
        put?: never;
        post: operations["signInLdap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/oauth/{provider}/token/exchange": {
        parameters: NoParameters;
        get?: never;
        put?: never;
        post: operations["exchangeOAuthToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/oauth/sessions/{provider}": newer.paths["/api/v1/auths/oauth/sessions/{provider}"];
    "/api/v1/auths/signin": {
        parameters: NoParameters;
        get?: never;
        put?: never;
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/signout": newer.paths["/api/v1/auths/signout"];
    "/api/v1/auths/signup": {
        parameters: NoParameters;
        get?: never;
        put?: never;
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/update/password": newer.paths["/api/v1/auths/update/password"];
    "/api/v1/auths/update/profile": newer.paths["/api/v1/auths/update/profile"];
    "/api/v1/auths/update/timezone": newer.paths["/api/v1/auths/update/timezone"];
    "/api/version": {
        parameters: NoParameters;
        get: operations["getServerVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/api/v1/login": newer.paths["/auth/api/v1/login"];
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description With whom the account may share. */
        AccessGrantsPermissions: {
            /**
             * @description Share with single users; without it, only with groups or with everyone.
             * @example true
             */
            allow_users: boolean;
        };
        /** @description A new account that an admin creates for another person. */
        AddUserForm: newer.components["schemas"]["AddUserForm"];
        /** @description Every current setting. It can be sent back unchanged. */
        AdminConfig: {
            /**
             * @description The contact address in `getAdminDetails`; null for the oldest account's. If left out, it becomes null. Since Open WebUI 0.7.
             * @default null
             * @example help@example.com
             */
            ADMIN_EMAIL: string | null;
            /**
             * @description The allowed paths for restricted API keys, separated by commas; each includes everything below it. Since Open WebUI 0.6.37.
             * @example /api/v1/auths/api_key,/api/models
             */
            API_KEYS_ALLOWED_ENDPOINTS: string;
            /**
             * @description The maximum number of automations per user; empty text for no limit. A string of digits if set by the
             *     environment.
             *
             *     Since Open WebUI 0.9.
             * @example
             */
            AUTOMATION_MAX_COUNT: components["schemas"]["NumberOrText"];
            /**
             * @description The minimum seconds between two runs of an automation; empty text for no limit. A string of digits if set by the
             *     environment.
             *
             *     Since Open WebUI 0.9.
             * @example 3600
             */
            AUTOMATION_MIN_INTERVAL: components["schemas"]["NumberOrText"];
            /**
             * @description The group of new accounts; empty for none. Not checked. Since Open WebUI 0.6.37.
             * @example
             */
            DEFAULT_GROUP_ID: string;
            /**
             * @description The role of new accounts, `pending`, `user` or `admin`. Anything else is silently ignored.
             * @example pending
             * @example user
             * @example admin
             */
            DEFAULT_USER_ROLE: string;
            /**
             * @description Allow creating and using API keys.
             *
             *     Reading and deleting one needs it too.
             *
             *     Since Open WebUI 0.6.37.
             * @example true
             */
            ENABLE_API_KEYS: boolean;
            /**
             * @description Restrict API keys to the paths in `API_KEYS_ALLOWED_ENDPOINTS`. Since Open WebUI 0.6.37.
             * @example false
             */
            ENABLE_API_KEYS_ENDPOINT_RESTRICTIONS: boolean;
            /**
             * @description Offer automations, prompts on a schedule. Since Open WebUI 0.9.
             * @example true
             */
            ENABLE_AUTOMATIONS: boolean;
            /**
             * @description Offer calendars. Since Open WebUI 0.9.
             * @example true
             */
            ENABLE_CALENDAR: boolean;
            /**
             * @description Offer channels (shared rooms).
             * @example false
             */
            ENABLE_CHANNELS: boolean;
            /**
             * @description Let users share chats and models with Open WebUI's community site.
             * @example true
             */
            ENABLE_COMMUNITY_SHARING: boolean;
            /**
             * @description Offer folders for chats. Since Open WebUI 0.6.41.
             * @example true
             */
            ENABLE_FOLDERS: boolean;
            /**
             * @description Let users store memories, which are added to their chats. Since Open WebUI 0.7.
             * @example true
             */
            ENABLE_MEMORIES: boolean;
            /**
             * @description Add memories to the system prompt of every chat that uses them. Since Open WebUI 0.10.2. From then on, a request without it is refused.
             * @example true
             */
            ENABLE_MEMORY_SYSTEM_CONTEXT?: boolean;
            /**
             * @description Let users rate responses.
             * @example true
             */
            ENABLE_MESSAGE_RATING: boolean;
            /**
             * @description Offer notes. Since Open WebUI 0.6.6.
             * @example true
             */
            ENABLE_NOTES: boolean;
            /**
             * @description Allow sign-up. The first sign-up turns it off; a first account by LDAP does not.
             * @example false
             */
            ENABLE_SIGNUP: boolean;
            /**
             * @description Let users set a status. Since Open WebUI 0.7.
             * @example true
             */
            ENABLE_USER_STATUS: boolean;
            /**
             * @description Let users set a webhook that is called when a chat finishes.
             * @example true
             */
            ENABLE_USER_WEBHOOKS: boolean;
            /**
             * @description The maximum number of files in a folder; empty text for no limit. A string of digits if set by the environment. Since Open WebUI 0.7.
             * @example 100
             */
            FOLDER_MAX_FILE_COUNT: components["schemas"]["NumberOrText"];
            /**
             * @description How long a sign-in lasts: a number with one of `ms s m h d w`, or `-1` or zero for no expiry. Anything else is
             *     silently ignored. A negative duration creates expired tokens.
             * @example 4w
             * @example -1
             */
            JWT_EXPIRES_IN: string;
            /**
             * @description The text of the page for pending users; empty or null for the built-in one. If left out, it becomes null. Since Open WebUI 0.6.10.
             * @default null
             * @example Ada lets you in within a day.
             */
            PENDING_USER_OVERLAY_CONTENT: string | null;
            /**
             * @description The title of the page for pending users; empty or null for the built-in one. If left out, it becomes null. Since Open WebUI 0.6.10.
             * @default null
             * @example Almost there
             */
            PENDING_USER_OVERLAY_TITLE: string | null;
            /**
             * @description Text added to copied responses; empty or null for none. If left out, it becomes null. Since Open WebUI 0.6.10.
             * @default null
             * @example
             */
            RESPONSE_WATERMARK: string | null;
            /**
             * @description Show the admin's contact to pending users. If off, `getAdminDetails` returns 400.
             * @example true
             */
            SHOW_ADMIN_DETAILS: boolean;
            /**
             * @description The server's public address, for links and notifications; empty if never set.
             * @example https://chat.local
             */
            WEBUI_URL: string;
        };
        /**
         * @description All settings at once. There is no partial update: read the settings, change some, and send all of them. Unknown settings
         *     are ignored.
         */
        AdminConfigForm: {
            /**
             * @description The contact address in `getAdminDetails`; null for the oldest account's. If left out, it becomes null. Since Open WebUI 0.7.
             * @default null
             * @example help@example.com
             */
            ADMIN_EMAIL?: string | null;
            /**
             * @description The allowed paths for restricted API keys, separated by commas; each includes everything below it. Since Open WebUI 0.6.37.
             * @example /api/v1/auths/api_key,/api/models
             */
            API_KEYS_ALLOWED_ENDPOINTS: string;
            /**
             * @description The maximum number of automations per user, except admins. Zero, null and empty text mean no limit, and are returned
             *     as empty text. Text that is not a number returns 500. If left out, it becomes empty.
             *
             *     Since Open WebUI 0.9.
             * @default null
             * @example
             */
            AUTOMATION_MAX_COUNT?: components["schemas"]["NumberOrText"] | null;
            /**
             * @description The minimum seconds between two runs of an automation. Zero, null and empty text mean no limit, and are returned as
             *     empty text. Text that is not a number returns 500. If left out, it becomes empty.
             *
             *     Since Open WebUI 0.9.
             * @default null
             * @example 3600
             */
            AUTOMATION_MIN_INTERVAL?: components["schemas"]["NumberOrText"] | null;
            /**
             * @description The group of new accounts; empty for none. Not checked. Since Open WebUI 0.6.37.
             * @example
             */
            DEFAULT_GROUP_ID: string;
            /**
             * @description The role of new accounts, `pending`, `user` or `admin`. Anything else is silently ignored.
             * @example pending
             * @example user
             * @example admin
             */
            DEFAULT_USER_ROLE: string;
            /**
             * @description Allow creating and using API keys.
             *
             *     Reading and deleting one needs it too.
             *
             *     Since Open WebUI 0.6.37.
             * @example true
             */
            ENABLE_API_KEYS: boolean;
            /**
             * @description Restrict API keys to the paths in `API_KEYS_ALLOWED_ENDPOINTS`. Since Open WebUI 0.6.37.
             * @example false
             */
            ENABLE_API_KEYS_ENDPOINT_RESTRICTIONS: boolean;
            /**
             * @description Offer automations, prompts on a schedule. Since Open WebUI 0.9.
             * @example true
             */
            ENABLE_AUTOMATIONS: boolean;
            /**
             * @description Offer calendars. Since Open WebUI 0.9.
             * @example true
             */
            ENABLE_CALENDAR: boolean;
            /**
             * @description Offer channels (shared rooms).
             * @example false
             */
            ENABLE_CHANNELS: boolean;
            /**
             * @description Let users share chats and models with Open WebUI's community site.
             * @example true
             */
            ENABLE_COMMUNITY_SHARING: boolean;
            /**
             * @description Offer folders for chats. Since Open WebUI 0.6.41.
             * @example true
             */
            ENABLE_FOLDERS: boolean;
            /**
             * @description Let users store memories, which are added to their chats. Since Open WebUI 0.7.
             * @example true
             */
            ENABLE_MEMORIES: boolean;
            /**
             * @description Add memories to the system prompt of every chat that uses them. Since Open WebUI 0.10.2. From then on, a request without it is refused.
             * @example true
             */
            ENABLE_MEMORY_SYSTEM_CONTEXT?: boolean;
            /**
             * @description Let users rate responses.
             * @example true
             */
            ENABLE_MESSAGE_RATING: boolean;
            /**
             * @description Offer notes. Since Open WebUI 0.6.6.
             * @example true
             */
            ENABLE_NOTES: boolean;
            /**
             * @description Allow sign-up. The first sign-up turns it off; a first account by LDAP does not.
             * @example false
             */
            ENABLE_SIGNUP: boolean;
            /**
             * @description Let users set a status. Since Open WebUI 0.7.
             * @example true
             */
            ENABLE_USER_STATUS: boolean;
            /**
             * @description Let users set a webhook that is called when a chat finishes.
             * @example true
             */
            ENABLE_USER_WEBHOOKS: boolean;
            /**
             * @description The maximum number of files in a folder. Zero, null and empty text mean no limit, and are returned as empty text.
             *     Text that is not a number returns 500. If left out, it becomes empty.
             *
             *     Since Open WebUI 0.7.
             * @default null
             * @example 100
             */
            FOLDER_MAX_FILE_COUNT?: components["schemas"]["NumberOrText"] | null;
            /**
             * @description How long a sign-in lasts: a number with one of `ms s m h d w`, or `-1` or zero for no expiry. Anything else is
             *     silently ignored. A negative duration creates expired tokens.
             * @example 4w
             * @example -1
             */
            JWT_EXPIRES_IN: string;
            /**
             * @description The text of the page for pending users; empty or null for the built-in one. If left out, it becomes null. Since Open WebUI 0.6.10.
             * @default null
             * @example Ada lets you in within a day.
             */
            PENDING_USER_OVERLAY_CONTENT?: string | null;
            /**
             * @description The title of the page for pending users; empty or null for the built-in one. If left out, it becomes null. Since Open WebUI 0.6.10.
             * @default null
             * @example Almost there
             */
            PENDING_USER_OVERLAY_TITLE?: string | null;
            /**
             * @description Text added to copied responses; empty or null for none. If left out, it becomes null. Since Open WebUI 0.6.10.
             * @default null
             * @example
             */
            RESPONSE_WATERMARK?: string | null;
            /**
             * @description Show the admin's contact to pending users. If off, `getAdminDetails` returns 400.
             * @example true
             */
            SHOW_ADMIN_DETAILS: boolean;
            /**
             * @description The server's public address, for links and notifications; empty if never set.
             * @example https://chat.local
             */
            WEBUI_URL: string;
        };
        /** @description The admin to contact for help or access. */
        AdminDetails: newer.components["schemas"]["AdminDetails"];
        /** @description The Gafaelfawr configuration that a user interface needs. */
        APIConfig: newer.components["schemas"]["APIConfig"];
        /** @description An account's API key. */
        ApiKey: newer.components["schemas"]["ApiKey"];
        /**
         * @description The user of the session cookie, and the CSRF token for requests that change something. Gafaelfawr's own pages read this
         *     first, since JavaScript cannot read the cookie.
         */
        APILoginResponse: newer.components["schemas"]["APILoginResponse"];
        /** @description What the account may do in a chat. */
        ChatPermissions: newer.components["schemas"]["ChatPermissions"];
        /** @description An error of Open WebUI. Its text is written for people, and is the only difference between causes with the same status. */
        ErrorResponse: newer.components["schemas"]["ErrorResponse"];
        /** @description Which parts of Open WebUI the account may use. */
        FeaturesPermissions: newer.components["schemas"]["FeaturesPermissions"];
        /**
         * @description True, false, or a more specific word.
         * @example true
         */
        FlagOrText: newer.components["schemas"]["FlagOrText"];
        /** @description The cause, as text and as a name. */
        GafaelfawrErrorDetail: newer.components["schemas"]["GafaelfawrErrorDetail"];
        /**
         * @description An error of Gafaelfawr's login: one object in `detail`. Gafaelfawr's other operations send a list there, and its own API
         *     description documents that list here too.
         */
        GafaelfawrErrorResponse: newer.components["schemas"]["GafaelfawrErrorResponse"];
        /**
         * @description FastAPI's response to an invalid body: one entry per error, each with the `input` that was sent, **including
         *     passwords**: do not log it.
         *
         *     Until Open WebUI 0.11.
         */
        HTTPValidationError: newer.components["schemas"]["HTTPValidationError"];
        /** @description Turns LDAP sign-in on or off; lowercase here, uppercase in the response. */
        LdapConfigForm: newer.components["schemas"]["LdapConfigForm"];
        /** @description Whether LDAP sign-in is on; the name is uppercase. */
        LdapConfigResponse: newer.components["schemas"]["LdapConfigResponse"];
        /** @description A user's name and password in the directory. */
        LdapForm: newer.components["schemas"]["LdapForm"];
        /**
         * @description The current LDAP server settings. If never configured, `app_dn`, `app_dn_password` and `search_base` are empty, and this
         *     response cannot be sent back unchanged.
         */
        LdapServerConfig: {
            /**
             * @description The distinguished name with which the server binds to search.
             * @example cn=reader,dc=example,dc=com
             */
            app_dn: string;
            /**
             * @description That account's password. **It is returned in plain text** to every admin.
             * @example a reader's password
             */
            app_dn_password: string;
            /**
             * @description The attribute with the e-mail address.
             *
             *     A user without one cannot sign in.
             * @default mail
             * @example mail
             */
            attribute_for_mail: string;
            /**
             * @description The attribute that users sign in with.
             * @default uid
             * @example uid
             */
            attribute_for_username: string;
            /**
             * @description A file **on the server** with the certificates to trust; null or empty for the system's. If it does not exist, every
             *     LDAP sign-in fails with 400.
             * @default null
             * @example /etc/ssl/certs/company.pem
             */
            certificate_path: string | null;
            /**
             * @description The ciphers to offer, in OpenSSL's notation; null or empty means `ALL`.
             * @default ALL
             * @example ALL
             */
            ciphers: string | null;
            /**
             * @description The directory server's host name or address.
             * @example ldap.local
             */
            host: string;
            /**
             * @description The directory's name on the sign-in page.
             * @example Company directory
             */
            label: string;
            /**
             * @description The port; null for the default (389, or 636 with TLS). Not checked: 999999 is stored too.
             * @default null
             * @example 636
             */
            port: number | null;
            /**
             * @description Where in the tree to search for users.
             * @example ou=people,dc=example,dc=com
             */
            search_base: string;
            /**
             * @description A filter that users must also match, in parentheses; empty for none.
             * @default
             * @example (objectClass=inetOrgPerson)
             */
            search_filters: string;
            /**
             * @description Use TLS from the start (LDAPS).
             * @default true
             * @example true
             */
            use_tls: boolean;
            /**
             * @description Verify the directory's certificate. Since Open WebUI 0.6.10.
             * @default true
             * @example true
             */
            validate_cert: boolean;
        };
        /**
         * @description How to reach and search the LDAP directory. Fields that are left out get their default, not the stored value. The server
         *     rejects empty text in `label`, `host`, `attribute_for_mail`, `attribute_for_username` and `search_base` with 400.
         *
         *     `app_dn` and `app_dn_password` may be empty, to bind anonymously, but not left out.
         */
        LdapServerConfigForm: {
            /**
             * @description The distinguished name with which the server binds to search.
             * @example cn=reader,dc=example,dc=com
             */
            app_dn: string;
            /**
             * @description That account's password. **It is returned in plain text** to every admin.
             * @example a reader's password
             */
            app_dn_password: string;
            /**
             * @description The attribute with the e-mail address.
             *
             *     A user without one cannot sign in.
             * @default mail
             * @example mail
             */
            attribute_for_mail?: string;
            /**
             * @description The attribute that users sign in with.
             * @default uid
             * @example uid
             */
            attribute_for_username?: string;
            /**
             * @description A file **on the server** with the certificates to trust; null or empty for the system's. If it does not exist, every
             *     LDAP sign-in fails with 400.
             * @default null
             * @example /etc/ssl/certs/company.pem
             */
            certificate_path?: string | null;
            /**
             * @description The ciphers to offer, in OpenSSL's notation; null or empty means `ALL`.
             * @default ALL
             * @example ALL
             */
            ciphers?: string | null;
            /**
             * @description The directory server's host name or address.
             * @example ldap.local
             */
            host: string;
            /**
             * @description The directory's name on the sign-in page.
             * @example Company directory
             */
            label: string;
            /**
             * @description The port; null for the default (389, or 636 with TLS). Not checked: 999999 is stored too.
             * @default null
             * @example 636
             */
            port?: number | null;
            /**
             * @description Where in the tree to search for users.
             * @example ou=people,dc=example,dc=com
             */
            search_base: string;
            /**
             * @description A filter that users must also match, in parentheses; empty for none.
             * @default
             * @example (objectClass=inetOrgPerson)
             */
            search_filters?: string;
            /**
             * @description Use TLS from the start (LDAPS).
             * @default true
             * @example true
             */
            use_tls?: boolean;
            /**
             * @description Verify the directory's certificate. Since Open WebUI 0.6.10.
             * @default true
             * @example true
             */
            validate_cert?: boolean;
        };
        /**
         * @description An integer, or text if the value was set as text.
         * @example 100
         */
        NumberOrText: newer.components["schemas"]["NumberOrText"];
        /**
         * @description The settings of OAuth and OpenID sign-in. **Some have no effect**: the providers are set up from the environment when
         *     the server starts, regardless of what is stored.
         */
        OAuthConfig: {
            /**
             * @description Create missing groups.
             * @example false
             */
            ENABLE_OAUTH_GROUP_CREATION: boolean;
            /**
             * @description Update groups from the claims at every sign-in.
             * @example false
             */
            ENABLE_OAUTH_GROUP_MANAGEMENT: boolean;
            /**
             * @description Update roles from the claims at every sign-in.
             * @example false
             */
            ENABLE_OAUTH_ROLE_MANAGEMENT: boolean;
            /**
             * @description Create accounts for new users at OAuth sign-in.
             * @example false
             */
            ENABLE_OAUTH_SIGNUP: boolean;
            /**
             * @description The provider's roles for admins, separated by commas.
             * @example admin
             */
            OAUTH_ADMIN_ROLES: string;
            /**
             * @description The e-mail domains that may sign in, separated by commas; `*` for all.
             * @example *
             */
            OAUTH_ALLOWED_DOMAINS: string;
            /**
             * @description The provider's roles that may sign in, separated by commas.
             * @example user,admin
             */
            OAUTH_ALLOWED_ROLES: string;
            /**
             * @description The `audience` of the authorization request; empty for none.
             * @example
             */
            OAUTH_AUDIENCE: string;
            /**
             * @description Redirect users from the sign-in page directly to the provider.
             * @example false
             */
            OAUTH_AUTO_REDIRECT: boolean;
            /**
             * @description The provider's groups to ignore, as a JSON array in text. Other text is stored unchanged.
             * @example ["contractors"]
             */
            OAUTH_BLOCKED_GROUPS: string;
            /**
             * @description The server's client ID at the OpenID provider. Set only by the environment: a change is stored, but not used.
             * @example open-webui
             */
            OAUTH_CLIENT_ID: string;
            /**
             * @description That client's secret. **It is returned in plain text** to every admin. Set only by the environment: a change is
             *     stored, but not used.
             * @example a client's secret
             */
            OAUTH_CLIENT_SECRET: string;
            /**
             * @description How many seconds to wait for the OAuth server of a tool; empty for the library's default. Set only by the
             *     environment: a change is stored, but not used.
             * @example 10
             */
            OAUTH_CLIENT_TIMEOUT: components["schemas"]["NumberOrText"];
            /**
             * @description `S256` for PKCE; null for none. Set only by the environment: a change is stored, but not used.
             * @example S256
             */
            OAUTH_CODE_CHALLENGE_METHOD: string | null;
            /**
             * @description The claim with the e-mail address.
             * @example email
             */
            OAUTH_EMAIL_CLAIM: string;
            /**
             * @description The claim with the groups; dots select nested fields.
             * @example groups
             */
            OAUTH_GROUP_CLAIM: string;
            /**
             * @description Who may share with groups that are created: `true` for everyone, `members` for their members, `false` for no one.
             * @example true
             * @example members
             * @example false
             */
            OAUTH_GROUP_DEFAULT_SHARE: components["schemas"]["FlagOrText"];
            /**
             * @description Sign in to an existing account with the same address. **Anyone who can claim an address at the provider then owns
             *     the account.**
             * @example false
             */
            OAUTH_MERGE_ACCOUNTS_BY_EMAIL: boolean;
            /**
             * @description The claim with the picture.
             * @example picture
             */
            OAUTH_PICTURE_CLAIM: string;
            /**
             * @description The OpenID provider's name on the sign-in page. Set only by the environment: a change is stored, but not used.
             * @example Company login
             */
            OAUTH_PROVIDER_NAME: string;
            /**
             * @description Send the scopes again when a provider's token is refreshed.
             * @example false
             */
            OAUTH_REFRESH_TOKEN_INCLUDE_SCOPE: boolean;
            /**
             * @description The claim with the roles; dots select nested fields.
             * @example roles
             */
            OAUTH_ROLES_CLAIM: string;
            /**
             * @description The scopes to request from the OpenID provider, separated by spaces. Set only by the environment: a change is
             *     stored, but not used.
             * @example openid email profile
             */
            OAUTH_SCOPES: string;
            /**
             * @description The claim that identifies a user; null for the provider's default, usually `sub`.
             * @example sub
             */
            OAUTH_SUB_CLAIM: string | null;
            /**
             * @description How many seconds to wait for a provider; empty for the library's default. Set only by the environment: a change is
             *     stored, but not used.
             * @example 10
             */
            OAUTH_TIMEOUT: components["schemas"]["NumberOrText"];
            /**
             * @description How the client authenticates at the token endpoint; null for the library's default. Set only by the environment: a
             *     change is stored, but not used.
             * @example client_secret_post
             * @example client_secret_basic
             * @example none
             */
            OAUTH_TOKEN_ENDPOINT_AUTH_METHOD: string | null;
            /**
             * @description Update the address at every sign-in.
             * @example false
             */
            OAUTH_UPDATE_EMAIL_ON_LOGIN: boolean;
            /**
             * @description Update the name at every sign-in.
             * @example false
             */
            OAUTH_UPDATE_NAME_ON_LOGIN: boolean;
            /**
             * @description Update the picture at every sign-in.
             * @example false
             */
            OAUTH_UPDATE_PICTURE_ON_LOGIN: boolean;
            /**
             * @description The claim with the name.
             * @example name
             */
            OAUTH_USERNAME_CLAIM: string;
            /**
             * @description Where sign-out redirects the browser; empty to use the OpenID provider's logout page.
             * @example https://login.local/logout
             */
            OPENID_END_SESSION_ENDPOINT: string;
            /**
             * @description The address of the OpenID provider's discovery document. Sign-out uses it. For sign-in, only the environment is
             *     used.
             * @example https://login.local/.well-known/openid-configuration
             */
            OPENID_PROVIDER_URL: string;
            /**
             * @description The redirect URI for the OpenID provider; empty for the server's own address. Set only by the environment: a change
             *     is stored, but not used.
             * @example https://chat.local/oauth/oidc/callback
             */
            OPENID_REDIRECT_URI: string;
        };
        /**
         * @description The OAuth and OpenID settings to change. **Settings that are left out, or null, are unchanged**, so nothing can be reset
         *     to null. Unknown names are ignored.
         */
        OAuthConfigForm: {
            /**
             * @description Create missing groups.
             * @example false
             */
            ENABLE_OAUTH_GROUP_CREATION?: boolean | null;
            /**
             * @description Update groups from the claims at every sign-in.
             * @example false
             */
            ENABLE_OAUTH_GROUP_MANAGEMENT?: boolean | null;
            /**
             * @description Update roles from the claims at every sign-in.
             * @example false
             */
            ENABLE_OAUTH_ROLE_MANAGEMENT?: boolean | null;
            /**
             * @description Create accounts for new users at OAuth sign-in.
             * @example false
             */
            ENABLE_OAUTH_SIGNUP?: boolean | null;
            /**
             * @description The provider's roles for admins, separated by commas. Spaces around commas and empty items are removed.
             * @example admin
             */
            OAUTH_ADMIN_ROLES?: string | null;
            /**
             * @description The e-mail domains that may sign in, separated by commas; `*` for all. Spaces around commas and empty items are
             *     removed.
             * @example *
             */
            OAUTH_ALLOWED_DOMAINS?: string | null;
            /**
             * @description The provider's roles that may sign in, separated by commas. Spaces around commas and empty items are removed.
             * @example user,admin
             */
            OAUTH_ALLOWED_ROLES?: string | null;
            /**
             * @description The `audience` of the authorization request; empty for none.
             * @example
             */
            OAUTH_AUDIENCE?: string | null;
            /**
             * @description Redirect users from the sign-in page directly to the provider.
             * @example false
             */
            OAUTH_AUTO_REDIRECT?: boolean | null;
            /**
             * @description The provider's groups to ignore, as a JSON array in text. Other text is stored unchanged.
             * @example ["contractors"]
             */
            OAUTH_BLOCKED_GROUPS?: string | null;
            /**
             * @description The server's client ID at the OpenID provider. Set only by the environment: a change is stored, but not used.
             * @example open-webui
             */
            OAUTH_CLIENT_ID?: string | null;
            /**
             * @description That client's secret. **It is returned in plain text** to every admin. Set only by the environment: a change is
             *     stored, but not used.
             * @example a client's secret
             */
            OAUTH_CLIENT_SECRET?: string | null;
            /**
             * @description How many seconds to wait for the OAuth server of a tool; empty for the library's default. Any text is stored. Set
             *     only by the environment: a change is stored, but not used.
             * @example 10
             */
            OAUTH_CLIENT_TIMEOUT?: components["schemas"]["NumberOrText"] | null;
            /**
             * @description `S256` for PKCE. Set only by the environment: a change is stored, but not used.
             * @example S256
             */
            OAUTH_CODE_CHALLENGE_METHOD?: string | null;
            /**
             * @description The claim with the e-mail address.
             * @example email
             */
            OAUTH_EMAIL_CLAIM?: string | null;
            /**
             * @description The claim with the groups; dots select nested fields.
             * @example groups
             */
            OAUTH_GROUP_CLAIM?: string | null;
            /**
             * @description Who may share with groups that are created: `true` for everyone, `members` for their members, `false` for no one.
             * @example true
             * @example members
             * @example false
             */
            OAUTH_GROUP_DEFAULT_SHARE?: components["schemas"]["FlagOrText"] | null;
            /**
             * @description Sign in to an existing account with the same address. **Anyone who can claim an address at the provider then owns
             *     the account.**
             * @example false
             */
            OAUTH_MERGE_ACCOUNTS_BY_EMAIL?: boolean | null;
            /**
             * @description The claim with the picture.
             * @example picture
             */
            OAUTH_PICTURE_CLAIM?: string | null;
            /**
             * @description The OpenID provider's name on the sign-in page. Set only by the environment: a change is stored, but not used.
             * @example Company login
             */
            OAUTH_PROVIDER_NAME?: string | null;
            /**
             * @description Send the scopes again when a provider's token is refreshed.
             * @example false
             */
            OAUTH_REFRESH_TOKEN_INCLUDE_SCOPE?: boolean | null;
            /**
             * @description The claim with the roles; dots select nested fields.
             * @example roles
             */
            OAUTH_ROLES_CLAIM?: string | null;
            /**
             * @description The scopes to request from the OpenID provider, separated by spaces. Set only by the environment: a change is
             *     stored, but not used.
             * @example openid email profile
             */
            OAUTH_SCOPES?: string | null;
            /**
             * @description The claim that identifies a user.
             * @example sub
             */
            OAUTH_SUB_CLAIM?: string | null;
            /**
             * @description How many seconds to wait for a provider; empty for the library's default. Any text is stored. Set only by the
             *     environment: a change is stored, but not used.
             * @example 10
             */
            OAUTH_TIMEOUT?: components["schemas"]["NumberOrText"] | null;
            /**
             * @description How the client authenticates at the token endpoint. Set only by the environment: a change is stored, but not used.
             * @example client_secret_post
             * @example client_secret_basic
             * @example none
             */
            OAUTH_TOKEN_ENDPOINT_AUTH_METHOD?: string | null;
            /**
             * @description Update the address at every sign-in.
             * @example false
             */
            OAUTH_UPDATE_EMAIL_ON_LOGIN?: boolean | null;
            /**
             * @description Update the name at every sign-in.
             * @example false
             */
            OAUTH_UPDATE_NAME_ON_LOGIN?: boolean | null;
            /**
             * @description Update the picture at every sign-in.
             * @example false
             */
            OAUTH_UPDATE_PICTURE_ON_LOGIN?: boolean | null;
            /**
             * @description The claim with the name.
             * @example name
             */
            OAUTH_USERNAME_CLAIM?: string | null;
            /**
             * @description Where sign-out redirects the browser; empty to use the OpenID provider's logout page.
             * @example https://login.local/logout
             */
            OPENID_END_SESSION_ENDPOINT?: string | null;
            /**
             * @description The address of the OpenID provider's discovery document. Sign-out uses it. For sign-in, only the environment is
             *     used.
             * @example https://login.local/.well-known/openid-configuration
             */
            OPENID_PROVIDER_URL?: string | null;
            /**
             * @description The redirect URI for the OpenID provider; empty for the server's own address. Set only by the environment: a change
             *     is stored, but not used.
             * @example https://chat.local/oauth/oidc/callback
             */
            OPENID_REDIRECT_URI?: string | null;
        };
        /**
         * @description What the account may do, as nested flags: the user defaults, and what the account's groups add. **An admin gets the same
         *     flags**, but may do everything: check `role` first.
         *
         *     A flag that is newer than 0.6 may be **absent on an upgraded server**, which means no.
         */
        Permissions: {
            /** @description With whom the account may share. Since Open WebUI 0.8.6. */
            access_grants?: components["schemas"]["AccessGrantsPermissions"];
            chat: components["schemas"]["ChatPermissions"];
            features: components["schemas"]["FeaturesPermissions"];
            /** @description What the account may change in its own settings. Since Open WebUI 0.7. */
            settings?: components["schemas"]["SettingsPermissions"];
            sharing: components["schemas"]["SharingPermissions"];
            workspace: components["schemas"]["WorkspacePermissions"];
        };
        /** @description A scope that a token can have. */
        Scope: newer.components["schemas"]["Scope"];
        /**
         * @description What a sign-in page needs to know about a server. **The server sends more fields than these**, especially to signed-in
         *     users: models, prompts, limits and permissions, which do not concern sign-in.
         */
        ServerConfig: {
            features: components["schemas"]["ServerFeatures"];
            /**
             * @description The server's name. Without a special licence, a custom name is followed by ` (Open WebUI)`.
             * @example Analytical Engine (Open WebUI)
             */
            name: string;
            oauth: components["schemas"]["ServerOAuth"];
            /**
             * @description There is no account yet; the first to sign up becomes the admin. Otherwise absent, never `false`.
             * @example true
             */
            onboarding?: boolean;
            /**
             * @description Always `true`.
             * @example true
             */
            status: boolean;
            /**
             * @description The release, as in `getServerVersion`.
             * @example 0.10.2
             */
            version: string;
        };
        /**
         * @description The features for sign-in that are on. **They only say what a page should show**: the server checks each request again.
         *     It may list a password form although the operator disabled passwords (`ENABLE_PASSWORD_AUTH`), for which there is no
         *     field.
         */
        ServerFeatures: newer.components["schemas"]["ServerFeatures"];
        /** @description How to sign in with other providers. */
        ServerOAuth: {
            /**
             * @description Whether a sign-in page with one provider and no form should redirect to it at once. Since Open WebUI 0.9.6.
             * @example false
             */
            auto_redirect: boolean;
            /**
             * @description The configured providers by key: `google`, `microsoft`, `github`, `oidc` or `feishu`. Each value is the name for its
             *     button. Open `/oauth/{key}/login` in the browser; the server redirects to the provider. Empty for none.
             * @example {
             *       "oidc": "Company login"
             *     }
             */
            providers: {
                [key: string]: string;
            };
        };
        /** @description The server's release. */
        ServerVersionInfo: {
            /**
             * @description The operator's `DEPLOYMENT_ID`; empty if not set. Every instance of a deployment has the same. Since Open WebUI 0.6.37.
             * @example
             */
            deployment_id: string;
            /**
             * @description The release, such as `0.12.4`; a development version may have a suffix.
             * @example 0.10.2
             */
            version: string;
        };
        /** @description A session with the user's status and profile. */
        SessionUserInfoResponse: {
            /**
             * @description The user's description of themselves; null if none. Since Open WebUI 0.6.23.
             * @example Analyst and metaphysician
             */
            bio: string | null;
            /**
             * Format: date
             * @description The date of birth; null if not given. Since Open WebUI 0.6.23.
             * @example 1815-12-10
             */
            date_of_birth: string | null;
            /**
             * @description The address to sign in with, in lower case. Its format is only loosely checked.
             * @example ada@example.com
             */
            email: string;
            /**
             * @description When the token expires, in seconds since the epoch; null for never, if `JWT_EXPIRES_IN` is `-1` or zero.
             * @example 4102444800
             */
            expires_at: number | null;
            /**
             * @description Any text, such as `female` or `male`; null if not given. Since Open WebUI 0.6.23.
             * @example female
             * @example male
             */
            gender: string | null;
            /**
             * @description The account's identifier, a UUID. It never changes.
             * @example 7d1c0a52-3b0e-4f0a-9a3c-5f2f6f0e1a11
             */
            id: string;
            /**
             * @description The name shown to others. May be empty.
             * @example Ada Lovelace
             */
            name: string;
            permissions: components["schemas"]["Permissions"];
            /**
             * @description The picture: a path on this server, an absolute URL or a data URI.
             *
             *     Sign-in returns the path `/api/v1/users/{id}/profile/image`; the session and the profile return the stored
             *     value.
             * @example /user.png
             */
            profile_image_url: string;
            /**
             * @description `admin`, `user` or `pending`. An admin can store any other text, even empty, which is treated like `pending`.
             * @example admin
             * @example user
             * @example pending
             */
            role: string;
            /**
             * @description The emoji of the status; null without one. Since Open WebUI 0.6.41.
             * @example 🌴
             */
            status_emoji: string | null;
            /**
             * @description When the status ends, in seconds since the epoch; null for never. Expired ones are still sent. Since Open WebUI 0.6.41.
             * @example 2000000000
             */
            status_expires_at: number | null;
            /**
             * @description The text of the status; null without one. Since Open WebUI 0.6.41.
             * @example away until Monday
             */
            status_message: string | null;
            /**
             * @description A JWT with the account's `id`, and `exp` if it expires.
             *
             *     It also has a `jti`.
             *
             *     The session operation returns the credential that was sent.
             * @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpZCI6IjdkMWMwYTUyLTNiMGUtNGYwYS05YTNjLTVmMmY2ZjBlMWExMSIsImV4cCI6NDEwMjQ0NDgwMCwianRpIjoiNWIwYzdhMGUtMmY3YS00YjYxLThmNmQtMGQ4ZjZmMWMyYTMxIn0.YW4gZXhhbXBsZSwgbm90IGEgc2lnbmF0dXJl
             */
            token: string;
            /**
             * @description How to send it, always `Bearer`.
             * @example Bearer
             * @enum {string}
             */
            token_type: "Bearer";
        };
        /** @description A session: the token, the account it belongs to, when it expires and what the account may do. */
        SessionUserResponse: {
            /**
             * @description The address to sign in with, in lower case. Its format is only loosely checked.
             * @example ada@example.com
             */
            email: string;
            /**
             * @description When the token expires, in seconds since the epoch; null for never, if `JWT_EXPIRES_IN` is `-1` or zero.
             * @example 4102444800
             */
            expires_at: number | null;
            /**
             * @description The account's identifier, a UUID. It never changes.
             * @example 7d1c0a52-3b0e-4f0a-9a3c-5f2f6f0e1a11
             */
            id: string;
            /**
             * @description The name shown to others. May be empty.
             * @example Ada Lovelace
             */
            name: string;
            permissions: components["schemas"]["Permissions"];
            /**
             * @description The picture: a path on this server, an absolute URL or a data URI.
             *
             *     Sign-in returns the path `/api/v1/users/{id}/profile/image`; the session and the profile return the stored
             *     value.
             * @example /user.png
             */
            profile_image_url: string;
            /**
             * @description `admin`, `user` or `pending`. An admin can store any other text, even empty, which is treated like `pending`.
             * @example admin
             * @example user
             * @example pending
             */
            role: string;
            /**
             * @description A JWT with the account's `id`, and `exp` if it expires.
             *
             *     It also has a `jti`.
             *
             *     The session operation returns the credential that was sent.
             * @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpZCI6IjdkMWMwYTUyLTNiMGUtNGYwYS05YTNjLTVmMmY2ZjBlMWExMSIsImV4cCI6NDEwMjQ0NDgwMCwianRpIjoiNWIwYzdhMGUtMmY3YS00YjYxLThmNmQtMGQ4ZjZmMWMyYTMxIn0.YW4gZXhhbXBsZSwgbm90IGEgc2lnbmF0dXJl
             */
            token: string;
            /**
             * @description How to send it, always `Bearer`.
             * @example Bearer
             * @enum {string}
             */
            token_type: "Bearer";
        };
        /** @description What the account may change in its own settings. */
        SettingsPermissions: newer.components["schemas"]["SettingsPermissions"];
        /** @description What the account may share, and with whom. */
        SharingPermissions: {
            /**
             * @description Share own folders with chosen users and groups. Since Open WebUI 0.10.
             * @example false
             */
            folders?: boolean;
            /**
             * @description Share own knowledge collections with chosen users and groups. Since Open WebUI 0.6.37.
             * @example false
             */
            knowledge: boolean;
            /**
             * @description Share own models with chosen users and groups. Since Open WebUI 0.6.37.
             * @example false
             */
            models: boolean;
            /**
             * @description Share own notes with chosen users and groups. Since Open WebUI 0.6.37.
             * @example false
             */
            notes: boolean;
            /**
             * @description Share own prompts with chosen users and groups. Since Open WebUI 0.6.37.
             * @example false
             */
            prompts: boolean;
            /**
             * @description Share own calendars with everyone on the server. Since Open WebUI 0.9.5.
             * @example false
             */
            public_calendars?: boolean;
            /**
             * @description Share a chat with everyone who is signed in. Since Open WebUI 0.9.3.
             * @example false
             */
            public_chats?: boolean;
            /**
             * @description Share own knowledge collections with everyone on the server.
             * @example false
             */
            public_knowledge: boolean;
            /**
             * @description Share own models with everyone on the server.
             * @example false
             */
            public_models: boolean;
            /**
             * @description Share own notes with everyone on the server. Since Open WebUI 0.6.32.
             * @example false
             */
            public_notes: boolean;
            /**
             * @description Share own prompts with everyone on the server.
             * @example false
             */
            public_prompts: boolean;
            /**
             * @description Share own skills with everyone on the server. Since Open WebUI 0.8.2.
             * @example false
             */
            public_skills?: boolean;
            /**
             * @description Share own tools with everyone on the server.
             * @example false
             */
            public_tools: boolean;
            /**
             * @description Share own skills with chosen users and groups. Since Open WebUI 0.8.2.
             * @example false
             */
            skills?: boolean;
            /**
             * @description Share own tools with chosen users and groups. Since Open WebUI 0.6.37.
             * @example false
             */
            tools: boolean;
        };
        /** @description E-mail and password. */
        SigninForm: newer.components["schemas"]["SigninForm"];
        /** @description The new account and **its own** token, which signs in as the new user. Until Open WebUI 0.11. */
        SigninResponse: newer.components["schemas"]["SigninResponse"];
        /** @description The cookies are cleared. Whether the token is revoked depends on the server. */
        SignoutResponse: newer.components["schemas"]["SignoutResponse"];
        /** @description A new account. */
        SignupForm: newer.components["schemas"]["SignupForm"];
        /** @description The time zone was stored. */
        TimezoneUpdated: newer.components["schemas"]["TimezoneUpdated"];
        /** @description A token of another provider. */
        TokenExchangeForm: newer.components["schemas"]["TokenExchangeForm"];
        /** @description The current and the new password. */
        UpdatePasswordForm: newer.components["schemas"]["UpdatePasswordForm"];
        /**
         * @description The whole profile. This replaces what is stored.
         *
         *     `bio`, `gender` and `date_of_birth` become empty if left out.
         */
        UpdateProfileForm: newer.components["schemas"]["UpdateProfileForm"];
        /** @description A user's time zone. */
        UpdateTimezoneForm: newer.components["schemas"]["UpdateTimezoneForm"];
        /** @description The public fields of an account. */
        UserProfileImageResponse: newer.components["schemas"]["UserProfileImageResponse"];
        /** @description One error in a request. */
        ValidationError: newer.components["schemas"]["ValidationError"];
        /** @description What the account may create in the workspace. */
        WorkspacePermissions: newer.components["schemas"]["WorkspacePermissions"];
    };
    responses: {
        /**
         * @description API keys are disabled, or not allowed on this path.
         *
         *     Also for session tokens while API keys are disabled or the permission is missing.
         */
        ApiKeyOrPermissionRefused: newer.components["responses"]["ApiKeyOrPermissionRefused"];
        /** @description API keys are disabled, or not allowed on this path. Not for session tokens. */
        ApiKeyRefused: newer.components["responses"]["ApiKeyRefused"];
        /** @description The body could not be read. */
        BodyNotUtf8: newer.components["responses"]["BodyNotUtf8"];
        /**
         * @description Internal error; the text never says why. A common cause is text with a lone surrogate (`\ud800`) in the body.
         *
         *     So does a request that needs the database while it is unreachable.
         *
         *     So does a request with a token while Redis is unreachable, if the server uses it.
         */
        InternalServerError: newer.components["responses"]["InternalServerError"];
        /** @description Internal error; the text never says why. Common causes: the database or Redis is unreachable. Until Open WebUI 0.11. */
        InternalServerErrorOfOlderLines: newer.components["responses"]["InternalServerErrorOfOlderLines"];
        /** @description You are not signed in. Sign in again. This response does not clear the cookies. */
        NotAuthenticated: newer.components["responses"]["NotAuthenticated"];
        /** @description You are not signed in, **or** your role is not allowed to do this. Only the text says which. */
        NotAuthenticatedOrRoleRefused: newer.components["responses"]["NotAuthenticatedOrRoleRefused"];
        /** @description API keys are disabled, or not allowed here. Not for session tokens. */
        SessionRequired: newer.components["responses"]["SessionRequired"];
        /** @description Signed out. */
        SignedOut: newer.components["responses"]["SignedOut"];
        /**
         * @description Internal error. With JSON, the OpenID provider did not respond. With plain text, nothing was cleared: delete the token
         *     yourself.
         *
         *     With JSON, the cookies are cleared anyway.
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
    getServerConfig: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["ServerConfig"]>;
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": "Internal Server Error";
                };
            };
        };
    };
    getSessionUser: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["SessionUserInfoResponse"]>;
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["SessionRequired"];
            500: components["responses"]["InternalServerError"];
        };
    };
    addUser: newer.operations["addUser"];
    getAdminConfig: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["AdminConfig"]>;
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            500: components["responses"]["InternalServerErrorOfOlderLines"];
        };
    };
    updateAdminConfig: {
        parameters: NoParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminConfigForm"];
            };
        };
        responses: {
            200: Json<components["schemas"]["AdminConfig"]>;
            400: components["responses"]["BodyNotUtf8"];
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: Json<components["schemas"]["ErrorResponse"]>;
            422: Json<components["schemas"]["HTTPValidationError"]>;
            500: components["responses"]["InternalServerError"];
        };
    };
    getLdapConfig: newer.operations["getLdapConfig"];
    updateLdapConfig: newer.operations["updateLdapConfig"];
    getLdapServer: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["LdapServerConfig"]>;
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            500: components["responses"]["InternalServerErrorOfOlderLines"];
        };
    };
    updateLdapServer: {
        parameters: NoParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["LdapServerConfigForm"];
            };
        };
        responses: {
            200: Json<components["schemas"]["LdapServerConfig"]>;
            400: Json<components["schemas"]["ErrorResponse"]>;
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            422: Json<components["schemas"]["HTTPValidationError"]>;
            500: components["responses"]["InternalServerError"];
        };
    };
    getOAuthConfig: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["OAuthConfig"]>;
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            500: components["responses"]["InternalServerError"];
        };
    };
    updateOAuthConfig: {
        parameters: NoParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["OAuthConfigForm"];
            };
        };
        responses: {
            200: Json<components["schemas"]["OAuthConfig"]>;
            400: components["responses"]["BodyNotUtf8"];
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            422: Json<components["schemas"]["HTTPValidationError"]>;
            500: components["responses"]["InternalServerError"];
        };
    };
    getAdminDetails: newer.operations["getAdminDetails"];
    getApiKey: newer.operations["getApiKey"];
    generateApiKey: newer.operations["generateApiKey"];
    deleteApiKey: newer.operations["deleteApiKey"];
    signInLdap: {
        parameters: NoParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["LdapForm"];
            };
        };
        responses: {
            200: Json<components["schemas"]["SessionUserResponse"]>;
            400: Json<components["schemas"]["ErrorResponse"]>;
            403: Json<components["schemas"]["ErrorResponse"]>;
            422: Json<components["schemas"]["HTTPValidationError"]>;
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": "Internal Server Error";
                };
            };
        };
    };
    exchangeOAuthToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenExchangeForm"];
            };
        };
        responses: {
            200: Json<components["schemas"]["SessionUserResponse"]>;
            400: Json<components["schemas"]["ErrorResponse"]>;
            403: Json<components["schemas"]["ErrorResponse"]>;
            404: Json<components["schemas"]["ErrorResponse"]>;
            422: Json<components["schemas"]["HTTPValidationError"]>;
            500: components["responses"]["InternalServerErrorOfOlderLines"];
        };
    };
    deleteOAuthSession: newer.operations["deleteOAuthSession"];
    signIn: {
        parameters: NoParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["SigninForm"];
            };
        };
        responses: {
            200: Json<components["schemas"]["SessionUserResponse"]>;
            400: Json<components["schemas"]["ErrorResponse"]>;
            403: Json<components["schemas"]["ErrorResponse"]>;
            422: Json<components["schemas"]["HTTPValidationError"]>;
            429: Json<components["schemas"]["ErrorResponse"]>;
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": "Internal Server Error";
                };
            };
        };
    };
    signOut: newer.operations["signOut"];
    signUp: {
        parameters: NoParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignupForm"];
            };
        };
        responses: {
            200: Json<components["schemas"]["SessionUserResponse"]>;
            400: Json<components["schemas"]["ErrorResponse"]>;
            403: Json<components["schemas"]["ErrorResponse"]>;
            422: Json<components["schemas"]["HTTPValidationError"]>;
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                    "text/plain": "Internal Server Error";
                };
            };
        };
    };
    updatePassword: newer.operations["updatePassword"];
    updateProfile: newer.operations["updateProfile"];
    updateTimezone: newer.operations["updateTimezone"];
    getServerVersion: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["ServerVersionInfo"]>;
        };
    };
    getLogin: newer.operations["getLogin"];
}
/** An answer of JSON. */
type Json<Content> = { headers: { [name: string]: unknown }; content: { "application/json": Content } };
/** An operation without parameters. */
type NoParameters = { query?: never; header?: never; path?: never; cookie?: never };
