// Generated from openapi/ by `npm run generate`. Do not edit: change the source.

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
    "/api/v1/auths/admin/config/ldap": {
        parameters: NoParameters;
        get: operations["getLdapConfig"];
        put?: never;
        post: operations["updateLdapConfig"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/api/v1/auths/admin/details": {
        parameters: NoParameters;
        get: operations["getAdminDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/api/v1/auths/mfa/challenge": {
        parameters: NoParameters;
        get?: never;
        put?: never;
        post: operations["getMfaChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/mfa/enroll/confirm": {
        parameters: NoParameters;
        get?: never;
        put?: never;
        post: operations["confirmMfaEnrollment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/mfa/enroll/start": {
        parameters: NoParameters;
        get?: never;
        put?: never;
        post: operations["startMfaEnrollment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/mfa/recover": {
        parameters: NoParameters;
        get?: never;
        put?: never;
        post: operations["redeemMfaResetToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/mfa/recovery/codes": {
        parameters: NoParameters;
        get?: never;
        put?: never;
        post: operations["regenerateMfaRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/mfa/replace": {
        parameters: NoParameters;
        get?: never;
        put?: never;
        post: operations["startMfaReplacement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/mfa/status": {
        parameters: NoParameters;
        get: operations["getMfaStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/mfa/verify": {
        parameters: NoParameters;
        get?: never;
        put?: never;
        post: operations["verifyMfaChallenge"];
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
    "/api/v1/auths/oauth/sessions/{provider}": {
        parameters: NoParameters;
        get?: never;
        put?: never;
        post?: never;
        delete: operations["deleteOAuthSession"];
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
        get?: never;
        put?: never;
        post: operations["signOut"];
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
    "/api/v1/auths/update/profile": {
        parameters: NoParameters;
        get?: never;
        put?: never;
        post: operations["updateProfile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/update/timezone": {
        parameters: NoParameters;
        get?: never;
        put?: never;
        post: operations["updateTimezone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/auth/api/v1/login": {
        parameters: NoParameters;
        get: operations["getLogin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description With whom the account may share. */
        AccessGrantsPermissions: {
            /**
             * @description Share with groups. Since Open WebUI 0.11.
             * @example true
             */
            allow_groups?: boolean;
            /**
             * @description Share with single users; without it, only with groups or with everyone.
             * @example true
             */
            allow_users: boolean;
        };
        /** @description The new account and, unless everyone needs a second factor, **its own** token: that token signs in as the new user. Since Open WebUI 0.12. */
        AddedUser: {
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
             * @description A JWT of the new account; absent while everyone needs a second factor.
             * @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpZCI6ImMyZjViOGRlLTkxYTQtNGM3Yi04ZjBkLTJiNmU5ZDNhN2MyMiIsImp0aSI6IjFmOGE2YzNkLTBiNTItNGU5Ny1hNmQ0LTJlOWM3YjVmOGE1MyJ9.YW4gZXhhbXBsZSwgbm90IGEgc2lnbmF0dXJl
             */
            token?: string;
            /**
             * @description How to send the token, always `Bearer`; absent without a token.
             * @example Bearer
             * @enum {string}
             */
            token_type?: "Bearer";
        };
        /** @description A new account that an admin creates for another person. */
        AddUserForm: {
            /**
             * @description The address to sign in with; stored in lower case. Loosely checked, for the format `a@b.c`.
             * @example grace@example.com
             */
            email: string;
            /**
             * @description The name shown to others. May be empty.
             * @example Grace Hopper
             */
            name: string;
            /**
             * @description At most 72 bytes in UTF-8. Even an empty one is accepted, unless the server has password rules.
             * @example nanoseconds are eleven inches
             */
            password: string;
            /**
             * @description The picture.
             *
             *     A known path of the server, an HTTP(S) URL with a host, empty text, or `data:image/` with PNG, JPEG, GIF or WebP
             *     in base64; otherwise 422.
             * @default /user.png
             * @example /user.png
             */
            profile_image_url?: string | null;
            /**
             * @description `admin`, `user` or `pending`. Any other text is stored unchanged; such an account can sign in but do little.
             *     Leave it out instead of null, which returns 500.
             * @default pending
             * @example user
             * @example pending
             * @example admin
             */
            role?: string | null;
        };
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
             * @description Where a model responds in a channel, `thread` or `channel`. Anything else is silently ignored. If left out, it
             *     becomes `thread`.
             *
             *     Since Open WebUI 0.11.
             * @default thread
             * @example thread
             * @example channel
             */
            CHANNEL_MODEL_RESPONSE_MODE: string;
            /**
             * @description The group of new accounts; empty for none. Not checked. Since Open WebUI 0.6.37.
             * @example
             */
            DEFAULT_GROUP_ID: string;
            /**
             * @description Interface settings for everyone who has not changed them. Since Open WebUI 0.11.1.
             * @example {
             *       "widescreenMode": true
             *     }
             */
            DEFAULT_INTERFACE_SETTINGS: {
                [key: string]: unknown;
            };
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
             * @description Offer apps. If left out, it is unchanged. Since Open WebUI 0.12.1.
             * @example false
             */
            ENABLE_APPS?: boolean;
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
             * @description Offer end-to-end encrypted channels. If left out, it is unchanged. Since Open WebUI 0.12.3.
             * @example false
             */
            ENABLE_ENCRYPTED_CHANNELS?: boolean;
            /**
             * @description Offer folders for chats. Since Open WebUI 0.6.41.
             * @example true
             */
            ENABLE_FOLDERS: boolean;
            /**
             * @description Show e-mail and password on the sign-in page. If off, sign-up is closed too, but `signIn` keeps working. If left
             *     out, it is unchanged.
             *
             *     Since Open WebUI 0.11.4.
             * @example true
             */
            ENABLE_LOGIN_FORM: boolean;
            /**
             * @description Let users store memories, which are added to their chats. Since Open WebUI 0.7.
             * @example true
             */
            ENABLE_MEMORIES: boolean;
            /**
             * @description Add memories to the system prompt of every chat that uses them. Since Open WebUI 0.10.2.
             * @example true
             */
            ENABLE_MEMORY_SYSTEM_CONTEXT: boolean;
            /**
             * @description Let users rate responses.
             * @example true
             */
            ENABLE_MESSAGE_RATING: boolean;
            /**
             * @description Require a second factor from everyone who signs in. **A change of this or of the two exceptions signs everyone
             *     out**, including the admin who made it. Only a user's session may send it, not an API key, even if nothing changes.
             *     If left out, it is unchanged.
             *
             *     Since Open WebUI 0.12.
             * @example false
             */
            ENABLE_MFA: boolean;
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
             * @description Let models load skills on demand, instead of adding the chosen ones to the prompt. If left out, it is unchanged. Since Open WebUI 0.12.4.
             * @example false
             */
            ENABLE_SKILL_LAZY_LOADING?: boolean;
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
             * @description Custom translations by language and English text. A placeholder such as `{{name}}` must be in both; blank texts are
             *     dropped. Null returns 422. If left out, they are unchanged.
             *
             *     Since Open WebUI 0.11.4.
             * @example {
             *       "de-DE": {
             *         "New Chat": "Neues Gespräch"
             *       }
             *     }
             */
            I18N: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            /**
             * @description How long a sign-in lasts: a number with one of `ms s m h d w`, or `-1` or zero for no expiry. Anything else is
             *     silently ignored. A negative duration creates expired tokens.
             * @example 4w
             * @example -1
             */
            JWT_EXPIRES_IN: string;
            /**
             * @description Exempt users who sign in through an OAuth provider. See `ENABLE_MFA`. Since Open WebUI 0.12.
             * @example false
             */
            MFA_ALLOW_OAUTH_BYPASS: boolean;
            /**
             * @description Exempt users who sign in through a trusted proxy. See `ENABLE_MFA`. Since Open WebUI 0.12.
             * @example false
             */
            MFA_ALLOW_TRUSTED_HEADER_BYPASS: boolean;
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
             * @description The maximum characters of a skill to send at once; null for 20,000. If left out, it is unchanged. Since Open WebUI 0.12.3.
             * @example 20000
             */
            SKILL_CONTENT_MAX_CHARS?: number | null;
            /**
             * @description How many characters of a longer skill to send first; null for 5,000. If left out, it is unchanged. Since Open WebUI 0.12.3.
             * @example 5000
             */
            SKILL_PREVIEW_MAX_CHARS?: number | null;
            /**
             * @description The server's public address, for links and notifications; empty if never set.
             * @example https://chat.local
             */
            WEBUI_URL: string;
        };
        /**
         * @description All settings at once. There is no partial update: read the settings, change some, and send all of them. Unknown settings
         *     are ignored.
         *
         *     Newer settings may be left out; some then keep their value (`ENABLE_LOGIN_FORM`, `I18N`), others return to their
         *     default. Each says which.
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
             * @description Where a model responds in a channel, `thread` or `channel`. Anything else is silently ignored. If left out, it
             *     becomes `thread`.
             *
             *     Since Open WebUI 0.11.
             * @default thread
             * @example thread
             * @example channel
             */
            CHANNEL_MODEL_RESPONSE_MODE?: string;
            /**
             * @description The group of new accounts; empty for none. Not checked. Since Open WebUI 0.6.37.
             * @example
             */
            DEFAULT_GROUP_ID: string;
            /**
             * @description Interface settings for everyone who has not changed them. If left out or null, they become empty. Since Open WebUI 0.11.1.
             * @example {
             *       "widescreenMode": true
             *     }
             */
            DEFAULT_INTERFACE_SETTINGS?: {
                [key: string]: unknown;
            } | null;
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
             * @description Offer apps. If left out, it is unchanged. Since Open WebUI 0.12.1.
             * @example false
             */
            ENABLE_APPS?: boolean;
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
             * @description Offer end-to-end encrypted channels. If left out, it is unchanged. Since Open WebUI 0.12.3.
             * @example false
             */
            ENABLE_ENCRYPTED_CHANNELS?: boolean;
            /**
             * @description Offer folders for chats. Since Open WebUI 0.6.41.
             * @example true
             */
            ENABLE_FOLDERS: boolean;
            /**
             * @description Show e-mail and password on the sign-in page. If off, sign-up is closed too, but `signIn` keeps working. If left
             *     out, it is unchanged.
             *
             *     Since Open WebUI 0.11.4.
             * @example true
             */
            ENABLE_LOGIN_FORM?: boolean;
            /**
             * @description Let users store memories, which are added to their chats. Since Open WebUI 0.7.
             * @example true
             */
            ENABLE_MEMORIES: boolean;
            /**
             * @description Add memories to the system prompt of every chat that uses them. Since Open WebUI 0.10.2.
             * @example true
             */
            ENABLE_MEMORY_SYSTEM_CONTEXT: boolean;
            /**
             * @description Let users rate responses.
             * @example true
             */
            ENABLE_MESSAGE_RATING: boolean;
            /**
             * @description Require a second factor from everyone who signs in. **A change of this or of the two exceptions signs everyone
             *     out**, including the admin who made it. Only a user's session may send it, not an API key, even if nothing changes.
             *     If left out, it is unchanged.
             *
             *     Since Open WebUI 0.12.
             * @example false
             */
            ENABLE_MFA?: boolean;
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
             * @description Let models load skills on demand, instead of adding the chosen ones to the prompt. If left out, it is unchanged. Since Open WebUI 0.12.4.
             * @example false
             */
            ENABLE_SKILL_LAZY_LOADING?: boolean;
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
             * @description Custom translations by language and English text. A placeholder such as `{{name}}` must be in both; blank texts are
             *     dropped. Null returns 422. If left out, they are unchanged.
             *
             *     Since Open WebUI 0.11.4.
             * @example {
             *       "de-DE": {
             *         "New Chat": "Neues Gespräch"
             *       }
             *     }
             */
            I18N?: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            /**
             * @description How long a sign-in lasts: a number with one of `ms s m h d w`, or `-1` or zero for no expiry. Anything else is
             *     silently ignored. A negative duration creates expired tokens.
             * @example 4w
             * @example -1
             */
            JWT_EXPIRES_IN: string;
            /**
             * @description Exempt users who sign in through an OAuth provider. See `ENABLE_MFA`. Since Open WebUI 0.12.
             * @example false
             */
            MFA_ALLOW_OAUTH_BYPASS?: boolean;
            /**
             * @description Exempt users who sign in through a trusted proxy. See `ENABLE_MFA`. Since Open WebUI 0.12.
             * @example false
             */
            MFA_ALLOW_TRUSTED_HEADER_BYPASS?: boolean;
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
             * @description The maximum characters of a skill to send at once; null for 20,000. If left out, it is unchanged. Since Open WebUI 0.12.3.
             * @example 20000
             */
            SKILL_CONTENT_MAX_CHARS?: number | null;
            /**
             * @description How many characters of a longer skill to send first; null for 5,000. If left out, it is unchanged. Since Open WebUI 0.12.3.
             * @example 5000
             */
            SKILL_PREVIEW_MAX_CHARS?: number | null;
            /**
             * @description The server's public address, for links and notifications; empty if never set.
             * @example https://chat.local
             */
            WEBUI_URL: string;
        };
        /** @description The new settings, and whether everyone was signed out. Since Open WebUI 0.12. */
        AdminConfigUpdated: {
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
             * @description Where a model responds in a channel, `thread` or `channel`. Anything else is silently ignored. If left out, it
             *     becomes `thread`.
             *
             *     Since Open WebUI 0.11.
             * @default thread
             * @example thread
             * @example channel
             */
            CHANNEL_MODEL_RESPONSE_MODE: string;
            /**
             * @description The group of new accounts; empty for none. Not checked. Since Open WebUI 0.6.37.
             * @example
             */
            DEFAULT_GROUP_ID: string;
            /**
             * @description Interface settings for everyone who has not changed them. Since Open WebUI 0.11.1.
             * @example {
             *       "widescreenMode": true
             *     }
             */
            DEFAULT_INTERFACE_SETTINGS: {
                [key: string]: unknown;
            };
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
             * @description Offer apps. If left out, it is unchanged. Since Open WebUI 0.12.1.
             * @example false
             */
            ENABLE_APPS?: boolean;
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
             * @description Offer end-to-end encrypted channels. If left out, it is unchanged. Since Open WebUI 0.12.3.
             * @example false
             */
            ENABLE_ENCRYPTED_CHANNELS?: boolean;
            /**
             * @description Offer folders for chats. Since Open WebUI 0.6.41.
             * @example true
             */
            ENABLE_FOLDERS: boolean;
            /**
             * @description Show e-mail and password on the sign-in page. If off, sign-up is closed too, but `signIn` keeps working. If left
             *     out, it is unchanged.
             *
             *     Since Open WebUI 0.11.4.
             * @example true
             */
            ENABLE_LOGIN_FORM: boolean;
            /**
             * @description Let users store memories, which are added to their chats. Since Open WebUI 0.7.
             * @example true
             */
            ENABLE_MEMORIES: boolean;
            /**
             * @description Add memories to the system prompt of every chat that uses them. Since Open WebUI 0.10.2.
             * @example true
             */
            ENABLE_MEMORY_SYSTEM_CONTEXT: boolean;
            /**
             * @description Let users rate responses.
             * @example true
             */
            ENABLE_MESSAGE_RATING: boolean;
            /**
             * @description Require a second factor from everyone who signs in. **A change of this or of the two exceptions signs everyone
             *     out**, including the admin who made it. Only a user's session may send it, not an API key, even if nothing changes.
             *     If left out, it is unchanged.
             *
             *     Since Open WebUI 0.12.
             * @example false
             */
            ENABLE_MFA: boolean;
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
             * @description Let models load skills on demand, instead of adding the chosen ones to the prompt. If left out, it is unchanged. Since Open WebUI 0.12.4.
             * @example false
             */
            ENABLE_SKILL_LAZY_LOADING?: boolean;
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
             * @description Custom translations by language and English text. A placeholder such as `{{name}}` must be in both; blank texts are
             *     dropped. Null returns 422. If left out, they are unchanged.
             *
             *     Since Open WebUI 0.11.4.
             * @example {
             *       "de-DE": {
             *         "New Chat": "Neues Gespräch"
             *       }
             *     }
             */
            I18N: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            /**
             * @description How long a sign-in lasts: a number with one of `ms s m h d w`, or `-1` or zero for no expiry. Anything else is
             *     silently ignored. A negative duration creates expired tokens.
             * @example 4w
             * @example -1
             */
            JWT_EXPIRES_IN: string;
            /**
             * @description Exempt users who sign in through an OAuth provider. See `ENABLE_MFA`. Since Open WebUI 0.12.
             * @example false
             */
            MFA_ALLOW_OAUTH_BYPASS: boolean;
            /**
             * @description Exempt users who sign in through a trusted proxy. See `ENABLE_MFA`. Since Open WebUI 0.12.
             * @example false
             */
            MFA_ALLOW_TRUSTED_HEADER_BYPASS: boolean;
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
             * @description Whether the second-factor rules changed, so that **every session ended**, including your own.
             * @example false
             */
            sessions_revoked: boolean;
            /**
             * @description Show the admin's contact to pending users. If off, `getAdminDetails` returns 400.
             * @example true
             */
            SHOW_ADMIN_DETAILS: boolean;
            /**
             * @description The maximum characters of a skill to send at once; null for 20,000. If left out, it is unchanged. Since Open WebUI 0.12.3.
             * @example 20000
             */
            SKILL_CONTENT_MAX_CHARS?: number | null;
            /**
             * @description How many characters of a longer skill to send first; null for 5,000. If left out, it is unchanged. Since Open WebUI 0.12.3.
             * @example 5000
             */
            SKILL_PREVIEW_MAX_CHARS?: number | null;
            /**
             * @description The server's public address, for links and notifications; empty if never set.
             * @example https://chat.local
             */
            WEBUI_URL: string;
        };
        /** @description The admin to contact for help or access. */
        AdminDetails: {
            /**
             * @description The configured contact address, else that of the oldest account.
             * @example ada@example.com
             */
            email: string;
            /**
             * @description The admin's name; null when the configured contact address belongs to no account.
             * @example Ada Lovelace
             */
            name: string | null;
        };
        /** @description The Gafaelfawr configuration that a user interface needs. */
        APIConfig: {
            /**
             * @description Every scope that a new token can have. Older tokens may have others.
             * @example [
             *       {
             *         "name": "user:token",
             *         "description": "Can create and modify user tokens"
             *       }
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
        };
        /** @description An account's API key. */
        ApiKey: {
            /**
             * @description The key, `sk-` and 32 hexadecimal digits. It does not expire, and stays valid after sign-out and a password change.
             * @example sk-5eedc0de5eedc0de5eedc0de5eedc0de
             */
            api_key: string;
        };
        /**
         * @description The user of the session cookie, and the CSRF token for requests that change something. Gafaelfawr's own pages read this
         *     first, since JavaScript cannot read the cookie.
         */
        APILoginResponse: {
            config: components["schemas"]["APIConfig"];
            /**
             * @description The value that every request other than GET must send in `X-CSRF-Token` if it uses the cookie. It stays the same as
             *     long as the cookie.
             * @example OmNdVTtKKuK_VuJsGFdrqg
             */
            csrf: string;
            /**
             * @description The scopes of the session. May be empty, and may contain scopes that are not in `config.scopes`.
             * @example [
             *       "read:all",
             *       "user:token"
             *     ]
             */
            scopes: string[];
            /**
             * @description The user name.
             * @example someuser
             */
            username: string;
        };
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
             * @description Import chats from a file. Since Open WebUI 0.10.
             * @example true
             */
            import?: boolean;
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
        ErrorResponse: {
            /**
             * @description What went wrong, in English.
             * @example Not authenticated
             */
            detail: string;
        };
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
             * @description Use end-to-end encrypted channels; needs `channels` too. Since Open WebUI 0.12.3.
             * @example false
             */
            encrypted_channels?: boolean;
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
            /**
             * @description Set own webhooks and notification targets, if `ENABLE_USER_WEBHOOKS` is on. Since Open WebUI 0.10.
             * @example false
             */
            webhooks?: boolean;
        };
        /**
         * @description True, false, or a more specific word.
         * @example true
         */
        FlagOrText: boolean | string;
        /** @description The cause, as text and as a name. */
        GafaelfawrErrorDetail: {
            /**
             * @description What went wrong, in English.
             * @example Authentication required
             */
            msg: string;
            /**
             * @description The stable name of the cause. Login has one, `no_authorization`.
             * @example no_authorization
             */
            type: string;
        };
        /**
         * @description An error of Gafaelfawr's login: one object in `detail`. Gafaelfawr's other operations send a list there, and its own API
         *     description documents that list here too.
         */
        GafaelfawrErrorResponse: {
            detail: components["schemas"]["GafaelfawrErrorDetail"];
        };
        /** @description Turns LDAP sign-in on or off; lowercase here, uppercase in the response. */
        LdapConfigForm: {
            /**
             * @description Offer LDAP sign-in. **If left out, null is stored**, which means off; the uppercase name is ignored.
             * @default null
             * @example true
             */
            enable_ldap?: boolean | null;
        };
        /** @description Whether LDAP sign-in is on; the name is uppercase. */
        LdapConfigResponse: {
            /**
             * @description Whether LDAP sign-in is offered. Null, which means off, after an update that left it out.
             * @example true
             */
            ENABLE_LDAP: boolean | null;
        };
        /** @description A user's name and password in the directory. */
        LdapForm: {
            /**
             * @description The password in the directory.
             * @example nanoseconds are eleven inches
             */
            password: string;
            /**
             * @description The value of the directory's username attribute (`uid` unless configured otherwise); not the e-mail address.
             * @example grace
             */
            user: string;
        };
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
             * @description The attribute that lists a user's groups; must not be blank while group management is on. Since Open WebUI 0.11.
             * @default memberOf
             * @example memberOf
             */
            attribute_for_groups: string;
            /**
             * @description The attribute with the e-mail address.
             *
             *     A user without one can sign in only if `default_email_domain` is set.
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
             * @description The domain for the address, `user@domain`, of a user without one; empty to reject such users. Since Open WebUI 0.12.4.
             * @default
             * @example example.com
             */
            default_email_domain?: string;
            /**
             * @description Create missing groups. Since Open WebUI 0.11.
             * @default false
             * @example false
             */
            enable_group_creation: boolean;
            /**
             * @description Update users' groups from the directory at each sign-in. Since Open WebUI 0.11.
             * @default false
             * @example false
             */
            enable_group_management: boolean;
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
             * @description The attribute that lists a user's groups; must not be blank while group management is on. Since Open WebUI 0.11.
             * @default memberOf
             * @example memberOf
             */
            attribute_for_groups?: string;
            /**
             * @description The attribute with the e-mail address.
             *
             *     A user without one can sign in only if `default_email_domain` is set.
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
             * @description The domain for the address, `user@domain`, of a user without one; empty to reject such users. Since Open WebUI 0.12.4.
             * @default
             * @example example.com
             */
            default_email_domain?: string;
            /**
             * @description Create missing groups. Since Open WebUI 0.11.
             * @default false
             * @example false
             */
            enable_group_creation?: boolean;
            /**
             * @description Update users' groups from the directory at each sign-in. Since Open WebUI 0.11.
             * @default false
             * @example false
             */
            enable_group_management?: boolean;
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
        /** @description The challenge to continue. Unknown fields are rejected with 422. */
        MfaChallengeForm: {
            /**
             * @description The challenge from the sign-in or the previous step.
             * @example c2f5b8de-91a4-4c7b-8f0d-2b6e9d3a7c22.Y2hhbGxlbmdlLW9mLUdyYWNlLXRvLXZlcmlmeS0wMDE
             */
            challenge_token: string;
        };
        /** @description The next step of the sign-in, and the challenge for it. There is no token or cookie yet. Since Open WebUI 0.12. */
        MfaChallengeResponse: {
            /**
             * @description The account's identifier, a dot and a secret. It is valid only for the next step, and each sign-in of the account
             *     replaces the previous challenge.
             * @example c2f5b8de-91a4-4c7b-8f0d-2b6e9d3a7c22.Y2hhbGxlbmdlLW9mLUdyYWNlLXRvLXZlcmlmeS0wMDE
             */
            challenge_token: string;
            /**
             * @description How many seconds the challenge is still valid. It cannot be extended.
             * @example 300
             */
            expires_in: number;
            /**
             * @description What to do: `verify` with a code (`verifyMfaChallenge`); `enroll` an authenticator (`startMfaEnrollment`, then
             *     `confirmMfaEnrollment`); `recover` with a token from the operator (`redeemMfaResetToken`), which leads to `enroll`.
             * @example verify
             * @enum {string}
             */
            next_step: "enroll" | "verify" | "recover";
        };
        /**
         * @description A session with recovery codes if a sign-in required the authenticator; only the recovery codes if it replaced one. Only
         *     a session has a `token`, and all its other fields.
         *
         *     Since Open WebUI 0.12.
         */
        MfaEnrollmentResult: {
            /**
             * @description The address to sign in with, in lower case. Its format is only loosely checked.
             * @example ada@example.com
             */
            email?: string;
            /**
             * @description When the token expires, in seconds since the epoch; null for never, if `JWT_EXPIRES_IN` is `-1` or zero.
             * @example 4102444800
             */
            expires_at?: number | null;
            /**
             * @description The account's identifier, a UUID. It never changes.
             * @example 7d1c0a52-3b0e-4f0a-9a3c-5f2f6f0e1a11
             */
            id?: string;
            /**
             * @description The name shown to others. May be empty.
             * @example Ada Lovelace
             */
            name?: string;
            permissions?: components["schemas"]["Permissions"];
            /**
             * @description The picture: a path on this server, an absolute URL or a data URI.
             *
             *     Sign-in returns the path `/api/v1/users/{id}/profile/image`; the session and the profile return the stored
             *     value.
             * @example /user.png
             */
            profile_image_url?: string;
            /**
             * @description Ten codes that replace an authenticator code, each once. **They are never shown again**, and all old ones are
             *     invalid.
             * @example [
             *       "0c0de0a5e77ab1e5c0ffee0000000001",
             *       "1c0de1a5e77ab1e5c0ffee0000000002",
             *       "2c0de2a5e77ab1e5c0ffee0000000003",
             *       "3c0de3a5e77ab1e5c0ffee0000000004",
             *       "4c0de4a5e77ab1e5c0ffee0000000005",
             *       "5c0de5a5e77ab1e5c0ffee0000000006",
             *       "6c0de6a5e77ab1e5c0ffee0000000007",
             *       "7c0de7a5e77ab1e5c0ffee0000000008",
             *       "8c0de8a5e77ab1e5c0ffee0000000009",
             *       "9c0de9a5e77ab1e5c0ffee000000000a"
             *     ]
             */
            recovery_codes: string[];
            /**
             * @description `admin`, `user` or `pending`. An admin can store any other text, even empty, which is treated like `pending`.
             * @example admin
             * @example user
             * @example pending
             */
            role?: string;
            /**
             * @description A JWT with the account's `id`, and `exp` if it expires.
             *
             *     It also has a `jti`.
             *
             *     The session operation returns the credential that was sent.
             * @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpZCI6IjdkMWMwYTUyLTNiMGUtNGYwYS05YTNjLTVmMmY2ZjBlMWExMSIsImV4cCI6NDEwMjQ0NDgwMCwianRpIjoiNWIwYzdhMGUtMmY3YS00YjYxLThmNmQtMGQ4ZjZmMWMyYTMxIn0.YW4gZXhhbXBsZSwgbm90IGEgc2lnbmF0dXJl
             */
            token?: string;
            /**
             * @description How to send it, always `Bearer`.
             * @example Bearer
             * @enum {string}
             */
            token_type?: "Bearer";
        };
        /** @description An authenticator code or a recovery code. Unknown fields are rejected with 422. */
        MfaFactorForm: {
            /**
             * @description The six digits from the authenticator, valid for half a minute before and after and for one use; or, with
             *     `recovery`, a recovery code, case-insensitive. Surrounding spaces are ignored. A number instead of a string is
             *     rejected.
             * @example 492039
             */
            code: string;
            /**
             * @description Whether `code` is a recovery code.
             * @default false
             * @example false
             */
            recovery?: boolean;
        };
        /** @description New recovery codes, without a session: **every session of the account has ended**, including this one. Sign in again. */
        MfaRecoveryCodesResponse: {
            /**
             * @description Ten codes that replace an authenticator code, each once. **They are never shown again**, and all old ones are
             *     invalid.
             * @example [
             *       "0c0de0a5e77ab1e5c0ffee0000000001",
             *       "1c0de1a5e77ab1e5c0ffee0000000002",
             *       "2c0de2a5e77ab1e5c0ffee0000000003",
             *       "3c0de3a5e77ab1e5c0ffee0000000004",
             *       "4c0de4a5e77ab1e5c0ffee0000000005",
             *       "5c0de5a5e77ab1e5c0ffee0000000006",
             *       "6c0de6a5e77ab1e5c0ffee0000000007",
             *       "7c0de7a5e77ab1e5c0ffee0000000008",
             *       "8c0de8a5e77ab1e5c0ffee0000000009",
             *       "9c0de9a5e77ab1e5c0ffee000000000a"
             *     ]
             */
            recovery_codes: string[];
        };
        /** @description The challenge, and the token from the operator. Unknown fields are rejected with 422. */
        MfaRecoveryForm: {
            /**
             * @description The challenge from the sign-in or the previous step.
             * @example c2f5b8de-91a4-4c7b-8f0d-2b6e9d3a7c22.Y2hhbGxlbmdlLW9mLUdyYWNlLXRvLXZlcmlmeS0wMDE
             */
            challenge_token: string;
            /**
             * @description The token that the server's operator created for this account, valid for 30 minutes and one use. Case and spaces
             *     matter.
             * @example cmVzZXQtdG9rZW4tZm9yLUdyYWNlLWZyb20tQWRhMDE
             */
            reset_token: string;
        };
        /** @description The secret of a new authenticator, as text and as a picture. Do not store either. */
        MfaSetupResponse: {
            /**
             * @description The secret as text, in base 32, for an authenticator that cannot scan (time-based, SHA-1, 6 digits, 30 seconds).
             * @example JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP
             */
            manual_key: string;
            /**
             * @description The same secret as a picture to scan, an SVG in a data URI; it also contains the account's address.
             * @example data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=
             */
            qr_code: string;
        };
        /** @description Whether an account has an authenticator and needs one. */
        MfaStatusResponse: {
            /**
             * @description Whether the account has an authenticator. It stays true while two-factor sign-in is disabled, and the same
             *     authenticator is used when it is enabled again.
             * @example true
             */
            enabled: boolean;
            /**
             * @description How many of the ten recovery codes are left. They are not replaced automatically.
             * @example 9
             */
            recovery_codes_remaining: number;
            /**
             * @description Whether the server requires a second step from users who sign in as this session did. False while two-factor sign-in
             *     is off, and if the admin exempts users who sign in with OAuth or through a trusted proxy.
             * @example true
             */
            required: boolean;
        };
        /** @description The challenge, and the code for it. Unknown fields are rejected with 422. */
        MfaVerifyForm: {
            /**
             * @description The challenge from the sign-in or the previous step.
             * @example c2f5b8de-91a4-4c7b-8f0d-2b6e9d3a7c22.Y2hhbGxlbmdlLW9mLUdyYWNlLXRvLXZlcmlmeS0wMDE
             */
            challenge_token: string;
            /**
             * @description The six digits from the authenticator, valid for half a minute before and after; or, with `recovery`, a recovery
             *     code, case-insensitive. Surrounding spaces are ignored. A number instead of a string is rejected.
             * @example 492039
             */
            code: string;
            /**
             * @description Whether `code` is a recovery code. `confirmMfaEnrollment` does not accept recovery codes, and ignores this.
             * @default false
             * @example false
             */
            recovery?: boolean;
        };
        /**
         * @description An integer, or text if the value was set as text.
         * @example 100
         */
        NumberOrText: number | string;
        /**
         * @description The settings of OAuth and OpenID sign-in. **Some have no effect**: the providers are set up from the environment when
         *     the server starts, regardless of what is stored.
         */
        OAuthConfig: {
            /**
             * @description Offer OAuth sign-in. It does not affect `exchangeOAuthToken`. Since Open WebUI 0.11.
             * @example true
             */
            ENABLE_OAUTH: boolean;
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
             * @description Whether changes are kept after a restart. The operator sets it in the environment, and it is off by default;
             *     `updateOAuthConfig` ignores it.
             *
             *     Since Open WebUI 0.11.1.
             * @example false
             */
            ENABLE_OAUTH_PERSISTENT_CONFIG: boolean;
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
             * @description Offer OAuth sign-in. It does not affect `exchangeOAuthToken`. Since Open WebUI 0.11.
             * @example true
             */
            ENABLE_OAUTH?: boolean | null;
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
         * @description The credentials are correct, but an admin must approve the account. There is no session: sign in again later. Only while
         *     two-factor sign-in is on; otherwise a pending user gets a session.
         *
         *     Since Open WebUI 0.12.
         */
        PendingUserResponse: {
            /**
             * @description Always `pending`.
             * @example pending
             * @enum {string}
             */
            next_step: "pending";
        };
        /**
         * @description What the account may do, as nested flags: the user defaults, and what the account's groups add. **An admin gets the same
         *     flags**, but may do everything: check `role` first.
         *
         *     Until 0.12.2: A flag that is newer than 0.6 may be **absent on an upgraded server**, which means no.
         *
         *     From 0.12.3 on: No flag is absent, even on an upgraded server.
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
        Scope: {
            /**
             * @description What it allows, as text for users.
             * @example Can create and modify user tokens
             */
            description: string;
            /**
             * @description The scope's name, as in tokens.
             * @example user:token
             */
            name: string;
        };
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
             * @example 0.12.4
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
             *     Only for signed-in users.
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
             *     Only for signed-in users.
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
            auto_redirect: boolean;
            /**
             * @description The configured providers by key: `google`, `microsoft`, `github`, `oidc` or `feishu`. Each value is the name for its
             *     button. Open `/oauth/{key}/login` in the browser; the server redirects to the provider. Empty for none.
             *
             *     Also empty while `ENABLE_OAUTH` is off.
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
             * @example 0.12.4
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
             *     The server ignores such settings from users without it.
             * @example true
             */
            interface: boolean;
        };
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
             * @description Share a chat with anyone who has the link, signed in or not. Since Open WebUI 0.11.
             * @example false
             */
            open_chats?: boolean;
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
             *
             *     With `PASSWORD_HASH_ALGORITHM=argon2`, all of it is used.
             * @example correct horse battery staple
             */
            password: string;
        };
        /**
         * @description A session or, while two-factor sign-in is on, the next step. Only a session has a `token`; only the others have a
         *     `next_step`.
         *
         *     Since Open WebUI 0.12.
         */
        SigninResult: components["schemas"]["SessionUserResponse"] | components["schemas"]["MfaChallengeResponse"] | components["schemas"]["PendingUserResponse"];
        /** @description The cookies are cleared. Whether the token is revoked depends on the server. */
        SignoutResponse: {
            /**
             * @description Where to redirect the browser; absent if nowhere. After an OpenID sign-in this is the provider's logout page **with
             *     the ID token in its query**, otherwise the address that the operator configured.
             *
             *     Since Open WebUI 0.6.10.
             * @example https://login.local/bye
             */
            redirect_url?: string;
            /**
             * @description Always true.
             * @example true
             */
            status: boolean;
        };
        /** @description A new account. */
        SignupForm: {
            /**
             * @description The address to sign in with; stored in lower case. Loosely checked, for the format `a@b.c`.
             * @example grace@example.com
             */
            email: string;
            /**
             * @description The name shown to others. May be empty.
             * @example Grace Hopper
             */
            name: string;
            /**
             * @description At most 72 bytes in UTF-8. Even an empty one is accepted, unless the server has password rules.
             * @example nanoseconds are eleven inches
             */
            password: string;
            /**
             * @description The picture.
             *
             *     A known path of the server, an HTTP(S) URL with a host, empty text, or `data:image/` with PNG, JPEG, GIF or WebP
             *     in base64; otherwise 422.
             * @default /user.png
             * @example /user.png
             */
            profile_image_url?: string | null;
        };
        /** @description The time zone was stored. */
        TimezoneUpdated: {
            /**
             * @description Always true.
             * @example true
             */
            status: boolean;
        };
        /** @description A token of another provider. */
        TokenExchangeForm: {
            /**
             * @description An access token that the provider's userinfo endpoint accepts. Not an ID token.
             * @example ya29.an-access-token-of-the-provider
             */
            token: string;
        };
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
             * @example nanoseconds are eleven inches
             */
            password: string;
        };
        /**
         * @description The whole profile. This replaces what is stored.
         *
         *     `bio`, `gender` and `date_of_birth` become empty if left out.
         */
        UpdateProfileForm: {
            /**
             * @description The user's description of themselves. Since Open WebUI 0.6.23.
             * @default null
             * @example Found the first bug
             */
            bio?: string | null;
            /**
             * Format: date
             * @description The date of birth. A date-time is accepted if it is midnight. Since Open WebUI 0.6.23.
             * @default null
             * @example 1906-12-09
             */
            date_of_birth?: string | null;
            /**
             * @description Any text. The web app offers `female`, `male` and a text field. Since Open WebUI 0.6.23.
             * @default null
             * @example female
             * @example male
             */
            gender?: string | null;
            /**
             * @description The name shown to others. May be empty.
             * @example Grace Hopper
             */
            name: string;
            /**
             * @description The picture.
             *
             *     A known path of the server, an HTTP(S) URL with a host, empty text, or `data:image/` with PNG, JPEG, GIF or WebP
             *     in base64; otherwise 422.
             * @example /user.png
             */
            profile_image_url: string;
        };
        /** @description A user's time zone. */
        UpdateTimezoneForm: {
            /**
             * @description A name from the time zone database. **Not checked**: any text is stored, even an empty one.
             * @example Europe/London
             */
            timezone: string;
        };
        /** @description The public fields of an account. */
        UserProfileImageResponse: {
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
        };
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
             * @description Use hidden models as base models. Only the web app enforces it. Since Open WebUI 0.12.4.
             * @example false
             */
            models_hidden?: boolean;
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
             * @description Save skills to a file. Since Open WebUI 0.10.
             * @example false
             */
            skills_export?: boolean;
            /**
             * @description Import skills from a file. Since Open WebUI 0.10.
             * @example false
             */
            skills_import?: boolean;
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
        /** @description Another request for the account was faster. Try again. Since Open WebUI 0.12. */
        AccountChanged: Json<components["schemas"]["ErrorResponse"]>;
        /** @description The account is deactivated. Only while two-factor sign-in is on; otherwise the status is 400, `invalidCredentials`. Since Open WebUI 0.12. */
        AccountDeactivated: Json<components["schemas"]["ErrorResponse"]>;
        /**
         * @description API keys are disabled, or not allowed on this path.
         *
         *     Also for session tokens while API keys are disabled or the permission is missing.
         */
        ApiKeyOrPermissionRefused: Json<components["schemas"]["ErrorResponse"]>;
        /** @description API keys are disabled, or not allowed on this path. Not for session tokens. */
        ApiKeyRefused: Json<components["schemas"]["ErrorResponse"]>;
        /** @description Two requests for one account conflicted, and this one failed. It changed nothing. Since Open WebUI 0.12. */
        AuthenticationChanged: Json<components["schemas"]["ErrorResponse"]>;
        /** @description The server's database is unavailable. Try again later; your credentials were not rejected. Since Open WebUI 0.12. */
        AuthenticationUnavailable: Json<components["schemas"]["ErrorResponse"]>;
        /** @description The server's database is unavailable, or the authenticator secret cannot be read. The code was not rejected. */
        AuthenticatorUnavailable: Json<components["schemas"]["ErrorResponse"]>;
        /** @description The body could not be read. */
        BodyNotUtf8: Json<components["schemas"]["ErrorResponse"]>;
        /** @description Internal error; the text never says why. A common cause is text with a lone surrogate (`\ud800`) in the body. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": "Internal Server Error";
            };
        };
        /** @description The body is invalid or has unknown fields. The server does not say which. */
        InvalidRequest: Json<components["schemas"]["ErrorResponse"]>;
        /** @description The sign-in is too long ago, two-factor sign-in is off, or this is not a user's session. */
        MfaManagementRefused: Json<components["schemas"]["ErrorResponse"]>;
        /**
         * @description Another request for the account was faster. After `authenticationChanged`, the code is used up, but there is no session:
         *     sign in again. The recovery codes of `confirmMfaEnrollment` are then lost; `regenerateMfaRecoveryCodes` creates new
         *     ones. Otherwise nothing was changed.
         */
        MfaSessionConflict: Json<components["schemas"]["ErrorResponse"]>;
        /** @description Another request for the account was faster. This one changed nothing. */
        MfaStateConflict: Json<components["schemas"]["ErrorResponse"]>;
        /** @description The sign-in cannot continue. Sign in again. */
        MfaStepRefused: Json<components["schemas"]["ErrorResponse"]>;
        /** @description You are not signed in. Sign in again. This response does not clear the cookies. */
        NotAuthenticated: Json<components["schemas"]["ErrorResponse"]>;
        /**
         * @description You are not signed in, **or** the code is wrong. Only the text says which; after `codeRefused`, the session is still
         *     valid.
         */
        NotAuthenticatedOrCodeRefused: Json<components["schemas"]["ErrorResponse"]>;
        /** @description You are not signed in, **or** your role is not allowed to do this. Only the text says which. */
        NotAuthenticatedOrRoleRefused: Json<components["schemas"]["ErrorResponse"]>;
        /** @description API keys are disabled, or not allowed here. Not for session tokens. */
        SessionRequired: Json<components["schemas"]["ErrorResponse"]>;
        /** @description Signed out. */
        SignedOut: Json<components["schemas"]["SignoutResponse"]>;
        /**
         * @description Internal error. With JSON, the OpenID provider did not respond. With plain text, nothing was cleared: delete the token
         *     yourself.
         *
         *     With JSON, the cookies are cleared anyway.
         */
        SignOutFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
                "text/plain": "Internal Server Error";
            };
        };
        /**
         * @description Too many codes. `Retry-After` of `tooManyCodes` is the rest of the challenge's lifetime, but a new sign-in returns a new
         *     one at once. `tooManyAttempts` means ten codes for one account within 15 minutes, or 100 POST requests from one IP
         *     address.
         */
        TooManyCodes: Json<components["schemas"]["ErrorResponse"]>;
        /**
         * @description Ten codes for the account within 15 minutes, including correct ones, or 100 POST requests from one IP address.
         *     `Retry-After` says how long to wait.
         */
        TooManyFactorTries: Json<components["schemas"]["ErrorResponse"]>;
        /**
         * @description Only while two-factor sign-in is on: more than 100 POST requests of any kind from one IP address in 15 minutes. Checked
         *     before anything else.
         *
         *     Since Open WebUI 0.12.
         */
        TooManyRequests: Json<components["schemas"]["ErrorResponse"]>;
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getServerConfig: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["ServerConfig"]>;
            401: Json<components["schemas"]["ErrorResponse"]>;
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": "Internal Server Error";
                };
            };
            503: Json<components["schemas"]["ErrorResponse"]>;
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
            503: components["responses"]["AuthenticationUnavailable"];
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
            200: Json<components["schemas"]["AddedUser"]>;
            400: Json<components["schemas"]["ErrorResponse"]>;
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            422: Json<components["schemas"]["ErrorResponse"]>;
            429: components["responses"]["TooManyRequests"];
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                    "text/plain": "Internal Server Error";
                };
            };
            503: components["responses"]["AuthenticationUnavailable"];
        };
    };
    getAdminConfig: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["AdminConfig"]>;
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            503: components["responses"]["AuthenticationUnavailable"];
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
            200: Json<components["schemas"]["AdminConfigUpdated"]>;
            400: components["responses"]["BodyNotUtf8"];
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: Json<components["schemas"]["ErrorResponse"]>;
            409: Json<components["schemas"]["ErrorResponse"]>;
            422: Json<components["schemas"]["ErrorResponse"]>;
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["AuthenticationUnavailable"];
        };
    };
    getLdapConfig: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["LdapConfigResponse"]>;
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            503: components["responses"]["AuthenticationUnavailable"];
        };
    };
    updateLdapConfig: {
        parameters: NoParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["LdapConfigForm"];
            };
        };
        responses: {
            200: Json<components["schemas"]["LdapConfigResponse"]>;
            400: components["responses"]["BodyNotUtf8"];
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            422: Json<components["schemas"]["ErrorResponse"]>;
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["AuthenticationUnavailable"];
        };
    };
    getLdapServer: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["LdapServerConfig"]>;
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            503: components["responses"]["AuthenticationUnavailable"];
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
            422: Json<components["schemas"]["ErrorResponse"]>;
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["AuthenticationUnavailable"];
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
            503: components["responses"]["AuthenticationUnavailable"];
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
            422: Json<components["schemas"]["ErrorResponse"]>;
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["AuthenticationUnavailable"];
        };
    };
    getAdminDetails: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["AdminDetails"]>;
            400: Json<components["schemas"]["ErrorResponse"]>;
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["ApiKeyRefused"];
            503: components["responses"]["AuthenticationUnavailable"];
        };
    };
    getApiKey: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["ApiKey"]>;
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["ApiKeyOrPermissionRefused"];
            404: Json<components["schemas"]["ErrorResponse"]>;
            503: components["responses"]["AuthenticationUnavailable"];
        };
    };
    generateApiKey: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["ApiKey"]>;
            401: components["responses"]["NotAuthenticated"];
            403: Json<components["schemas"]["ErrorResponse"]>;
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["AuthenticationUnavailable"];
        };
    };
    deleteApiKey: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<true>;
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["ApiKeyOrPermissionRefused"];
            503: components["responses"]["AuthenticationUnavailable"];
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
            200: Json<components["schemas"]["SigninResult"]>;
            400: Json<components["schemas"]["ErrorResponse"]>;
            401: components["responses"]["AccountDeactivated"];
            403: Json<components["schemas"]["ErrorResponse"]>;
            409: components["responses"]["AuthenticationChanged"];
            422: Json<components["schemas"]["ErrorResponse"]>;
            429: components["responses"]["TooManyRequests"];
            500: Json<components["schemas"]["ErrorResponse"]>;
            503: components["responses"]["AuthenticationUnavailable"];
        };
    };
    getMfaChallenge: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["MfaChallengeResponse"]>;
            401: Json<components["schemas"]["ErrorResponse"]>;
            403: Json<components["schemas"]["ErrorResponse"]>;
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["AuthenticationUnavailable"];
        };
    };
    confirmMfaEnrollment: {
        parameters: NoParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["MfaVerifyForm"];
            };
        };
        responses: {
            200: Json<components["schemas"]["MfaEnrollmentResult"]>;
            400: components["responses"]["BodyNotUtf8"];
            401: Json<components["schemas"]["ErrorResponse"]>;
            403: components["responses"]["MfaStepRefused"];
            409: components["responses"]["MfaSessionConflict"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["TooManyCodes"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["AuthenticatorUnavailable"];
        };
    };
    startMfaEnrollment: {
        parameters: NoParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["MfaChallengeForm"];
            };
        };
        responses: {
            200: Json<components["schemas"]["MfaSetupResponse"]>;
            400: components["responses"]["BodyNotUtf8"];
            401: Json<components["schemas"]["ErrorResponse"]>;
            403: components["responses"]["MfaStepRefused"];
            409: Json<components["schemas"]["ErrorResponse"]>;
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["AuthenticatorUnavailable"];
        };
    };
    redeemMfaResetToken: {
        parameters: NoParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["MfaRecoveryForm"];
            };
        };
        responses: {
            200: Json<components["schemas"]["MfaChallengeResponse"]>;
            400: components["responses"]["BodyNotUtf8"];
            401: Json<components["schemas"]["ErrorResponse"]>;
            403: components["responses"]["MfaStepRefused"];
            409: components["responses"]["MfaStateConflict"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["TooManyCodes"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["AuthenticationUnavailable"];
        };
    };
    regenerateMfaRecoveryCodes: {
        parameters: NoParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["MfaFactorForm"];
            };
        };
        responses: {
            200: Json<components["schemas"]["MfaRecoveryCodesResponse"]>;
            400: components["responses"]["BodyNotUtf8"];
            401: components["responses"]["NotAuthenticatedOrCodeRefused"];
            403: components["responses"]["MfaManagementRefused"];
            409: components["responses"]["MfaStateConflict"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["TooManyFactorTries"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["AuthenticatorUnavailable"];
        };
    };
    startMfaReplacement: {
        parameters: NoParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["MfaFactorForm"];
            };
        };
        responses: {
            200: Json<components["schemas"]["MfaChallengeResponse"]>;
            400: components["responses"]["BodyNotUtf8"];
            401: components["responses"]["NotAuthenticatedOrCodeRefused"];
            403: components["responses"]["MfaManagementRefused"];
            409: components["responses"]["MfaStateConflict"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["TooManyFactorTries"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["AuthenticatorUnavailable"];
        };
    };
    getMfaStatus: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["MfaStatusResponse"]>;
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["SessionRequired"];
            503: components["responses"]["AuthenticationUnavailable"];
        };
    };
    verifyMfaChallenge: {
        parameters: NoParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["MfaVerifyForm"];
            };
        };
        responses: {
            200: Json<components["schemas"]["SessionUserResponse"]>;
            400: components["responses"]["BodyNotUtf8"];
            401: Json<components["schemas"]["ErrorResponse"]>;
            403: components["responses"]["MfaStepRefused"];
            409: components["responses"]["MfaSessionConflict"];
            422: components["responses"]["InvalidRequest"];
            429: components["responses"]["TooManyCodes"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["AuthenticatorUnavailable"];
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
            200: Json<components["schemas"]["SigninResult"]>;
            400: Json<components["schemas"]["ErrorResponse"]>;
            401: Json<components["schemas"]["ErrorResponse"]>;
            403: Json<components["schemas"]["ErrorResponse"]>;
            404: Json<components["schemas"]["ErrorResponse"]>;
            409: components["responses"]["AccountChanged"];
            422: Json<components["schemas"]["ErrorResponse"]>;
            429: Json<components["schemas"]["ErrorResponse"]>;
            503: components["responses"]["AuthenticationUnavailable"];
        };
    };
    deleteOAuthSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: Json<true>;
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            404: Json<components["schemas"]["ErrorResponse"]>;
            503: components["responses"]["AuthenticationUnavailable"];
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
            200: Json<components["schemas"]["SigninResult"]>;
            400: Json<components["schemas"]["ErrorResponse"]>;
            401: components["responses"]["AccountDeactivated"];
            403: Json<components["schemas"]["ErrorResponse"]>;
            409: components["responses"]["AuthenticationChanged"];
            422: Json<components["schemas"]["ErrorResponse"]>;
            429: Json<components["schemas"]["ErrorResponse"]>;
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": "Internal Server Error";
                };
            };
            503: components["responses"]["AuthenticationUnavailable"];
        };
    };
    signOut: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: components["responses"]["SignedOut"];
            401: Json<components["schemas"]["ErrorResponse"]>;
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["SignOutFailed"];
            503: components["responses"]["AuthenticationUnavailable"];
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
            200: Json<components["schemas"]["SigninResult"]>;
            400: Json<components["schemas"]["ErrorResponse"]>;
            403: Json<components["schemas"]["ErrorResponse"]>;
            409: components["responses"]["AccountChanged"];
            422: Json<components["schemas"]["ErrorResponse"]>;
            429: components["responses"]["TooManyRequests"];
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                    "text/plain": "Internal Server Error";
                };
            };
            503: components["responses"]["AuthenticationUnavailable"];
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
            200: Json<true>;
            400: Json<components["schemas"]["ErrorResponse"]>;
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["ApiKeyRefused"];
            409: Json<components["schemas"]["ErrorResponse"]>;
            422: Json<components["schemas"]["ErrorResponse"]>;
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["AuthenticationUnavailable"];
        };
    };
    updateProfile: {
        parameters: NoParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateProfileForm"];
            };
        };
        responses: {
            200: Json<components["schemas"]["UserProfileImageResponse"]>;
            400: Json<components["schemas"]["ErrorResponse"]>;
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            422: Json<components["schemas"]["ErrorResponse"]>;
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["AuthenticationUnavailable"];
        };
    };
    updateTimezone: {
        parameters: NoParameters;
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateTimezoneForm"];
            };
        };
        responses: {
            200: Json<components["schemas"]["TimezoneUpdated"]>;
            400: components["responses"]["BodyNotUtf8"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["ApiKeyRefused"];
            422: Json<components["schemas"]["ErrorResponse"]>;
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["AuthenticationUnavailable"];
        };
    };
    getServerVersion: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["ServerVersionInfo"]>;
        };
    };
    getLogin: {
        parameters: NoParameters;
        requestBody?: never;
        responses: {
            200: Json<components["schemas"]["APILoginResponse"]>;
            401: Json<components["schemas"]["GafaelfawrErrorResponse"]>;
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
}
/** An answer of JSON. */
type Json<Content> = { headers: { [name: string]: unknown }; content: { "application/json": Content } };
/** An operation without parameters. */
type NoParameters = { query?: never; header?: never; path?: never; cookie?: never };
