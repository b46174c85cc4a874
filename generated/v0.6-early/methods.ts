// Made from openapi/ by `npm run generate`. Do not edit: change the source.

import type { CallOptions, SessionCallOptions } from "../../src/call-options.ts";
import type * as models from "./models.ts";

/** The methods for Open WebUI 0.6.40, one an operation of the contract. */
export interface AuthsMethods {
  /**
   * Read which release the server is.
   *
   * Answers everybody, and looks at no credentials. Ask it first where you do not know the server: how you sign out, and which
   * operations there are, depends on the line.
   *
   * A server older than every line that is known answers here, too.
   *
   * From 0.6.37 on: An `Authorization` header that is not exactly two words gets 500, here as on every route.
   *
   * While Redis is out of reach, a server that has one answers 500.
   *
   * Sends `GET /api/version`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns Which release a server is.
   * @throws AuthsError `forbidden`: API keys may not reach this path (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getServerVersion(options?: CallOptions): Promise<models.ServerVersionInfo>;

  /**
   * Read which ways of signing in there are.
   *
   * Tells a sign-in page what to show: whether there is an account at all, the form for passwords, the directory, other
   * providers and sign-up.
   *
   * **A token that is broken, expired or from another server gets what a stranger gets**, with 200: do not take the answer for
   * proof that somebody is signed in, and ask `getSessionUser` for that. So does an API key.
   *
   * Until 0.6.26: Who is signed in is told by the cookie alone.
   *
   * From 0.6.37 on: A token that was revoked, or ended by a changed password, goes on getting what its owner gets.
   *
   * From 0.6.37 on: An API key that may not reach this path gets 403.
   *
   * Sends `GET /api/config`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns What a sign-in page needs to know about a server.
   * @throws AuthsError `forbidden`: API keys may not reach this path (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getServerConfig(options?: CallOptions): Promise<models.ServerConfig>;

  /**
   * Read the current session.
   *
   * Returns who is signed in and what they may do. Open to pending accounts too.
   *
   * Until 0.6.5: The token of the answer is **a new one**, with a life of its own, and is set as the cookie, even for an API key. The one
   * that was sent stays good.
   *
   * From 0.6.6 on: The token of the answer is the very one that was sent, and is set as the cookie again. Nothing is renewed.
   *
   * From 0.6.6 on: The cookie `token` alone is not enough: without an `Authorization` header the server returns 500.
   *
   * 0.6.6: An API key gets 500.
   *
   * From 0.6.7 on: An API key works, and then comes back as `token`.
   *
   * Sends `GET /api/v1/auths/`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns A session with the person's status and profile.
   * @throws AuthsError `forbidden`: API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names somebody else (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getSessionUser(options?: CallOptions): Promise<models.SessionUserInfoResponse>;

  /**
   * Sign in with e-mail and password.
   *
   * Returns a session and sets its token as a cookie.
   *
   * Where the server trusts a proxy's header (`WEBUI_AUTH_TRUSTED_EMAIL_HEADER`) or signs everybody in (`WEBUI_AUTH=false`), the
   * body must still be there and fit, but its content does not count.
   *
   * Nothing limits how often a password is tried.
   *
   * From 0.6.37 on: Send no credentials along: an API key that is restricted to other paths makes this 403.
   *
   * Sends `POST /api/v1/auths/signin`.
   *
   * @param body - E-mail and password.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns A session: the token, the account it belongs to, when it expires and what the account may do.
   * @throws AuthsError `forbidden`: The proxy's header is missing (400); Authentication was switched off although there are accounts (400); Passwords are switched off on this server (403); API keys may not reach this path (403); The proxy's header names somebody new, and sign-up is closed (403)
   * @throws AuthsError `invalid_credentials`: Unknown address or wrong password (400)
   * @throws AuthsError `server`: The account could not be stored (500); The account could not be made (500); Internal error (500)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); The proxy's header holds no e-mail address (400); A required field is missing (422); A field has the wrong type (422); The body is not JSON (422); There is no body (422); The body is no JSON object, or was not sent as JSON (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  signIn(body: models.SigninForm, options?: SessionCallOptions): Promise<models.SessionUserResponse>;

  /**
   * Sign in with an LDAP account.
   *
   * Binds to the directory as the person, and creates an account for whoever signs in for the first time. The very first
   * account of a server becomes its admin, and **does not close sign-up**.
   *
   * Whatever the directory refuses is **400**, a wrong password included.
   *
   * Until 0.6.0: The text of the answer says what went wrong, and may name the person.
   *
   * Until 0.6.5: `expires_at` is always null, and the cookie has no expiry, whether or not the token has one.
   *
   * From 0.6.1 on: While LDAP is on, **every failure is the same 400**: a wrong password, an unknown person, a person without an e-mail
   * address, a directory that is down, a wrong bind password. Only the server's log tells them apart.
   *
   * Sends `POST /api/v1/auths/ldap`.
   *
   * @param body - A person's name and password in the directory.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns A session: the token, the account it belongs to, when it expires and what the account may do.
   * @throws AuthsError `forbidden`: LDAP sign-in is switched off (400); Passwords are switched off on this server (403); API keys may not reach this path (403)
   * @throws AuthsError `invalid_credentials`: The directory said no, or could not be asked (400); The directory knows nobody of that name (400); The account that goes with the directory's is deactivated (400)
   * @throws AuthsError `server`: The directory refused the server's own account (400); The certificate file or the ciphers are wrong (400); Internal error (500)
   * @throws AuthsError `validation`: The password is wrong (400); The person has no e-mail address in the directory (400); The directory knows the person by another name (400); The database did not take the account (400); The body is not UTF-8 (400); A required field is missing (422); A field has the wrong type (422); The body is not JSON (422); There is no body (422); The body is no JSON object, or was not sent as JSON (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  signInLdap(body: models.LdapForm, options?: SessionCallOptions): Promise<models.SessionUserResponse>;

  /**
   * Sign up.
   *
   * Creates an account and signs it in. The first account of a server becomes its admin and closes sign-up; later ones get
   * the role that the admin set, `pending` unless changed.
   *
   * Until 0.6.2: Of a password only the first 72 bytes count. `profile_image_url: null` is the caller's mistake, and gets **500** all the
   * same.
   *
   * 0.6.3 to 0.6.36: A password over 72 bytes and `profile_image_url: null` are the caller's mistakes, and get **500** all the same.
   *
   * Until 0.6.9: **The first sign-up closes sign-up even where it fails**, as with a password over 72 bytes from 0.6.3 on: it and every
   * other one then get 403, and nobody can become the admin. Only the operator can open it again, in the database.
   *
   * From 0.6.37 on: A password over 72 bytes, one that the server's rules refuse, and `profile_image_url: null` are the caller's mistakes, and
   * get **500** all the same.
   *
   * Until 0.6.25: `ENABLE_SIGNUP=false` in the server's environment closes sign-up to the very first account as well.
   *
   * From 0.6.26 on: Unless `ENABLE_INITIAL_ADMIN_SIGNUP` is set, `ENABLE_SIGNUP=false` in the server's environment closes sign-up to the very first account as well.
   *
   * Sends `POST /api/v1/auths/signup`.
   *
   * @param body - A new account.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns A session: the token, the account it belongs to, when it expires and what the account may do.
   * @throws AuthsError `conflict`: The address has an account already (400)
   * @throws AuthsError `forbidden`: Sign-up is closed (403); API keys may not reach this path (403)
   * @throws AuthsError `server`: The password is too long or too weak, or the picture is null (500); The account could not be stored (500); The account could not be made (500); Internal error (500)
   * @throws AuthsError `validation`: That is no e-mail address (400); The body is not UTF-8 (400); A required field is missing (422); A field has the wrong type (422); The body is not JSON (422); There is no body (422); The body is no JSON object, or was not sent as JSON (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  signUp(body: models.SignupForm, options?: SessionCallOptions): Promise<models.SessionUserResponse>;

  /**
   * Sign out.
   *
   * Clears the cookies and returns 200 to everybody, signed in or not. The token itself is revoked only where the server
   * has Redis, and only if it has an expiry; anywhere else it **stays good until it expires**, so forget it yourself. An
   * API key survives.
   *
   * From 0.9.3 on, signing out is a POST, and this GET answers 200 with the web app's HTML, which **signs nobody out**.
   *
   * Until 0.6.36: **No token is ever revoked**, with or without Redis.
   *
   * From 0.6.37 on: **On a server with Redis, an expired or broken token, or an API key, gets 500**: forget the token anyway, or sign out
   * without it.
   *
   * From 0.6.37 on: **So does a token without an expiry.**
   *
   * Until Open WebUI 0.9.2.
   *
   * Sends `GET /api/v1/auths/signout`, until Open WebUI 0.9.2.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns The cookies are cleared.
   * @throws AuthsError `forbidden`: API keys may not reach this path (403)
   * @throws AuthsError `server`: The OpenID provider could not be asked for its logout page (500); Internal error (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  signOut(options?: SessionCallOptions): Promise<models.SignoutResponse>;

  /**
   * Replace your profile.
   *
   * Stores the whole profile. Role and e-mail cannot be changed here, and are ignored.
   *
   * Until 0.6.22: So are `bio`, `gender` and `date_of_birth`.
   *
   * From 0.6.23 on: What is left out of `bio`, `gender` and `date_of_birth` is emptied. They are stored but not returned; read them with
   * `getSessionUser`.
   *
   * Sends `POST /api/v1/auths/update/profile`.
   *
   * @param body - The whole profile.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns Who an account belongs to.
   * @throws AuthsError `forbidden`: Signed in, but the role may not (401); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names somebody else (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `validation`: The database did not take the profile (400); The body is not UTF-8 (400); A required field is missing (422); The date is not written as YYYY-MM-DD (422); The body is not JSON (422); There is no body (422); The body is no JSON object, or was not sent as JSON (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updateProfile(body: models.UpdateProfileForm, options?: CallOptions): Promise<models.UserProfileImageResponse>;

  /**
   * Change your password.
   *
   * Needs the current password. Open to pending accounts too. The API key lives on.
   *
   * **Other sessions live on**: a changed password signs nobody out.
   *
   * Sends `POST /api/v1/auths/update/password`.
   *
   * @param body - The current and the new password.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The password was changed.
   * @throws AuthsError `forbidden`: The server trusts a proxy's header, and has no passwords (400); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `invalid_credentials`: The current password is wrong (400)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names somebody else (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `validation`: The **current** password does not meet the rules of the server (400); The body is not UTF-8 (400); A required field is missing (422); A field has the wrong type (422); The body is not JSON (422); There is no body (422); The body is no JSON object, or was not sent as JSON (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updatePassword(body: models.UpdatePasswordForm, options?: CallOptions): Promise<boolean>;

  /**
   * Add a user.
   *
   * For admins. Creates an account for somebody else and returns **a token of that account**. Throw it away unless you mean to
   * act as the new user; it is not yours. `role: null` gets **500**.
   *
   * Until 0.6.32: Of a password only the first 72 bytes count. `profile_image_url: null` gets **500**, too.
   *
   * 0.6.33 to 0.6.36: A password over 72 bytes and `profile_image_url: null` get **500**, too.
   *
   * From 0.6.37 on: A password over 72 bytes, one that the server's rules refuse, and `profile_image_url: null` get **500**, too.
   *
   * That token **never expires**, whatever the server's `JWT_EXPIRES_IN` says.
   *
   * Sends `POST /api/v1/auths/add`.
   *
   * @param body - A new account, made by an admin for somebody else.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The new account and a token of **its own**: whoever holds that token is signed in as the new user.
   * @throws AuthsError `conflict`: The address has an account already (400)
   * @throws AuthsError `forbidden`: Signed in, but the role may not (401); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names somebody else (401); No credentials were sent (403)
   * @throws AuthsError `server`: The password is too long or too weak, or the picture is null (500); The role is null, or the account could not be stored (500); The account could not be made (500); Internal error (500)
   * @throws AuthsError `validation`: That is no e-mail address (400); The body is not UTF-8 (400); A required field is missing (422); A field has the wrong type (422); The body is not JSON (422); There is no body (422); The body is no JSON object, or was not sent as JSON (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  addUser(body: models.AddUserForm, options?: CallOptions): Promise<models.SigninResponse>;

  /**
   * Read the admin's contact details.
   *
   * Returns the admin's name and e-mail address to anyone signed in, pending accounts included.
   *
   * Sends `GET /api/v1/auths/admin/details`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The admin to ask for help or for access.
   * @throws AuthsError `forbidden`: `SHOW_ADMIN_DETAILS` is off (400); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names somebody else (401); No credentials were sent (403)
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
   * @returns Every setting, as the server has it now.
   * @throws AuthsError `forbidden`: Signed in, but the role may not (401); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names somebody else (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getAdminConfig(options?: CallOptions): Promise<models.AdminConfig>;

  /**
   * Replace the settings.
   *
   * For admins. All of them at once, see `AdminConfigForm`. An unusable `DEFAULT_USER_ROLE` or `JWT_EXPIRES_IN` is **ignored
   * with a 200**: compare the answer with what you sent. Tokens already issued keep their expiry.
   *
   * Sends `POST /api/v1/auths/admin/config`.
   *
   * @param body - Every setting at once.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns Every setting, as the server has it now.
   * @throws AuthsError `forbidden`: Signed in, but the role may not (401); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names somebody else (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); A required field is missing (422); A field has the wrong type (422); The body is not JSON (422); There is no body (422); The body is no JSON object, or was not sent as JSON (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updateAdminConfig(body: models.AdminConfigForm, options?: CallOptions): Promise<models.AdminConfig>;

  /**
   * Read the LDAP server settings.
   *
   * For admins. **The bind password is returned in clear.**
   *
   * Sends `GET /api/v1/auths/admin/config/ldap/server`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The current LDAP server settings.
   * @throws AuthsError `forbidden`: Signed in, but the role may not (401); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names somebody else (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getLdapServer(options?: CallOptions): Promise<models.LdapServerConfig>;

  /**
   * Replace the LDAP server settings.
   *
   * For admins. Nothing is tried out: settings that reach no directory are stored as well, and show at the next
   * `signInLdap`. Text with a lone surrogate (`\ud800`) gets 500.
   *
   * Such text in `label` is stored all the same, and makes `getLdapServer` return 500 from then on.
   *
   * Sends `POST /api/v1/auths/admin/config/ldap/server`.
   *
   * @param body - How to reach and search the LDAP directory.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The current LDAP server settings.
   * @throws AuthsError `forbidden`: Signed in, but the role may not (401); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names somebody else (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `validation`: A field that must say something is empty (400); TLS is on, and no file of certificates is named (400); The body is not UTF-8 (400); A required field is missing (422); A field has the wrong type (422); The body is not JSON (422); There is no body (422); The body is no JSON object, or was not sent as JSON (422)
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
   * @returns The switch of LDAP sign-in, in capitals.
   * @throws AuthsError `forbidden`: Signed in, but the role may not (401); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names somebody else (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getLdapConfig(options?: CallOptions): Promise<models.LdapConfigResponse>;

  /**
   * Switch LDAP sign-in on or off.
   *
   * For admins. The request says `enable_ldap`, the answer `ENABLE_LDAP`. An empty object, or the name in capitals, switches
   * it off by storing null.
   *
   * Sends `POST /api/v1/auths/admin/config/ldap`.
   *
   * @param body - The switch of LDAP sign-in, written in lower case here and in capitals in the answer.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The switch of LDAP sign-in, in capitals.
   * @throws AuthsError `forbidden`: Signed in, but the role may not (401); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names somebody else (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); A field has the wrong type (422); The body is not JSON (422); There is no body (422); The body is no JSON object, or was not sent as JSON (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updateLdapConfig(body: models.LdapConfigForm, options?: CallOptions): Promise<models.LdapConfigResponse>;

  /**
   * Read your API key.
   *
   * Returns the key in clear.
   *
   * Even while API keys are switched off.
   *
   * Sends `GET /api/v1/auths/api_key`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns An account's API key.
   * @throws AuthsError `forbidden`: API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names somebody else (401); No credentials were sent (403)
   * @throws AuthsError `not_found`: The account has no key (404)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getApiKey(options?: CallOptions): Promise<models.ApiKey>;

  /**
   * Create or replace your API key.
   *
   * The former key stops working at once, even if this request was made with it.
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
   * @throws AuthsError `forbidden`: Keys are switched off, or the permission is missing (403); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names somebody else (401); No credentials were sent (403)
   * @throws AuthsError `server`: The database did not take the key (500); Internal error (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  generateApiKey(options?: CallOptions): Promise<models.ApiKey>;

  /**
   * Delete your API key.
   *
   * Returns `true` whether or not there was a key.
   *
   * Works while API keys are switched off, for a session.
   *
   * Sends `DELETE /api/v1/auths/api_key`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns There is no key now.
   * @throws AuthsError `forbidden`: API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The proxy's trusted header names somebody else (401); No credentials were sent (403)
   * @throws AuthsError `server`: Internal error (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  deleteApiKey(options?: CallOptions): Promise<boolean>;

  /**
   * Read the login and its CSRF token.
   *
   * Tells a page whose session the cookie `gafaelfawr` is, what it may do, and the CSRF token for every request other
   * than GET. Measured on Gafaelfawr 9.6.1 and 15.4.
   *
   * This is another server than Open WebUI: a client for it has the platform's address as its base URL. A page on that
   * address sends the cookie by itself; elsewhere it must be sent as a `Cookie` header.
   *
   * A bearer token never works here, though the 401 asks for one in `WWW-Authenticate`. Without a session, send the
   * browser to `/login?rd=<where to return>`. If the cookie is sent twice, the last one counts.
   *
   * Sends `GET /auth/api/v1/login`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns Who is behind the session cookie, and the CSRF token for everything that changes something.
   * @throws AuthsError `not_authenticated`: No usable session cookie (401)
   * @throws AuthsError `server`: Redis is down (500)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getLogin(options?: CallOptions): Promise<models.APILoginResponse>;
}
