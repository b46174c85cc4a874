// Made from openapi/ by `npm run generate`. Do not edit: change the source.

export interface paths {
    "/api/v1/auths/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the current session
         * @description Returns who is signed in, what they may do, and the very token that was sent; it also sets that token as the cookie
         *     again. It does **not** renew anything.
         *
         *     Open to pending accounts too.
         *
         *     An API key works, and then comes back as `token`.
         *
         *     The cookie alone is enough. Two spaces after `Bearer` get 500.
         */
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
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a user
         * @description For admins. Creates an account for somebody else and returns **a token of that account**. Throw it away unless you mean to
         *     act as the new user; it is not yours. `role: null` gets **500**.
         */
        post: operations["addUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/admin/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the settings
         * @description For admins.
         */
        get: operations["getAdminConfig"];
        put?: never;
        /**
         * Replace the settings
         * @description For admins. All of them at once, see `AdminConfigForm`. An unusable `DEFAULT_USER_ROLE` or `JWT_EXPIRES_IN` is **ignored
         *     with a 200**: compare the answer with what you sent. Tokens already issued keep their expiry.
         */
        post: operations["updateAdminConfig"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/admin/config/ldap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read whether LDAP sign-in is on
         * @description For admins.
         */
        get: operations["getLdapConfig"];
        put?: never;
        /**
         * Switch LDAP sign-in on or off
         * @description For admins. The request says `enable_ldap`, the answer `ENABLE_LDAP`. An empty object, or the name in capitals, switches
         *     it off by storing null.
         */
        post: operations["updateLdapConfig"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/admin/config/ldap/server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the LDAP server settings
         * @description For admins. **The bind password is returned in clear.**
         */
        get: operations["getLdapServer"];
        put?: never;
        /**
         * Replace the LDAP server settings
         * @description For admins. Nothing is tried out: settings that reach no directory are stored as well, and show at the next
         *     `signInLdap`. Text with a lone surrogate (`\ud800`) gets 500.
         *
         *     Such text in `label` is stored all the same, and makes `getLdapServer` return 500 from then on.
         */
        post: operations["updateLdapServer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/admin/config/oauth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the settings of sign-in by OAuth
         * @description For admins. **The client secret is returned in clear.** The settings of Google, Microsoft, GitHub and Feishu are not
         *     here; the operator keeps them in the environment.
         *
         *     Since Open WebUI 0.10.
         */
        get: operations["getOAuthConfig"];
        put?: never;
        /**
         * Change the settings of sign-in by OAuth
         * @description For admins. Changes what is sent and leaves the rest; an empty object changes nothing, and null is no value. Nothing
         *     is tried out.
         *
         *     **Changes are lost when the server restarts**, unless the operator set `ENABLE_OAUTH_PERSISTENT_CONFIG`. Until then
         *     each worker process has its own, and only the one that answered has changed. Some settings are for show:
         *     `OAuthConfigForm` says which.
         *
         *     Text with a lone surrogate gets 500, and makes `getOAuthConfig` return 500 until the restart.
         *
         *     Since Open WebUI 0.10.
         */
        post: operations["updateOAuthConfig"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/admin/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the admin's contact details
         * @description Returns the admin's name and e-mail address to anyone signed in, pending accounts included.
         */
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
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read your API key
         * @description Returns the key in clear.
         *
         *     Needs the admin's `ENABLE_API_KEYS` and, for users, the permission `features.api_keys`.
         */
        get: operations["getApiKey"];
        put?: never;
        /**
         * Create or replace your API key
         * @description The former key stops working at once, even if this request was made with it. Needs the admin's `ENABLE_API_KEYS` and the
         *     permission `features.api_keys`.
         *
         *     Admins do not need the permission.
         */
        post: operations["generateApiKey"];
        /**
         * Delete your API key
         * @description Returns `true` whether or not there was a key.
         *
         *     Needs the admin's `ENABLE_API_KEYS` and, for users, the permission `features.api_keys`.
         */
        delete: operations["deleteApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/ldap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with an LDAP account
         * @description Binds to the directory as the person, and creates an account for whoever signs in for the first time. The very first
         *     account of a server becomes its admin, and **does not close sign-up**.
         *
         *     Whatever the directory refuses is **400**, a wrong password included.
         *
         *     While LDAP is on, **every failure is the same 400**: a wrong password, an unknown person, a person without an e-mail
         *     address, a directory that is down, a wrong bind password. Only the server's log tells them apart.
         */
        post: operations["signInLdap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/oauth/{provider}/token/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with another provider's token
         * @description For programs that hold an access token of a provider the server knows. Returns a session **without setting a cookie**.
         *     The operator must have switched it on (`ENABLE_OAUTH_TOKEN_EXCHANGE`), and the person must have an account that this
         *     provider signs in to: no account is made here, but with `OAUTH_MERGE_ACCOUNTS_BY_EMAIL` one with the same address is
         *     taken.
         *
         *     Whatever the provider takes at its userinfo endpoint will do, so a token that was made for another program signs in
         *     here as well. 403 has many causes; only the text tells them apart.
         *
         *     A deactivated account gets a session.
         *
         *     `OAUTH_TOKEN_EXCHANGE_TRUSTED_CLIENT_IDS` narrows that to the programs that the operator names. The roles and
         *     groups that the provider tells are taken over, as at every sign-in by OAuth.
         *
         *     Since Open WebUI 0.8.
         */
        post: operations["exchangeOAuthToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/oauth/sessions/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget your tokens of a provider
         * @description Deletes what the server keeps of your sign-ins at one provider, such as a tool server. **Your session here lives on**,
         *     and the provider is not told. Pending accounts may not.
         *
         *     Since Open WebUI 0.9.
         */
        delete: operations["deleteOAuthSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/signin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with e-mail and password
         * @description Returns a session and sets its token as a cookie. Fifteen tries for one e-mail address are allowed in about three
         *     minutes, right or wrong; then even the right password gets 429.
         *
         *     Where the server trusts a proxy's header (`WEBUI_AUTH_TRUSTED_EMAIL_HEADER`) or signs everybody in (`WEBUI_AUTH=false`), the
         *     body must still be there and fit, but its content does not count.
         *
         *     Behind a trusted proxy, whoever the header names gets an account, even while sign-up is closed.
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/signout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Clears the cookies and returns 200 to everybody, signed in or not. The token itself is revoked only where the server
         *     has Redis, and only if it has an expiry; anywhere else it **stays good until it expires**, so forget it yourself. An
         *     API key survives.
         *
         *     Earlier lines sign out with GET, and answer this POST with 405.
         *
         *     Since Open WebUI 0.9.
         */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign up
         * @description Creates an account and signs it in. The first account of a server becomes its admin and closes sign-up; later ones get
         *     the role that the admin set, `pending` unless changed.
         */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/update/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your password
         * @description Needs the current password. Open to pending accounts too. The API key lives on.
         *
         *     On a server with Redis, **every session of the account ends**, the one that asked included: sign in again, a second
         *     later, since tokens issued within the second of the change are refused as well. Elsewhere they live on. With Redis out of
         *     reach the answer is 500, although the password has been changed.
         */
        post: operations["updatePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/update/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace your profile
         * @description Stores the whole profile: what is left out of `bio`, `gender` and `date_of_birth` is emptied. They are stored but not
         *     returned; read them with `getSessionUser`. Role and e-mail cannot be changed here, and are ignored.
         */
        post: operations["updateProfile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auths/update/timezone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your time zone
         * @description Stores the text as it is; the answer does not repeat it, and no operation here reads it. Open to pending accounts too. Since Open WebUI 0.7.
         */
        post: operations["updateTimezone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/api/v1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the login and its CSRF token
         * @description Tells a page whose session the cookie `gafaelfawr` is, what it may do, and the CSRF token for every request other
         *     than GET. Measured on Gafaelfawr 9.6.1 and 15.4.
         *
         *     This is another server than Open WebUI: a client for it has the platform's address as its base URL. A page on that
         *     address sends the cookie by itself; elsewhere it must be sent as a `Cookie` header.
         *
         *     A bearer token never works here, though the 401 asks for one in `WWW-Authenticate`. Without a session, send the
         *     browser to `/login?rd=<where to return>`. If the cookie is sent twice, the last one counts.
         */
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
        /** @description A new account, made by an admin for somebody else. */
        AddUserForm: components["schemas"]["SignupForm"] & {
            /**
             * @description `admin`, `user` or `pending`. Any other text is stored as it is, and such an account can sign in and do
             *     little. Leave it out rather than send null, which gets 500.
             * @default pending
             * @example user
             */
            role?: string | null;
        };
        /** @description Every setting, as the server has it now. It can be sent back as it is. */
        AdminConfig: WithRequired<components["schemas"]["AdminConfigForm"], "PENDING_USER_OVERLAY_TITLE" | "PENDING_USER_OVERLAY_CONTENT" | "RESPONSE_WATERMARK" | "ADMIN_EMAIL" | "FOLDER_MAX_FILE_COUNT" | "AUTOMATION_MAX_COUNT" | "AUTOMATION_MIN_INTERVAL" | "ENABLE_LOGIN_FORM" | "DEFAULT_INTERFACE_SETTINGS" | "I18N" | "CHANNEL_MODEL_RESPONSE_MODE"> & {
            /**
             * @description The most automations that a user may have; empty text for no limit. Digits as text where it comes from the environment. Since Open WebUI 0.9.
             * @example
             */
            AUTOMATION_MAX_COUNT: components["schemas"]["NumberOrText"];
            /**
             * @description The fewest seconds between two runs of an automation; empty text for no limit. Digits as text where it comes from the
             *     environment.
             *
             *     Since Open WebUI 0.9.
             * @example 3600
             */
            AUTOMATION_MIN_INTERVAL: components["schemas"]["NumberOrText"];
            /**
             * @description Interface settings for everybody who has none of their own. Since Open WebUI 0.11.
             * @example {
             *       "widescreenMode": true
             *     }
             */
            DEFAULT_INTERFACE_SETTINGS: {
                [key: string]: unknown;
            };
            /**
             * @description The most files that a folder may hold; empty text for no limit. Digits as text where it comes from the environment. Since Open WebUI 0.7.
             * @example 100
             */
            FOLDER_MAX_FILE_COUNT: components["schemas"]["NumberOrText"];
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
             * @description The contact address that `getAdminDetails` gives; null for the oldest account's. Left out of a request it becomes null. Since Open WebUI 0.7.
             * @default null
             * @example help@example.com
             */
            ADMIN_EMAIL?: string | null;
            /**
             * @description The paths that API keys may reach while they are restricted, separated by commas; each stands for everything below it.
             * @example /api/v1/auths/api_key,/api/models
             */
            API_KEYS_ALLOWED_ENDPOINTS: string;
            /**
             * @description The most automations that a user may have; admins are free. Zero, null and empty text mean no limit, and come back as
             *     empty text. Text that is no number gets 500. Left out of a request it becomes empty.
             *
             *     Since Open WebUI 0.9.
             * @default null
             * @example
             */
            AUTOMATION_MAX_COUNT?: components["schemas"]["NumberOrText"] | null;
            /**
             * @description The fewest seconds between two runs of an automation. Zero, null and empty text mean no limit, and come back as empty
             *     text. Text that is no number gets 500. Left out of a request it becomes empty.
             *
             *     Since Open WebUI 0.9.
             * @default null
             * @example 3600
             */
            AUTOMATION_MIN_INTERVAL?: components["schemas"]["NumberOrText"] | null;
            /**
             * @description Where a model answers in a channel, `thread` or `channel`. Anything else is silently ignored, and the old value stays. Left
             *     out of a request it becomes `thread`.
             *
             *     Since Open WebUI 0.11.
             * @default thread
             * @example thread
             */
            CHANNEL_MODEL_RESPONSE_MODE?: string;
            /**
             * @description The group that new accounts join; empty for none. Not checked.
             * @example
             */
            DEFAULT_GROUP_ID: string;
            /**
             * @description Interface settings for everybody who has none of their own. Left out of a request, or null, they become empty. Since Open WebUI 0.11.
             * @default null
             * @example {
             *       "widescreenMode": true
             *     }
             */
            DEFAULT_INTERFACE_SETTINGS?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description The role of new accounts, `pending`, `user` or `admin`. Anything else is silently ignored, and the old value stays.
             * @example pending
             */
            DEFAULT_USER_ROLE: string;
            /**
             * @description Let API keys be created and used.
             *
             *     Reading and deleting one needs it, too.
             * @example true
             */
            ENABLE_API_KEYS: boolean;
            /**
             * @description Let API keys reach only the paths in `API_KEYS_ALLOWED_ENDPOINTS`.
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
             * @description Offer channels, rooms that people share.
             * @example false
             */
            ENABLE_CHANNELS: boolean;
            /**
             * @description Let people share chats and models with the Open WebUI community site.
             * @example true
             */
            ENABLE_COMMUNITY_SHARING: boolean;
            /**
             * @description Offer folders for chats.
             * @example true
             */
            ENABLE_FOLDERS: boolean;
            /**
             * @description Show e-mail and password on the sign-in page. Off, sign-up is closed as well, but `signIn` goes on working. Left out of a
             *     request it stays as it is.
             *
             *     Since Open WebUI 0.11.
             * @example true
             */
            ENABLE_LOGIN_FORM?: boolean;
            /**
             * @description Let people keep memories, which models are told in their chats. Since Open WebUI 0.7.
             * @example true
             */
            ENABLE_MEMORIES: boolean;
            /**
             * @description Put memories into the prompt of every chat that uses them. Since Open WebUI 0.10.
             * @example true
             */
            ENABLE_MEMORY_SYSTEM_CONTEXT: boolean;
            /**
             * @description Let people rate answers.
             * @example true
             */
            ENABLE_MESSAGE_RATING: boolean;
            /**
             * @description Offer notes.
             * @example true
             */
            ENABLE_NOTES: boolean;
            /**
             * @description Let strangers create accounts. The first sign-up switches it off; a first account that comes by LDAP does not.
             * @example false
             */
            ENABLE_SIGNUP: boolean;
            /**
             * @description Let people say what they are up to. Since Open WebUI 0.7.
             * @example true
             */
            ENABLE_USER_STATUS: boolean;
            /**
             * @description Let people name a webhook that is called when their chats finish.
             * @example true
             */
            ENABLE_USER_WEBHOOKS: boolean;
            /**
             * @description The most files that a folder may hold. Zero, null and empty text mean no limit, and come back as empty text. Text that
             *     is no number gets 500. Left out of a request it becomes empty.
             *
             *     Since Open WebUI 0.7.
             * @default null
             * @example 100
             */
            FOLDER_MAX_FILE_COUNT?: components["schemas"]["NumberOrText"] | null;
            /**
             * @description Own translations by language and English text. A placeholder such as `{{name}}` must be in both; blank texts are dropped.
             *     Null gets 422. Left out of a request they stay as they are.
             *
             *     Since Open WebUI 0.11.
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
             *     Anything else is silently ignored, and the old value stays. A negative duration gives tokens that have expired
             *     already.
             * @example 4w
             */
            JWT_EXPIRES_IN: string;
            /**
             * @description The text of what pending people see; empty or null for the built-in one. Left out of a request it becomes null.
             * @default null
             * @example Ada lets you in within a day.
             */
            PENDING_USER_OVERLAY_CONTENT?: string | null;
            /**
             * @description The title of what pending people see; empty or null for the built-in one. Left out of a request it becomes null.
             * @default null
             * @example Almost there
             */
            PENDING_USER_OVERLAY_TITLE?: string | null;
            /**
             * @description A line added to answers that are copied; empty or null for none. Left out of a request it becomes null.
             * @default null
             * @example
             */
            RESPONSE_WATERMARK?: string | null;
            /**
             * @description Show the admin's contact to pending users. When off, `getAdminDetails` returns 400.
             * @example true
             */
            SHOW_ADMIN_DETAILS: boolean;
            /**
             * @description The address that people reach this server at, used in links and notifications; empty if never set.
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
             * @description Talk with a model as in a phone call.
             * @example true
             */
            call: boolean;
            /**
             * @description Let a model go on with an answer that it broke off.
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
             * @description Delete single messages.
             * @example true
             */
            delete_message: boolean;
            /**
             * @description Edit messages, own ones and answers.
             * @example true
             */
            edit: boolean;
            /**
             * @description Save a chat to a file.
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
             * @description Ask several models at once.
             * @example true
             */
            multiple_models: boolean;
            /**
             * @description Change model parameters such as the temperature.
             * @example true
             */
            params: boolean;
            /**
             * @description Rate answers up or down.
             * @example true
             */
            rate_response: boolean;
            /**
             * @description Ask for the same answer once more.
             * @example true
             */
            regenerate_response: boolean;
            /**
             * @description Share a chat by link.
             * @example true
             */
            share: boolean;
            /**
             * @description Speak instead of typing.
             * @example true
             */
            stt: boolean;
            /**
             * @description Give a chat a system prompt.
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
             * @description Have answers read aloud.
             * @example true
             */
            tts: boolean;
            /**
             * @description Set the valves of tools and functions, their own options.
             * @example true
             */
            valves: boolean;
            /**
             * @description Attach web pages by their address. Only the web app looks at it. Since Open WebUI 0.8.
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
             * @description Create and use an API key.
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
             * @description Use channels, the rooms that people share.
             * @example true
             */
            channels: boolean;
            /**
             * @description Let a model run code.
             * @example true
             */
            code_interpreter: boolean;
            /**
             * @description Connect own tool servers, straight from the browser.
             * @example false
             */
            direct_tool_servers: boolean;
            /**
             * @description Sort chats into folders.
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
             * @description Use notes.
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
        /** @description FastAPI's answer to a body that does not fit the model, one entry per mistake. Until Open WebUI 0.11. */
        HTTPValidationError: {
            /**
             * @description The mistakes, in the order of the model's fields.
             * @example [
             *       {
             *         "type": "missing",
             *         "loc": [
             *           "body",
             *           "password"
             *         ],
             *         "msg": "Field required",
             *         "input": {
             *           "email": "ada@example.com"
             *         }
             *       }
             *     ]
             */
            detail: components["schemas"]["ValidationError"][];
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
        LdapServerConfig: WithRequired<components["schemas"]["LdapServerConfigForm"], "port" | "attribute_for_mail" | "attribute_for_username" | "search_filters" | "use_tls" | "certificate_path" | "validate_cert" | "ciphers" | "enable_group_management" | "enable_group_creation" | "attribute_for_groups">;
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
             * @description Check the directory's certificate.
             * @default true
             * @example true
             */
            validate_cert?: boolean;
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
             *     Since Open WebUI 0.11.
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
         * @description What the account may do, as nested flags. They are the defaults for users, widened by the account's groups. **An
         *     admin gets the same flags** although admins may do everything, so look at `role` first.
         *
         *     A flag that came after 0.6 is **absent on a server that was upgraded** and whose admin saved the default permissions
         *     before: such a server fills gaps from what it stored. An absent flag means no.
         */
        Permissions: {
            /** @description With whom the account may share what it may share. Since Open WebUI 0.8. */
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
        /** @description A session with the person's status and profile. */
        SessionUserInfoResponse: components["schemas"]["SessionUserResponse"] & components["schemas"]["UserStatus"] & {
            /**
             * @description What the person says about themselves; null if nothing.
             * @example Analyst and metaphysician
             */
            bio: string | null;
            /**
             * Format: date
             * @description The day the person was born; null if not given.
             * @example 1815-12-10
             */
            date_of_birth: string | null;
            /**
             * @description As the person wrote it; null if not given.
             * @example female
             */
            gender: string | null;
        };
        /** @description A session: the token, the account it belongs to, when it expires and what the account may do. */
        SessionUserResponse: components["schemas"]["Token"] & components["schemas"]["UserProfileImageResponse"] & {
            /**
             * Format: int64
             * @description When the token expires, in seconds since the epoch; null when it never does, because `JWT_EXPIRES_IN` is `-1` or
             *     zero.
             * @example 4102444800
             */
            expires_at: number | null;
            permissions: components["schemas"]["Permissions"];
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
             * @description Share own knowledge collections with chosen people and groups.
             * @example false
             */
            knowledge: boolean;
            /**
             * @description Share own models with chosen people and groups.
             * @example false
             */
            models: boolean;
            /**
             * @description Share own notes with chosen people and groups.
             * @example false
             */
            notes: boolean;
            /**
             * @description Share a chat with anybody who has the link, signed in or not. Since Open WebUI 0.11.
             * @example false
             */
            open_chats?: boolean;
            /**
             * @description Share own prompts with chosen people and groups.
             * @example false
             */
            prompts: boolean;
            /**
             * @description Share own calendars with everybody on the server. Since Open WebUI 0.9.
             * @example false
             */
            public_calendars?: boolean;
            /**
             * @description Share a chat with everybody who is signed in. Since Open WebUI 0.9.
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
             * @description Share own notes with everybody on the server.
             * @example false
             */
            public_notes: boolean;
            /**
             * @description Share own prompts with everybody on the server.
             * @example false
             */
            public_prompts: boolean;
            /**
             * @description Share own skills with everybody on the server. Since Open WebUI 0.8.
             * @example false
             */
            public_skills?: boolean;
            /**
             * @description Share own tools with everybody on the server.
             * @example false
             */
            public_tools: boolean;
            /**
             * @description Share own skills with chosen people and groups. Since Open WebUI 0.8.
             * @example false
             */
            skills?: boolean;
            /**
             * @description Share own tools with chosen people and groups.
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
        /** @description The new account and a token of **its own**: whoever holds that token is signed in as the new user. Until Open WebUI 0.11. */
        SigninResponse: components["schemas"]["Token"] & components["schemas"]["UserProfileImageResponse"];
        /** @description The cookies are cleared. Whether the token is revoked depends on the server. */
        SignoutResponse: {
            /**
             * @description Where to send the browser next; absent if nowhere. After an OpenID sign-in this is the provider's logout page
             *     **with the ID token in its query**, else what the server's operator configured.
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
             * @description The picture; a path on this server, an absolute URL or a data URI.
             *
             *     A known path of the server, an HTTP(S) address with a host, empty text, or `data:image/` with PNG, JPEG, GIF or WebP in
             *     base64; 422 otherwise.
             * @default /user.png
             * @example /user.png
             */
            profile_image_url?: string | null;
        };
        /** @description A credential to send back as a bearer. */
        Token: {
            /**
             * @description A JWT whose payload holds the account's `id`, a `jti`, and `exp` when it expires. The session route answers the
             *     very credential that it was given.
             * @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpZCI6IjdkMWMwYTUyLTNiMGUtNGYwYS05YTNjLTVmMmY2ZjBlMWExMSIsImV4cCI6NDEwMjQ0NDgwMCwianRpIjoiNWIwYzdhMGUtMmY3YS00YjYxLThmNmQtMGQ4ZjZmMWMyYTMxIn0.YW4gZXhhbXBsZSwgbm90IGEgc2lnbmF0dXJl
             */
            token: string;
            /**
             * @description How to send it, always `Bearer`.
             * @example Bearer
             * @constant
             */
            token_type: "Bearer";
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
        /** @description The whole profile. This replaces what is stored: leave `bio`, `gender` or `date_of_birth` out and they are emptied. */
        UpdateProfileForm: {
            /**
             * @description What the person says about themselves.
             * @default null
             * @example Found the first bug
             */
            bio?: string | null;
            /**
             * Format: date
             * @description The day the person was born. A date-time is accepted if it is midnight.
             * @default null
             * @example 1906-12-09
             */
            date_of_birth?: string | null;
            /**
             * @description As the person likes to write it.
             * @default null
             * @example female
             */
            gender?: string | null;
            /**
             * @description The name shown to others. May be empty.
             * @example Grace Hopper
             */
            name: string;
            /**
             * @description The picture; a path on this server, an absolute URL or a data URI.
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
        /** @description The time zone was taken. */
        UpdateTimezoneResponse: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            status: true;
        };
        /** @description Who an account belongs to. */
        UserProfileImageResponse: {
            /**
             * @description The address that signs in, in lower case. Only loosely checked, so do not rely on its form.
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
             *     Signing in gives the route of the picture, `/api/v1/users/{id}/profile/image`; the session and the profile give what was
             *     stored.
             * @example /user.png
             */
            profile_image_url: string;
            /**
             * @description `admin`, `user` or `pending`. An admin can store any other text, even an empty one; such an account signs in and
             *     is then treated like a pending one.
             * @example admin
             */
            role: string;
        };
        /** @description What a person says they are up to. */
        UserStatus: {
            /**
             * @description The emoji of the status; null without one.
             * @example 🌴
             */
            status_emoji: string | null;
            /**
             * Format: int64
             * @description When the status ends, in seconds since the epoch; null for never. Ended ones are still sent.
             * @example 2000000000
             */
            status_expires_at: number | null;
            /**
             * @description The words of the status; null without any.
             * @example away until Monday
             */
            status_message: string | null;
        };
        /** @description One mistake in a request. */
        ValidationError: {
            /**
             * @description More about the mistake, where there is more, such as the JSON parser's message.
             * @example {
             *       "error": "Expecting value"
             *     }
             */
            ctx?: {
                [key: string]: unknown;
            };
            /**
             * @description What was sent there, as it was sent. A missing field gives the whole body back, **passwords included**: do not
             *     log it.
             * @example {
             *       "email": "ada@example.com"
             *     }
             */
            input: unknown;
            /**
             * @description Where it is. `body` first, then the field's name, or the character's position where the JSON broke off.
             * @example [
             *       "body",
             *       "password"
             *     ]
             */
            loc: components["schemas"]["NumberOrText"][];
            /**
             * @description What is wrong there, in English.
             * @example Field required
             */
            msg: string;
            /**
             * @description Pydantic's name of the kind of mistake. There are many; `missing`, `string_type`, `bool_parsing`, `json_invalid` are common.
             * @example missing
             */
            type: string;
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
             * @description Save model definitions to a file.
             * @example false
             */
            models_export: boolean;
            /**
             * @description Load model definitions from a file.
             * @example false
             */
            models_import: boolean;
            /**
             * @description Open the prompt library of the workspace and make own prompts.
             * @example false
             */
            prompts: boolean;
            /**
             * @description Save prompts to a file.
             * @example false
             */
            prompts_export: boolean;
            /**
             * @description Load prompts from a file.
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
             * @description Save tools to a file.
             * @example false
             */
            tools_export: boolean;
            /**
             * @description Load tools from a file.
             * @example false
             */
            tools_import: boolean;
        };
    };
    responses: {
        /**
         * @description API keys are disabled, or not allowed on this path.
         *
         *     A session token gets it, too, while API keys are switched off or the permission is missing.
         */
        ApiKeyOrPermissionRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description API keys are disabled, or not allowed on this path. A session token never gets this answer. */
        ApiKeyRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body could not be read. */
        BodyNotUtf8: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description Internal error; the text never says why. A common cause is text with a lone surrogate (`\ud800`) in the body.
         *
         *     So does a request that needs the database while that is out of reach.
         */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": "Internal Server Error";
            };
        };
        /** @description Internal error; the text never says why. Common causes: a database or Redis that is out of reach. Until Open WebUI 0.11. */
        InternalServerErrorOfOlderLines: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": "Internal Server Error";
            };
        };
        /** @description You are not signed in. Sign in again. This answer does not clear the cookies. */
        NotAuthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description You are not signed in, **or** you are and your role may not do this. Only the text tells which. */
        NotAuthenticatedOrRoleRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description API keys are disabled, or not allowed here. A session token never gets this answer. */
        SessionRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Signed out. */
        SignedOut: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SignoutResponse"];
            };
        };
        /**
         * @description Internal error. With JSON, the OpenID provider did not answer, and the cookies are cleared all the same. With plain text,
         *     nothing was cleared: forget the token yourself.
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
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSessionUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionUserInfoResponse"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["SessionRequired"];
            500: components["responses"]["InternalServerError"];
        };
    };
    addUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddUserForm"];
            };
        };
        responses: {
            /** @description The account exists. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigninResponse"];
                };
            };
            /** @description No account was made. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            /** @description The body does not fit. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Internal error: the account could not be stored. */
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
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminConfig"];
                };
            };
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            500: components["responses"]["InternalServerErrorOfOlderLines"];
        };
    };
    updateAdminConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminConfigForm"];
            };
        };
        responses: {
            /** @description The settings as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminConfig"];
                };
            };
            400: components["responses"]["BodyNotUtf8"];
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            /** @description API keys are disabled, not allowed on this path, or sent settings that only a person may change. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The body does not fit. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            500: components["responses"]["InternalServerError"];
        };
    };
    getLdapConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The switch. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LdapConfigResponse"];
                };
            };
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            500: components["responses"]["InternalServerErrorOfOlderLines"];
        };
    };
    updateLdapConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LdapConfigForm"];
            };
        };
        responses: {
            /** @description The switch as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LdapConfigResponse"];
                };
            };
            400: components["responses"]["BodyNotUtf8"];
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            /** @description The body does not fit. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            500: components["responses"]["InternalServerErrorOfOlderLines"];
        };
    };
    getLdapServer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The directory settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LdapServerConfig"];
                };
            };
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            500: components["responses"]["InternalServerErrorOfOlderLines"];
        };
    };
    updateLdapServer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LdapServerConfigForm"];
            };
        };
        responses: {
            /** @description The directory settings as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LdapServerConfig"];
                };
            };
            /** @description Nothing was stored. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            /** @description The body does not fit. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            500: components["responses"]["InternalServerError"];
        };
    };
    getOAuthConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthConfig"];
                };
            };
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            500: components["responses"]["InternalServerError"];
        };
    };
    updateOAuthConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OAuthConfigForm"];
            };
        };
        responses: {
            /** @description All the settings as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthConfig"];
                };
            };
            400: components["responses"]["BodyNotUtf8"];
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            /** @description The body does not fit. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            500: components["responses"]["InternalServerError"];
        };
    };
    getAdminDetails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The admin's contact details. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminDetails"];
                };
            };
            /** @description The admin does not show them. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["ApiKeyRefused"];
            500: components["responses"]["InternalServerErrorOfOlderLines"];
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["ApiKeyOrPermissionRefused"];
            /** @description There is no key. Create one with `generateApiKey`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalServerErrorOfOlderLines"];
        };
    };
    generateApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            /** @description API keys are disabled, you lack the permission, or this path is closed to keys. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Internal error. Until Open WebUI 0.11. */
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
    deleteApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no key now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": true;
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["ApiKeyOrPermissionRefused"];
            500: components["responses"]["InternalServerErrorOfOlderLines"];
        };
    };
    signInLdap: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LdapForm"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionUserResponse"];
                };
            };
            /** @description Not signed in. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Signing in with a password is not allowed here. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The body does not fit. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Internal error. */
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
                /**
                 * @description The name of the provider, in any letter case: `oidc` for the server's OpenID provider, `google`, `microsoft`,
                 *     `github` or `feishu`, as far as they are set up.
                 */
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
            /** @description Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionUserResponse"];
                };
            };
            /** @description The token is no good, or says too little. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Switched off, or not for this person or program. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The server knows no such provider. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The body does not fit. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too many exchanges from one address. Since Open WebUI 0.11. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalServerErrorOfOlderLines"];
        };
    };
    deleteOAuthSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The provider as the server stored it, letter case included: `oidc`, `google`, …, or `mcp:` and the identifier of a
                 *     tool server. It may hold slashes, as they are or as `%2F`.
                 */
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `true`; there was something to delete, and it is gone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": true;
                };
            };
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            /** @description There is nothing to delete, or the database did not delete it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalServerErrorOfOlderLines"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SigninForm"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionUserResponse"];
                };
            };
            /** @description Wrong credentials, or a request that the server cannot use. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Signing in this way is not allowed here. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The body does not fit. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Too many tries for one e-mail address. Refused tries count too, so stop for four minutes: retrying keeps you locked out. With `rateLimited` there is no `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /**
             * @description Internal error. With JSON, a server that makes accounts at sign-in (a trusted proxy header, or `WEBUI_AUTH=false`)
             *     could not make this one.
             */
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
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SignedOut"];
            500: components["responses"]["SignOutFailed"];
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignupForm"];
            };
        };
        responses: {
            /** @description The account exists and is signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionUserResponse"];
                };
            };
            /** @description No account was made. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Sign-up is not open. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The body does not fit. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description Internal error: the account could not be stored. */
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
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePasswordForm"];
            };
        };
        responses: {
            /** @description The password was changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": true;
                };
            };
            /** @description The password was not changed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["ApiKeyRefused"];
            /** @description The body does not fit. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            500: components["responses"]["InternalServerError"];
        };
    };
    updateProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateProfileForm"];
            };
        };
        responses: {
            /** @description The profile as stored, without bio, gender and date of birth. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserProfileImageResponse"];
                };
            };
            /** @description The profile stays as it was. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["NotAuthenticatedOrRoleRefused"];
            403: components["responses"]["ApiKeyRefused"];
            /** @description The body does not fit. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            500: components["responses"]["InternalServerError"];
        };
    };
    updateTimezone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateTimezoneForm"];
            };
        };
        responses: {
            /** @description Stored. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateTimezoneResponse"];
                };
            };
            400: components["responses"]["BodyNotUtf8"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["ApiKeyRefused"];
            /** @description The body does not fit. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            500: components["responses"]["InternalServerError"];
        };
    };
    getLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is a session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["APILoginResponse"];
                };
            };
            /** @description There is no session, it expired or was revoked, or the cookie cannot be read. The answer is the same for all of these. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GafaelfawrErrorResponse"];
                };
            };
            /** @description Gafaelfawr cannot reach its Redis. */
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
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
