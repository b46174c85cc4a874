// Generated from openapi/ by `npm run generate`. Do not edit: change the source.

import type { CallOptions, SessionCallOptions } from "../../src/call-options.ts";
import type * as models from "./models.ts";

/** The methods for Open WebUI 0.6.40, one an operation of the contract. */
export interface AuthsMethods {
  /**
   * Read the server's release.
   *
   * Public; credentials are ignored. Call it first if you do not know the server: sign-out and the available operations
   * depend on the release.
   *
   * Releases older than the contract have it too.
   *
   * From 0.6.37 on: An `Authorization` header that is not exactly two words causes 500, here as on every path.
   *
   * If the server uses Redis and it is unreachable, the status is 500.
   *
   * Sends `GET /api/version`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The server's release.
   * @throws AuthsError `forbidden`: API keys are not allowed on this path (403)
   * @throws AuthsError `server`: Internal error (500)
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
   * Until 0.6.26: Only the cookie identifies the user.
   *
   * From 0.6.37 on: A token that was revoked, also by a changed password, still gets the response for its user.
   *
   * From 0.6.37 on: An API key that is not allowed on this path gets 403.
   *
   * Sends `GET /api/config`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns What a sign-in page needs to know about a server.
   * @throws AuthsError `forbidden`: API keys are not allowed on this path (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getServerConfig(options?: CallOptions): Promise<models.ServerConfig>;

  /**
   * Read the current session.
   *
   * Returns the signed-in user and their permissions. Allowed for pending accounts.
   *
   * Until 0.6.5: The response has **a new token**, with its own lifetime, and sets it as the cookie, even for an API key. The token
   * that was sent stays valid.
   *
   * From 0.6.6 on: The response has the same token that was sent, and sets it as the cookie again. It is not renewed.
   *
   * From 0.6.6 on: The cookie `token` alone is not enough: without an `Authorization` header, the status is 500.
   *
   * 0.6.6: An API key gets 500.
   *
   * From 0.6.7 on: An API key works, and is returned as `token`.
   *
   * Sends `GET /api/v1/auths/`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns A session with the user's status and profile.
   * @throws AuthsError `forbidden`: API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names another user (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
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
   * The number of attempts is not limited.
   *
   * From 0.6.37 on: Send no credentials: an API key that is restricted to other paths causes 403.
   *
   * Sends `POST /api/v1/auths/signin`.
   *
   * @param body - E-mail and password.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns A session: the token, the account it belongs to, when it expires and what the account may do.
   * @throws AuthsError `forbidden`: The proxy's header is missing (400); Authentication was disabled although there are accounts (400); Passwords are disabled on this server (403); API keys are not allowed on this path (403); The proxy's header names a new user, and sign-up is closed (403)
   * @throws AuthsError `invalid_credentials`: Unknown address or wrong password (400)
   * @throws AuthsError `server`: The account could not be stored (500); The account could not be created (500); Internal error (500)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); The proxy's header is not an e-mail address (400); A required field is missing (422); A field has the wrong type (422); The body is not JSON (422); There is no body (422); The body is not a JSON object, or was not sent as JSON (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  signIn(body: models.SigninForm, options?: SessionCallOptions): Promise<models.SessionUserResponse>;

  /**
   * Sign in with an LDAP account.
   *
   * Binds to the directory as the user, and creates an account at the first sign-in. The first account of a server becomes
   * its admin, and **does not close sign-up**.
   *
   * Every rejection by the directory is **400**, even a wrong password.
   *
   * Until 0.6.0: The text says what went wrong, and may contain the user's name.
   *
   * 0.6.3 to 0.6.4: **Nobody can sign in**: the server cannot store the address that the directory has, and returns 400.
   *
   * Until 0.6.5: `expires_at` is always null, and the cookie has no expiry, whether or not the token has one.
   *
   * From 0.6.1 on: While LDAP is on, **every failure is the same 400**: a wrong password, an unknown user, a user without an e-mail
   * address, a directory that is down, a wrong bind password. Only the server's log says which.
   *
   * Sends `POST /api/v1/auths/ldap`.
   *
   * @param body - A user's name and password in the directory.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns A session: the token, the account it belongs to, when it expires and what the account may do.
   * @throws AuthsError `forbidden`: LDAP sign-in is disabled (400); Passwords are disabled on this server (403); API keys are not allowed on this path (403)
   * @throws AuthsError `invalid_credentials`: The directory rejected the sign-in, or could not be reached (400); The directory has no such user (400); The linked account is deactivated (400)
   * @throws AuthsError `server`: The directory rejected the server's own account (400); The certificate file or the ciphers are wrong (400); Internal error (500)
   * @throws AuthsError `validation`: The password is wrong (400); The user has no e-mail address in the directory (400); The directory has the user under another name (400); The database did not store the account (400); The body is not UTF-8 (400); A required field is missing (422); A field has the wrong type (422); The body is not JSON (422); There is no body (422); The body is not a JSON object, or was not sent as JSON (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  signInLdap(body: models.LdapForm, options?: SessionCallOptions): Promise<models.SessionUserResponse>;

  /**
   * Sign up.
   *
   * Creates an account and signs it in. The first account of a server becomes its admin and closes sign-up; later ones get
   * the role that the admin set, `pending` by default.
   *
   * Until 0.6.2: Only the first 72 bytes of a password count. `profile_image_url: null` returns **500**, not 4xx.
   *
   * 0.6.3 to 0.6.36: A password over 72 bytes and `profile_image_url: null` return **500**, not 4xx.
   *
   * Until 0.6.9: **The first sign-up closes sign-up even if it fails**, as with a password over 72 bytes from 0.6.3 on: every later one
   * returns 403, and nobody can become the admin. Only the operator can open it again, in the database.
   *
   * From 0.6.37 on: A password over 72 bytes, one that violates the server's rules, and `profile_image_url: null` return **500**, not
   * 4xx.
   *
   * Until 0.6.25: `ENABLE_SIGNUP=false` in the server's environment closes sign-up even for the first account.
   *
   * From 0.6.26 on: Unless `ENABLE_INITIAL_ADMIN_SIGNUP` is set, `ENABLE_SIGNUP=false` in the server's environment closes sign-up even
   * for the first account.
   *
   * Sends `POST /api/v1/auths/signup`.
   *
   * @param body - A new account.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns A session: the token, the account it belongs to, when it expires and what the account may do.
   * @throws AuthsError `conflict`: The address already has an account (400)
   * @throws AuthsError `forbidden`: Sign-up is closed (403); API keys are not allowed on this path (403)
   * @throws AuthsError `server`: The password is too long or too weak, or the picture is null (500); The account could not be stored (500); The account could not be created (500); Internal error (500)
   * @throws AuthsError `validation`: Not an e-mail address (400); The body is not UTF-8 (400); A required field is missing (422); A field has the wrong type (422); The body is not JSON (422); There is no body (422); The body is not a JSON object, or was not sent as JSON (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  signUp(body: models.SignupForm, options?: SessionCallOptions): Promise<models.SessionUserResponse>;

  /**
   * Sign out.
   *
   * Clears the cookies and returns 200 to everyone, signed in or not. The token is revoked only if the server has Redis,
   * and only if it has an expiry; otherwise it **stays valid until it expires**, so delete your copy. An API key stays
   * valid.
   *
   * From 0.9.3 on, sign-out is a POST, and this GET returns 200 with the web app's HTML and **does not sign out**.
   *
   * Until 0.6.36: **No token is ever revoked**, with or without Redis.
   *
   * From 0.6.37 on: **On a server with Redis, an expired or invalid token, or an API key, gets 500**: delete your copy anyway, or sign
   * out without it.
   *
   * From 0.6.37 on: **So does a token without an expiry.**
   *
   * Until Open WebUI 0.9.2.
   *
   * Sends `GET /api/v1/auths/signout`, until Open WebUI 0.9.2.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns The cookies are cleared.
   * @throws AuthsError `forbidden`: API keys are not allowed on this path (403)
   * @throws AuthsError `server`: The OpenID provider did not return its logout page (500); Internal error (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  signOut(options?: SessionCallOptions): Promise<models.SignoutResponse>;

  /**
   * Replace your profile.
   *
   * Replaces the whole profile. Role and e-mail cannot be changed here, and are ignored.
   *
   * Until 0.6.22: So are `bio`, `gender` and `date_of_birth`.
   *
   * From 0.6.23 on: `bio`, `gender` and `date_of_birth` become empty if left out. They are stored but not returned; read them with
   * `getSessionUser`.
   *
   * Sends `POST /api/v1/auths/update/profile`.
   *
   * @param body - The whole profile.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The public fields of an account.
   * @throws AuthsError `forbidden`: Signed in, but the role is not allowed (401); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names another user (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `validation`: The database did not store the profile (400); The body is not UTF-8 (400); A required field is missing (422); The date is not YYYY-MM-DD (422); The body is not JSON (422); There is no body (422); The body is not a JSON object, or was not sent as JSON (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updateProfile(body: models.UpdateProfileForm, options?: CallOptions): Promise<models.UserProfileImageResponse>;

  /**
   * Change your password.
   *
   * Needs the current password. Allowed for pending accounts. The API key remains.
   *
   * **Other sessions remain**: changing the password ends no session.
   *
   * Sends `POST /api/v1/auths/update/password`.
   *
   * @param body - The current and the new password.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The password was changed.
   * @throws AuthsError `forbidden`: The server trusts a proxy's header, and has no passwords (400); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `invalid_credentials`: The current password is wrong (400)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names another user (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `validation`: The **current** password does not meet the rules of the server (400); The body is not UTF-8 (400); A required field is missing (422); A field has the wrong type (422); The body is not JSON (422); There is no body (422); The body is not a JSON object, or was not sent as JSON (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updatePassword(body: models.UpdatePasswordForm, options?: CallOptions): Promise<boolean>;

  /**
   * Add a user.
   *
   * For admins. Creates an account for another person and returns **a token of that account**. Discard it unless you want
   * to act as the new user. `role: null` returns **500**.
   *
   * Until 0.6.32: Only the first 72 bytes of a password count. `profile_image_url: null` also returns **500**.
   *
   * 0.6.33 to 0.6.36: A password over 72 bytes and `profile_image_url: null` also return **500**.
   *
   * From 0.6.37 on: A password over 72 bytes, one that violates the server's rules, and `profile_image_url: null` also return **500**.
   *
   * That token **never expires**, regardless of the server's `JWT_EXPIRES_IN`.
   *
   * Sends `POST /api/v1/auths/add`.
   *
   * @param body - A new account that an admin creates for another person.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The new account and **its own** token, which signs in as the new user.
   * @throws AuthsError `conflict`: The address already has an account (400)
   * @throws AuthsError `forbidden`: Signed in, but the role is not allowed (401); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names another user (401); No credentials were sent (403)
   * @throws AuthsError `server`: The password is too long or too weak, or the picture is null (500); The role is null, or the account could not be stored (500); The account could not be created (500); Internal error (500)
   * @throws AuthsError `validation`: Not an e-mail address (400); The body is not UTF-8 (400); A required field is missing (422); A field has the wrong type (422); The body is not JSON (422); There is no body (422); The body is not a JSON object, or was not sent as JSON (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  addUser(body: models.AddUserForm, options?: CallOptions): Promise<models.SigninResponse>;

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
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names another user (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
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
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names another user (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getAdminConfig(options?: CallOptions): Promise<models.AdminConfig>;

  /**
   * Replace the settings.
   *
   * For admins. All at once, see `AdminConfigForm`. An invalid `DEFAULT_USER_ROLE` or `JWT_EXPIRES_IN` is **ignored with a
   * 200**: compare the response with what you sent. Existing tokens keep their expiry.
   *
   * Sends `POST /api/v1/auths/admin/config`.
   *
   * @param body - All settings at once.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns Every current setting.
   * @throws AuthsError `forbidden`: Signed in, but the role is not allowed (401); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names another user (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); A required field is missing (422); A field has the wrong type (422); The body is not JSON (422); There is no body (422); The body is not a JSON object, or was not sent as JSON (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updateAdminConfig(body: models.AdminConfigForm, options?: CallOptions): Promise<models.AdminConfig>;

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
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names another user (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getLdapServer(options?: CallOptions): Promise<models.LdapServerConfig>;

  /**
   * Replace the LDAP server settings.
   *
   * For admins. Nothing is tested: settings that do not work are stored too, and fail at the next `signInLdap`. Text with
   * a lone surrogate (`\ud800`) returns 500.
   *
   * Such text in `label` is stored nevertheless, and `getLdapServer` returns 500 from then on.
   *
   * Sends `POST /api/v1/auths/admin/config/ldap/server`.
   *
   * @param body - How to reach and search the LDAP directory.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The current LDAP server settings.
   * @throws AuthsError `forbidden`: Signed in, but the role is not allowed (401); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names another user (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `validation`: A field that must not be empty is empty (400); TLS is on, and there is no certificate file (400); The body is not UTF-8 (400); A required field is missing (422); A field has the wrong type (422); The body is not JSON (422); There is no body (422); The body is not a JSON object, or was not sent as JSON (422)
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
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names another user (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
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
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names another user (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); A field has the wrong type (422); The body is not JSON (422); There is no body (422); The body is not a JSON object, or was not sent as JSON (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updateLdapConfig(body: models.LdapConfigForm, options?: CallOptions): Promise<models.LdapConfigResponse>;

  /**
   * Read your API key.
   *
   * Returns the key in plain text.
   *
   * Even while API keys are disabled.
   *
   * Sends `GET /api/v1/auths/api_key`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns An account's API key.
   * @throws AuthsError `forbidden`: API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names another user (401); No credentials were sent (403)
   * @throws AuthsError `not_found`: The account has no key (404)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getApiKey(options?: CallOptions): Promise<models.ApiKey>;

  /**
   * Create or replace your API key.
   *
   * The old key stops working at once, even if it was used for this request.
   *
   * Until 0.6.36: Needs the admin's `ENABLE_API_KEY`.
   *
   * From 0.6.37 on: Needs the admin's `ENABLE_API_KEYS` and the permission `features.api_keys`.
   *
   * From 0.6.37 on: Admins need the permission as well.
   *
   * Sends `POST /api/v1/auths/api_key`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns An account's API key.
   * @throws AuthsError `forbidden`: API keys are disabled, or the permission is missing (403); API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names another user (401); No credentials were sent (403)
   * @throws AuthsError `server`: The database did not store the key (500); Internal error (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  generateApiKey(options?: CallOptions): Promise<models.ApiKey>;

  /**
   * Delete your API key.
   *
   * Returns `true` whether or not there was a key.
   *
   * With a session, works even while API keys are disabled.
   *
   * Sends `DELETE /api/v1/auths/api_key`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The account has no key now.
   * @throws AuthsError `forbidden`: API keys are disabled, or not allowed for the account (403); API keys are not allowed on this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, invalid or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names another user (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  deleteApiKey(options?: CallOptions): Promise<boolean>;

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
