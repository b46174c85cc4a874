// Made from openapi/ by `npm run generate`. Do not edit: change the source.

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
        /** @description With whom the account may share what it may share. */
        AccessGrantsPermissions: {
            /**
             * @description Share with single people; without it only with groups, or with everybody.
             * @example true
             */
            allow_users: boolean;
        };
        /** @description A new account, made by an admin for somebody else. */
        AddUserForm: newer.components["schemas"]["AddUserForm"];
        /** @description Every setting, as the server has it now. It can be sent back as it is. */
        AdminConfig: {
            /**
             * @description The contact address that `getAdminDetails` gives; null for the oldest account's. Left out, it becomes null. Since Open WebUI 0.7.
             * @default null
             * @example help@example.com
             */
            ADMIN_EMAIL: string | null;
            /**
             * @description The paths that API keys may reach while they are restricted, separated by commas; each stands for everything below it. Since Open WebUI 0.6.37.
             * @example /api/v1/auths/api_key,/api/models
             */
            API_KEYS_ALLOWED_ENDPOINTS: string;
            /**
             * @description The most automations that a user may have; empty text for no limit. A string of digits if set by the environment. Since Open WebUI 0.9.
             * @example
             */
            AUTOMATION_MAX_COUNT: components["schemas"]["NumberOrText"];
            /**
             * @description The fewest seconds between two runs of an automation; empty text for no limit. A string of digits if set by the
             *     environment.
             *
             *     Since Open WebUI 0.9.
             * @example 3600
             */
            AUTOMATION_MIN_INTERVAL: components["schemas"]["NumberOrText"];
            /**
             * @description The group that new accounts join; empty for none. Not checked. Since Open WebUI 0.6.37.
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
             * @description Let API keys be created and used.
             *
             *     Reading and deleting one needs it, too.
             *
             *     Since Open WebUI 0.6.37.
             * @example true
             */
            ENABLE_API_KEYS: boolean;
            /**
             * @description Let API keys reach only the paths in `API_KEYS_ALLOWED_ENDPOINTS`. Since Open WebUI 0.6.37.
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
             * @description Let users keep memories, which are added to their chats. Since Open WebUI 0.7.
             * @example true
             */
            ENABLE_MEMORIES: boolean;
            /**
             * @description Put memories into the system prompt of every chat that uses them. Since Open WebUI 0.10.2. From then on, a request without it is refused.
             * @example true
             */
            ENABLE_MEMORY_SYSTEM_CONTEXT?: boolean;
            /**
             * @description Let people rate answers.
             * @example true
             */
            ENABLE_MESSAGE_RATING: boolean;
            /**
             * @description Offer notes. Since Open WebUI 0.6.6.
             * @example true
             */
            ENABLE_NOTES: boolean;
            /**
             * @description Allow sign-up. The first sign-up switches it off; a first account by LDAP does not.
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
             * @description The most files that a folder may hold; empty text for no limit. A string of digits if set by the environment. Since Open WebUI 0.7.
             * @example 100
             */
            FOLDER_MAX_FILE_COUNT: components["schemas"]["NumberOrText"];
            /**
             * @description How long a sign-in lasts, a number with one of `ms s m h d w`, or `-1` or zero for no expiry.
             *     Anything else is silently ignored. A negative duration gives tokens that have expired already.
             * @example 4w
             * @example -1
             */
            JWT_EXPIRES_IN: string;
            /**
             * @description The text of what pending people see; empty or null for the built-in one. Left out, it becomes null. Since Open WebUI 0.6.10.
             * @default null
             * @example Ada lets you in within a day.
             */
            PENDING_USER_OVERLAY_CONTENT: string | null;
            /**
             * @description The title of what pending people see; empty or null for the built-in one. Left out, it becomes null. Since Open WebUI 0.6.10.
             * @default null
             * @example Almost there
             */
            PENDING_USER_OVERLAY_TITLE: string | null;
            /**
             * @description A line added to answers that are copied; empty or null for none. Left out, it becomes null. Since Open WebUI 0.6.10.
             * @default null
             * @example
             */
            RESPONSE_WATERMARK: string | null;
            /**
             * @description Show the admin's contact to pending users. Off, `getAdminDetails` returns 400.
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
         * @description Every setting at once. There is no partial update: read the settings, change what you want, send all of them. Settings that
         *     the server does not know are ignored.
         */
        AdminConfigForm: {
            /**
             * @description The contact address that `getAdminDetails` gives; null for the oldest account's. Left out, it becomes null. Since Open WebUI 0.7.
             * @default null
             * @example help@example.com
             */
            ADMIN_EMAIL?: string | null;
            /**
             * @description The paths that API keys may reach while they are restricted, separated by commas; each stands for everything below it. Since Open WebUI 0.6.37.
             * @example /api/v1/auths/api_key,/api/models
             */
            API_KEYS_ALLOWED_ENDPOINTS: string;
            /**
             * @description The most automations that a user may have; admins are free. Zero, null and empty text mean no limit, and come back as
             *     empty text. Text that is no number gets 500. Left out, it becomes empty.
             *
             *     Since Open WebUI 0.9.
             * @default null
             * @example
             */
            AUTOMATION_MAX_COUNT?: components["schemas"]["NumberOrText"] | null;
            /**
             * @description The fewest seconds between two runs of an automation. Zero, null and empty text mean no limit, and come back as empty
             *     text. Text that is no number gets 500. Left out, it becomes empty.
             *
             *     Since Open WebUI 0.9.
             * @default null
             * @example 3600
             */
            AUTOMATION_MIN_INTERVAL?: components["schemas"]["NumberOrText"] | null;
            /**
             * @description The group that new accounts join; empty for none. Not checked. Since Open WebUI 0.6.37.
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
             * @description Let API keys be created and used.
             *
             *     Reading and deleting one needs it, too.
             *
             *     Since Open WebUI 0.6.37.
             * @example true
             */
            ENABLE_API_KEYS: boolean;
            /**
             * @description Let API keys reach only the paths in `API_KEYS_ALLOWED_ENDPOINTS`. Since Open WebUI 0.6.37.
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
             * @description Let users keep memories, which are added to their chats. Since Open WebUI 0.7.
             * @example true
             */
            ENABLE_MEMORIES: boolean;
            /**
             * @description Put memories into the system prompt of every chat that uses them. Since Open WebUI 0.10.2. From then on, a request without it is refused.
             * @example true
             */
            ENABLE_MEMORY_SYSTEM_CONTEXT?: boolean;
            /**
             * @description Let people rate answers.
             * @example true
             */
            ENABLE_MESSAGE_RATING: boolean;
            /**
             * @description Offer notes. Since Open WebUI 0.6.6.
             * @example true
             */
            ENABLE_NOTES: boolean;
            /**
             * @description Allow sign-up. The first sign-up switches it off; a first account by LDAP does not.
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
             * @description The most files that a folder may hold. Zero, null and empty text mean no limit, and come back as empty text. Text that
             *     is no number gets 500. Left out, it becomes empty.
             *
             *     Since Open WebUI 0.7.
             * @default null
             * @example 100
             */
            FOLDER_MAX_FILE_COUNT?: components["schemas"]["NumberOrText"] | null;
            /**
             * @description How long a sign-in lasts, a number with one of `ms s m h d w`, or `-1` or zero for no expiry.
             *     Anything else is silently ignored. A negative duration gives tokens that have expired already.
             * @example 4w
             * @example -1
             */
            JWT_EXPIRES_IN: string;
            /**
             * @description The text of what pending people see; empty or null for the built-in one. Left out, it becomes null. Since Open WebUI 0.6.10.
             * @default null
             * @example Ada lets you in within a day.
             */
            PENDING_USER_OVERLAY_CONTENT?: string | null;
            /**
             * @description The title of what pending people see; empty or null for the built-in one. Left out, it becomes null. Since Open WebUI 0.6.10.
             * @default null
             * @example Almost there
             */
            PENDING_USER_OVERLAY_TITLE?: string | null;
            /**
             * @description A line added to answers that are copied; empty or null for none. Left out, it becomes null. Since Open WebUI 0.6.10.
             * @default null
             * @example
             */
            RESPONSE_WATERMARK?: string | null;
            /**
             * @description Show the admin's contact to pending users. Off, `getAdminDetails` returns 400.
             * @example true
             */
            SHOW_ADMIN_DETAILS: boolean;
            /**
             * @description The server's public address, for links and notifications; empty if never set.
             * @example https://chat.local
             */
            WEBUI_URL: string;
        };
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
        /**
         * @description True or false, or a word that says more.
         * @example true
         */
        FlagOrText: newer.components["schemas"]["FlagOrText"];
        /** @description The cause, for people and for programs. */
        GafaelfawrErrorDetail: newer.components["schemas"]["GafaelfawrErrorDetail"];
        /**
         * @description An error of Gafaelfawr's login: one object under `detail`. Gafaelfawr's other routes send a list there, and its own
         *     API description promises that list here too.
         */
        GafaelfawrErrorResponse: newer.components["schemas"]["GafaelfawrErrorResponse"];
        /**
         * @description FastAPI's answer to a body that does not fit the model, one entry per mistake, each with the `input` that was sent,
         *     **passwords included**: do not log it.
         *
         *     Until Open WebUI 0.11.
         */
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
        LdapServerConfig: {
            /**
             * @description The distinguished name that the server binds as to search.
             * @example cn=reader,dc=example,dc=com
             */
            app_dn: string;
            /**
             * @description That account's password. **It is returned in clear** to every admin.
             * @example a reader's password
             */
            app_dn_password: string;
            /**
             * @description The attribute that holds the e-mail address.
             *
             *     A person without one cannot sign in.
             * @default mail
             * @example mail
             */
            attribute_for_mail: string;
            /**
             * @description The attribute that people sign in with.
             * @default uid
             * @example uid
             */
            attribute_for_username: string;
            /**
             * @description A file **on the server** with the certificates to trust; null or empty for the system's. A file that is not there
             *     makes every LDAP sign-in fail with 400.
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
             * @description What the sign-in page calls the directory.
             * @example Company directory
             */
            label: string;
            /**
             * @description The port; null for the scheme's own (389, or 636 with TLS). Not checked, so 999999 is stored too.
             * @default null
             * @example 636
             */
            port: number | null;
            /**
             * @description Where in the tree to look for people.
             * @example ou=people,dc=example,dc=com
             */
            search_base: string;
            /**
             * @description A filter that people must match besides their name, in parentheses; empty for none.
             * @default
             * @example (objectClass=inetOrgPerson)
             */
            search_filters: string;
            /**
             * @description Speak TLS from the first byte (LDAPS).
             * @default true
             * @example true
             */
            use_tls: boolean;
            /**
             * @description Check the directory's certificate. Since Open WebUI 0.6.10.
             * @default true
             * @example true
             */
            validate_cert: boolean;
        };
        /**
         * @description How to reach and search the LDAP directory. What is left out takes its default, not the value that was stored. The server
         *     refuses empty text in `label`, `host`, `attribute_for_mail`, `attribute_for_username` and `search_base` with 400.
         *
         *     `app_dn` and `app_dn_password` may be empty, to bind as nobody, but not left out.
         */
        LdapServerConfigForm: {
            /**
             * @description The distinguished name that the server binds as to search.
             * @example cn=reader,dc=example,dc=com
             */
            app_dn: string;
            /**
             * @description That account's password. **It is returned in clear** to every admin.
             * @example a reader's password
             */
            app_dn_password: string;
            /**
             * @description The attribute that holds the e-mail address.
             *
             *     A person without one cannot sign in.
             * @default mail
             * @example mail
             */
            attribute_for_mail?: string;
            /**
             * @description The attribute that people sign in with.
             * @default uid
             * @example uid
             */
            attribute_for_username?: string;
            /**
             * @description A file **on the server** with the certificates to trust; null or empty for the system's. A file that is not there
             *     makes every LDAP sign-in fail with 400.
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
             * @description What the sign-in page calls the directory.
             * @example Company directory
             */
            label: string;
            /**
             * @description The port; null for the scheme's own (389, or 636 with TLS). Not checked, so 999999 is stored too.
             * @default null
             * @example 636
             */
            port?: number | null;
            /**
             * @description Where in the tree to look for people.
             * @example ou=people,dc=example,dc=com
             */
            search_base: string;
            /**
             * @description A filter that people must match besides their name, in parentheses; empty for none.
             * @default
             * @example (objectClass=inetOrgPerson)
             */
            search_filters?: string;
            /**
             * @description Speak TLS from the first byte (LDAPS).
             * @default true
             * @example true
             */
            use_tls?: boolean;
            /**
             * @description Check the directory's certificate. Since Open WebUI 0.6.10.
             * @default true
             * @example true
             */
            validate_cert?: boolean;
        };
        /**
         * @description A whole number, or text where the value came as text.
         * @example 100
         */
        NumberOrText: newer.components["schemas"]["NumberOrText"];
        /**
         * @description The settings of sign-in by OAuth and OpenID as the server shows them. **Some are for show**: the providers are set up
         *     from the environment when the server starts, whatever is stored.
         */
        OAuthConfig: {
            /**
             * @description Make groups that are not there yet.
             * @example false
             */
            ENABLE_OAUTH_GROUP_CREATION: boolean;
            /**
             * @description Take groups from the claims at every sign-in.
             * @example false
             */
            ENABLE_OAUTH_GROUP_MANAGEMENT: boolean;
            /**
             * @description Take roles from the claims at every sign-in.
             * @example false
             */
            ENABLE_OAUTH_ROLE_MANAGEMENT: boolean;
            /**
             * @description Let strangers make accounts by OAuth.
             * @example false
             */
            ENABLE_OAUTH_SIGNUP: boolean;
            /**
             * @description The provider's roles that make an admin, separated by commas.
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
             * @description The `audience` to send along when a person is sent to the provider; empty for none.
             * @example
             */
            OAUTH_AUDIENCE: string;
            /**
             * @description Send people from the sign-in page straight to the provider.
             * @example false
             */
            OAUTH_AUTO_REDIRECT: boolean;
            /**
             * @description The provider's groups that are never taken over, as a JSON array in text. Other text is stored as it is.
             * @example ["contractors"]
             */
            OAUTH_BLOCKED_GROUPS: string;
            /**
             * @description The server's client at the OpenID provider. Set by the environment alone: a change is only shown.
             * @example open-webui
             */
            OAUTH_CLIENT_ID: string;
            /**
             * @description That client's secret. **It is returned in clear** to every admin. Set by the environment alone: a change is only
             *     shown.
             * @example a client's secret
             */
            OAUTH_CLIENT_SECRET: string;
            /**
             * @description How many seconds to wait for the OAuth server of a tool; empty for the library's own limit. Set by the environment
             *     alone: a change is only shown.
             * @example 10
             */
            OAUTH_CLIENT_TIMEOUT: components["schemas"]["NumberOrText"];
            /**
             * @description `S256` for PKCE; null for none. Set by the environment alone: a change is only shown.
             * @example S256
             */
            OAUTH_CODE_CHALLENGE_METHOD: string | null;
            /**
             * @description The claim with the e-mail address.
             * @example email
             */
            OAUTH_EMAIL_CLAIM: string;
            /**
             * @description The claim with the groups; dots lead into objects.
             * @example groups
             */
            OAUTH_GROUP_CLAIM: string;
            /**
             * @description Who may share with groups that are made: `true` for everybody, `members` for their members, `false` for nobody.
             * @example true
             * @example members
             * @example false
             */
            OAUTH_GROUP_DEFAULT_SHARE: components["schemas"]["FlagOrText"];
            /**
             * @description Take an account with the same address for the person's. **Whoever can claim an address at the provider then owns the
             *     account.**
             * @example false
             */
            OAUTH_MERGE_ACCOUNTS_BY_EMAIL: boolean;
            /**
             * @description The claim with the picture.
             * @example picture
             */
            OAUTH_PICTURE_CLAIM: string;
            /**
             * @description What the sign-in page calls the OpenID provider. Set by the environment alone: a change is only shown.
             * @example Company login
             */
            OAUTH_PROVIDER_NAME: string;
            /**
             * @description Repeat the scopes when a provider's token is refreshed.
             * @example false
             */
            OAUTH_REFRESH_TOKEN_INCLUDE_SCOPE: boolean;
            /**
             * @description The claim with the roles; dots lead into objects.
             * @example roles
             */
            OAUTH_ROLES_CLAIM: string;
            /**
             * @description The scopes to ask the OpenID provider for, separated by spaces. Set by the environment alone: a change is only
             *     shown.
             * @example openid email profile
             */
            OAUTH_SCOPES: string;
            /**
             * @description The claim that identifies a person; null for the provider's own, mostly `sub`.
             * @example sub
             */
            OAUTH_SUB_CLAIM: string | null;
            /**
             * @description How many seconds to wait for a provider; empty for the library's own limit. Set by the environment alone: a change
             *     is only shown.
             * @example 10
             */
            OAUTH_TIMEOUT: components["schemas"]["NumberOrText"];
            /**
             * @description How the client proves itself at the token endpoint; null for the library's choice. Set by the environment alone: a
             *     change is only shown.
             * @example client_secret_post
             * @example client_secret_basic
             * @example none
             */
            OAUTH_TOKEN_ENDPOINT_AUTH_METHOD: string | null;
            /**
             * @description Take over the address at every sign-in.
             * @example false
             */
            OAUTH_UPDATE_EMAIL_ON_LOGIN: boolean;
            /**
             * @description Take over the name at every sign-in.
             * @example false
             */
            OAUTH_UPDATE_NAME_ON_LOGIN: boolean;
            /**
             * @description Take over the picture at every sign-in.
             * @example false
             */
            OAUTH_UPDATE_PICTURE_ON_LOGIN: boolean;
            /**
             * @description The claim with the name.
             * @example name
             */
            OAUTH_USERNAME_CLAIM: string;
            /**
             * @description Where sign-out sends the browser; empty to ask the OpenID provider.
             * @example https://login.local/logout
             */
            OPENID_END_SESSION_ENDPOINT: string;
            /**
             * @description The address of the OpenID provider's discovery document. Sign-out uses it. For sign-in, only the environment counts.
             * @example https://login.local/.well-known/openid-configuration
             */
            OPENID_PROVIDER_URL: string;
            /**
             * @description Where the OpenID provider sends people back to; empty for the server's own address. Set by the environment alone: a
             *     change is only shown.
             * @example https://chat.local/oauth/oidc/callback
             */
            OPENID_REDIRECT_URI: string;
        };
        /**
         * @description The settings of sign-in by OAuth and OpenID to change. **What is left out, or null, stays as it is**, so nothing can be
         *     set back to null. Unknown names are ignored.
         */
        OAuthConfigForm: {
            /**
             * @description Make groups that are not there yet.
             * @example false
             */
            ENABLE_OAUTH_GROUP_CREATION?: boolean | null;
            /**
             * @description Take groups from the claims at every sign-in.
             * @example false
             */
            ENABLE_OAUTH_GROUP_MANAGEMENT?: boolean | null;
            /**
             * @description Take roles from the claims at every sign-in.
             * @example false
             */
            ENABLE_OAUTH_ROLE_MANAGEMENT?: boolean | null;
            /**
             * @description Let strangers make accounts by OAuth.
             * @example false
             */
            ENABLE_OAUTH_SIGNUP?: boolean | null;
            /**
             * @description The provider's roles that make an admin, separated by commas. Blanks around the commas go, and so do empty items.
             * @example admin
             */
            OAUTH_ADMIN_ROLES?: string | null;
            /**
             * @description The e-mail domains that may sign in, separated by commas; `*` for all. Blanks around the commas go, and so do empty
             *     items.
             * @example *
             */
            OAUTH_ALLOWED_DOMAINS?: string | null;
            /**
             * @description The provider's roles that may sign in, separated by commas. Blanks around the commas go, and so do empty items.
             * @example user,admin
             */
            OAUTH_ALLOWED_ROLES?: string | null;
            /**
             * @description The `audience` to send along when a person is sent to the provider; empty for none.
             * @example
             */
            OAUTH_AUDIENCE?: string | null;
            /**
             * @description Send people from the sign-in page straight to the provider.
             * @example false
             */
            OAUTH_AUTO_REDIRECT?: boolean | null;
            /**
             * @description The provider's groups that are never taken over, as a JSON array in text. Other text is stored as it is.
             * @example ["contractors"]
             */
            OAUTH_BLOCKED_GROUPS?: string | null;
            /**
             * @description The server's client at the OpenID provider. Set by the environment alone: a change is only shown.
             * @example open-webui
             */
            OAUTH_CLIENT_ID?: string | null;
            /**
             * @description That client's secret. **It is returned in clear** to every admin. Set by the environment alone: a change is only
             *     shown.
             * @example a client's secret
             */
            OAUTH_CLIENT_SECRET?: string | null;
            /**
             * @description How many seconds to wait for the OAuth server of a tool; empty for the library's own limit. Any text is stored. Set
             *     by the environment alone: a change is only shown.
             * @example 10
             */
            OAUTH_CLIENT_TIMEOUT?: components["schemas"]["NumberOrText"] | null;
            /**
             * @description `S256` for PKCE. Set by the environment alone: a change is only shown.
             * @example S256
             */
            OAUTH_CODE_CHALLENGE_METHOD?: string | null;
            /**
             * @description The claim with the e-mail address.
             * @example email
             */
            OAUTH_EMAIL_CLAIM?: string | null;
            /**
             * @description The claim with the groups; dots lead into objects.
             * @example groups
             */
            OAUTH_GROUP_CLAIM?: string | null;
            /**
             * @description Who may share with groups that are made: `true` for everybody, `members` for their members, `false` for nobody.
             * @example true
             * @example members
             * @example false
             */
            OAUTH_GROUP_DEFAULT_SHARE?: components["schemas"]["FlagOrText"] | null;
            /**
             * @description Take an account with the same address for the person's. **Whoever can claim an address at the provider then owns the
             *     account.**
             * @example false
             */
            OAUTH_MERGE_ACCOUNTS_BY_EMAIL?: boolean | null;
            /**
             * @description The claim with the picture.
             * @example picture
             */
            OAUTH_PICTURE_CLAIM?: string | null;
            /**
             * @description What the sign-in page calls the OpenID provider. Set by the environment alone: a change is only shown.
             * @example Company login
             */
            OAUTH_PROVIDER_NAME?: string | null;
            /**
             * @description Repeat the scopes when a provider's token is refreshed.
             * @example false
             */
            OAUTH_REFRESH_TOKEN_INCLUDE_SCOPE?: boolean | null;
            /**
             * @description The claim with the roles; dots lead into objects.
             * @example roles
             */
            OAUTH_ROLES_CLAIM?: string | null;
            /**
             * @description The scopes to ask the OpenID provider for, separated by spaces. Set by the environment alone: a change is only
             *     shown.
             * @example openid email profile
             */
            OAUTH_SCOPES?: string | null;
            /**
             * @description The claim that identifies a person.
             * @example sub
             */
            OAUTH_SUB_CLAIM?: string | null;
            /**
             * @description How many seconds to wait for a provider; empty for the library's own limit. Any text is stored. Set by the
             *     environment alone: a change is only shown.
             * @example 10
             */
            OAUTH_TIMEOUT?: components["schemas"]["NumberOrText"] | null;
            /**
             * @description How the client proves itself at the token endpoint. Set by the environment alone: a change is only shown.
             * @example client_secret_post
             * @example client_secret_basic
             * @example none
             */
            OAUTH_TOKEN_ENDPOINT_AUTH_METHOD?: string | null;
            /**
             * @description Take over the address at every sign-in.
             * @example false
             */
            OAUTH_UPDATE_EMAIL_ON_LOGIN?: boolean | null;
            /**
             * @description Take over the name at every sign-in.
             * @example false
             */
            OAUTH_UPDATE_NAME_ON_LOGIN?: boolean | null;
            /**
             * @description Take over the picture at every sign-in.
             * @example false
             */
            OAUTH_UPDATE_PICTURE_ON_LOGIN?: boolean | null;
            /**
             * @description The claim with the name.
             * @example name
             */
            OAUTH_USERNAME_CLAIM?: string | null;
            /**
             * @description Where sign-out sends the browser; empty to ask the OpenID provider.
             * @example https://login.local/logout
             */
            OPENID_END_SESSION_ENDPOINT?: string | null;
            /**
             * @description The address of the OpenID provider's discovery document. Sign-out uses it. For sign-in, only the environment counts.
             * @example https://login.local/.well-known/openid-configuration
             */
            OPENID_PROVIDER_URL?: string | null;
            /**
             * @description Where the OpenID provider sends people back to; empty for the server's own address. Set by the environment alone: a
             *     change is only shown.
             * @example https://chat.local/oauth/oidc/callback
             */
            OPENID_REDIRECT_URI?: string | null;
        };
        /**
         * @description What the account may do, as nested flags: the defaults for users, and what the account's groups add. **An admin gets
         *     the same flags**, but may do everything: check `role` first.
         *
         *     A flag that is newer than 0.6 may be **absent on an upgraded server**. An absent flag means no.
         */
        Permissions: {
            /** @description With whom the account may share what it may share. Since Open WebUI 0.8.6. */
            access_grants?: components["schemas"]["AccessGrantsPermissions"];
            chat: components["schemas"]["ChatPermissions"];
            features: components["schemas"]["FeaturesPermissions"];
            /** @description What the account may change about itself. Since Open WebUI 0.7. */
            settings?: components["schemas"]["SettingsPermissions"];
            sharing: components["schemas"]["SharingPermissions"];
            workspace: components["schemas"]["WorkspacePermissions"];
        };
        /** @description A scope that a token can have. */
        Scope: newer.components["schemas"]["Scope"];
        /**
         * @description What a sign-in page needs to know about a server. **The server sends more than is described here**, above all to people
         *     who are signed in: models, prompts, limits and permissions, which say nothing about signing in.
         */
        ServerConfig: {
            features: components["schemas"]["ServerFeatures"];
            /**
             * @description What the operator calls the server. Without a licence that says otherwise, ` (Open WebUI)` stands behind a name of
             *     one's own.
             * @example Analytical Engine (Open WebUI)
             */
            name: string;
            oauth: components["schemas"]["ServerOAuth"];
            /**
             * @description There is no account yet, and the one that signs up first becomes the admin. Absent in every other case: it is never
             *     `false`.
             * @example true
             */
            onboarding?: boolean;
            /**
             * @description Always `true`.
             * @example true
             */
            status: boolean;
            /**
             * @description The release, as `getServerVersion` tells it.
             * @example 0.10.2
             */
            version: string;
        };
        /**
         * @description What is switched on, as far as it is about signing in. **A switch here is advice to the page**: what the server refuses, it
         *     decides anew at each request, and a page may be told of a form whose passwords the operator has switched off
         *     (`ENABLE_PASSWORD_AUTH`), which no switch tells.
         */
        ServerFeatures: newer.components["schemas"]["ServerFeatures"];
        /** @description How to sign in with other providers. */
        ServerOAuth: {
            /**
             * @description Whether a sign-in page with one provider and no form is to send people there at once. Since Open WebUI 0.9.6.
             * @example false
             */
            auto_redirect: boolean;
            /**
             * @description The providers that the operator has set up, by key: `google`, `microsoft`, `github`, `oidc` and `feishu` are known. Each
             *     value is the name to show on its button. Send the browser to `/oauth/{key}/login`, which the server redirects from.
             *     Empty for none.
             * @example {
             *       "oidc": "Company login"
             *     }
             */
            providers: {
                [key: string]: string;
            };
        };
        /** @description Which release a server is. */
        ServerVersionInfo: {
            /**
             * @description What the operator set as `DEPLOYMENT_ID`; empty for nothing. Every instance of one deployment has the same. Since Open WebUI 0.6.37.
             * @example
             */
            deployment_id: string;
            /**
             * @description The release, such as `0.12.4`; a development version may have more behind it.
             * @example 0.10.2
             */
            version: string;
        };
        /** @description A session with the person's status and profile. */
        SessionUserInfoResponse: {
            /**
             * @description What the person says about themselves; null if nothing. Since Open WebUI 0.6.23.
             * @example Analyst and metaphysician
             */
            bio: string | null;
            /**
             * Format: date
             * @description The day the person was born; null if not given. Since Open WebUI 0.6.23.
             * @example 1815-12-10
             */
            date_of_birth: string | null;
            /**
             * @description The address that signs in, in lower case. Its form is only loosely checked.
             * @example ada@example.com
             */
            email: string;
            /**
             * @description When the token expires, in seconds since the epoch; null for never, as `JWT_EXPIRES_IN` is `-1` or zero.
             * @example 4102444800
             */
            expires_at: number | null;
            /**
             * @description As the person wrote it, `female`, `male` or other words; null if not given. Since Open WebUI 0.6.23.
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
             * @description Where the picture is; a path on this server, an absolute URL or a data URI.
             *
             *     Signing in gives its route, `/api/v1/users/{id}/profile/image`; the session and the profile give what was stored.
             * @example /user.png
             */
            profile_image_url: string;
            /**
             * @description `admin`, `user` or `pending`. An admin can store any other text, even an empty one, which is treated like `pending`.
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
             * @description When the status ends, in seconds since the epoch; null for never. Ended ones are still sent. Since Open WebUI 0.6.41.
             * @example 2000000000
             */
            status_expires_at: number | null;
            /**
             * @description The words of the status; null without any. Since Open WebUI 0.6.41.
             * @example away until Monday
             */
            status_message: string | null;
            /**
             * @description A JWT whose payload holds the account's `id`, and `exp` when it expires.
             *
             *     It holds a `jti` as well.
             *
             *     The session route answers the very credential that it was given.
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
             * @description The address that signs in, in lower case. Its form is only loosely checked.
             * @example ada@example.com
             */
            email: string;
            /**
             * @description When the token expires, in seconds since the epoch; null for never, as `JWT_EXPIRES_IN` is `-1` or zero.
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
             * @description Where the picture is; a path on this server, an absolute URL or a data URI.
             *
             *     Signing in gives its route, `/api/v1/users/{id}/profile/image`; the session and the profile give what was stored.
             * @example /user.png
             */
            profile_image_url: string;
            /**
             * @description `admin`, `user` or `pending`. An admin can store any other text, even an empty one, which is treated like `pending`.
             * @example admin
             * @example user
             * @example pending
             */
            role: string;
            /**
             * @description A JWT whose payload holds the account's `id`, and `exp` when it expires.
             *
             *     It holds a `jti` as well.
             *
             *     The session route answers the very credential that it was given.
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
        /** @description What the account may change about itself. */
        SettingsPermissions: newer.components["schemas"]["SettingsPermissions"];
        /** @description What the account may share, and with whom. */
        SharingPermissions: {
            /**
             * @description Share own folders with chosen people and groups. Since Open WebUI 0.10.
             * @example false
             */
            folders?: boolean;
            /**
             * @description Share own knowledge collections with chosen people and groups. Since Open WebUI 0.6.37.
             * @example false
             */
            knowledge: boolean;
            /**
             * @description Share own models with chosen people and groups. Since Open WebUI 0.6.37.
             * @example false
             */
            models: boolean;
            /**
             * @description Share own notes with chosen people and groups. Since Open WebUI 0.6.37.
             * @example false
             */
            notes: boolean;
            /**
             * @description Share own prompts with chosen people and groups. Since Open WebUI 0.6.37.
             * @example false
             */
            prompts: boolean;
            /**
             * @description Share own calendars with everybody on the server. Since Open WebUI 0.9.5.
             * @example false
             */
            public_calendars?: boolean;
            /**
             * @description Share a chat with everybody who is signed in. Since Open WebUI 0.9.3.
             * @example false
             */
            public_chats?: boolean;
            /**
             * @description Share own knowledge collections with everybody on the server.
             * @example false
             */
            public_knowledge: boolean;
            /**
             * @description Share own models with everybody on the server.
             * @example false
             */
            public_models: boolean;
            /**
             * @description Share own notes with everybody on the server. Since Open WebUI 0.6.32.
             * @example false
             */
            public_notes: boolean;
            /**
             * @description Share own prompts with everybody on the server.
             * @example false
             */
            public_prompts: boolean;
            /**
             * @description Share own skills with everybody on the server. Since Open WebUI 0.8.2.
             * @example false
             */
            public_skills?: boolean;
            /**
             * @description Share own tools with everybody on the server.
             * @example false
             */
            public_tools: boolean;
            /**
             * @description Share own skills with chosen people and groups. Since Open WebUI 0.8.2.
             * @example false
             */
            skills?: boolean;
            /**
             * @description Share own tools with chosen people and groups. Since Open WebUI 0.6.37.
             * @example false
             */
            tools: boolean;
        };
        /** @description E-mail and password. */
        SigninForm: newer.components["schemas"]["SigninForm"];
        /** @description The new account and a token of **its own**: whoever holds that token is signed in as the new user. Until Open WebUI 0.11. */
        SigninResponse: newer.components["schemas"]["SigninResponse"];
        /** @description The cookies are cleared. Whether the token is revoked depends on the server. */
        SignoutResponse: newer.components["schemas"]["SignoutResponse"];
        /** @description A new account. */
        SignupForm: newer.components["schemas"]["SignupForm"];
        /** @description The time zone was taken. */
        TimezoneUpdated: newer.components["schemas"]["TimezoneUpdated"];
        /** @description A token of another provider. */
        TokenExchangeForm: newer.components["schemas"]["TokenExchangeForm"];
        /** @description The current and the new password. */
        UpdatePasswordForm: newer.components["schemas"]["UpdatePasswordForm"];
        /**
         * @description The whole profile. This replaces what is stored.
         *
         *     Leave `bio`, `gender` or `date_of_birth` out and they are emptied.
         */
        UpdateProfileForm: newer.components["schemas"]["UpdateProfileForm"];
        /** @description Where a person is, as far as clocks go. */
        UpdateTimezoneForm: newer.components["schemas"]["UpdateTimezoneForm"];
        /** @description Who an account belongs to. */
        UserProfileImageResponse: newer.components["schemas"]["UserProfileImageResponse"];
        /** @description One mistake in a request. */
        ValidationError: newer.components["schemas"]["ValidationError"];
        /** @description What the account may build in the workspace. */
        WorkspacePermissions: newer.components["schemas"]["WorkspacePermissions"];
    };
    responses: {
        /**
         * @description API keys are disabled, or not allowed on this path.
         *
         *     A session token gets it, too, while API keys are switched off or the permission is missing.
         */
        ApiKeyOrPermissionRefused: newer.components["responses"]["ApiKeyOrPermissionRefused"];
        /** @description API keys are disabled, or not allowed on this path. A session token never gets this answer. */
        ApiKeyRefused: newer.components["responses"]["ApiKeyRefused"];
        /** @description The body could not be read. */
        BodyNotUtf8: newer.components["responses"]["BodyNotUtf8"];
        /**
         * @description Internal error; the text never says why. A common cause is text with a lone surrogate (`\ud800`) in the body.
         *
         *     So does a request that needs the database while that is out of reach.
         *
         *     So does a request with a token while Redis is out of reach, where the server has one.
         */
        InternalServerError: newer.components["responses"]["InternalServerError"];
        /** @description Internal error; the text never says why. Common causes: a database or Redis that is out of reach. Until Open WebUI 0.11. */
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
         * @description Internal error. With JSON, the OpenID provider did not answer. With plain text, nothing was cleared: forget the token
         *     yourself.
         *
         *     With JSON, the cookies are cleared all the same.
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
