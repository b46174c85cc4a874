// Made from openapi/ by `npm run generate`. Do not edit: change the source.

import type { CallOptions, SessionCallOptions } from "../../src/call-options.ts";
import type * as models from "./models.ts";

/** The methods for Open WebUI 0.12.4, one an operation of the contract. */
export interface AuthsMethods {
  /**
   * Read which release the server is.
   *
   * Answers everybody, and looks at no credentials. Ask it first where you do not know the server: how you sign out, and which
   * operations there are, depends on the line.
   *
   * A server older than every line that is known answers here, too.
   *
   * Sends `GET /api/version`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns Which release a server is.
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
   * A session that has ended gets what a stranger gets; so does one that lacks the second factor which the admin demands.
   * But **the token of an account that is deactivated or gone gets 401**.
   *
   * Sends `GET /api/config`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns What a sign-in page needs to know about a server.
   * @throws AuthsError `not_authenticated`: The account is deactivated, or gone (401)
   * @throws AuthsError `server`: Internal error (500); The database is out of reach (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getServerConfig(options?: CallOptions): Promise<models.ServerConfig>;

  /**
   * Read the current session.
   *
   * Returns who is signed in and what they may do. Open to pending accounts too.
   *
   * The token of the answer is the very one that was sent, and is set as the cookie again. Nothing is renewed.
   *
   * The cookie alone is enough. Two spaces after `Bearer` get 500.
   *
   * Only a person's session will do: an API key gets 403 `humanSessionRequired`.
   *
   * Sends `GET /api/v1/auths/`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns A session with the person's status and profile.
   * @throws AuthsError `forbidden`: API keys are switched off, or the account may not use one (403); API keys may not reach this path (403); An API key, or the token of an automation (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `server`: Internal error (500); The database is out of reach (503)
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
   * Fifteen tries for one e-mail address are allowed in about three minutes, right or wrong; then even the right password
   * gets 429.
   *
   * Behind a trusted proxy, whoever the header names gets an account, even while sign-up is closed.
   *
   * **The answer may be no session**: look at `next_step` first. Where the admin demands a second factor, a person who has
   * one gets `verify` (go on with `verifyMfaChallenge`), one who has none yet `enroll` (`startMfaEnrollment`), one who lost it
   * and was reset `recover` (`redeemMfaResetToken`), and one who waits for approval `pending`. The challenge is good for
   * five minutes. Ten sign-ins for an account in a quarter of an hour are allowed then, right or wrong.
   *
   * Sends `POST /api/v1/auths/signin`.
   *
   * @param body - E-mail and password.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns A session, or, while two-factor sign-in is on, the next step on the way to one.
   * @throws AuthsError `conflict`: The account changed while the request was under way (409); Another request stored something first (409); Several requests for the account got in each other's way (409)
   * @throws AuthsError `forbidden`: The proxy's header is missing (400); Authentication was switched off although there are accounts (400); Passwords are switched off on this server (403)
   * @throws AuthsError `invalid_credentials`: Unknown address or wrong password (400)
   * @throws AuthsError `not_authenticated`: The account is deactivated, or gone (401)
   * @throws AuthsError `rate_limited`: The sixteenth try within three minutes (429); Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is out of reach (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); Something about the body does not fit (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  signIn(body: models.SigninForm, options?: SessionCallOptions): Promise<models.SigninResult>;

  /**
   * Sign in with an LDAP account.
   *
   * Binds to the directory as the person, and creates an account for whoever signs in for the first time. The very first
   * account of a server becomes its admin, and **does not close sign-up**.
   *
   * Whatever the directory refuses is **400**, a wrong password included.
   *
   * **The answer may be no session**: see `signIn`.
   *
   * Sends `POST /api/v1/auths/ldap`.
   *
   * @param body - A person's name and password in the directory.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns A session, or, while two-factor sign-in is on, the next step on the way to one.
   * @throws AuthsError `conflict`: The account changed while the request was under way (409); Another request stored something first (409); Several requests for the account got in each other's way (409)
   * @throws AuthsError `forbidden`: The person has no e-mail address in the directory (400); LDAP sign-in is switched off (400); Passwords are switched off on this server (403)
   * @throws AuthsError `invalid_credentials`: The password is empty (400); The password is wrong (400); The directory knows nobody of that name (400); The directory knows the person by another name (400)
   * @throws AuthsError `not_authenticated`: The account is deactivated, or gone (401)
   * @throws AuthsError `rate_limited`: Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: The directory refused the server's own account (400); The directory could not be asked (400); The certificate file or the ciphers are wrong (400); The database did not take the account (500); The database is out of reach (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); Something about the body does not fit (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  signInLdap(body: models.LdapForm, options?: SessionCallOptions): Promise<models.SigninResult>;

  /**
   * Sign up.
   *
   * Creates an account and signs it in. The first account of a server becomes its admin and closes sign-up; later ones get
   * the role that the admin set, `pending` unless changed.
   *
   * **The answer may be no session**: see `signIn`.
   *
   * Sends `POST /api/v1/auths/signup`.
   *
   * @param body - A new account.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns A session, or, while two-factor sign-in is on, the next step on the way to one.
   * @throws AuthsError `conflict`: The address has an account already (400); The account changed while the request was under way (409); Another request stored something first (409)
   * @throws AuthsError `forbidden`: Sign-up is closed (403)
   * @throws AuthsError `rate_limited`: Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: The account could not be stored (500); Internal error (500); The database is out of reach (503)
   * @throws AuthsError `validation`: That is no e-mail address (400); The password has more than 72 bytes (400); The password does not meet the rules of the server (400); The password has a lone surrogate (400); The body is not UTF-8 (400); Something about the body does not fit (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  signUp(body: models.SignupForm, options?: SessionCallOptions): Promise<models.SigninResult>;

  /**
   * Sign out.
   *
   * Clears the cookies and returns 200 to everybody, signed in or not. The token itself is revoked only where the server
   * has Redis, and only if it has an expiry; anywhere else it **stays good until it expires**, so forget it yourself. An
   * API key survives.
   *
   * No token is looked for in `x-api-key`, so one that is sent there stays good.
   *
   * Until 0.9.2, signing out is a GET, and this POST answers 405.
   *
   * Since Open WebUI 0.9.3.
   *
   * Sends `POST /api/v1/auths/signout`, since Open WebUI 0.9.3.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns The cookies are cleared.
   * @throws AuthsError `not_authenticated`: The account is deactivated, or gone (401)
   * @throws AuthsError `rate_limited`: Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: The OpenID provider could not be asked for its logout page (500); Internal error (500); The database is out of reach (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  signOut(options?: SessionCallOptions): Promise<models.SignoutResponse>;

  /**
   * Replace your profile.
   *
   * Stores the whole profile. Role and e-mail cannot be changed here, and are ignored.
   *
   * What is left out of `bio`, `gender` and `date_of_birth` is emptied. They are stored but not returned; read them with
   * `getSessionUser`.
   *
   * Sends `POST /api/v1/auths/update/profile`.
   *
   * @param body - The whole profile.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns Who an account belongs to.
   * @throws AuthsError `forbidden`: Signed in, but the role may not (401); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `rate_limited`: Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is out of reach (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); Something about the body does not fit (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updateProfile(body: models.UpdateProfileForm, options?: CallOptions): Promise<models.UserProfileImageResponse>;

  /**
   * Change your password.
   *
   * Needs the current password. Open to pending accounts too. The API key lives on.
   *
   * **Every session of the account ends**, the one that asked included: sign in again.
   *
   * Sends `POST /api/v1/auths/update/password`.
   *
   * @param body - The current and the new password.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The password was changed.
   * @throws AuthsError `conflict`: The account changed while the request was under way (409)
   * @throws AuthsError `forbidden`: The server trusts a proxy's header, and has no passwords (400); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `invalid_credentials`: The current password is wrong (400)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `rate_limited`: Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is out of reach (503)
   * @throws AuthsError `validation`: The new password has more than 72 bytes (400); The new password does not meet the rules of the server (400); The password has a lone surrogate (400); The body is not UTF-8 (400); Something about the body does not fit (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updatePassword(body: models.UpdatePasswordForm, options?: CallOptions): Promise<boolean>;

  /**
   * Change your time zone.
   *
   * Stores the text as it is; the answer does not repeat it, and no operation here reads it. Open to pending accounts too. Since Open WebUI 0.7.
   *
   * Sends `POST /api/v1/auths/update/timezone`, since Open WebUI 0.7.
   *
   * @param body - Where a person is, as far as clocks go.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The time zone was taken.
   * @throws AuthsError `forbidden`: API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `rate_limited`: Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is out of reach (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); Something about the body does not fit (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updateTimezone(body: models.UpdateTimezoneForm, options?: CallOptions): Promise<models.TimezoneUpdated>;

  /**
   * Add a user.
   *
   * For admins. Creates an account for somebody else and returns **a token of that account**. Throw it away unless you mean to
   * act as the new user; it is not yours. `role: null` gets **500**.
   *
   * While a second factor is demanded of everybody, there is no token.
   *
   * Sends `POST /api/v1/auths/add`.
   *
   * @param body - A new account, made by an admin for somebody else.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The new account and, unless a second factor is demanded of everybody, a token of **its own**: whoever holds that token is signed in as the new user.
   * @throws AuthsError `conflict`: The address has an account already (400)
   * @throws AuthsError `forbidden`: Signed in, but the role may not (401); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `rate_limited`: Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: The role is null, or the account could not be stored (500); Internal error (500); The database is out of reach (503)
   * @throws AuthsError `validation`: That is no e-mail address (400); The password has more than 72 bytes (400); The password does not meet the rules of the server (400); The password has a lone surrogate (400); The body is not UTF-8 (400); Something about the body does not fit (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  addUser(body: models.AddUserForm, options?: CallOptions): Promise<models.AddedUser>;

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
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `server`: The database is out of reach (503)
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
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `server`: The database is out of reach (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getAdminConfig(options?: CallOptions): Promise<models.AdminConfig>;

  /**
   * Replace the settings.
   *
   * For admins. All of them at once, see `AdminConfigForm`. An unusable `DEFAULT_USER_ROLE` or `JWT_EXPIRES_IN` is **ignored
   * with a 200**: compare the answer with what you sent. Tokens already issued keep their expiry.
   *
   * **A change of the rules for the second factor ends every session**, see `sessions_revoked`. An API key may not send
   * those settings at all (403), so a script that reads and writes back leaves them out.
   *
   * Sends `POST /api/v1/auths/admin/config`.
   *
   * @param body - Every setting at once.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns Every setting as it is now, and whether everybody was signed out.
   * @throws AuthsError `conflict`: The server cannot keep secrets, or text cannot be stored (409)
   * @throws AuthsError `forbidden`: Signed in, but the role may not (401); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403); An API key sent settings of the second factor (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `rate_limited`: Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is out of reach (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); Something about the body does not fit (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updateAdminConfig(body: models.AdminConfigForm, options?: CallOptions): Promise<models.AdminConfigUpdated>;

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
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `server`: The database is out of reach (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getLdapServer(options?: CallOptions): Promise<models.LdapServerConfig>;

  /**
   * Replace the LDAP server settings.
   *
   * For admins. Nothing is tried out: settings that reach no directory are stored as well, and show at the next
   * `signInLdap`. Text with a lone surrogate (`\ud800`) gets 500.
   *
   * Sends `POST /api/v1/auths/admin/config/ldap/server`.
   *
   * @param body - How to reach and search the LDAP directory.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The current LDAP server settings.
   * @throws AuthsError `forbidden`: Signed in, but the role may not (401); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `rate_limited`: Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is out of reach (503)
   * @throws AuthsError `validation`: A field that must say something is empty (400); The body is not UTF-8 (400); Something about the body does not fit (422)
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
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `server`: The database is out of reach (503)
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
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `rate_limited`: Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: The database is out of reach (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); Something about the body does not fit (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updateLdapConfig(body: models.LdapConfigForm, options?: CallOptions): Promise<models.LdapConfigResponse>;

  /**
   * Read your API key.
   *
   * Returns the key in clear.
   *
   * Needs the admin's `ENABLE_API_KEYS` and, for users, the permission `features.api_keys`.
   *
   * Sends `GET /api/v1/auths/api_key`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns An account's API key.
   * @throws AuthsError `forbidden`: API keys are switched off, or the account may not use one (403); API keys may not reach this path (403); Keys are switched off, or the permission is missing (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `not_found`: The account has no key (404)
   * @throws AuthsError `server`: The database is out of reach (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getApiKey(options?: CallOptions): Promise<models.ApiKey>;

  /**
   * Create or replace your API key.
   *
   * The former key stops working at once, even if this request was made with it.
   *
   * Needs the admin's `ENABLE_API_KEYS` and the permission `features.api_keys`.
   *
   * Admins do not need the permission.
   *
   * Sends `POST /api/v1/auths/api_key`.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns An account's API key.
   * @throws AuthsError `forbidden`: Keys are switched off, or the permission is missing (403); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `rate_limited`: Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: The database is out of reach (503)
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
   * @returns There is no key now.
   * @throws AuthsError `forbidden`: API keys are switched off, or the account may not use one (403); API keys may not reach this path (403); Keys are switched off, or the permission is missing (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `server`: The database is out of reach (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  deleteApiKey(options?: CallOptions): Promise<boolean>;

  /**
   * Sign in with another provider's token.
   *
   * For programs that hold an access token of a provider the server knows. Returns a session **without setting a cookie**.
   * The operator must have switched it on (`ENABLE_OAUTH_TOKEN_EXCHANGE`), and the person must have an account that this
   * provider signs in to: no account is made here, but with `OAUTH_MERGE_ACCOUNTS_BY_EMAIL` one with the same address is
   * taken.
   *
   * Whatever the provider takes at its userinfo endpoint will do, so a token that was made for another program signs in
   * here as well. 403 has many causes; only the text tells them apart.
   *
   * `OAUTH_TOKEN_EXCHANGE_TRUSTED_CLIENT_IDS` narrows that to the programs that the operator names.
   *
   * The roles and groups that the provider tells are taken over, as at every sign-in by OAuth. With
   * `ENABLE_OAUTH_ROLE_MANAGEMENT`, roles of which none is allowed are refused.
   *
   * While two-factor sign-in is on, the answer may be a challenge, or `pending`, instead of a session.
   * `MFA_ALLOW_OAUTH_BYPASS` spares people the challenge here too.
   *
   * Since Open WebUI 0.8.
   *
   * Sends `POST /api/v1/auths/oauth/{provider}/token/exchange`, since Open WebUI 0.8.
   *
   * @param body - A token of another provider.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns A session, or, while two-factor sign-in is on, the next step on the way to one.
   * @throws AuthsError `conflict`: The account changed while the request was under way (409); Another request stored something first (409)
   * @throws AuthsError `forbidden`: The provider does not say which client the token was made for (400); Token exchange is switched off (403); Nobody here signs in with that account of the provider (403); The e-mail domain, the roles or the client of the token are not allowed (403)
   * @throws AuthsError `invalid_credentials`: The provider does not take the token, or cannot be reached (400)
   * @throws AuthsError `not_authenticated`: The account is deactivated, or gone (401)
   * @throws AuthsError `not_found`: No such provider (404)
   * @throws AuthsError `rate_limited`: Too many exchanges from this address (429); Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: The database is out of reach (503)
   * @throws AuthsError `validation`: The provider does not say who it is (400); The provider does not say the e-mail address (400); The body is not UTF-8 (400); Something about the body does not fit (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  exchangeOAuthToken(body: models.TokenExchangeForm, options: SessionCallOptions & { readonly path: { readonly "provider": string } }): Promise<models.SigninResult>;

  /**
   * Forget your tokens of a provider.
   *
   * Deletes what the server keeps of your sign-ins at one provider, such as a tool server. **Your session here lives on**,
   * and the provider is not told. Pending accounts may not.
   *
   * Since Open WebUI 0.9.2.
   *
   * Sends `DELETE /api/v1/auths/oauth/sessions/{provider}`, since Open WebUI 0.9.2.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns `true`; there was something to delete, and it is gone.
   * @throws AuthsError `forbidden`: Signed in, but the role may not (401); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `not_found`: The account has no session at this provider (404)
   * @throws AuthsError `server`: The database is out of reach (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  deleteOAuthSession(options: CallOptions & { readonly path: { readonly "provider": string } }): Promise<boolean>;

  /**
   * Read the settings of sign-in by OAuth.
   *
   * For admins. **The client secret is returned in clear.** The settings of Google, Microsoft, GitHub and Feishu are not
   * here; the operator keeps them in the environment.
   *
   * Since Open WebUI 0.10.
   *
   * Sends `GET /api/v1/auths/admin/config/oauth`, since Open WebUI 0.10.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The settings of sign-in by OAuth and OpenID as the server shows them.
   * @throws AuthsError `forbidden`: Signed in, but the role may not (401); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `server`: Internal error (500); The database is out of reach (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getOAuthConfig(options?: CallOptions): Promise<models.OAuthConfig>;

  /**
   * Change the settings of sign-in by OAuth.
   *
   * For admins. Changes what is sent and leaves the rest; an empty object changes nothing, and null is no value. Nothing
   * is tried out.
   *
   * **Changes are lost when the server restarts**, unless the operator set `ENABLE_OAUTH_PERSISTENT_CONFIG`. Until then
   * each worker process has its own, and only the one that answered has changed. Some settings are for show:
   * `OAuthConfigForm` says which.
   *
   * Text with a lone surrogate gets 500, and makes `getOAuthConfig` return 500 until the restart.
   *
   * Since Open WebUI 0.10.
   *
   * Sends `POST /api/v1/auths/admin/config/oauth`, since Open WebUI 0.10.
   *
   * @param body - The settings of sign-in by OAuth and OpenID to change.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The settings of sign-in by OAuth and OpenID as the server shows them.
   * @throws AuthsError `forbidden`: Signed in, but the role may not (401); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `rate_limited`: Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is out of reach (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); Something about the body does not fit (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  updateOAuthConfig(body: models.OAuthConfigForm, options?: CallOptions): Promise<models.OAuthConfig>;

  /**
   * Read whether you have an authenticator.
   *
   * Open to pending accounts too. Tells of the account and of this session's kind of sign-in, not whether this session
   * took a second step.
   *
   * Only a person's session will do: an API key gets 403 `humanSessionRequired`.
   *
   * Since Open WebUI 0.12.
   *
   * Sends `GET /api/v1/auths/mfa/status`, since Open WebUI 0.12.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns Whether an account has an authenticator and needs one.
   * @throws AuthsError `forbidden`: API keys are switched off, or the account may not use one (403); API keys may not reach this path (403); An API key, or the token of an automation (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The API key is unknown, or the account no longer exists (401); The token was revoked (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401)
   * @throws AuthsError `server`: The database is out of reach (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getMfaStatus(options?: CallOptions): Promise<models.MfaStatusResponse>;

  /**
   * Fetch the challenge after an OpenID sign-in.
   *
   * For the page that a browser lands on after an OpenID sign-in: script cannot read the cookie `mfa_challenge`, so this
   * operation turns it into the challenge. Send no body. **The answer deletes the cookie**: keep the challenge in memory,
   * since a reloaded page has none. The challenge itself goes on counting down from the sign-in.
   *
   * `Origin` must be the address in the admin setting `WEBUI_URL`; only if that is empty, the address that the request
   * went to, as the server sees it. Behind a proxy that hides `https` from the server, everybody gets 403 until
   * `WEBUI_URL` is set; with a wrong `WEBUI_URL`, even the server's own page does.
   *
   * Since Open WebUI 0.12.
   *
   * Sends `POST /api/v1/auths/mfa/challenge`, since Open WebUI 0.12.
   *
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The next step on the way to a session, and the challenge to take it with.
   * @throws AuthsError `forbidden`: The `Origin` is missing, or not the server's (403)
   * @throws AuthsError `mfa_expired`: The challenge is unknown, used, replaced or older than five minutes (401)
   * @throws AuthsError `rate_limited`: Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: The database is out of reach (503)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  getMfaChallenge(options?: CallOptions): Promise<models.MfaChallengeResponse>;

  /**
   * Get the secret of a new authenticator.
   *
   * With a challenge whose `next_step` is `enroll`. Returns the secret to show; the authenticator counts once
   * `confirmMfaEnrollment` has taken a code of it. Called again with the same challenge, it returns the same secret;
   * another challenge has another.
   *
   * Since Open WebUI 0.12.
   *
   * Sends `POST /api/v1/auths/mfa/enroll/start`, since Open WebUI 0.12.
   *
   * @param body - The challenge to go on with.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The secret of a new authenticator, for typing and for scanning.
   * @throws AuthsError `conflict`: Another request stored something first (409)
   * @throws AuthsError `forbidden`: The account is no longer an admin or a user (403)
   * @throws AuthsError `mfa_disabled`: Two-factor sign-in was switched off meanwhile (403)
   * @throws AuthsError `mfa_expired`: The challenge is unknown, used, replaced or older than five minutes (401)
   * @throws AuthsError `not_authenticated`: The account is deactivated, or gone (401)
   * @throws AuthsError `rate_limited`: Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is out of reach (503); The server cannot decrypt the authenticator secret (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); Something about the body does not fit (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  startMfaEnrollment(body: models.MfaChallengeForm, options?: CallOptions): Promise<models.MfaSetupResponse>;

  /**
   * Prove that the new authenticator works.
   *
   * With the same challenge as `startMfaEnrollment`, and the first code. **Every session of the account ends**; API keys
   * live on. During a sign-in a new session starts, with the cookie `token`. After `startMfaReplacement` none does: sign
   * in again, with the new authenticator. The former one works until then.
   *
   * The recovery codes are in this answer and nowhere else. The code cannot be used again, so wait for the next one before
   * the next sign-in. Each challenge takes five codes.
   *
   * Since Open WebUI 0.12.
   *
   * Sends `POST /api/v1/auths/mfa/enroll/confirm`, since Open WebUI 0.12.
   *
   * @param body - The challenge to answer, and the code that answers it.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns A session with recovery codes when a sign-in demanded the authenticator; the recovery codes alone when it replaced one.
   * @throws AuthsError `conflict`: Several requests for the account got in each other's way (409); Another request stored something first (409); The account changed while the request was under way (409)
   * @throws AuthsError `forbidden`: The account is no longer an admin or a user (403)
   * @throws AuthsError `mfa_disabled`: Two-factor sign-in was switched off meanwhile (403)
   * @throws AuthsError `mfa_expired`: The challenge is unknown, used, replaced or older than five minutes (401)
   * @throws AuthsError `mfa_invalid_code`: The code is not one of the new authenticator (401)
   * @throws AuthsError `not_authenticated`: The account is deactivated, or gone (401)
   * @throws AuthsError `rate_limited`: Five codes were tried on this challenge (429); Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is out of reach (503); The server cannot decrypt the authenticator secret (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); Something about the body does not fit (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  confirmMfaEnrollment(body: models.MfaVerifyForm, options?: SessionCallOptions): Promise<models.MfaEnrollmentResult>;

  /**
   * Finish a sign-in with a code.
   *
   * With a challenge whose `next_step` is `verify`. Returns the session that the sign-in withheld, and sets its token as a
   * cookie. Other sessions live on.
   *
   * Each code counts once: the one that set up the authenticator, or the last sign-in, is refused, so wait for the next.
   * Each challenge takes five codes, each account ten within a quarter of an hour, **right ones included**. A challenge
   * that was answered, or that another sign-in replaced, is expired.
   *
   * Since Open WebUI 0.12.
   *
   * Sends `POST /api/v1/auths/mfa/verify`, since Open WebUI 0.12.
   *
   * @param body - The challenge to answer, and the code that answers it.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call; `storeToken: false` leaves the client's token as it is
   * @returns A session: the token, the account it belongs to, when it expires and what the account may do.
   * @throws AuthsError `conflict`: Several requests for the account got in each other's way (409); Another request stored something first (409); The account changed while the request was under way (409)
   * @throws AuthsError `forbidden`: The account is no longer an admin or a user (403)
   * @throws AuthsError `mfa_disabled`: Two-factor sign-in was switched off meanwhile (403)
   * @throws AuthsError `mfa_expired`: The challenge is unknown, used, replaced or older than five minutes (401)
   * @throws AuthsError `mfa_invalid_code`: The code is wrong, expired or was used before (401)
   * @throws AuthsError `not_authenticated`: The account is deactivated, or gone (401)
   * @throws AuthsError `rate_limited`: Five codes were tried on this challenge (429); Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is out of reach (503); The server cannot decrypt the authenticator secret (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); Something about the body does not fit (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  verifyMfaChallenge(body: models.MfaVerifyForm, options?: SessionCallOptions): Promise<models.SessionUserResponse>;

  /**
   * Start to replace your authenticator.
   *
   * Returns a challenge to `enroll` with. The present authenticator works until `confirmMfaEnrollment`, which ends every
   * session of the account, this one too.
   *
   * Needs a sign-in **not older than five minutes**, whatever the session's expiry: if not, sign in again and repeat. A
   * code, or a recovery code, is asked for as well, and is used up. The code that finished the sign-in is used already:
   * wait for the next.
   *
   * Only a person's session will do: an API key gets 403 `humanSessionRequired`.
   *
   * Since Open WebUI 0.12.
   *
   * Sends `POST /api/v1/auths/mfa/replace`, since Open WebUI 0.12.
   *
   * @param body - A code of the authenticator, or a recovery code.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The next step on the way to a session, and the challenge to take it with.
   * @throws AuthsError `conflict`: Several requests for the account got in each other's way (409); Another request stored something first (409)
   * @throws AuthsError `forbidden`: An API key, or the token of an automation (403); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `mfa_disabled`: Two-factor sign-in is switched off on this server (403)
   * @throws AuthsError `mfa_invalid_code`: The code is wrong, expired or was used before (401)
   * @throws AuthsError `mfa_reauthentication_required`: The sign-in was more than five minutes ago (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The token was revoked (401); The API key is unknown, or the account no longer exists (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401); The account ended its sessions while the request was under way (401)
   * @throws AuthsError `rate_limited`: Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is out of reach (503); The server cannot decrypt the authenticator secret (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); Something about the body does not fit (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  startMfaReplacement(body: models.MfaFactorForm, options?: CallOptions): Promise<models.MfaChallengeResponse>;

  /**
   * Replace your recovery codes.
   *
   * Returns ten new codes, once; the former ones are void. **Every session of the account ends, this one too**: the token
   * is dead when the answer comes. The authenticator and API keys live on.
   *
   * Needs a sign-in **not older than five minutes**, whatever the session's expiry: if not, sign in again and repeat. A
   * code, or a recovery code, is asked for as well, and is used up. The code that finished the sign-in is used already:
   * wait for the next.
   *
   * Only a person's session will do: an API key gets 403 `humanSessionRequired`.
   *
   * Since Open WebUI 0.12.
   *
   * Sends `POST /api/v1/auths/mfa/recovery/codes`, since Open WebUI 0.12.
   *
   * @param body - A code of the authenticator, or a recovery code.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns New recovery codes, and no session: **every session of the account has ended**, the one of this request too.
   * @throws AuthsError `conflict`: Several requests for the account got in each other's way (409); Another request stored something first (409)
   * @throws AuthsError `forbidden`: An API key, or the token of an automation (403); API keys are switched off, or the account may not use one (403); API keys may not reach this path (403)
   * @throws AuthsError `mfa_disabled`: Two-factor sign-in is switched off on this server (403)
   * @throws AuthsError `mfa_invalid_code`: The code is wrong, expired or was used before (401)
   * @throws AuthsError `mfa_reauthentication_required`: The sign-in was more than five minutes ago (403)
   * @throws AuthsError `not_authenticated`: No credentials were sent (401); The token is expired, broken or from another server (401); The token was revoked (401); The API key is unknown, or the account no longer exists (401); The account is deactivated, or gone (401); The proxy's trusted header names somebody else (401); The account ended its sessions while the request was under way (401)
   * @throws AuthsError `rate_limited`: Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is out of reach (503); The server cannot decrypt the authenticator secret (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); Something about the body does not fit (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  regenerateMfaRecoveryCodes(body: models.MfaFactorForm, options?: CallOptions): Promise<models.MfaRecoveryCodesResponse>;

  /**
   * Set up a new authenticator with a reset token.
   *
   * For somebody who lost the authenticator and the recovery codes. The operator resets the account on the server, which
   * ends its sessions, and hands over a token that is good for 30 minutes. The person then signs in, gets a challenge
   * whose `next_step` is `recover`, and redeems the token with it here. Returns a challenge to `enroll` with; both tokens
   * are used up.
   *
   * Until it is redeemed, sign-ins of the account lead to `recover` and nowhere else. If that challenge to `enroll` runs
   * out, the next sign-in leads to `recover` again, and **a new token is needed**. Each challenge takes five tries.
   *
   * Since Open WebUI 0.12.
   *
   * Sends `POST /api/v1/auths/mfa/recover`, since Open WebUI 0.12.
   *
   * @param body - The challenge to recover from, and the token that the operator gave.
   * @param options - headers, and a signal or a timeout in milliseconds to end the call
   * @returns The next step on the way to a session, and the challenge to take it with.
   * @throws AuthsError `conflict`: Several requests for the account got in each other's way (409); Another request stored something first (409)
   * @throws AuthsError `forbidden`: The account is no longer an admin or a user (403)
   * @throws AuthsError `mfa_disabled`: Two-factor sign-in was switched off meanwhile (403)
   * @throws AuthsError `mfa_expired`: The challenge is unknown, used, replaced or older than five minutes (401)
   * @throws AuthsError `mfa_invalid_code`: The reset token is wrong, used or older than 30 minutes (401)
   * @throws AuthsError `not_authenticated`: The account is deactivated, or gone (401)
   * @throws AuthsError `rate_limited`: Five codes were tried on this challenge (429); Too many requests from this address, or too many tries for this account (429)
   * @throws AuthsError `server`: Internal error (500); The database is out of reach (503)
   * @throws AuthsError `validation`: The body is not UTF-8 (400); Something about the body does not fit (422)
   * @throws AuthsError `network`, `timeout`, `aborted`, `storage`, `unexpected_response`: as any call may
   */
  redeemMfaResetToken(body: models.MfaRecoveryForm, options?: CallOptions): Promise<models.MfaChallengeResponse>;

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
