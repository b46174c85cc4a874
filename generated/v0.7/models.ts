// Made from openapi/ by `npm run generate`. Do not edit: change the source.

import type { components } from "./schema.ts";

/** The part of Gafaelfawr's configuration that a user interface needs. */
export type APIConfig = components["schemas"]["APIConfig"];

/**
 * Who is behind the session cookie, and the CSRF token for everything that changes something. Gafaelfawr's browser pages
 * ask this first, since JavaScript cannot read the cookie.
 */
export type APILoginResponse = components["schemas"]["APILoginResponse"];

/** A new account, made by an admin for somebody else. */
export type AddUserForm = components["schemas"]["AddUserForm"];

/** Every setting, as the server has it now. It can be sent back as it is. */
export type AdminConfig = components["schemas"]["AdminConfig"];

/**
 * Every setting at once. There is no partial update: read the settings, change what you want, send all of them. Settings that
 * the server does not know are ignored.
 */
export type AdminConfigForm = components["schemas"]["AdminConfigForm"];

/** The admin to ask for help or for access. */
export type AdminDetails = components["schemas"]["AdminDetails"];

/** An account's API key. */
export type ApiKey = components["schemas"]["ApiKey"];

/** What the account may do in a chat. */
export type ChatPermissions = components["schemas"]["ChatPermissions"];

/** An error of Open WebUI. Its text is written for people, and is the only thing that tells two causes with the same status apart. */
export type ErrorResponse = components["schemas"]["ErrorResponse"];

/** Which parts of Open WebUI the account may use. */
export type FeaturesPermissions = components["schemas"]["FeaturesPermissions"];

/** The cause, for people and for programs. */
export type GafaelfawrErrorDetail = components["schemas"]["GafaelfawrErrorDetail"];

/**
 * An error of Gafaelfawr's login: one object under `detail`. Gafaelfawr's other routes send a list there, and its own
 * API description promises that list here too.
 */
export type GafaelfawrErrorResponse = components["schemas"]["GafaelfawrErrorResponse"];

/**
 * FastAPI's answer to a body that does not fit the model, one entry per mistake, each with the `input` that was sent,
 * **passwords included**: do not log it.
 *
 * Until Open WebUI 0.11.
 */
export type HTTPValidationError = components["schemas"]["HTTPValidationError"];

/** The switch of LDAP sign-in, written in lower case here and in capitals in the answer. */
export type LdapConfigForm = components["schemas"]["LdapConfigForm"];

/** The switch of LDAP sign-in, in capitals. */
export type LdapConfigResponse = components["schemas"]["LdapConfigResponse"];

/** A person's name and password in the directory. */
export type LdapForm = components["schemas"]["LdapForm"];

/**
 * The current LDAP server settings. Before they were ever set, `app_dn`, `app_dn_password` and `search_base` are
 * empty, and this answer cannot be sent back as it is.
 */
export type LdapServerConfig = components["schemas"]["LdapServerConfig"];

/**
 * How to reach and search the LDAP directory. What is left out takes its default, not the value that was stored. The server
 * refuses empty text in `label`, `host`, `attribute_for_mail`, `attribute_for_username` and `search_base` with 400.
 *
 * It refuses an empty `app_dn` and `app_dn_password`, too.
 */
export type LdapServerConfigForm = components["schemas"]["LdapServerConfigForm"];

/** A whole number, or text where the value came as text. */
export type NumberOrText = components["schemas"]["NumberOrText"];

/**
 * What the account may do, as nested flags: the defaults for users, and what the account's groups add. **An admin gets
 * the same flags**, but may do everything: check `role` first.
 *
 * A flag that is newer than 0.6 may be **absent on an upgraded server**. An absent flag means no.
 */
export type Permissions = components["schemas"]["Permissions"];

/** A scope that a token can have. */
export type Scope = components["schemas"]["Scope"];

/**
 * What a sign-in page needs to know about a server. **The server sends more than is described here**, above all to people
 * who are signed in: models, prompts, limits and permissions, which say nothing about signing in.
 */
export type ServerConfig = components["schemas"]["ServerConfig"];

/**
 * What is switched on, as far as it is about signing in. **A switch here is advice to the page**: what the server refuses, it
 * decides anew at each request, and a page may be told of a form whose passwords the operator has switched off
 * (`ENABLE_PASSWORD_AUTH`), which no switch tells.
 */
export type ServerFeatures = components["schemas"]["ServerFeatures"];

/** How to sign in with other providers. */
export type ServerOAuth = components["schemas"]["ServerOAuth"];

/** Which release a server is. */
export type ServerVersionInfo = components["schemas"]["ServerVersionInfo"];

/** A session with the person's status and profile. */
export type SessionUserInfoResponse = components["schemas"]["SessionUserInfoResponse"];

/** A session: the token, the account it belongs to, when it expires and what the account may do. */
export type SessionUserResponse = components["schemas"]["SessionUserResponse"];

/** What the account may change about itself. */
export type SettingsPermissions = components["schemas"]["SettingsPermissions"];

/** What the account may share, and with whom. */
export type SharingPermissions = components["schemas"]["SharingPermissions"];

/** E-mail and password. */
export type SigninForm = components["schemas"]["SigninForm"];

/**
 * The new account and a token of **its own**: whoever holds that token is signed in as the new user.
 *
 * It has no expiry, whatever the server's `JWT_EXPIRES_IN` says.
 *
 * Until Open WebUI 0.11.
 */
export type SigninResponse = components["schemas"]["SigninResponse"];

/** The cookies are cleared. Whether the token is revoked depends on the server. */
export type SignoutResponse = components["schemas"]["SignoutResponse"];

/** A new account. */
export type SignupForm = components["schemas"]["SignupForm"];

/** The time zone was taken. */
export type TimezoneUpdated = components["schemas"]["TimezoneUpdated"];

/** The current and the new password. */
export type UpdatePasswordForm = components["schemas"]["UpdatePasswordForm"];

/**
 * The whole profile. This replaces what is stored.
 *
 * Leave `bio`, `gender` or `date_of_birth` out and they are emptied.
 */
export type UpdateProfileForm = components["schemas"]["UpdateProfileForm"];

/** Where a person is, as far as clocks go. */
export type UpdateTimezoneForm = components["schemas"]["UpdateTimezoneForm"];

/** Who an account belongs to. */
export type UserProfileImageResponse = components["schemas"]["UserProfileImageResponse"];

/** One mistake in a request. */
export type ValidationError = components["schemas"]["ValidationError"];

/** What the account may build in the workspace. */
export type WorkspacePermissions = components["schemas"]["WorkspacePermissions"];
