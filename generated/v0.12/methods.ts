// Generated from openapi/ by `npm run generate`. Do not edit: change the source.

import type { CallOptions, SessionCallOptions } from "../../src/call-options.ts";
import type * as models from "./models.ts";

/** The methods for Open WebUI 0.12.4, one an operation of the contract. */
export interface AuthsMethods {
  /**
   * Read the server's release.
   *
   * Public; credentials are ignored. Call it first if you do not know the server: sign-out and the available operations
   * depend on the release.
   *
   * Releases older than the contract have it too.
   *
   * Sends `GET /api/version`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The server's release.
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getServerVersion(options?: CallOptions): Promise<models.ServerVersionInfo>;

  /**
   * Read which sign-in methods there are.
   *
   * Says what a sign-in page should show: whether any account exists, the password form, LDAP, other providers and
   * sign-up.
   *
   * **With an invalid or expired token or an API key, the response is the same as without one**, 200: it does not prove
   * that the user is signed in. Call `getSessionUser` for that.
   *
   * A session that has ended, or lacks a required second factor, gets the same response as no session. But **the token
   * of a deactivated or deleted account gets 401**.
   *
   * Sends `GET /api/config`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns What a sign-in page needs to know about a server.
   * @throws AuthsError `not_authenticated`: The account is deactivated or deleted (401)
   * @throws AuthsError `server`: Internal error (500); The database is unreachable (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getServerConfig(options?: CallOptions): Promise<models.ServerConfig>;

  /**
   * Read the current session.
   *
   * Returns the signed-in user and their permissions. Allowed for pending accounts.
   *
   * The response has the same token that was sent, and sets it as the cookie again. It is not renewed.
   *
   * The cookie alone is enough. Two spaces after `Bearer` cause 500.
   *
   * Needs a user's session: an API key gets 403 `humanSessionRequired`.
   *
   * Sends `GET /api/v1/auths/`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns A session with the user's status and profile.
   * @throws AuthsError `forbidden`: API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403); An API key, or the token of an automation (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `server`: Internal error (500); The database is unreachable (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getSessionUser(options?: CallOptions): Promise<models.SessionUserInfoResponse>;

  /**
   * Sign in with e-mail and password.
   *
   * Returns a session and sets its token as a cookie.
   *
   * If the server trusts a proxy's header (`WEBUI_AUTH_TRUSTED_EMAIL_HEADER`) or signs everyone in (`WEBUI_AUTH=false`), a
   * valid body is still required, but its values are ignored.
   *
   * Each e-mail address has 15 attempts in about three minutes, correct or not; after that even the correct password
   * gets 429.
   *
   * Behind a trusted proxy, every user in the header gets an account, even while sign-up is closed.
   *
   * **The response may not be a session**: check `next_step` first. If the admin requires a second factor, a user who
   * has one gets `verify` (continue with `verifyMfaChallenge`), one without gets `enroll` (`startMfaEnrollment`), one
   * whose factor was reset `recover` (`redeemMfaResetToken`), and one who needs approval `pending`. The challenge is
   * valid for five minutes. Each account then has ten sign-ins in 15 minutes, successful or not.
   *
   * Sends `POST /api/v1/auths/signin`.
   *
   * @param body - E-mail and password.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns A session or, while two-factor sign-in is on, the next step.
   * @throws AuthsError `conflict`: The account changed during the request (409); Another request stored something first (409); Several requests for the account conflicted (409)
   * @throws AuthsError `forbidden`: The proxy's header is missing (400); Authentication was disabled although there are accounts (400); Passwords are disabled on this server (403)
   * @throws AuthsError `invalid_credentials`: Unknown address or wrong password (400)
   * @throws AuthsError `not_authenticated`: The account is deactivated or deleted (401)
   * @throws AuthsError `rate_limited`: The sixteenth attempt within three minutes (429); Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is unreachable (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); The body is invalid (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  signIn(body: models.SigninForm, options?: SessionCallOptions): Promise<models.SigninResult>;

  /**
   * Sign in with an LDAP account.
   *
   * Binds to the directory as the user, and creates an account at the first sign-in. The first account of a server becomes
   * its admin, and **does not close sign-up**.
   *
   * Every rejection by the directory is **400**, even a wrong password.
   *
   * **The response may not be a session**: see `signIn`.
   *
   * Sends `POST /api/v1/auths/ldap`.
   *
   * @param body - A user's name and password in the directory.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns A session or, while two-factor sign-in is on, the next step.
   * @throws AuthsError `conflict`: The account changed during the request (409); Another request stored something first (409); Several requests for the account conflicted (409)
   * @throws AuthsError `forbidden`: The user has no e-mail address in the directory (400); LDAP sign-in is disabled (400); Passwords are disabled on this server (403)
   * @throws AuthsError `invalid_credentials`: The password is empty (400); The password is wrong (400); The directory has no such user (400); The directory has the user under another name (400)
   * @throws AuthsError `not_authenticated`: The account is deactivated or deleted (401)
   * @throws AuthsError `rate_limited`: Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: The directory rejected the server's own account (400); The directory could not be reached (400); The certificate file or the ciphers are wrong (400); The database did not store the account (500); The database is unreachable (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); The body is invalid (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  signInLdap(body: models.LdapForm, options?: SessionCallOptions): Promise<models.SigninResult>;

  /**
   * Sign up.
   *
   * Creates an account and signs it in. The first account of a server becomes its admin and closes sign-up; later ones get
   * the role that the admin set, `pending` by default.
   *
   * **The response may not be a session**: see `signIn`.
   *
   * Sends `POST /api/v1/auths/signup`.
   *
   * @param body - A new account.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns A session or, while two-factor sign-in is on, the next step.
   * @throws AuthsError `conflict`: The address already has an account (400); The account changed during the request (409); Another request stored something first (409)
   * @throws AuthsError `forbidden`: Sign-up is closed (403)
   * @throws AuthsError `rate_limited`: Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: The account could not be stored (500); Internal error (500); The database is unreachable (503)
   * @throws AuthsError `validation`: Not an e-mail address (400); The password has more than 72 bytes (400); The password does not meet the rules of the server (400); The password has a lone surrogate (400); The body is not UTF-8 (400); The body is invalid (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  signUp(body: models.SignupForm, options?: SessionCallOptions): Promise<models.SigninResult>;

  /**
   * Sign out.
   *
   * Clears the cookies and returns 200 to everyone, signed in or not. The token is revoked only if the server has Redis,
   * and only if it has an expiry; otherwise it **stays valid until it expires**, so delete your copy. An API key stays
   * valid.
   *
   * No token is read from `x-api-key`, so one sent there stays valid.
   *
   * Until 0.9.2, sign-out is a GET, and this POST returns 405.
   *
   * Since Open WebUI 0.9.3.
   *
   * Sends `POST /api/v1/auths/signout`, since Open WebUI 0.9.3.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns The cookies are cleared.
   * @throws AuthsError `not_authenticated`: The account is deactivated or deleted (401)
   * @throws AuthsError `rate_limited`: Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: The OpenID provider did not return its logout page (500); Internal error (500); The database is unreachable (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  signOut(options?: SessionCallOptions): Promise<models.SignoutResponse>;

  /**
   * Replace your profile.
   *
   * Replaces the whole profile. Role and e-mail cannot be changed here, and are ignored.
   *
   * `bio`, `gender` and `date_of_birth` become empty if left out. They are stored but not returned; read them with
   * `getSessionUser`.
   *
   * Sends `POST /api/v1/auths/update/profile`.
   *
   * @param body - The whole profile.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The public fields of an account.
   * @throws AuthsError `forbidden`: Signed in, but the role is not allowed (401); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `rate_limited`: Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is unreachable (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); The body is invalid (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updateProfile(body: models.UpdateProfileForm, options?: CallOptions): Promise<models.UserProfileImageResponse>;

  /**
   * Change your password.
   *
   * Needs the current password. Allowed for pending accounts. The API key remains.
   *
   * **Every session of the account ends**, including this one: sign in again.
   *
   * Sends `POST /api/v1/auths/update/password`.
   *
   * @param body - The current and the new password.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The password was changed.
   * @throws AuthsError `conflict`: The account changed during the request (409)
   * @throws AuthsError `forbidden`: The server trusts a proxy's header, and has no passwords (400); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `invalid_credentials`: The current password is wrong (400)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `rate_limited`: Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is unreachable (503)
   * @throws AuthsError `validation`: The new password has more than 72 bytes (400); The new password does not meet the rules of the server (400); The password has a lone surrogate (400); The body is not UTF-8 (400); The body is invalid (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updatePassword(body: models.UpdatePasswordForm, options?: CallOptions): Promise<boolean>;

  /**
   * Change your time zone.
   *
   * Stores the text without checks; no operation here returns it. Allowed for pending accounts. Since Open WebUI 0.7.
   *
   * Sends `POST /api/v1/auths/update/timezone`, since Open WebUI 0.7.
   *
   * @param body - A user's time zone.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The time zone was stored.
   * @throws AuthsError `forbidden`: API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `rate_limited`: Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is unreachable (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); The body is invalid (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updateTimezone(body: models.UpdateTimezoneForm, options?: CallOptions): Promise<models.TimezoneUpdated>;

  /**
   * Add a user.
   *
   * For admins. Creates an account for another person and returns **a token of that account**. Discard it unless you want
   * to act as the new user. `role: null` returns **500**.
   *
   * While everyone needs a second factor, there is no token.
   *
   * Sends `POST /api/v1/auths/add`.
   *
   * @param body - A new account that an admin creates for another person.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The new account and, unless everyone needs a second factor, **its own** token: that token signs in as the new user.
   * @throws AuthsError `conflict`: The address already has an account (400)
   * @throws AuthsError `forbidden`: Signed in, but the role is not allowed (401); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `rate_limited`: Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: The role is null, or the account could not be stored (500); Internal error (500); The database is unreachable (503)
   * @throws AuthsError `validation`: Not an e-mail address (400); The password has more than 72 bytes (400); The password does not meet the rules of the server (400); The password has a lone surrogate (400); The body is not UTF-8 (400); The body is invalid (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  addUser(body: models.AddUserForm, options?: CallOptions): Promise<models.AddedUser>;

  /**
   * Read the admin's contact details.
   *
   * Returns the admin's name and e-mail address to anyone who is signed in, even pending accounts.
   *
   * Sends `GET /api/v1/auths/admin/details`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The admin to contact for help or access.
   * @throws AuthsError `forbidden`: `SHOW_ADMIN_DETAILS` is off (400); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `server`: The database is unreachable (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getAdminDetails(options?: CallOptions): Promise<models.AdminDetails>;

  /**
   * Read the settings.
   *
   * For admins.
   *
   * Sends `GET /api/v1/auths/admin/config`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns Every current setting.
   * @throws AuthsError `forbidden`: Signed in, but the role is not allowed (401); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `server`: The database is unreachable (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getAdminConfig(options?: CallOptions): Promise<models.AdminConfig>;

  /**
   * Replace the settings.
   *
   * For admins. All at once, see `AdminConfigForm`. An invalid `DEFAULT_USER_ROLE` or `JWT_EXPIRES_IN` is **ignored with a
   * 200**: compare the response with what you sent. Existing tokens keep their expiry.
   *
   * **Changing the second-factor rules ends every session**, see `sessions_revoked`. An API key may not send those
   * settings (403), so a script that reads and writes back must leave them out.
   *
   * Sends `POST /api/v1/auths/admin/config`.
   *
   * @param body - All settings at once.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The new settings, and whether everyone was signed out.
   * @throws AuthsError `conflict`: The server cannot store secrets, or text cannot be stored (409)
   * @throws AuthsError `forbidden`: Signed in, but the role is not allowed (401); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403); An API key sent second-factor settings (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `rate_limited`: Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is unreachable (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); The body is invalid (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updateAdminConfig(body: models.AdminConfigForm, options?: CallOptions): Promise<models.AdminConfigUpdated>;

  /**
   * Read the LDAP server settings.
   *
   * For admins. **The bind password is returned in plain text.**
   *
   * Sends `GET /api/v1/auths/admin/config/ldap/server`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The current LDAP server settings.
   * @throws AuthsError `forbidden`: Signed in, but the role is not allowed (401); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `server`: The database is unreachable (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getLdapServer(options?: CallOptions): Promise<models.LdapServerConfig>;

  /**
   * Replace the LDAP server settings.
   *
   * For admins. Nothing is tested: settings that do not work are stored too, and fail at the next `signInLdap`. Text with
   * a lone surrogate (`\ud800`) returns 500.
   *
   * Sends `POST /api/v1/auths/admin/config/ldap/server`.
   *
   * @param body - How to reach and search the LDAP directory.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The current LDAP server settings.
   * @throws AuthsError `forbidden`: Signed in, but the role is not allowed (401); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `rate_limited`: Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is unreachable (503)
   * @throws AuthsError `validation`: A field that must not be empty is empty (400); The body is not UTF-8 (400); The body is invalid (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updateLdapServer(body: models.LdapServerConfigForm, options?: CallOptions): Promise<models.LdapServerConfig>;

  /**
   * Read whether LDAP sign-in is on.
   *
   * For admins.
   *
   * Sends `GET /api/v1/auths/admin/config/ldap`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns Whether LDAP sign-in is on; the name is uppercase.
   * @throws AuthsError `forbidden`: Signed in, but the role is not allowed (401); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `server`: The database is unreachable (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getLdapConfig(options?: CallOptions): Promise<models.LdapConfigResponse>;

  /**
   * Turn LDAP sign-in on or off.
   *
   * For admins. The request has `enable_ldap`, the response `ENABLE_LDAP`. An empty object, or the uppercase name,
   * disables it by storing null.
   *
   * Sends `POST /api/v1/auths/admin/config/ldap`.
   *
   * @param body - Turns LDAP sign-in on or off; lowercase here, uppercase in the response.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns Whether LDAP sign-in is on; the name is uppercase.
   * @throws AuthsError `forbidden`: Signed in, but the role is not allowed (401); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `rate_limited`: Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: The database is unreachable (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); The body is invalid (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updateLdapConfig(body: models.LdapConfigForm, options?: CallOptions): Promise<models.LdapConfigResponse>;

  /**
   * Read your API key.
   *
   * Returns the key in plain text.
   *
   * Needs the admin's `ENABLE_API_KEYS` and, for users, the permission `features.api_keys`.
   *
   * Sends `GET /api/v1/auths/api_key`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns An account's API key.
   * @throws AuthsError `forbidden`: API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403); API keys are disabled, or the permission is missing (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `not_found`: The account has no key (404)
   * @throws AuthsError `server`: The database is unreachable (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getApiKey(options?: CallOptions): Promise<models.ApiKey>;

  /**
   * Create or replace your API key.
   *
   * The old key stops working at once, even if it was used for this request.
   *
   * Needs the admin's `ENABLE_API_KEYS` and the permission `features.api_keys`.
   *
   * Admins do not need the permission.
   *
   * Sends `POST /api/v1/auths/api_key`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns An account's API key.
   * @throws AuthsError `forbidden`: API keys are disabled, or the permission is missing (403); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `rate_limited`: Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: The database is unreachable (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  generateApiKey(options?: CallOptions): Promise<models.ApiKey>;

  /**
   * Delete your API key.
   *
   * Returns `true` whether or not there was a key.
   *
   * Needs the admin's `ENABLE_API_KEYS` and, for users, the permission `features.api_keys`.
   *
   * Sends `DELETE /api/v1/auths/api_key`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The account has no key now.
   * @throws AuthsError `forbidden`: API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403); API keys are disabled, or the permission is missing (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `server`: The database is unreachable (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  deleteApiKey(options?: CallOptions): Promise<boolean>;

  /**
   * Sign in with another provider's token.
   *
   * For programs that have an access token of a configured provider. Returns a session **without setting a cookie**. The
   * operator must enable it (`ENABLE_OAUTH_TOKEN_EXCHANGE`), and the user must have an account that is linked to this
   * provider: none is created here, but with `OAUTH_MERGE_ACCOUNTS_BY_EMAIL` one with the same address is used.
   *
   * Any token that the provider's userinfo endpoint accepts works, so a token that was issued to another program signs in
   * here too. 403 has many causes; only the text differs.
   *
   * `OAUTH_TOKEN_EXCHANGE_TRUSTED_CLIENT_IDS` limits that to the programs that the operator lists.
   *
   * Roles and groups are updated from the provider, as at every OAuth sign-in. With `ENABLE_OAUTH_ROLE_MANAGEMENT`, a
   * user without an allowed role is rejected.
   *
   * While two-factor sign-in is on, the response may be a challenge, or `pending`, instead of a session.
   * `MFA_ALLOW_OAUTH_BYPASS` skips the challenge here too.
   *
   * Since Open WebUI 0.8.
   *
   * Sends `POST /api/v1/auths/oauth/{provider}/token/exchange`, since Open WebUI 0.8.
   *
   * @param body - A token of another provider.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns A session or, while two-factor sign-in is on, the next step.
   * @throws AuthsError `conflict`: The account changed during the request (409); Another request stored something first (409)
   * @throws AuthsError `forbidden`: The provider does not say which client the token was issued to (400); Token exchange is disabled (403); No account here is linked to that account of the provider (403); The e-mail domain, the roles or the client of the token are not allowed (403)
   * @throws AuthsError `invalid_credentials`: The provider rejects the token, or cannot be reached (400)
   * @throws AuthsError `not_authenticated`: The account is deactivated or deleted (401)
   * @throws AuthsError `not_found`: No such provider (404)
   * @throws AuthsError `rate_limited`: Too many exchanges from this address (429); Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: The database is unreachable (503)
   * @throws AuthsError `validation`: The provider does not send the user's identifier (400); The provider does not send the e-mail address (400); The body is not UTF-8 (400); The body is invalid (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  exchangeOAuthToken(body: models.TokenExchangeForm, options: SessionCallOptions & { readonly path: { readonly "provider": string } }): Promise<models.SigninResult>;

  /**
   * Delete your tokens of a provider.
   *
   * Deletes the tokens that the server stores for you from one provider, such as a tool server. **Your session here
   * remains**, and the provider is not notified. Not allowed for pending accounts.
   *
   * Since Open WebUI 0.9.2.
   *
   * Sends `DELETE /api/v1/auths/oauth/sessions/{provider}`, since Open WebUI 0.9.2.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns `true`; the tokens were deleted.
   * @throws AuthsError `forbidden`: Signed in, but the role is not allowed (401); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `not_found`: The account has no tokens of this provider (404)
   * @throws AuthsError `server`: The database is unreachable (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  deleteOAuthSession(options: CallOptions & { readonly path: { readonly "provider": string } }): Promise<boolean>;

  /**
   * Read the OAuth settings.
   *
   * For admins. **The client secret is returned in plain text.** The settings of Google, Microsoft, GitHub and Feishu are
   * not included; they are in the server's environment.
   *
   * Since Open WebUI 0.10.
   *
   * Sends `GET /api/v1/auths/admin/config/oauth`, since Open WebUI 0.10.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The settings of OAuth and OpenID sign-in.
   * @throws AuthsError `forbidden`: Signed in, but the role is not allowed (401); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `server`: Internal error (500); The database is unreachable (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getOAuthConfig(options?: CallOptions): Promise<models.OAuthConfig>;

  /**
   * Change the OAuth settings.
   *
   * For admins. Changes only the settings that are sent; an empty object changes nothing, and null is ignored. Nothing is
   * tested.
   *
   * **Changes are lost when the server restarts**, unless the operator set `ENABLE_OAUTH_PERSISTENT_CONFIG`. Until then
   * each worker process has its own settings, and only the one that responded has the change. Some settings have no
   * effect: see `OAuthConfigForm`.
   *
   * Text with a lone surrogate returns 500, and `getOAuthConfig` returns 500 until the restart.
   *
   * Since Open WebUI 0.10.
   *
   * Sends `POST /api/v1/auths/admin/config/oauth`, since Open WebUI 0.10.
   *
   * @param body - The OAuth and OpenID settings to change.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The settings of OAuth and OpenID sign-in.
   * @throws AuthsError `forbidden`: Signed in, but the role is not allowed (401); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `rate_limited`: Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is unreachable (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); The body is invalid (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updateOAuthConfig(body: models.OAuthConfigForm, options?: CallOptions): Promise<models.OAuthConfig>;

  /**
   * Read whether you have an authenticator.
   *
   * Allowed for pending accounts. Describes the account and how this session signed in, not whether this session used a
   * second factor.
   *
   * Needs a user's session: an API key gets 403 `humanSessionRequired`.
   *
   * Since Open WebUI 0.12.
   *
   * Sends `GET /api/v1/auths/mfa/status`, since Open WebUI 0.12.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns Whether an account has an authenticator and needs one.
   * @throws AuthsError `forbidden`: API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403); An API key, or the token of an automation (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401)
   * @throws AuthsError `server`: The database is unreachable (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getMfaStatus(options?: CallOptions): Promise<models.MfaStatusResponse>;

  /**
   * Fetch the challenge after an OpenID sign-in.
   *
   * For the page that a browser opens after an OpenID sign-in: JavaScript cannot read the cookie `mfa_challenge`, so this
   * operation returns its challenge. Send no body. **The response deletes the cookie**: keep the challenge in memory; it
   * is lost on reload. Its lifetime still counts from the sign-in.
   *
   * `Origin` must be the address in the admin setting `WEBUI_URL`; only if that is empty, the request's address, as the
   * server sees it. Behind a proxy that hides `https` from the server, everyone gets 403 until `WEBUI_URL` is set; with a
   * wrong `WEBUI_URL`, even the server's own page does.
   *
   * Since Open WebUI 0.12.
   *
   * Sends `POST /api/v1/auths/mfa/challenge`, since Open WebUI 0.12.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The next step of the sign-in, and the challenge for it.
   * @throws AuthsError `forbidden`: The `Origin` is missing, or not the server's (403)
   * @throws AuthsError `mfa_expired`: The challenge is unknown, used, replaced or older than five minutes (401)
   * @throws AuthsError `rate_limited`: Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: The database is unreachable (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getMfaChallenge(options?: CallOptions): Promise<models.MfaChallengeResponse>;

  /**
   * Get the secret of a new authenticator.
   *
   * Needs a challenge whose `next_step` is `enroll`. Returns the secret to show; the authenticator is active once
   * `confirmMfaEnrollment` has accepted a code. The same challenge returns the same secret; another challenge, another.
   *
   * Since Open WebUI 0.12.
   *
   * Sends `POST /api/v1/auths/mfa/enroll/start`, since Open WebUI 0.12.
   *
   * @param body - The challenge to continue.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The secret of a new authenticator, as text and as a picture.
   * @throws AuthsError `conflict`: Another request stored something first (409)
   * @throws AuthsError `forbidden`: The account is no longer an admin or a user (403)
   * @throws AuthsError `mfa_disabled`: Two-factor sign-in was disabled meanwhile (403)
   * @throws AuthsError `mfa_expired`: The challenge is unknown, used, replaced or older than five minutes (401)
   * @throws AuthsError `not_authenticated`: The account is deactivated or deleted (401)
   * @throws AuthsError `rate_limited`: Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is unreachable (503); The server cannot decrypt the authenticator secret (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); The body is invalid (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  startMfaEnrollment(body: models.MfaChallengeForm, options?: CallOptions): Promise<models.MfaSetupResponse>;

  /**
   * Confirm the new authenticator.
   *
   * Send the same challenge as to `startMfaEnrollment`, and the first code. **Every session of the account ends**; API
   * keys remain. During a sign-in a new session starts, with the cookie `token`. After `startMfaReplacement`, sign in
   * again with the new authenticator. The old one works until then.
   *
   * The recovery codes are only in this response. The code cannot be used again, so wait for the next one before the next
   * sign-in. Each challenge accepts five attempts.
   *
   * Since Open WebUI 0.12.
   *
   * Sends `POST /api/v1/auths/mfa/enroll/confirm`, since Open WebUI 0.12.
   *
   * @param body - The challenge, and the code for it.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns A session with recovery codes if a sign-in required the authenticator; only the recovery codes if it replaced one.
   * @throws AuthsError `conflict`: Several requests for the account conflicted (409); Another request stored something first (409); The account changed during the request (409)
   * @throws AuthsError `forbidden`: The account is no longer an admin or a user (403)
   * @throws AuthsError `mfa_disabled`: Two-factor sign-in was disabled meanwhile (403)
   * @throws AuthsError `mfa_expired`: The challenge is unknown, used, replaced or older than five minutes (401)
   * @throws AuthsError `mfa_invalid_code`: The code is not from the new authenticator (401)
   * @throws AuthsError `not_authenticated`: The account is deactivated or deleted (401)
   * @throws AuthsError `rate_limited`: Five codes were tried on this challenge (429); Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is unreachable (503); The server cannot decrypt the authenticator secret (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); The body is invalid (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  confirmMfaEnrollment(body: models.MfaVerifyForm, options?: SessionCallOptions): Promise<models.MfaEnrollmentResult>;

  /**
   * Finish a sign-in with a code.
   *
   * Needs a challenge whose `next_step` is `verify`. Returns the session, and sets its token as a cookie. Other sessions
   * remain.
   *
   * Each code works once: the one from enrollment or from the last sign-in is rejected, so wait for the next. A challenge
   * accepts five codes, an account ten within 15 minutes, **including correct ones**. A challenge that was used, or
   * replaced by another sign-in, is expired.
   *
   * Since Open WebUI 0.12.
   *
   * Sends `POST /api/v1/auths/mfa/verify`, since Open WebUI 0.12.
   *
   * @param body - The challenge, and the code for it.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns A session: the token, the account it belongs to, when it expires and what the account may do.
   * @throws AuthsError `conflict`: Several requests for the account conflicted (409); Another request stored something first (409); The account changed during the request (409)
   * @throws AuthsError `forbidden`: The account is no longer an admin or a user (403)
   * @throws AuthsError `mfa_disabled`: Two-factor sign-in was disabled meanwhile (403)
   * @throws AuthsError `mfa_expired`: The challenge is unknown, used, replaced or older than five minutes (401)
   * @throws AuthsError `mfa_invalid_code`: The code is wrong, expired or already used (401)
   * @throws AuthsError `not_authenticated`: The account is deactivated or deleted (401)
   * @throws AuthsError `rate_limited`: Five codes were tried on this challenge (429); Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is unreachable (503); The server cannot decrypt the authenticator secret (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); The body is invalid (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  verifyMfaChallenge(body: models.MfaVerifyForm, options?: SessionCallOptions): Promise<models.SessionUserResponse>;

  /**
   * Start to replace your authenticator.
   *
   * Returns a challenge for `enroll`. The current authenticator works until `confirmMfaEnrollment`, which ends every
   * session of the account, including this one.
   *
   * Needs a sign-in **not older than five minutes**, regardless of the session's expiry: otherwise sign in again and
   * repeat. It also needs a code or a recovery code, which is used up. The code of the sign-in is already used: wait for
   * the next.
   *
   * Needs a user's session: an API key gets 403 `humanSessionRequired`.
   *
   * Since Open WebUI 0.12.
   *
   * Sends `POST /api/v1/auths/mfa/replace`, since Open WebUI 0.12.
   *
   * @param body - An authenticator code or a recovery code.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The next step of the sign-in, and the challenge for it.
   * @throws AuthsError `conflict`: Several requests for the account conflicted (409); Another request stored something first (409)
   * @throws AuthsError `forbidden`: An API key, or the token of an automation (403); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `mfa_disabled`: Two-factor sign-in is disabled on this server (403)
   * @throws AuthsError `mfa_invalid_code`: The code is wrong, expired or already used (401)
   * @throws AuthsError `mfa_reauthentication_required`: The sign-in was more than five minutes ago (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The token was revoked (401); The API key is unknown, or the account no longer exists (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401); The account's sessions ended during the request (401)
   * @throws AuthsError `rate_limited`: Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is unreachable (503); The server cannot decrypt the authenticator secret (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); The body is invalid (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  startMfaReplacement(body: models.MfaFactorForm, options?: CallOptions): Promise<models.MfaChallengeResponse>;

  /**
   * Replace your recovery codes.
   *
   * Returns ten new codes, once; the old ones become invalid. **Every session of the account ends, including this one.**
   * The authenticator and API keys remain.
   *
   * Needs a sign-in **not older than five minutes**, regardless of the session's expiry: otherwise sign in again and
   * repeat. It also needs a code or a recovery code, which is used up. The code of the sign-in is already used: wait for
   * the next.
   *
   * Needs a user's session: an API key gets 403 `humanSessionRequired`.
   *
   * Since Open WebUI 0.12.
   *
   * Sends `POST /api/v1/auths/mfa/recovery/codes`, since Open WebUI 0.12.
   *
   * @param body - An authenticator code or a recovery code.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns New recovery codes, without a session: **every session of the account has ended**, including this one.
   * @throws AuthsError `conflict`: Several requests for the account conflicted (409); Another request stored something first (409)
   * @throws AuthsError `forbidden`: An API key, or the token of an automation (403); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `mfa_disabled`: Two-factor sign-in is disabled on this server (403)
   * @throws AuthsError `mfa_invalid_code`: The code is wrong, expired or already used (401)
   * @throws AuthsError `mfa_reauthentication_required`: The sign-in was more than five minutes ago (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The token was revoked (401); The API key is unknown, or the account no longer exists (401); The account is deactivated or deleted (401); The proxy's trusted header names another user (401); The account's sessions ended during the request (401)
   * @throws AuthsError `rate_limited`: Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is unreachable (503); The server cannot decrypt the authenticator secret (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); The body is invalid (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  regenerateMfaRecoveryCodes(body: models.MfaFactorForm, options?: CallOptions): Promise<models.MfaRecoveryCodesResponse>;

  /**
   * Set up a new authenticator with a reset token.
   *
   * For a user who lost the authenticator and the recovery codes. The operator resets the account on the server, which
   * ends its sessions, and provides a token that is valid for 30 minutes. The user then signs in, gets a challenge whose
   * `next_step` is `recover`, and redeems the token here. Returns a challenge for `enroll`; both tokens are used up.
   *
   * Until it is redeemed, every sign-in of the account returns `recover`. If the challenge for `enroll` expires, the next
   * sign-in returns `recover` again, and **a new token is needed**. Each challenge accepts five attempts.
   *
   * Since Open WebUI 0.12.
   *
   * Sends `POST /api/v1/auths/mfa/recover`, since Open WebUI 0.12.
   *
   * @param body - The challenge, and the token from the operator.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The next step of the sign-in, and the challenge for it.
   * @throws AuthsError `conflict`: Several requests for the account conflicted (409); Another request stored something first (409)
   * @throws AuthsError `forbidden`: The account is no longer an admin or a user (403)
   * @throws AuthsError `mfa_disabled`: Two-factor sign-in was disabled meanwhile (403)
   * @throws AuthsError `mfa_expired`: The challenge is unknown, used, replaced or older than five minutes (401)
   * @throws AuthsError `mfa_invalid_code`: The reset token is wrong, used or older than 30 minutes (401)
   * @throws AuthsError `not_authenticated`: The account is deactivated or deleted (401)
   * @throws AuthsError `rate_limited`: Five codes were tried on this challenge (429); Too many requests from this IP address, or too many attempts for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is unreachable (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); The body is invalid (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  redeemMfaResetToken(body: models.MfaRecoveryForm, options?: CallOptions): Promise<models.MfaChallengeResponse>;

  /**
   * Read the login and its CSRF token.
   *
   * Says who the cookie `gafaelfawr` belongs to, what it allows, and the CSRF token for every request other than GET.
   * Recorded on Gafaelfawr 9.6.1 and 15.4.
   *
   * This server is not Open WebUI: use the platform's address as the base URL. A page on that address sends the cookie
   * automatically; elsewhere, send it as a `Cookie` header.
   *
   * A bearer token never works here, though the 401 asks for one in `WWW-Authenticate`. Without a session, send the
   * browser to `/login?rd=<where to return>`. If the cookie is sent twice, the last one counts.
   *
   * Sends `GET /auth/api/v1/login`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The user of the session cookie, and the CSRF token for requests that change something.
   * @throws AuthsError `not_authenticated`: No usable session cookie (401)
   * @throws AuthsError `server`: Redis is down (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getLogin(options?: CallOptions): Promise<models.APILoginResponse>;
}
