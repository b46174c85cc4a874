// Made from openapi/ by `npm run generate`. Do not edit: change the source.

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
        /** @description With whom the account may share what it may share. */
        AccessGrantsPermissions: {
            /**
             * @description Share with groups. Since Open WebUI 0.11.
             * @example true
             */
            allow_groups?: boolean;
            /**
             * @description Share with single people; without it only with groups, or with everybody.
             * @example true
             */
            allow_users: boolean;
        };
        /**
         * @description The new account and, unless a second factor is demanded of everybody, a token of **its own**: whoever holds that token is
         *     signed in as the new user.
         *
         *     Since Open WebUI 0.12.
         */
        AddedUser: {
            /**
             * @description The address that signs in, in lower case. Its form is only loosely checked.
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
             * @description A JWT of the new account; absent while a second factor is demanded of everybody.
             * @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpZCI6ImMyZjViOGRlLTkxYTQtNGM3Yi04ZjBkLTJiNmU5ZDNhN2MyMiIsImp0aSI6IjFmOGE2YzNkLTBiNTItNGU5Ny1hNmQ0LTJlOWM3YjVmOGE1MyJ9.YW4gZXhhbXBsZSwgbm90IGEgc2lnbmF0dXJl
             */
            token?: string;
            /**
             * @description How to send the token, always `Bearer`; absent where there is none.
             * @example Bearer
             * @enum {string}
             */
            token_type?: "Bearer";
        };
        /** @description A new account, made by an admin for somebody else. */
        AddUserForm: {
            /**
             * @description The address to sign in with; stored in lower case. Loosely checked, something like `a@b.c`.
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
             *     A known path of the server, an HTTP(S) address with a host, empty text, or `data:image/` with PNG, JPEG, GIF or WebP in
             *     base64; 422 otherwise.
             * @default /user.png
             * @example /user.png
             */
            profile_image_url?: string | null;
            /**
             * @description `admin`, `user` or `pending`. Any other text is stored as it is, and such an account can sign in and do
             *     little. Leave it out rather than send null, which gets 500.
             * @default pending
             * @example user
             * @example pending
             * @example admin
             */
            role?: string | null;
        };
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
             * @description Where a model answers in a channel, `thread` or `channel`. Anything else is silently ignored. Left out, it becomes `thread`. Since Open WebUI 0.11.
             * @default thread
             * @example thread
             * @example channel
             */
            CHANNEL_MODEL_RESPONSE_MODE: string;
            /**
             * @description The group that new accounts join; empty for none. Not checked. Since Open WebUI 0.6.37.
             * @example
             */
            DEFAULT_GROUP_ID: string;
            /**
             * @description Interface settings for everybody who has none of their own. Since Open WebUI 0.11.1.
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
             * @description Offer apps. Left out, it stays as it is. Since Open WebUI 0.12.1.
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
             * @description Offer end-to-end encrypted channels. Left out, it stays as it is. Since Open WebUI 0.12.3.
             * @example false
             */
            ENABLE_ENCRYPTED_CHANNELS?: boolean;
            /**
             * @description Offer folders for chats. Since Open WebUI 0.6.41.
             * @example true
             */
            ENABLE_FOLDERS: boolean;
            /**
             * @description Show e-mail and password on the sign-in page. Off, sign-up is closed as well, but `signIn` goes on working. Left
             *     out, it stays as it is.
             *
             *     Since Open WebUI 0.11.4.
             * @example true
             */
            ENABLE_LOGIN_FORM: boolean;
            /**
             * @description Let users keep memories, which are added to their chats. Since Open WebUI 0.7.
             * @example true
             */
            ENABLE_MEMORIES: boolean;
            /**
             * @description Put memories into the system prompt of every chat that uses them. Since Open WebUI 0.10.2.
             * @example true
             */
            ENABLE_MEMORY_SYSTEM_CONTEXT: boolean;
            /**
             * @description Let people rate answers.
             * @example true
             */
            ENABLE_MESSAGE_RATING: boolean;
            /**
             * @description Demand a second factor of everybody who signs in. **A change of this or of the two exceptions signs everybody out**,
             *     the admin who made it included. Only a person's session may send it, not an API key, even if nothing changes. Left
             *     out, it stays as it is.
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
             * @description Allow sign-up. The first sign-up switches it off; a first account by LDAP does not.
             * @example false
             */
            ENABLE_SIGNUP: boolean;
            /**
             * @description Let models load skills when they need them, instead of putting the chosen ones into the prompt. Left out, it
             *     stays as it is.
             *
             *     Since Open WebUI 0.12.4.
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
             * @description The most files that a folder may hold; empty text for no limit. A string of digits if set by the environment. Since Open WebUI 0.7.
             * @example 100
             */
            FOLDER_MAX_FILE_COUNT: components["schemas"]["NumberOrText"];
            /**
             * @description Own translations by language and English text. A placeholder such as `{{name}}` must be in both; blank texts are dropped.
             *     Null gets 422. Left out, they stay as they are.
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
             * @description How long a sign-in lasts, a number with one of `ms s m h d w`, or `-1` or zero for no expiry.
             *     Anything else is silently ignored. A negative duration gives tokens that have expired already.
             * @example 4w
             * @example -1
             */
            JWT_EXPIRES_IN: string;
            /**
             * @description Spare people who sign in through an OAuth provider. See `ENABLE_MFA`. Since Open WebUI 0.12.
             * @example false
             */
            MFA_ALLOW_OAUTH_BYPASS: boolean;
            /**
             * @description Spare people whom a trusted proxy names. See `ENABLE_MFA`. Since Open WebUI 0.12.
             * @example false
             */
            MFA_ALLOW_TRUSTED_HEADER_BYPASS: boolean;
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
             * @description The most characters of a skill that are given at once; null for 20,000. Left out, it stays as it is. Since Open WebUI 0.12.3.
             * @example 20000
             */
            SKILL_CONTENT_MAX_CHARS?: number | null;
            /**
             * @description How many characters of a longer skill are given first; null for 5,000. Left out, it stays as it is. Since Open WebUI 0.12.3.
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
         * @description Every setting at once. There is no partial update: read the settings, change what you want, send all of them. Settings that
         *     the server does not know are ignored.
         *
         *     Newer settings may be left out; some then stay as they are (`ENABLE_LOGIN_FORM`, `I18N`), others fall back to their
         *     default. Each says which.
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
             * @description Where a model answers in a channel, `thread` or `channel`. Anything else is silently ignored. Left out, it becomes `thread`. Since Open WebUI 0.11.
             * @default thread
             * @example thread
             * @example channel
             */
            CHANNEL_MODEL_RESPONSE_MODE?: string;
            /**
             * @description The group that new accounts join; empty for none. Not checked. Since Open WebUI 0.6.37.
             * @example
             */
            DEFAULT_GROUP_ID: string;
            /**
             * @description Interface settings for everybody who has none of their own. Left out, or null, they become empty. Since Open WebUI 0.11.1.
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
             * @description Offer apps. Left out, it stays as it is. Since Open WebUI 0.12.1.
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
             * @description Offer end-to-end encrypted channels. Left out, it stays as it is. Since Open WebUI 0.12.3.
             * @example false
             */
            ENABLE_ENCRYPTED_CHANNELS?: boolean;
            /**
             * @description Offer folders for chats. Since Open WebUI 0.6.41.
             * @example true
             */
            ENABLE_FOLDERS: boolean;
            /**
             * @description Show e-mail and password on the sign-in page. Off, sign-up is closed as well, but `signIn` goes on working. Left
             *     out, it stays as it is.
             *
             *     Since Open WebUI 0.11.4.
             * @example true
             */
            ENABLE_LOGIN_FORM?: boolean;
            /**
             * @description Let users keep memories, which are added to their chats. Since Open WebUI 0.7.
             * @example true
             */
            ENABLE_MEMORIES: boolean;
            /**
             * @description Put memories into the system prompt of every chat that uses them. Since Open WebUI 0.10.2.
             * @example true
             */
            ENABLE_MEMORY_SYSTEM_CONTEXT: boolean;
            /**
             * @description Let people rate answers.
             * @example true
             */
            ENABLE_MESSAGE_RATING: boolean;
            /**
             * @description Demand a second factor of everybody who signs in. **A change of this or of the two exceptions signs everybody out**,
             *     the admin who made it included. Only a person's session may send it, not an API key, even if nothing changes. Left
             *     out, it stays as it is.
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
             * @description Allow sign-up. The first sign-up switches it off; a first account by LDAP does not.
             * @example false
             */
            ENABLE_SIGNUP: boolean;
            /**
             * @description Let models load skills when they need them, instead of putting the chosen ones into the prompt. Left out, it
             *     stays as it is.
             *
             *     Since Open WebUI 0.12.4.
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
             * @description The most files that a folder may hold. Zero, null and empty text mean no limit, and come back as empty text. Text that
             *     is no number gets 500. Left out, it becomes empty.
             *
             *     Since Open WebUI 0.7.
             * @default null
             * @example 100
             */
            FOLDER_MAX_FILE_COUNT?: components["schemas"]["NumberOrText"] | null;
            /**
             * @description Own translations by language and English text. A placeholder such as `{{name}}` must be in both; blank texts are dropped.
             *     Null gets 422. Left out, they stay as they are.
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
             * @description How long a sign-in lasts, a number with one of `ms s m h d w`, or `-1` or zero for no expiry.
             *     Anything else is silently ignored. A negative duration gives tokens that have expired already.
             * @example 4w
             * @example -1
             */
            JWT_EXPIRES_IN: string;
            /**
             * @description Spare people who sign in through an OAuth provider. See `ENABLE_MFA`. Since Open WebUI 0.12.
             * @example false
             */
            MFA_ALLOW_OAUTH_BYPASS?: boolean;
            /**
             * @description Spare people whom a trusted proxy names. See `ENABLE_MFA`. Since Open WebUI 0.12.
             * @example false
             */
            MFA_ALLOW_TRUSTED_HEADER_BYPASS?: boolean;
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
             * @description The most characters of a skill that are given at once; null for 20,000. Left out, it stays as it is. Since Open WebUI 0.12.3.
             * @example 20000
             */
            SKILL_CONTENT_MAX_CHARS?: number | null;
            /**
             * @description How many characters of a longer skill are given first; null for 5,000. Left out, it stays as it is. Since Open WebUI 0.12.3.
             * @example 5000
             */
            SKILL_PREVIEW_MAX_CHARS?: number | null;
            /**
             * @description The server's public address, for links and notifications; empty if never set.
             * @example https://chat.local
             */
            WEBUI_URL: string;
        };
        /** @description Every setting as it is now, and whether everybody was signed out. Since Open WebUI 0.12. */
        AdminConfigUpdated: {
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
             * @description Where a model answers in a channel, `thread` or `channel`. Anything else is silently ignored. Left out, it becomes `thread`. Since Open WebUI 0.11.
             * @default thread
             * @example thread
             * @example channel
             */
            CHANNEL_MODEL_RESPONSE_MODE: string;
            /**
             * @description The group that new accounts join; empty for none. Not checked. Since Open WebUI 0.6.37.
             * @example
             */
            DEFAULT_GROUP_ID: string;
            /**
             * @description Interface settings for everybody who has none of their own. Since Open WebUI 0.11.1.
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
             * @description Offer apps. Left out, it stays as it is. Since Open WebUI 0.12.1.
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
             * @description Offer end-to-end encrypted channels. Left out, it stays as it is. Since Open WebUI 0.12.3.
             * @example false
             */
            ENABLE_ENCRYPTED_CHANNELS?: boolean;
            /**
             * @description Offer folders for chats. Since Open WebUI 0.6.41.
             * @example true
             */
            ENABLE_FOLDERS: boolean;
            /**
             * @description Show e-mail and password on the sign-in page. Off, sign-up is closed as well, but `signIn` goes on working. Left
             *     out, it stays as it is.
             *
             *     Since Open WebUI 0.11.4.
             * @example true
             */
            ENABLE_LOGIN_FORM: boolean;
            /**
             * @description Let users keep memories, which are added to their chats. Since Open WebUI 0.7.
             * @example true
             */
            ENABLE_MEMORIES: boolean;
            /**
             * @description Put memories into the system prompt of every chat that uses them. Since Open WebUI 0.10.2.
             * @example true
             */
            ENABLE_MEMORY_SYSTEM_CONTEXT: boolean;
            /**
             * @description Let people rate answers.
             * @example true
             */
            ENABLE_MESSAGE_RATING: boolean;
            /**
             * @description Demand a second factor of everybody who signs in. **A change of this or of the two exceptions signs everybody out**,
             *     the admin who made it included. Only a person's session may send it, not an API key, even if nothing changes. Left
             *     out, it stays as it is.
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
             * @description Allow sign-up. The first sign-up switches it off; a first account by LDAP does not.
             * @example false
             */
            ENABLE_SIGNUP: boolean;
            /**
             * @description Let models load skills when they need them, instead of putting the chosen ones into the prompt. Left out, it
             *     stays as it is.
             *
             *     Since Open WebUI 0.12.4.
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
             * @description The most files that a folder may hold; empty text for no limit. A string of digits if set by the environment. Since Open WebUI 0.7.
             * @example 100
             */
            FOLDER_MAX_FILE_COUNT: components["schemas"]["NumberOrText"];
            /**
             * @description Own translations by language and English text. A placeholder such as `{{name}}` must be in both; blank texts are dropped.
             *     Null gets 422. Left out, they stay as they are.
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
             * @description How long a sign-in lasts, a number with one of `ms s m h d w`, or `-1` or zero for no expiry.
             *     Anything else is silently ignored. A negative duration gives tokens that have expired already.
             * @example 4w
             * @example -1
             */
            JWT_EXPIRES_IN: string;
            /**
             * @description Spare people who sign in through an OAuth provider. See `ENABLE_MFA`. Since Open WebUI 0.12.
             * @example false
             */
            MFA_ALLOW_OAUTH_BYPASS: boolean;
            /**
             * @description Spare people whom a trusted proxy names. See `ENABLE_MFA`. Since Open WebUI 0.12.
             * @example false
             */
            MFA_ALLOW_TRUSTED_HEADER_BYPASS: boolean;
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
             * @description Whether the rules for the second factor changed, so that **every session ended**, the one that asked for it included.
             * @example false
             */
            sessions_revoked: boolean;
            /**
             * @description Show the admin's contact to pending users. Off, `getAdminDetails` returns 400.
             * @example true
             */
            SHOW_ADMIN_DETAILS: boolean;
            /**
             * @description The most characters of a skill that are given at once; null for 20,000. Left out, it stays as it is. Since Open WebUI 0.12.3.
             * @example 20000
             */
            SKILL_CONTENT_MAX_CHARS?: number | null;
            /**
             * @description How many characters of a longer skill are given first; null for 5,000. Left out, it stays as it is. Since Open WebUI 0.12.3.
             * @example 5000
             */
            SKILL_PREVIEW_MAX_CHARS?: number | null;
            /**
             * @description The server's public address, for links and notifications; empty if never set.
             * @example https://chat.local
             */
            WEBUI_URL: string;
        };
        /** @description The admin to ask for help or for access. */
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
        /** @description The part of Gafaelfawr's configuration that a user interface needs. */
        APIConfig: {
            /**
             * @description Every scope that a new token can be given. Older tokens may hold others.
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
             * @description The key, `sk-` and 32 hexadecimal digits. It does not expire, and outlives sign-out and a changed password.
             * @example sk-5eedc0de5eedc0de5eedc0de5eedc0de
             */
            api_key: string;
        };
        /**
         * @description Who is behind the session cookie, and the CSRF token for everything that changes something. Gafaelfawr's browser pages
         *     ask this first, since JavaScript cannot read the cookie.
         */
        APILoginResponse: {
            config: components["schemas"]["APIConfig"];
            /**
             * @description The value that every request other than GET must carry in `X-CSRF-Token` while it relies on the cookie. It stays
             *     the same as long as the cookie does.
             * @example OmNdVTtKKuK_VuJsGFdrqg
             */
            csrf: string;
            /**
             * @description What the session may do. May be empty, and may name scopes that `config.scopes` does not know.
             * @example [
             *       "read:all",
             *       "user:token"
             *     ]
             */
            scopes: string[];
            /**
             * @description Whose session it is.
             * @example someuser
             */
            username: string;
        };
        /** @description What the account may do in a chat. */
        ChatPermissions: {
            /**
             * @description Talk with a model as in a phone call. Since Open WebUI 0.6.5.
             * @example true
             */
            call: boolean;
            /**
             * @description Let a model go on with an answer that it broke off. Since Open WebUI 0.6.26.
             * @example true
             */
            continue_response: boolean;
            /**
             * @description Open the side panel that tunes a chat.
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
             * @description Edit messages, own ones and answers.
             * @example true
             */
            edit: boolean;
            /**
             * @description Save a chat to a file. Since Open WebUI 0.6.6.
             * @example true
             */
            export: boolean;
            /**
             * @description Attach files.
             * @example true
             */
            file_upload: boolean;
            /**
             * @description Load chats from a file. Since Open WebUI 0.10.
             * @example true
             */
            import?: boolean;
            /**
             * @description Ask several models at once. Since Open WebUI 0.6.3.
             * @example true
             */
            multiple_models: boolean;
            /**
             * @description Change model parameters such as the temperature. Since Open WebUI 0.6.19.
             * @example true
             */
            params: boolean;
            /**
             * @description Rate answers up or down. Since Open WebUI 0.6.26.
             * @example true
             */
            rate_response: boolean;
            /**
             * @description Ask for the same answer once more. Since Open WebUI 0.6.26.
             * @example true
             */
            regenerate_response: boolean;
            /**
             * @description Share a chat by link. Since Open WebUI 0.6.6.
             * @example true
             */
            share: boolean;
            /**
             * @description Speak instead of typing. Since Open WebUI 0.6.5.
             * @example true
             */
            stt: boolean;
            /**
             * @description Give a chat a system prompt. Since Open WebUI 0.6.15.
             * @example true
             */
            system_prompt: boolean;
            /**
             * @description Start chats that are not kept.
             * @example true
             */
            temporary: boolean;
            /**
             * @description Every chat of the account is temporary, whether it wants that or not. A restriction, not a grant.
             * @example false
             */
            temporary_enforced: boolean;
            /**
             * @description Have answers read aloud. Since Open WebUI 0.6.5.
             * @example true
             */
            tts: boolean;
            /**
             * @description Set the valves of tools and functions, their own options. Since Open WebUI 0.6.19.
             * @example true
             */
            valves: boolean;
            /**
             * @description Attach web pages by their address. Only the web app looks at it. Since Open WebUI 0.8.4.
             * @example true
             */
            web_upload?: boolean;
        };
        /** @description An error of Open WebUI. Its text is written for people, and is the only thing that tells two causes with the same status apart. */
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
             * @description Make and run scheduled prompts. Since Open WebUI 0.9.
             * @example false
             */
            automations?: boolean;
            /**
             * @description Use calendars. Since Open WebUI 0.9.
             * @example true
             */
            calendar?: boolean;
            /**
             * @description Use channels, the rooms that people share. Since Open WebUI 0.6.41.
             * @example true
             */
            channels: boolean;
            /**
             * @description Let a model run code.
             * @example true
             */
            code_interpreter: boolean;
            /**
             * @description Connect own tool servers, straight from the browser. Since Open WebUI 0.6.1.
             * @example false
             */
            direct_tool_servers: boolean;
            /**
             * @description Take part in end-to-end encrypted channels; needs `channels` too. Since Open WebUI 0.12.3.
             * @example false
             */
            encrypted_channels?: boolean;
            /**
             * @description Sort chats into folders. Since Open WebUI 0.6.41.
             * @example true
             */
            folders: boolean;
            /**
             * @description Let a model make images.
             * @example true
             */
            image_generation: boolean;
            /**
             * @description Keep memories about oneself and have them used in chats. Since Open WebUI 0.7.
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
             * @description Name own webhooks and notification targets, where `ENABLE_USER_WEBHOOKS` is on. Since Open WebUI 0.10.
             * @example false
             */
            webhooks?: boolean;
        };
        /**
         * @description True or false, or a word that says more.
         * @example true
         */
        FlagOrText: boolean | string;
        /** @description The cause, for people and for programs. */
        GafaelfawrErrorDetail: {
            /**
             * @description What went wrong, in English.
             * @example Authentication required
             */
            msg: string;
            /**
             * @description The stable name of the cause. Login knows one, `no_authorization`.
             * @example no_authorization
             */
            type: string;
        };
        /**
         * @description An error of Gafaelfawr's login: one object under `detail`. Gafaelfawr's other routes send a list there, and its own
         *     API description promises that list here too.
         */
        GafaelfawrErrorResponse: {
            detail: components["schemas"]["GafaelfawrErrorDetail"];
        };
        /** @description The switch of LDAP sign-in, written in lower case here and in capitals in the answer. */
        LdapConfigForm: {
            /**
             * @description Offer LDAP sign-in. **Left out it stores null**, which counts as off; so does the name in capitals, which is ignored.
             * @default null
             * @example true
             */
            enable_ldap?: boolean | null;
        };
        /** @description The switch of LDAP sign-in, in capitals. */
        LdapConfigResponse: {
            /**
             * @description Whether LDAP sign-in is offered. Null, which counts as off, after an update that did not say.
             * @example true
             */
            ENABLE_LDAP: boolean | null;
        };
        /** @description A person's name and password in the directory. */
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
             * @description The attribute that lists a person's groups; must not be blank while groups are managed. Since Open WebUI 0.11.
             * @default memberOf
             * @example memberOf
             */
            attribute_for_groups: string;
            /**
             * @description The attribute that holds the e-mail address.
             *
             *     A person without one can sign in only where `default_email_domain` is set.
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
             * @description The domain that makes an address, `user@domain`, for a person without one; empty to refuse such people. Since Open WebUI 0.12.4.
             * @default
             * @example example.com
             */
            default_email_domain?: string;
            /**
             * @description Make groups that are not there yet. Since Open WebUI 0.11.
             * @default false
             * @example false
             */
            enable_group_creation: boolean;
            /**
             * @description Put people into the groups that the directory names, at each sign-in. Since Open WebUI 0.11.
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
             * @description The attribute that lists a person's groups; must not be blank while groups are managed. Since Open WebUI 0.11.
             * @default memberOf
             * @example memberOf
             */
            attribute_for_groups?: string;
            /**
             * @description The attribute that holds the e-mail address.
             *
             *     A person without one can sign in only where `default_email_domain` is set.
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
             * @description The domain that makes an address, `user@domain`, for a person without one; empty to refuse such people. Since Open WebUI 0.12.4.
             * @default
             * @example example.com
             */
            default_email_domain?: string;
            /**
             * @description Make groups that are not there yet. Since Open WebUI 0.11.
             * @default false
             * @example false
             */
            enable_group_creation?: boolean;
            /**
             * @description Put people into the groups that the directory names, at each sign-in. Since Open WebUI 0.11.
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
        /** @description The challenge to go on with. A field too many is refused with 422. */
        MfaChallengeForm: {
            /**
             * @description The challenge that the sign-in, or the step before, returned.
             * @example c2f5b8de-91a4-4c7b-8f0d-2b6e9d3a7c22.Y2hhbGxlbmdlLW9mLUdyYWNlLXRvLXZlcmlmeS0wMDE
             */
            challenge_token: string;
        };
        /** @description The next step on the way to a session, and the challenge to take it with. There is no token yet, and no cookie. Since Open WebUI 0.12. */
        MfaChallengeResponse: {
            /**
             * @description The account's identifier, a dot and a secret. It opens nothing but the next step, and each sign-in of the account
             *     replaces the challenge of the sign-in before.
             * @example c2f5b8de-91a4-4c7b-8f0d-2b6e9d3a7c22.Y2hhbGxlbmdlLW9mLUdyYWNlLXRvLXZlcmlmeS0wMDE
             */
            challenge_token: string;
            /**
             * @description How many seconds the challenge is still good for. Nothing prolongs it.
             * @example 300
             */
            expires_in: number;
            /**
             * @description What to do: `verify` with a code (`verifyMfaChallenge`); `enroll` an authenticator (`startMfaEnrollment`, then
             *     `confirmMfaEnrollment`); `recover` with a token of the operator (`redeemMfaResetToken`), which leads to `enroll`.
             * @example verify
             * @enum {string}
             */
            next_step: "enroll" | "verify" | "recover";
        };
        /**
         * @description A session with recovery codes when a sign-in demanded the authenticator; the recovery codes alone when it replaced one.
         *     Only a session has a `token`, and then it has all the other fields of one, too.
         *
         *     Since Open WebUI 0.12.
         */
        MfaEnrollmentResult: {
            /**
             * @description The address that signs in, in lower case. Its form is only loosely checked.
             * @example ada@example.com
             */
            email?: string;
            /**
             * @description When the token expires, in seconds since the epoch; null for never, as `JWT_EXPIRES_IN` is `-1` or zero.
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
             * @description Where the picture is; a path on this server, an absolute URL or a data URI.
             *
             *     Signing in gives its route, `/api/v1/users/{id}/profile/image`; the session and the profile give what was stored.
             * @example /user.png
             */
            profile_image_url?: string;
            /**
             * @description Ten codes that stand in for the authenticator, each once. **They are never shown again**, and all former ones are
             *     void.
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
             * @description `admin`, `user` or `pending`. An admin can store any other text, even an empty one, which is treated like `pending`.
             * @example admin
             * @example user
             * @example pending
             */
            role?: string;
            /**
             * @description A JWT whose payload holds the account's `id`, and `exp` when it expires.
             *
             *     It holds a `jti` as well.
             *
             *     The session route answers the very credential that it was given.
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
        /** @description A code of the authenticator, or a recovery code. A field too many is refused with 422. */
        MfaFactorForm: {
            /**
             * @description The six digits that the authenticator shows, good for half a minute before and after and for one use; or, with
             *     `recovery`, one of the recovery codes, in any letter case. Spaces around it do not count. A number instead of a
             *     string is refused.
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
        /**
         * @description New recovery codes, and no session: **every session of the account has ended**, the one of this request too. Sign in
         *     again.
         */
        MfaRecoveryCodesResponse: {
            /**
             * @description Ten codes that stand in for the authenticator, each once. **They are never shown again**, and all former ones are
             *     void.
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
        /** @description The challenge to recover from, and the token that the operator gave. A field too many is refused with 422. */
        MfaRecoveryForm: {
            /**
             * @description The challenge that the sign-in, or the step before, returned.
             * @example c2f5b8de-91a4-4c7b-8f0d-2b6e9d3a7c22.Y2hhbGxlbmdlLW9mLUdyYWNlLXRvLXZlcmlmeS0wMDE
             */
            challenge_token: string;
            /**
             * @description The token that the server's operator made for this account, good for 30 minutes and one use. Case and spaces count.
             * @example cmVzZXQtdG9rZW4tZm9yLUdyYWNlLWZyb20tQWRhMDE
             */
            reset_token: string;
        };
        /** @description The secret of a new authenticator, for typing and for scanning. Both are one secret; keep neither. */
        MfaSetupResponse: {
            /**
             * @description The secret as text, in base 32, for an authenticator that cannot scan (time-based, SHA-1, 6 digits, 30 seconds).
             * @example JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP
             */
            manual_key: string;
            /**
             * @description The same as a picture to scan, an SVG in a data URI; it also holds the address of the account.
             * @example data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=
             */
            qr_code: string;
        };
        /** @description Whether an account has an authenticator and needs one. */
        MfaStatusResponse: {
            /**
             * @description Whether the account has an authenticator. It stays true while two-factor sign-in is switched off, and the same
             *     authenticator counts when it is switched on again.
             * @example true
             */
            enabled: boolean;
            /**
             * @description How many recovery codes are left of the ten. Nothing happens by itself when there are none.
             * @example 9
             */
            recovery_codes_remaining: number;
            /**
             * @description Whether the server demands a second step of people who signed in as this session did. False while two-factor sign-in
             *     is off, and where the admin spares people who come by OAuth or through a trusted proxy.
             * @example true
             */
            required: boolean;
        };
        /** @description The challenge to answer, and the code that answers it. A field too many is refused with 422. */
        MfaVerifyForm: {
            /**
             * @description The challenge that the sign-in, or the step before, returned.
             * @example c2f5b8de-91a4-4c7b-8f0d-2b6e9d3a7c22.Y2hhbGxlbmdlLW9mLUdyYWNlLXRvLXZlcmlmeS0wMDE
             */
            challenge_token: string;
            /**
             * @description The six digits that the authenticator shows, good for half a minute before and after; or, with `recovery`, one of
             *     the recovery codes, in any letter case. Spaces around it do not count. A number instead of a string is refused.
             * @example 492039
             */
            code: string;
            /**
             * @description Whether `code` is a recovery code. `confirmMfaEnrollment` takes no recovery codes, and ignores this.
             * @default false
             * @example false
             */
            recovery?: boolean;
        };
        /**
         * @description A whole number, or text where the value came as text.
         * @example 100
         */
        NumberOrText: number | string;
        /**
         * @description The settings of sign-in by OAuth and OpenID as the server shows them. **Some are for show**: the providers are set up
         *     from the environment when the server starts, whatever is stored.
         */
        OAuthConfig: {
            /**
             * @description Offer sign-in by OAuth. It does not stop `exchangeOAuthToken`. Since Open WebUI 0.11.
             * @example true
             */
            ENABLE_OAUTH: boolean;
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
             * @description Whether changes outlive a restart. The operator sets it in the environment, and it is off by default; sent to
             *     `updateOAuthConfig` it is ignored.
             *
             *     Since Open WebUI 0.11.1.
             * @example false
             */
            ENABLE_OAUTH_PERSISTENT_CONFIG: boolean;
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
             * @description Offer sign-in by OAuth. It does not stop `exchangeOAuthToken`. Since Open WebUI 0.11.
             * @example true
             */
            ENABLE_OAUTH?: boolean | null;
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
         * @description The credentials are right, but an admin has yet to let the person in. There is no session to wait in: sign in again
         *     later. Only while two-factor sign-in is on; otherwise a pending person gets a session.
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
         * @description What the account may do, as nested flags: the defaults for users, and what the account's groups add. **An admin gets
         *     the same flags**, but may do everything: check `role` first.
         *
         *     Until 0.12.2: A flag that is newer than 0.6 may be **absent on an upgraded server**. An absent flag means no.
         *
         *     From 0.12.3 on: No flag is absent, on an upgraded server either.
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
        Scope: {
            /**
             * @description What it allows, for people.
             * @example Can create and modify user tokens
             */
            description: string;
            /**
             * @description The scope's name, as it stands in tokens.
             * @example user:token
             */
            name: string;
        };
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
             * @example 0.12.4
             */
            version: string;
        };
        /**
         * @description What is switched on, as far as it is about signing in. **A switch here is advice to the page**: what the server refuses, it
         *     decides anew at each request, and a page may be told of a form whose passwords the operator has switched off
         *     (`ENABLE_PASSWORD_AUTH`), which no switch tells.
         */
        ServerFeatures: {
            /**
             * @description `false` on a server without accounts (`WEBUI_AUTH=false`): `signIn` with any e-mail and password then answers the session
             *     of the one admin.
             * @example true
             */
            auth: boolean;
            /**
             * @description Whether a proxy in front tells who is there (`WEBUI_AUTH_TRUSTED_EMAIL_HEADER`). `signIn` with any e-mail and password
             *     then signs in whom the proxy names: a page calls it at once, and shows no form.
             * @example false
             */
            auth_trusted_header: boolean;
            /**
             * @description Whether the server has API keys at all; whom it lets make one is told in `permissions.features.api_keys` of
             *     `getSessionUser`.
             *
             *     Only for people who are signed in.
             *
             *     Since Open WebUI 0.6.37.
             * @example true
             */
            enable_api_keys?: boolean;
            /**
             * @description Whether to offer `signInLdap`, beside the form for e-mail and password or instead of it. Null, which counts as off, after an
             *     `updateLdapConfig` that did not say.
             * @example false
             */
            enable_ldap: boolean | null;
            /**
             * @description Whether to show the form for e-mail and password (`ENABLE_LOGIN_FORM`). Where it is off, `signIn` **works none the less**.
             * @example true
             */
            enable_login_form: boolean;
            /**
             * @description Whether to show people a form that changes their password.
             *
             *     Only for people who are signed in.
             *
             *     Since Open WebUI 0.9.
             * @example true
             */
            enable_password_change_form?: boolean;
            /**
             * @description Whether strangers may make an account. It is `true` on a new server and goes `false` with the first sign-up, until the
             *     admin opens it again (`ENABLE_SIGNUP`). **`signUp` is refused as well while `enable_login_form` is off.**
             * @example false
             */
            enable_signup: boolean;
            /**
             * @description Whether the sign-up form is to ask for the password twice. The server never sees the second one. Since Open WebUI 0.6.19.
             * @example false
             */
            enable_signup_password_confirmation: boolean;
        };
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
        /** @description Which release a server is. */
        ServerVersionInfo: {
            /**
             * @description What the operator set as `DEPLOYMENT_ID`; empty for nothing. Every instance of one deployment has the same. Since Open WebUI 0.6.37.
             * @example
             */
            deployment_id: string;
            /**
             * @description The release, such as `0.12.4`; a development version may have more behind it.
             * @example 0.12.4
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
        SettingsPermissions: {
            /**
             * @description Change one's own interface settings.
             *
             *     The server drops such settings from whoever may not.
             * @example true
             */
            interface: boolean;
        };
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
             * @description Share a chat with anybody who has the link, signed in or not. Since Open WebUI 0.11.
             * @example false
             */
            open_chats?: boolean;
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
        SigninForm: {
            /**
             * @description The account's address; letter case does not matter.
             * @example ada@example.com
             */
            email: string;
            /**
             * @description The password. Only its first 72 bytes count; the rest is silently ignored.
             *
             *     With `PASSWORD_HASH_ALGORITHM=argon2` all of it counts.
             * @example correct horse battery staple
             */
            password: string;
        };
        /**
         * @description A session, or, while two-factor sign-in is on, the next step on the way to one. Only a session has a `token` and only
         *     the others have a `next_step`.
         *
         *     Since Open WebUI 0.12.
         */
        SigninResult: components["schemas"]["SessionUserResponse"] | components["schemas"]["MfaChallengeResponse"] | components["schemas"]["PendingUserResponse"];
        /** @description The cookies are cleared. Whether the token is revoked depends on the server. */
        SignoutResponse: {
            /**
             * @description Where to send the browser next; absent if nowhere. After an OpenID sign-in this is the provider's logout page
             *     **with the ID token in its query**, else what the server's operator configured.
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
             * @description The address to sign in with; stored in lower case. Loosely checked, something like `a@b.c`.
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
             *     A known path of the server, an HTTP(S) address with a host, empty text, or `data:image/` with PNG, JPEG, GIF or WebP in
             *     base64; 422 otherwise.
             * @default /user.png
             * @example /user.png
             */
            profile_image_url?: string | null;
        };
        /** @description The time zone was taken. */
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
             * @description An access token that the provider takes at its userinfo endpoint. An ID token is not one.
             * @example ya29.an-access-token-of-the-provider
             */
            token: string;
        };
        /** @description The current and the new password. */
        UpdatePasswordForm: {
            /**
             * @description The new password, at most 72 bytes in UTF-8.
             *
             *     A longer one, and one that does not meet the server's password rules, gets 400.
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
         *     Leave `bio`, `gender` or `date_of_birth` out and they are emptied.
         */
        UpdateProfileForm: {
            /**
             * @description What the person says about themselves. Since Open WebUI 0.6.23.
             * @default null
             * @example Found the first bug
             */
            bio?: string | null;
            /**
             * Format: date
             * @description The day the person was born. A date-time is accepted if it is midnight. Since Open WebUI 0.6.23.
             * @default null
             * @example 1906-12-09
             */
            date_of_birth?: string | null;
            /**
             * @description As the person likes to write it. The web app offers `female`, `male` and a field for other words. Since Open WebUI 0.6.23.
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
             *     A known path of the server, an HTTP(S) address with a host, empty text, or `data:image/` with PNG, JPEG, GIF or WebP in
             *     base64; 422 otherwise.
             * @example /user.png
             */
            profile_image_url: string;
        };
        /** @description Where a person is, as far as clocks go. */
        UpdateTimezoneForm: {
            /**
             * @description A name of the time zone database. **Nothing is checked**, so any text is stored, even an empty one.
             * @example Europe/London
             */
            timezone: string;
        };
        /** @description Who an account belongs to. */
        UserProfileImageResponse: {
            /**
             * @description The address that signs in, in lower case. Its form is only loosely checked.
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
        };
        /** @description What the account may build in the workspace. */
        WorkspacePermissions: {
            /**
             * @description Open the knowledge collections of the workspace and make own ones.
             * @example false
             */
            knowledge: boolean;
            /**
             * @description Open the models of the workspace and make own ones.
             * @example false
             */
            models: boolean;
            /**
             * @description Save model definitions to a file. Since Open WebUI 0.6.37.
             * @example false
             */
            models_export: boolean;
            /**
             * @description Pick hidden models as base models. Only the web app looks at it. Since Open WebUI 0.12.4.
             * @example false
             */
            models_hidden?: boolean;
            /**
             * @description Load model definitions from a file. Since Open WebUI 0.6.37.
             * @example false
             */
            models_import: boolean;
            /**
             * @description Open the prompt library of the workspace and make own prompts.
             * @example false
             */
            prompts: boolean;
            /**
             * @description Save prompts to a file. Since Open WebUI 0.6.37.
             * @example false
             */
            prompts_export: boolean;
            /**
             * @description Load prompts from a file. Since Open WebUI 0.6.37.
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
             * @description Load skills from a file. Since Open WebUI 0.10.
             * @example false
             */
            skills_import?: boolean;
            /**
             * @description Open the tools of the workspace and write own ones, which run code on the server.
             * @example false
             */
            tools: boolean;
            /**
             * @description Save tools to a file. Since Open WebUI 0.6.37.
             * @example false
             */
            tools_export: boolean;
            /**
             * @description Load tools from a file. Since Open WebUI 0.6.37.
             * @example false
             */
            tools_import: boolean;
        };
    };
    responses: {
        /** @description Another request for the account came first. Try again. Since Open WebUI 0.12. */
        AccountChanged: Json<components["schemas"]["ErrorResponse"]>;
        /** @description The account is deactivated. Only while two-factor sign-in is on; otherwise it is 400 `invalidCredentials`. Since Open WebUI 0.12. */
        AccountDeactivated: Json<components["schemas"]["ErrorResponse"]>;
        /**
         * @description API keys are disabled, or not allowed on this path.
         *
         *     A session token gets it, too, while API keys are switched off or the permission is missing.
         */
        ApiKeyOrPermissionRefused: Json<components["schemas"]["ErrorResponse"]>;
        /** @description API keys are disabled, or not allowed on this path. A session token never gets this answer. */
        ApiKeyRefused: Json<components["schemas"]["ErrorResponse"]>;
        /** @description Two requests for one account got in each other's way, and this one lost. Nothing was changed by it. Since Open WebUI 0.12. */
        AuthenticationChanged: Json<components["schemas"]["ErrorResponse"]>;
        /** @description The server's database cannot be asked. Try again later; nothing is wrong with your credentials. Since Open WebUI 0.12. */
        AuthenticationUnavailable: Json<components["schemas"]["ErrorResponse"]>;
        /** @description The server cannot ask its database, or cannot read the authenticator secret. Nothing is wrong with the code. */
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
        /** @description The body does not fit, or has a field too many. The server does not say which. */
        InvalidRequest: Json<components["schemas"]["ErrorResponse"]>;
        /** @description The sign-in is too long ago, two-factor sign-in is off, or you are no person who signed in. */
        MfaManagementRefused: Json<components["schemas"]["ErrorResponse"]>;
        /**
         * @description Another request for the account came first. After `authenticationChanged` the code was taken and is used up, yet there
         *     is no session: sign in again. The recovery codes of `confirmMfaEnrollment` are lost then; `regenerateMfaRecoveryCodes`
         *     makes new ones. Else nothing was changed.
         */
        MfaSessionConflict: Json<components["schemas"]["ErrorResponse"]>;
        /** @description Another request for the account came first. Nothing was changed by this one. */
        MfaStateConflict: Json<components["schemas"]["ErrorResponse"]>;
        /** @description The sign-in cannot go on. Sign in again. */
        MfaStepRefused: Json<components["schemas"]["ErrorResponse"]>;
        /** @description You are not signed in. Sign in again. This answer does not clear the cookies. */
        NotAuthenticated: Json<components["schemas"]["ErrorResponse"]>;
        /**
         * @description You are not signed in, **or** you are and the code is wrong. Only the text tells which; after `codeRefused` the session
         *     is fine.
         */
        NotAuthenticatedOrCodeRefused: Json<components["schemas"]["ErrorResponse"]>;
        /** @description You are not signed in, **or** you are and your role may not do this. Only the text tells which. */
        NotAuthenticatedOrRoleRefused: Json<components["schemas"]["ErrorResponse"]>;
        /** @description API keys are disabled, or not allowed here. A session token never gets this answer. */
        SessionRequired: Json<components["schemas"]["ErrorResponse"]>;
        /** @description Signed out. */
        SignedOut: Json<components["schemas"]["SignoutResponse"]>;
        /**
         * @description Internal error. With JSON, the OpenID provider did not answer. With plain text, nothing was cleared: forget the token
         *     yourself.
         *
         *     With JSON, the cookies are cleared all the same.
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
         * @description Too many codes. `Retry-After` of `tooManyCodes` is what is left of the challenge, but a new sign-in gives a new one at
         *     once; ten codes for one account within a quarter of an hour, or 100 POST requests from one address, are
         *     `tooManyAttempts`.
         */
        TooManyCodes: Json<components["schemas"]["ErrorResponse"]>;
        /**
         * @description Ten codes were tried for the account within a quarter of an hour, right ones included, or 100 POST requests came from
         *     one address. `Retry-After` says how long to wait.
         */
        TooManyFactorTries: Json<components["schemas"]["ErrorResponse"]>;
        /**
         * @description Only while two-factor sign-in is on: more than 100 POST requests from one address in a quarter of an hour, whatever they were
         *     for. Decided before anything else about the request.
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
