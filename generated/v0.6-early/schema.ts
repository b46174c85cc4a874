// Generated from openapi/ by `npm run generate`. Do not edit: change the source.

import type * as newer from "../v0.6/schema.ts";

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
    "/api/v1/auths/add": {
        parameters: NoParameters;
        get?: never;
        put?: never;
        post: operations["addUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/api/v1/auths/signout": {
        parameters: NoParameters;
        get: operations["signOut"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/api/v1/auths/update/password": {
        parameters: NoParameters;
        get?: never;
        put?: never;
        post: operations["updatePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/update/profile": newer.paths["/api/v1/auths/update/profile"];
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
        /** @description A new account that an admin creates for another person. */
        AddUserForm: newer.components["schemas"]["AddUserForm"];
        /** @description Every current setting. It can be sent back unchanged. */
        AdminConfig: {
            /**
             * @description The allowed paths for restricted API keys, separated by commas.
             *
             *     Until 0.6.0: Each is an exact path.
             *
             *     From 0.6.1 on: Each includes everything below it.
             *
             *     Until Open WebUI 0.6.36. Until then, a request without it is refused.
             * @example /api/v1/auths/api_key,/api/models
             */
            API_KEY_ALLOWED_ENDPOINTS?: string;
            /**
             * @description The allowed paths for restricted API keys, separated by commas; each includes everything below it. Since Open WebUI 0.6.37. From then on, a request without it is refused.
             * @example /api/v1/auths/api_key,/api/models
             */
            API_KEYS_ALLOWED_ENDPOINTS?: string;
            /**
             * @description The group of new accounts; empty for none. Not checked. Since Open WebUI 0.6.37. From then on, a request without it is refused.
             * @example
             */
            DEFAULT_GROUP_ID?: string;
            /**
             * @description The role of new accounts, `pending`, `user` or `admin`. Anything else is silently ignored.
             * @example pending
             * @example user
             * @example admin
             */
            DEFAULT_USER_ROLE: string;
            /**
             * @description Allow creating and using API keys. Reading and deleting one works without it. Until Open WebUI 0.6.36. Until then, a request without it is refused.
             * @example true
             */
            ENABLE_API_KEY?: boolean;
            /**
             * @description Restrict API keys to the paths in `API_KEY_ALLOWED_ENDPOINTS`. Until Open WebUI 0.6.36. Until then, a request without it is refused.
             * @example false
             */
            ENABLE_API_KEY_ENDPOINT_RESTRICTIONS?: boolean;
            /**
             * @description Allow creating and using API keys.
             *
             *     Reading and deleting one works without it.
             *
             *     Since Open WebUI 0.6.37. From then on, a request without it is refused.
             * @example true
             */
            ENABLE_API_KEYS?: boolean;
            /**
             * @description Restrict API keys to the paths in `API_KEYS_ALLOWED_ENDPOINTS`.
             *
             *     A key in the cookie is not restricted, and a key in the header is rejected on public paths too.
             *
             *     Since Open WebUI 0.6.37. From then on, a request without it is refused.
             * @example false
             */
            ENABLE_API_KEYS_ENDPOINT_RESTRICTIONS?: boolean;
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
             * @description Let users rate responses.
             * @example true
             */
            ENABLE_MESSAGE_RATING: boolean;
            /**
             * @description Offer notes. Since Open WebUI 0.6.6. From then on, a request without it is refused.
             * @example true
             */
            ENABLE_NOTES?: boolean;
            /**
             * @description Allow sign-up. The first sign-up turns it off; a first account by LDAP does not.
             * @example false
             */
            ENABLE_SIGNUP: boolean;
            /**
             * @description Let users set a webhook that is called when a chat finishes.
             * @example true
             */
            ENABLE_USER_WEBHOOKS: boolean;
            /**
             * @description How long a sign-in lasts: a number with one of `ms s m h d w`, or `-1` or zero for no expiry. Anything else is
             *     silently ignored. A negative duration creates expired tokens.
             *
             *     Until 0.6.33: A new server has `-1`: tokens do not expire.
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
        /**
         * @description All settings at once. There is no partial update: read the settings, change some, and send all of them. Unknown settings
         *     are ignored.
         */
        AdminConfigForm: {
            /**
             * @description The allowed paths for restricted API keys, separated by commas.
             *
             *     Until 0.6.0: Each is an exact path.
             *
             *     From 0.6.1 on: Each includes everything below it.
             *
             *     Until Open WebUI 0.6.36. Until then, a request without it is refused.
             * @example /api/v1/auths/api_key,/api/models
             */
            API_KEY_ALLOWED_ENDPOINTS?: string;
            /**
             * @description The allowed paths for restricted API keys, separated by commas; each includes everything below it. Since Open WebUI 0.6.37. From then on, a request without it is refused.
             * @example /api/v1/auths/api_key,/api/models
             */
            API_KEYS_ALLOWED_ENDPOINTS?: string;
            /**
             * @description The group of new accounts; empty for none. Not checked. Since Open WebUI 0.6.37. From then on, a request without it is refused.
             * @example
             */
            DEFAULT_GROUP_ID?: string;
            /**
             * @description The role of new accounts, `pending`, `user` or `admin`. Anything else is silently ignored.
             * @example pending
             * @example user
             * @example admin
             */
            DEFAULT_USER_ROLE: string;
            /**
             * @description Allow creating and using API keys. Reading and deleting one works without it. Until Open WebUI 0.6.36. Until then, a request without it is refused.
             * @example true
             */
            ENABLE_API_KEY?: boolean;
            /**
             * @description Restrict API keys to the paths in `API_KEY_ALLOWED_ENDPOINTS`. Until Open WebUI 0.6.36. Until then, a request without it is refused.
             * @example false
             */
            ENABLE_API_KEY_ENDPOINT_RESTRICTIONS?: boolean;
            /**
             * @description Allow creating and using API keys.
             *
             *     Reading and deleting one works without it.
             *
             *     Since Open WebUI 0.6.37. From then on, a request without it is refused.
             * @example true
             */
            ENABLE_API_KEYS?: boolean;
            /**
             * @description Restrict API keys to the paths in `API_KEYS_ALLOWED_ENDPOINTS`.
             *
             *     A key in the cookie is not restricted, and a key in the header is rejected on public paths too.
             *
             *     Since Open WebUI 0.6.37. From then on, a request without it is refused.
             * @example false
             */
            ENABLE_API_KEYS_ENDPOINT_RESTRICTIONS?: boolean;
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
             * @description Let users rate responses.
             * @example true
             */
            ENABLE_MESSAGE_RATING: boolean;
            /**
             * @description Offer notes. Since Open WebUI 0.6.6. From then on, a request without it is refused.
             * @example true
             */
            ENABLE_NOTES?: boolean;
            /**
             * @description Allow sign-up. The first sign-up turns it off; a first account by LDAP does not.
             * @example false
             */
            ENABLE_SIGNUP: boolean;
            /**
             * @description Let users set a webhook that is called when a chat finishes.
             * @example true
             */
            ENABLE_USER_WEBHOOKS: boolean;
            /**
             * @description How long a sign-in lasts: a number with one of `ms s m h d w`, or `-1` or zero for no expiry. Anything else is
             *     silently ignored. A negative duration creates expired tokens.
             *
             *     Until 0.6.33: A new server has `-1`: tokens do not expire.
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
        ChatPermissions: {
            /**
             * @description Have a voice call with a model. Since Open WebUI 0.6.5.
             * @example true
             */
            call?: boolean;
            /**
             * @description Let a model continue an unfinished response. Since Open WebUI 0.6.26.
             * @example true
             */
            continue_response?: boolean;
            /**
             * @description Open the side panel with a chat's settings.
             * @example true
             */
            controls: boolean;
            /**
             * @description Delete whole chats.
             * @example true
             */
            delete: boolean;
            /**
             * @description Delete single messages. Since Open WebUI 0.6.26.
             * @example true
             */
            delete_message?: boolean;
            /**
             * @description Edit messages, both own ones and responses.
             * @example true
             */
            edit: boolean;
            /**
             * @description Export a chat to a file. Since Open WebUI 0.6.6.
             * @example true
             */
            export?: boolean;
            /**
             * @description Attach files.
             * @example true
             */
            file_upload: boolean;
            /**
             * @description Use several models at once. Since Open WebUI 0.6.3.
             * @example true
             */
            multiple_models?: boolean;
            /**
             * @description Change model parameters such as the temperature. Since Open WebUI 0.6.19.
             * @example true
             */
            params?: boolean;
            /**
             * @description Rate responses up or down. Since Open WebUI 0.6.26.
             * @example true
             */
            rate_response?: boolean;
            /**
             * @description Regenerate a response. Since Open WebUI 0.6.26.
             * @example true
             */
            regenerate_response?: boolean;
            /**
             * @description Share a chat by link. Since Open WebUI 0.6.6.
             * @example true
             */
            share?: boolean;
            /**
             * @description Use speech input. Since Open WebUI 0.6.5.
             * @example true
             */
            stt?: boolean;
            /**
             * @description Set a chat's system prompt. Since Open WebUI 0.6.15.
             * @example true
             */
            system_prompt?: boolean;
            /**
             * @description Start temporary chats, which are not stored.
             * @example true
             */
            temporary: boolean;
            /**
             * @description Every chat of the account is temporary. A restriction, not a permission.
             * @example false
             */
            temporary_enforced: boolean;
            /**
             * @description Have responses read aloud. Since Open WebUI 0.6.5.
             * @example true
             */
            tts?: boolean;
            /**
             * @description Set the valves (options) of tools and functions. Since Open WebUI 0.6.19.
             * @example true
             */
            valves?: boolean;
        };
        /** @description An error of Open WebUI. Its text is written for people, and is the only difference between causes with the same status. */
        ErrorResponse: newer.components["schemas"]["ErrorResponse"];
        /** @description Which parts of Open WebUI the account may use. */
        FeaturesPermissions: {
            /**
             * @description Create and use an API key.
             *
             *     Admins also need it to create one.
             *
             *     Since Open WebUI 0.6.37.
             * @example false
             */
            api_keys?: boolean;
            /**
             * @description Let a model run code.
             * @example true
             */
            code_interpreter: boolean;
            /**
             * @description Connect own tool servers, directly from the browser. Since Open WebUI 0.6.1.
             * @example false
             */
            direct_tool_servers?: boolean;
            /**
             * @description Let a model generate images.
             * @example true
             */
            image_generation: boolean;
            /**
             * @description Use notes. Since Open WebUI 0.6.6.
             * @example true
             */
            notes?: boolean;
            /**
             * @description Let a model search the web.
             * @example true
             */
            web_search: boolean;
        };
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
            validate_cert?: boolean;
        };
        /**
         * @description How to reach and search the LDAP directory. Fields that are left out get their default, not the stored value. The server
         *     rejects empty text in `label`, `host`, `attribute_for_mail`, `attribute_for_username` and `search_base` with 400.
         *
         *     It also rejects an empty `app_dn` and `app_dn_password`.
         *
         *     Until 0.6.0: With `use_tls`, it also rejects an empty `certificate_path`.
         */
        LdapServerConfigForm: newer.components["schemas"]["LdapServerConfigForm"];
        /**
         * @description An integer, or text if the value was set as text.
         * @example 100
         */
        NumberOrText: newer.components["schemas"]["NumberOrText"];
        /**
         * @description What the account may do, as nested flags: the user defaults, and what the account's groups add. **An admin gets the same
         *     flags**, but may do everything: check `role` first.
         */
        Permissions: {
            chat: components["schemas"]["ChatPermissions"];
            features: components["schemas"]["FeaturesPermissions"];
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
             * @example 0.6.40
             */
            version: string;
        };
        /**
         * @description The features for sign-in that are on. **They only say what a page should show**: the server checks each request again.
         *     It may list a password form although the operator disabled passwords (`ENABLE_PASSWORD_AUTH`), for which there is no
         *     field.
         */
        ServerFeatures: {
            /**
             * @description `false` on a server without accounts (`WEBUI_AUTH=false`): `signIn` with any e-mail and password then returns the
             *     session of the only admin.
             * @example true
             */
            auth: boolean;
            /**
             * @description Whether a proxy identifies users (`WEBUI_AUTH_TRUSTED_EMAIL_HEADER`). `signIn` with any e-mail and password then
             *     signs in the proxy's user: call it at once, without a form.
             * @example false
             */
            auth_trusted_header: boolean;
            /**
             * @description Whether the server has API keys at all. Until Open WebUI 0.6.36.
             * @example true
             */
            enable_api_key?: boolean;
            /**
             * @description Whether the server has API keys at all; `permissions.features.api_keys` of `getSessionUser` says whether the user
             *     may create one.
             *
             *     Since Open WebUI 0.6.37.
             * @example true
             */
            enable_api_keys?: boolean;
            /**
             * @description Whether to offer `signInLdap`, beside or instead of the e-mail and password form. Null, which means off, after an
             *     `updateLdapConfig` that left it out.
             * @example false
             */
            enable_ldap: boolean | null;
            /**
             * @description Whether to show the e-mail and password form (`ENABLE_LOGIN_FORM`). If off, `signIn` **still works**.
             * @example true
             */
            enable_login_form: boolean;
            /**
             * @description Whether anyone may create an account. It is `true` on a new server and becomes `false` with the first sign-up, until
             *     the admin changes it (`ENABLE_SIGNUP`). **`signUp` is also rejected while `enable_login_form` is off.**
             * @example false
             */
            enable_signup: boolean;
            /**
             * @description Whether the sign-up form should ask for the password twice. Only one is sent. Since Open WebUI 0.6.19.
             * @example false
             */
            enable_signup_password_confirmation?: boolean;
        };
        /** @description How to sign in with other providers. */
        ServerOAuth: newer.components["schemas"]["ServerOAuth"];
        /** @description The server's release. */
        ServerVersionInfo: {
            /**
             * @description The operator's `DEPLOYMENT_ID`; empty if not set. Every instance of a deployment has the same. Since Open WebUI 0.6.37.
             * @example
             */
            deployment_id?: string;
            /**
             * @description The release, such as `0.12.4`; a development version may have a suffix.
             * @example 0.6.40
             */
            version: string;
        };
        /** @description A session with the user's status and profile. */
        SessionUserInfoResponse: {
            /**
             * @description The user's description of themselves; null if none. Since Open WebUI 0.6.23.
             * @example Analyst and metaphysician
             */
            bio?: string | null;
            /**
             * Format: date
             * @description The date of birth; null if not given. Since Open WebUI 0.6.23.
             * @example 1815-12-10
             */
            date_of_birth?: string | null;
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
            gender?: string | null;
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
             *     From 0.6.37 on: It also has a `jti`.
             *
             *     From 0.6.6 on: The session operation returns the credential that was sent.
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
             *     From 0.6.37 on: It also has a `jti`.
             *
             *     From 0.6.6 on: The session operation returns the credential that was sent.
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
        /** @description What the account may share, and with whom. */
        SharingPermissions: {
            /**
             * @description Share own knowledge collections with chosen users and groups. Since Open WebUI 0.6.37.
             * @example false
             */
            knowledge?: boolean;
            /**
             * @description Share own models with chosen users and groups. Since Open WebUI 0.6.37.
             * @example false
             */
            models?: boolean;
            /**
             * @description Share own notes with chosen users and groups. Since Open WebUI 0.6.37.
             * @example false
             */
            notes?: boolean;
            /**
             * @description Share own prompts with chosen users and groups. Since Open WebUI 0.6.37.
             * @example false
             */
            prompts?: boolean;
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
            public_notes?: boolean;
            /**
             * @description Share own prompts with everyone on the server.
             * @example false
             */
            public_prompts: boolean;
            /**
             * @description Share own tools with everyone on the server.
             * @example false
             */
            public_tools: boolean;
            /**
             * @description Share own tools with chosen users and groups. Since Open WebUI 0.6.37.
             * @example false
             */
            tools?: boolean;
        };
        /** @description E-mail and password. */
        SigninForm: newer.components["schemas"]["SigninForm"];
        /**
         * @description The new account and **its own** token, which signs in as the new user.
         *
         *     It never expires, regardless of the server's `JWT_EXPIRES_IN`.
         *
         *     Until Open WebUI 0.11.
         */
        SigninResponse: {
            /**
             * @description The address to sign in with, in lower case. Its format is only loosely checked.
             * @example ada@example.com
             */
            email: string;
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
            /**
             * @description The picture: a path on this server, an absolute URL or a data URI.
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
             *     From 0.6.37 on: It also has a `jti`.
             *
             *     From 0.6.6 on: The session operation returns the credential that was sent.
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
        /** @description The cookies are cleared. Whether the token is revoked depends on the server. */
        SignoutResponse: newer.components["schemas"]["SignoutResponse"];
        /** @description A new account. */
        SignupForm: newer.components["schemas"]["SignupForm"];
        /** @description The current and the new password. */
        UpdatePasswordForm: {
            /**
             * @description The new password, at most 72 bytes in UTF-8.
             *
             *     Until 0.6.32: Only the first 72 bytes of a longer one are used.
             *
             *     From 0.6.33 on: A longer one returns 500. The server's password rules are not applied.
             * @example a ship in port is safe
             */
            new_password: string;
            /**
             * @description The current password.
             *
             *     From 0.6.37 on: If the server has password rules, **this one** must meet them too.
             * @example nanoseconds are eleven inches
             */
            password: string;
        };
        /**
         * @description The whole profile. This replaces what is stored.
         *
         *     From 0.6.23 on: `bio`, `gender` and `date_of_birth` become empty if left out.
         */
        UpdateProfileForm: newer.components["schemas"]["UpdateProfileForm"];
        /** @description The public fields of an account. */
        UserProfileImageResponse: newer.components["schemas"]["UserProfileImageResponse"];
        /** @description One error in a request. */
        ValidationError: newer.components["schemas"]["ValidationError"];
        /** @description What the account may create in the workspace. */
        WorkspacePermissions: {
            /**
             * @description Open the knowledge collections of the workspace and create own ones.
             * @example false
             */
            knowledge: boolean;
            /**
             * @description Open the models of the workspace and create own ones.
             * @example false
             */
            models: boolean;
            /**
             * @description Export models to a file. Since Open WebUI 0.6.37.
             * @example false
             */
            models_export?: boolean;
            /**
             * @description Import models from a file. Since Open WebUI 0.6.37.
             * @example false
             */
            models_import?: boolean;
            /**
             * @description Open the prompt library of the workspace and create own prompts.
             * @example false
             */
            prompts: boolean;
            /**
             * @description Export prompts to a file. Since Open WebUI 0.6.37.
             * @example false
             */
            prompts_export?: boolean;
            /**
             * @description Import prompts from a file. Since Open WebUI 0.6.37.
             * @example false
             */
            prompts_import?: boolean;
            /**
             * @description Open the tools of the workspace and write own ones, which run code on the server.
             * @example false
             */
            tools: boolean;
            /**
             * @description Export tools to a file. Since Open WebUI 0.6.37.
             * @example false
             */
            tools_export?: boolean;
            /**
             * @description Import tools from a file. Since Open WebUI 0.6.37.
             * @example false
             */
            tools_import?: boolean;
        };
    };
    responses: {
        /** @description An API key was sent, and keys are not allowed on this path. Send no credentials, or a session token. Since Open WebUI 0.6.37. Until Open WebUI 0.8. */
        ApiKeyEndpointRefused: newer.components["responses"]["ApiKeyEndpointRefused"];
        /**
         * @description API keys are disabled, or not allowed on this path.
         *
         *     Until 0.6.18: Or no credentials were sent.
         *
         *     Not for session tokens.
         */
        ApiKeyOrPermissionRefused: newer.components["responses"]["ApiKeyOrPermissionRefused"];
        /**
         * @description API keys are disabled, or not allowed on this path. Not for session tokens.
         *
         *     Until 0.6.18: Or no credentials were sent.
         */
        ApiKeyRefused: newer.components["responses"]["ApiKeyRefused"];
        /** @description The body could not be read. */
        BodyNotUtf8: newer.components["responses"]["BodyNotUtf8"];
        /**
         * @description Internal error; the text never says why. A common cause is text with a lone surrogate (`\ud800`) in the body.
         *
         *     An `Authorization` header that is not exactly two words causes it on every path.
         *
         *     So does a request that needs the database while it is unreachable.
         *
         *     So does a request with a token while Redis is unreachable, if the server uses it.
         */
        InternalServerError: newer.components["responses"]["InternalServerError"];
        /**
         * @description Internal error; the text never says why. Common causes: the database or Redis is unreachable.
         *
         *     From 0.6.37 on: An `Authorization` header that is not exactly two words causes it on every path.
         *
         *     Until Open WebUI 0.11.
         */
        InternalServerErrorOfOlderLines: newer.components["responses"]["InternalServerErrorOfOlderLines"];
        /**
         * @description Internal error; the text never says why. The cause is an unreachable Redis, on a server that uses it.
         *
         *     From 0.6.37 on: An `Authorization` header that is not exactly two words causes it on every path.
         *
         *     Until Open WebUI 0.9.5.
         */
        InternalServerErrorUntil095: newer.components["responses"]["InternalServerErrorUntil095"];
        /** @description You are not signed in. Sign in again. This response does not clear the cookies. */
        NotAuthenticated: newer.components["responses"]["NotAuthenticated"];
        /** @description You are not signed in, **or** your role is not allowed to do this. Only the text says which. */
        NotAuthenticatedOrRoleRefused: newer.components["responses"]["NotAuthenticatedOrRoleRefused"];
        /**
         * @description API keys are disabled, or not allowed here. Not for session tokens.
         *
         *     Until 0.6.18: Or no credentials were sent.
         */
        SessionRequired: newer.components["responses"]["SessionRequired"];
        /** @description Signed out. */
        SignedOut: newer.components["responses"]["SignedOut"];
        /**
         * @description Internal error. With JSON, the OpenID provider did not respond. With plain text, nothing was cleared: delete the token
         *     yourself.
         *
         *     Until 0.6.26: With JSON, nothing was cleared either.
         *
         *     From 0.6.27 on: With JSON, the cookies are cleared anyway.
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
            403: components["responses"]["ApiKeyEndpointRefused"];
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
    addUser: {
        parameters: NoParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddUserForm"];
            };
        };
        responses: {
            200: Json<components["schemas"]["SigninResponse"]>;
            400: Json<components["schemas"]["ErrorResponse"]>;
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
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
    signOut: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: components["responses"]["SignedOut"];
            307: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["ApiKeyEndpointRefused"];
            500: components["responses"]["SignOutFailed"];
        };
    };
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
    updatePassword: {
        parameters: NoParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePasswordForm"];
            };
        };
        responses: {
            200: Json<boolean>;
            400: Json<components["schemas"]["ErrorResponse"]>;
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["ApiKeyRefused"];
            422: Json<components["schemas"]["HTTPValidationError"]>;
            500: components["responses"]["InternalServerError"];
        };
    };
    updateProfile: newer.operations["updateProfile"];
    getServerVersion: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["ServerVersionInfo"]>;
            403: components["responses"]["ApiKeyEndpointRefused"];
            500: components["responses"]["InternalServerErrorUntil095"];
        };
    };
    getLogin: newer.operations["getLogin"];
}
/** An answer of JSON. */
type Json<Content> = { headers: { [name: string]: unknown }; content: { "application/json": Content } };
/** An operation without parameters. */
type NoParameters = { query?: never; header?: never; path?: never; cookie?: never };
