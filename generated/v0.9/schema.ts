// Generated from openapi/ by `npm run generate`. Do not edit: change the source.

import type * as newer from "../v0.10/schema.ts";

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
    "/api/v1/auths/admin/config/ldap/server": newer.paths["/api/v1/auths/admin/config/ldap/server"];
    "/api/v1/auths/admin/details": newer.paths["/api/v1/auths/admin/details"];
    "/api/v1/auths/api_key": {
        parameters: NoParameters;
        get: operations["getApiKey"];
        put?: never;
        post: operations["generateApiKey"];
        delete: operations["deleteApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
        AccessGrantsPermissions: newer.components["schemas"]["AccessGrantsPermissions"];
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
             *     Reading and deleting one works without it.
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
             *     Reading and deleting one works without it.
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
        ChatPermissions: {
            /**
             * @description Have a voice call with a model. Since Open WebUI 0.6.5.
             * @example true
             */
            call: boolean;
            /**
             * @description Let a model continue an unfinished response. Since Open WebUI 0.6.26.
             * @example true
             */
            continue_response: boolean;
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
            delete_message: boolean;
            /**
             * @description Edit messages, both own ones and responses.
             * @example true
             */
            edit: boolean;
            /**
             * @description Export a chat to a file. Since Open WebUI 0.6.6.
             * @example true
             */
            export: boolean;
            /**
             * @description Attach files.
             * @example true
             */
            file_upload: boolean;
            /**
             * @description Use several models at once. Since Open WebUI 0.6.3.
             * @example true
             */
            multiple_models: boolean;
            /**
             * @description Change model parameters such as the temperature. Since Open WebUI 0.6.19.
             * @example true
             */
            params: boolean;
            /**
             * @description Rate responses up or down. Since Open WebUI 0.6.26.
             * @example true
             */
            rate_response: boolean;
            /**
             * @description Regenerate a response. Since Open WebUI 0.6.26.
             * @example true
             */
            regenerate_response: boolean;
            /**
             * @description Share a chat by link. Since Open WebUI 0.6.6.
             * @example true
             */
            share: boolean;
            /**
             * @description Use speech input. Since Open WebUI 0.6.5.
             * @example true
             */
            stt: boolean;
            /**
             * @description Set a chat's system prompt. Since Open WebUI 0.6.15.
             * @example true
             */
            system_prompt: boolean;
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
            tts: boolean;
            /**
             * @description Set the valves (options) of tools and functions. Since Open WebUI 0.6.19.
             * @example true
             */
            valves: boolean;
            /**
             * @description Attach web pages by URL. Only the web app enforces it. Since Open WebUI 0.8.4.
             * @example true
             */
            web_upload?: boolean;
        };
        /** @description An error of Open WebUI. Its text is written for people, and is the only difference between causes with the same status. */
        ErrorResponse: newer.components["schemas"]["ErrorResponse"];
        /** @description Which parts of Open WebUI the account may use. */
        FeaturesPermissions: {
            /**
             * @description Create and use an API key. Since Open WebUI 0.6.37.
             * @example false
             */
            api_keys: boolean;
            /**
             * @description Create and run scheduled prompts. Since Open WebUI 0.9.
             * @example false
             */
            automations?: boolean;
            /**
             * @description Use calendars. Since Open WebUI 0.9.
             * @example true
             */
            calendar?: boolean;
            /**
             * @description Use channels (shared rooms). Since Open WebUI 0.6.41.
             * @example true
             */
            channels: boolean;
            /**
             * @description Let a model run code.
             * @example true
             */
            code_interpreter: boolean;
            /**
             * @description Connect own tool servers, directly from the browser. Since Open WebUI 0.6.1.
             * @example false
             */
            direct_tool_servers: boolean;
            /**
             * @description Sort chats into folders. Since Open WebUI 0.6.41.
             * @example true
             */
            folders: boolean;
            /**
             * @description Let a model generate images.
             * @example true
             */
            image_generation: boolean;
            /**
             * @description Store memories for use in chats. Since Open WebUI 0.7.
             * @example true
             */
            memories?: boolean;
            /**
             * @description Use notes. Since Open WebUI 0.6.6.
             * @example true
             */
            notes: boolean;
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
        LdapServerConfig: newer.components["schemas"]["LdapServerConfig"];
        /**
         * @description How to reach and search the LDAP directory. Fields that are left out get their default, not the stored value. The server
         *     rejects empty text in `label`, `host`, `attribute_for_mail`, `attribute_for_username` and `search_base` with 400.
         *
         *     `app_dn` and `app_dn_password` may be empty, to bind anonymously, but not left out.
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
             * @example 0.9.6
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
             * @description Whether the server has API keys at all; `permissions.features.api_keys` of `getSessionUser` says whether the user
             *     may create one.
             *
             *     From 0.9.6 on: Only for signed-in users.
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
             * @description Whether to show a form to change the password.
             *
             *     From 0.9.6 on: Only for signed-in users.
             *
             *     Since Open WebUI 0.9.
             * @example true
             */
            enable_password_change_form?: boolean;
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
            enable_signup_password_confirmation: boolean;
        };
        /** @description How to sign in with other providers. */
        ServerOAuth: {
            /**
             * @description Whether a sign-in page with one provider and no form should redirect to it at once. Since Open WebUI 0.9.6.
             * @example false
             */
            auto_redirect?: boolean;
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
             * @example 0.9.6
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
        SettingsPermissions: {
            /**
             * @description Change one's own interface settings.
             *
             *     Only the web app enforces it.
             * @example true
             */
            interface: boolean;
        };
        /** @description What the account may share, and with whom. */
        SharingPermissions: {
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
        SigninForm: {
            /**
             * @description The account's address, case-insensitive.
             * @example ada@example.com
             */
            email: string;
            /**
             * @description The password. Only its first 72 bytes are used; the rest is silently ignored.
             * @example correct horse battery staple
             */
            password: string;
        };
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
        UpdatePasswordForm: {
            /**
             * @description The new password, at most 72 bytes in UTF-8.
             *
             *     A longer one, and one that violates the server's password rules, returns 400.
             * @example a ship in port is safe
             */
            new_password: string;
            /**
             * @description The current password.
             *
             *     From 0.9.6 on: More than 72 bytes return 500.
             * @example nanoseconds are eleven inches
             */
            password: string;
        };
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
            models_export: boolean;
            /**
             * @description Import models from a file. Since Open WebUI 0.6.37.
             * @example false
             */
            models_import: boolean;
            /**
             * @description Open the prompt library of the workspace and create own prompts.
             * @example false
             */
            prompts: boolean;
            /**
             * @description Export prompts to a file. Since Open WebUI 0.6.37.
             * @example false
             */
            prompts_export: boolean;
            /**
             * @description Import prompts from a file. Since Open WebUI 0.6.37.
             * @example false
             */
            prompts_import: boolean;
            /**
             * @description Open the skills of the workspace and write own ones. Since Open WebUI 0.8.
             * @example false
             */
            skills?: boolean;
            /**
             * @description Open the tools of the workspace and write own ones, which run code on the server.
             * @example false
             */
            tools: boolean;
            /**
             * @description Export tools to a file. Since Open WebUI 0.6.37.
             * @example false
             */
            tools_export: boolean;
            /**
             * @description Import tools from a file. Since Open WebUI 0.6.37.
             * @example false
             */
            tools_import: boolean;
        };
    };
    responses: {
        /**
         * @description API keys are disabled, or not allowed on this path.
         *
         *     Not for session tokens.
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
        /** @description Internal error; the text never says why. The cause is an unreachable Redis, on a server that uses it. Until Open WebUI 0.9.5. */
        InternalServerErrorUntil095: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": "Internal Server Error";
            };
        };
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
    getLdapServer: newer.operations["getLdapServer"];
    updateLdapServer: newer.operations["updateLdapServer"];
    getAdminDetails: newer.operations["getAdminDetails"];
    getApiKey: newer.operations["getApiKey"];
    generateApiKey: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["ApiKey"]>;
            401: components["responses"]["NotAuthenticated"];
            403: Json<components["schemas"]["ErrorResponse"]>;
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
    deleteApiKey: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<boolean>;
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["ApiKeyOrPermissionRefused"];
            500: components["responses"]["InternalServerErrorOfOlderLines"];
        };
    };
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
    updateTimezone: newer.operations["updateTimezone"];
    getServerVersion: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["ServerVersionInfo"]>;
            500: components["responses"]["InternalServerErrorUntil095"];
        };
    };
    getLogin: newer.operations["getLogin"];
}
/** An answer of JSON. */
type Json<Content> = { headers: { [name: string]: unknown }; content: { "application/json": Content } };
/** An operation without parameters. */
type NoParameters = { query?: never; header?: never; path?: never; cookie?: never };
