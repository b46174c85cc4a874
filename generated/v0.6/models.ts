// Generated from openapi/ by `npm run generate`. Do not edit: change the source.

import type { components } from "./schema.ts";

/** The Gafaelfawr configuration that a user interface needs. */
export type APIConfig = components["schemas"]["APIConfig"];

/**
 * The user of the session cookie, and the CSRF token for requests that change something. Gafaelfawr's own pages read this
 * first, since JavaScript cannot read the cookie.
 */
export type APILoginResponse = components["schemas"]["APILoginResponse"];

/** A new account that an admin creates for another person. */
export type AddUserForm = components["schemas"]["AddUserForm"];

/** Every current setting. It can be sent back unchanged. */
export type AdminConfig = components["schemas"]["AdminConfig"];

/**
 * All settings at once. There is no partial update: read the settings, change some, and send all of them. Unknown settings
 * are ignored.
 */
export type AdminConfigForm = components["schemas"]["AdminConfigForm"];

/** The admin to contact for help or access. */
export type AdminDetails = components["schemas"]["AdminDetails"];

/** An account's API key. */
export type ApiKey = components["schemas"]["ApiKey"];

/** What the account may do in a chat. */
export type ChatPermissions = components["schemas"]["ChatPermissions"];

/** An error of Open WebUI. Its text is written for people, and is the only difference between causes with the same status. */
export type ErrorResponse = components["schemas"]["ErrorResponse"];

/** Which parts of Open WebUI the account may use. */
export type FeaturesPermissions = components["schemas"]["FeaturesPermissions"];

/** The cause, as text and as a name. */
export type GafaelfawrErrorDetail = components["schemas"]["GafaelfawrErrorDetail"];

/**
 * An error of Gafaelfawr's login: one object in `detail`. Gafaelfawr's other operations send a list there, and its own API
 * description documents that list here too.
 */
export type GafaelfawrErrorResponse = components["schemas"]["GafaelfawrErrorResponse"];

/**
 * FastAPI's response to an invalid body: one entry per error, each with the `input` that was sent, **including
 * passwords**: do not log it.
 *
 * Until Open WebUI 0.11.
 */
export type HTTPValidationError = components["schemas"]["HTTPValidationError"];

/** Turns LDAP sign-in on or off; lowercase here, uppercase in the response. */
export type LdapConfigForm = components["schemas"]["LdapConfigForm"];

/** Whether LDAP sign-in is on; the name is uppercase. */
export type LdapConfigResponse = components["schemas"]["LdapConfigResponse"];

/** A user's name and password in the directory. */
export type LdapForm = components["schemas"]["LdapForm"];

/**
 * The current LDAP server settings. If never configured, `app_dn`, `app_dn_password` and `search_base` are empty, and this
 * response cannot be sent back unchanged.
 */
export type LdapServerConfig = components["schemas"]["LdapServerConfig"];

/**
 * How to reach and search the LDAP directory. Fields that are left out get their default, not the stored value. The server
 * rejects empty text in `label`, `host`, `attribute_for_mail`, `attribute_for_username` and `search_base` with 400.
 *
 * It also rejects an empty `app_dn` and `app_dn_password`.
 */
export type LdapServerConfigForm = components["schemas"]["LdapServerConfigForm"];

/** An integer, or text if the value was set as text. */
export type NumberOrText = components["schemas"]["NumberOrText"];

/**
 * What the account may do, as nested flags: the user defaults, and what the account's groups add. **An admin gets the same
 * flags**, but may do everything: check `role` first.
 */
export type Permissions = components["schemas"]["Permissions"];

/** A scope that a token can have. */
export type Scope = components["schemas"]["Scope"];

/**
 * What a sign-in page needs to know about a server. **The server sends more fields than these**, especially to signed-in
 * users: models, prompts, limits and permissions, which do not concern sign-in.
 */
export type ServerConfig = components["schemas"]["ServerConfig"];

/**
 * The features for sign-in that are on. **They only say what a page should show**: the server checks each request again.
 * It may list a password form although the operator disabled passwords (`ENABLE_PASSWORD_AUTH`), for which there is no
 * field.
 */
export type ServerFeatures = components["schemas"]["ServerFeatures"];

/** How to sign in with other providers. */
export type ServerOAuth = components["schemas"]["ServerOAuth"];

/** The server's release. */
export type ServerVersionInfo = components["schemas"]["ServerVersionInfo"];

/** A session with the user's status and profile. */
export type SessionUserInfoResponse = components["schemas"]["SessionUserInfoResponse"];

/** A session: the token, the account it belongs to, when it expires and what the account may do. */
export type SessionUserResponse = components["schemas"]["SessionUserResponse"];

/** What the account may share, and with whom. */
export type SharingPermissions = components["schemas"]["SharingPermissions"];

/** E-mail and password. */
export type SigninForm = components["schemas"]["SigninForm"];

/**
 * The new account and **its own** token, which signs in as the new user.
 *
 * It never expires, regardless of the server's `JWT_EXPIRES_IN`.
 *
 * Until Open WebUI 0.11.
 */
export type SigninResponse = components["schemas"]["SigninResponse"];

/** The cookies are cleared. Whether the token is revoked depends on the server. */
export type SignoutResponse = components["schemas"]["SignoutResponse"];

/** A new account. */
export type SignupForm = components["schemas"]["SignupForm"];

/** The current and the new password. */
export type UpdatePasswordForm = components["schemas"]["UpdatePasswordForm"];

/**
 * The whole profile. This replaces what is stored.
 *
 * `bio`, `gender` and `date_of_birth` become empty if left out.
 */
export type UpdateProfileForm = components["schemas"]["UpdateProfileForm"];

/** The public fields of an account. */
export type UserProfileImageResponse = components["schemas"]["UserProfileImageResponse"];

/** One error in a request. */
export type ValidationError = components["schemas"]["ValidationError"];

/** What the account may create in the workspace. */
export type WorkspacePermissions = components["schemas"]["WorkspacePermissions"];
