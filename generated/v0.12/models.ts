// Made from openapi/ by `npm run generate`. Do not edit: change the source.

import type { components } from "./schema.ts";

/** The part of Gafaelfawr's configuration that a user interface needs. */
export type APIConfig = components["schemas"]["APIConfig"];

/**
 * Who is behind the session cookie, and the CSRF token for everything that changes something. Gafaelfawr's browser pages
 * ask this first, since JavaScript cannot read the cookie.
 */
export type APILoginResponse = components["schemas"]["APILoginResponse"];

/** With whom the account may share what it may share. */
export type AccessGrantsPermissions = components["schemas"]["AccessGrantsPermissions"];

/** A new account, made by an admin for somebody else. */
export type AddUserForm = components["schemas"]["AddUserForm"];

/**
 * The new account and, unless a second factor is demanded of everybody, a token of **its own**: whoever holds that token is
 * signed in as the new user.
 *
 * Since Open WebUI 0.12.
 */
export type AddedUser = components["schemas"]["AddedUser"];

/** Every setting, as the server has it now. It can be sent back as it is. */
export type AdminConfig = components["schemas"]["AdminConfig"];

/**
 * Every setting at once. There is no partial update: read the settings, change what you want, send all of them. Settings that
 * the server does not know are ignored.
 *
 * Newer settings may be left out; some then stay as they are (`ENABLE_LOGIN_FORM`, `I18N`), others fall back to their
 * default. Each says which.
 */
export type AdminConfigForm = components["schemas"]["AdminConfigForm"];

/** Every setting as it is now, and whether everybody was signed out. Since Open WebUI 0.12. */
export type AdminConfigUpdated = components["schemas"]["AdminConfigUpdated"];

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

/** True or false, or a word that says more. */
export type FlagOrText = components["schemas"]["FlagOrText"];

/** The cause, for people and for programs. */
export type GafaelfawrErrorDetail = components["schemas"]["GafaelfawrErrorDetail"];

/**
 * An error of Gafaelfawr's login: one object under `detail`. Gafaelfawr's other routes send a list there, and its own
 * API description promises that list here too.
 */
export type GafaelfawrErrorResponse = components["schemas"]["GafaelfawrErrorResponse"];

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
 * `app_dn` and `app_dn_password` may be empty, to bind as nobody, but not left out.
 */
export type LdapServerConfigForm = components["schemas"]["LdapServerConfigForm"];

/** The challenge to go on with. A field too many is refused with 422. */
export type MfaChallengeForm = components["schemas"]["MfaChallengeForm"];

/** The next step on the way to a session, and the challenge to take it with. There is no token yet, and no cookie. Since Open WebUI 0.12. */
export type MfaChallengeResponse = components["schemas"]["MfaChallengeResponse"];

/**
 * A session with recovery codes when a sign-in demanded the authenticator; the recovery codes alone when it replaced one.
 * Only a session has a `token`, and then it has all the other fields of one, too.
 *
 * Since Open WebUI 0.12.
 */
export type MfaEnrollmentResult = components["schemas"]["MfaEnrollmentResult"];

/** A code of the authenticator, or a recovery code. A field too many is refused with 422. */
export type MfaFactorForm = components["schemas"]["MfaFactorForm"];

/**
 * New recovery codes, and no session: **every session of the account has ended**, the one of this request too. Sign in
 * again.
 */
export type MfaRecoveryCodesResponse = components["schemas"]["MfaRecoveryCodesResponse"];

/** The challenge to recover from, and the token that the operator gave. A field too many is refused with 422. */
export type MfaRecoveryForm = components["schemas"]["MfaRecoveryForm"];

/** The secret of a new authenticator, for typing and for scanning. Both are one secret; keep neither. */
export type MfaSetupResponse = components["schemas"]["MfaSetupResponse"];

/** Whether an account has an authenticator and needs one. */
export type MfaStatusResponse = components["schemas"]["MfaStatusResponse"];

/** The challenge to answer, and the code that answers it. A field too many is refused with 422. */
export type MfaVerifyForm = components["schemas"]["MfaVerifyForm"];

/** A whole number, or text where the value came as text. */
export type NumberOrText = components["schemas"]["NumberOrText"];

/**
 * The settings of sign-in by OAuth and OpenID as the server shows them. **Some are for show**: the providers are set up
 * from the environment when the server starts, whatever is stored.
 */
export type OAuthConfig = components["schemas"]["OAuthConfig"];

/**
 * The settings of sign-in by OAuth and OpenID to change. **What is left out, or null, stays as it is**, so nothing can be
 * set back to null. Unknown names are ignored.
 */
export type OAuthConfigForm = components["schemas"]["OAuthConfigForm"];

/**
 * The credentials are right, but an admin has yet to let the person in. There is no session to wait in: sign in again
 * later. Only while two-factor sign-in is on; otherwise a pending person gets a session.
 *
 * Since Open WebUI 0.12.
 */
export type PendingUserResponse = components["schemas"]["PendingUserResponse"];

/**
 * What the account may do, as nested flags: the defaults for users, and what the account's groups add. **An admin gets
 * the same flags**, but may do everything: check `role` first.
 *
 * Until 0.12.2: A flag that is newer than 0.6 may be **absent on an upgraded server**. An absent flag means no.
 *
 * From 0.12.3 on: No flag is absent, on an upgraded server either.
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
 * A session, or, while two-factor sign-in is on, the next step on the way to one. Only a session has a `token` and only
 * the others have a `next_step`.
 *
 * Since Open WebUI 0.12.
 */
export type SigninResult =
  | (SessionUserResponse & { next_step?: never })
  | (MfaChallengeResponse & { token?: never })
  | (PendingUserResponse & { token?: never });

/** The cookies are cleared. Whether the token is revoked depends on the server. */
export type SignoutResponse = components["schemas"]["SignoutResponse"];

/** A new account. */
export type SignupForm = components["schemas"]["SignupForm"];

/** The time zone was taken. */
export type TimezoneUpdated = components["schemas"]["TimezoneUpdated"];

/** A token of another provider. */
export type TokenExchangeForm = components["schemas"]["TokenExchangeForm"];

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

/** What the account may build in the workspace. */
export type WorkspacePermissions = components["schemas"]["WorkspacePermissions"];
