import type { Located } from "../contract/contract.ts";

/** What the advice depends on, besides the name of the cause. */
export interface Circumstances {
  readonly operationId: string;
  /** Whether the operation needs no session, such as a sign-in. */
  readonly open: boolean;
}

/** Whether an operation may be called without a session. */
export function isOpen({ security }: Pick<Located["operation"], "security">): boolean {
  return security.length === 0 || security.some((requirement) => Object.keys(requirement).length === 0);
}

/** One sentence for a cause; or one for each operation, one for operations without a session, and one for the rest. */
type Advice = string | Readonly<Record<string, string>>;

const anotherTry = "Send it again after a moment.";
const startAnew = "Start the sign-in again, from the first request.";
const operatorsLog = "Try again later. If it persists, the operator must check the server's log.";
const passwordRules = "Ask the user for another password. Show the server's text: it may describe the rules.";

/**
 * What to do about an error, by the cause: the name of the example in the contract. The code alone is not enough: a
 * sign-in that failed with `not_authenticated` needs a different advice than a session that ended with it.
 */
const advice: Readonly<Record<string, Advice>> = {
  accountDeactivated: {
    open: "An admin must activate the account. Until then every attempt fails like this.",
    rest: "An admin must activate the account. Discard the token: a new one is not available before.",
  },
  accountGone:
    "With an API key: send the current key of the account. With a session: sign in again; if that also fails, an admin must create the account again.",
  accountMissing:
    "The user must first use this provider on the server's own sign-in page. After that the exchange works.",
  addUserFailed:
    "Send a `role`, and text that is valid Unicode. If both are correct, the operator must check the server's log.",
  addUserFailedInWords: operatorsLog,
  apiKeyCreationRefused:
    "An admin must enable API keys, or give the account the permission. The session is valid.",
  apiKeyEndpointRestricted: {
    open: "Send this request without the key: it needs none.",
    rest: "Send a session token, or ask an admin to allow this path for API keys.",
  },
  apiKeyMissing: "The account has no key. Create one with `generateApiKey` if it needs one.",
  apiKeyNotStored: operatorsLog,
  apiKeyPathRefused: {
    open: "Send this request without the key: it needs none.",
    rest: "Send a session token, or ask an admin to allow this path for API keys.",
  },
  apiKeysDisabled: {
    open: "Send this request without the key: it needs none.",
    rest: "Send a session token, or ask an admin to enable API keys for this account.",
  },
  approvalAwaited: "An admin must give the account a role. Until then every attempt fails like this.",
  authenticationBusy: anotherTry,
  authenticationChanged: {
    updatePassword: "Sign in again, then repeat the change: another request changed the account meanwhile.",
    rest: startAnew,
  },
  authenticationChangedElsewhere: {
    open: startAnew,
    rest: "Read the current state, then decide whether to repeat the call: another request was faster.",
  },
  authenticationUnavailable: {
    open: "Wait, then try again. The server cannot reach its database.",
    rest: "Wait, then try again. The server cannot reach its database; keep the token.",
  },
  authenticatorUnavailable:
    "Tell the operator: the key that encrypts the authenticator secrets has changed. Recovery codes still work where they are accepted.",
  bodyNotUtf8: "Encode the body as UTF-8.",
  certificateMissing: "Name the file in `certificate_path`, or send `use_tls: false`.",
  challengeExpired: startAnew,
  clientMissing: "The operator must check the provider's settings, and the log of the server's startup.",
  clientUnknown:
    "Get a new token from the provider. If it is also rejected, the operator must allow the server to inspect tokens at the provider.",
  codeRefused: {
    open: "Ask the user for the next code. The challenge accepts five attempts.",
    rest: "Ask the user for the next code, or for an unused recovery code. The session is valid.",
  },
  detailsHidden: "Do not show a contact: an admin has hidden it.",
  emailMissing: "Also request the scope `email` from the provider, and send the new token.",
  emailTaken: {
    signUp: "The address has an account: ask the user to sign in, or to use another address.",
    rest: "Use another address, or the account that has this one.",
  },
  enrollmentCodeRefused:
    "Ask the user for the next code. If every code is rejected, the clock of the device is wrong, or `startMfaEnrollment` was not called.",
  exchangeDisabled: "Offer another sign-in method. The operator can enable the exchange.",
  exchangeRefused:
    "Do not try again. The operator must allow the domain, the role or the client of this token.",
  existingUsers: "The operator must start the server with `WEBUI_AUTH=true`, or with an empty database.",
  humanAdministratorRequired:
    "Leave out `ENABLE_MFA` and its two exceptions, or send the token of an admin's sign-in instead of the key.",
  humanSessionRequired: "Send the token of a sign-in. API keys are not accepted here.",
  incorrectPassword: "Ask the user for the current password again. The session is valid.",
  internalServerError: {
    open: "Send the request without an `Authorization` header. If it still fails, try again later; then the operator must check the server's log.",
    rest: "Try again later, with the same token. If it persists, the operator must check the server's log.",
  },
  invalidCredentials: {
    signInLdap:
      "Ask the user for the password: it must not be empty. If it was not, an admin must check whether the account is active.",
    rest: "Ask the user for the address and the password again. Do not retry automatically.",
  },
  invalidDate: "Send the date as `YYYY-MM-DD`.",
  invalidEmail: {
    signIn: "The operator must fix the proxy: its header must be an e-mail address.",
    rest: "Send an address such as `ada@example.com`.",
  },
  invalidRequest:
    "Compare the body with the documented request: is it JSON, with every required field, and the right types? The response does not say what is wrong.",
  invalidToken: "Discard this token and sign in again, on the same server.",
  ldapBindFailed:
    "An admin must fix the application account with `updateLdapServer`. The user's input is not the cause.",
  ldapBindFailedInWords:
    "An admin must fix the application account with `updateLdapServer`. The user's input is not the cause.",
  ldapDisabled: "Offer another sign-in method; `getServerConfig` lists them. An admin can enable LDAP.",
  ldapEmailMissing: "An admin must add the user's address to the directory, or set `default_email_domain`.",
  ldapEmailMissingInWords: "An admin must add the user's e-mail address to the directory.",
  ldapFailed:
    "Ask the user for the name and password again. If both are correct, an admin must check whether the directory is reachable: the response is the same.",
  ldapPasswordWrong: "Ask the user for the password again.",
  ldapPasswordWrongInWords: "Ask the user for the password again.",
  ldapAccountDeactivatedInWords:
    "An admin must check whether the account is active. The user's input is not the cause.",
  ldapAccountNotMadeInWords: operatorsLog,
  ldapRecordMismatchInWords: "Ask the user to type the name exactly as in the directory.",
  ldapRecordMismatch: "Ask the user to type the name exactly as in the directory.",
  ldapTlsMisconfigured:
    "An admin must fix the certificate file or the ciphers with `updateLdapServer`. The user's input is not the cause.",
  ldapUnreachable:
    "An admin must check whether the directory is running, and its settings. The user's input is not the cause.",
  ldapUserNotCreated: operatorsLog,
  ldapUserUnknown: "Ask the user for the name again: the directory has no such user.",
  ldapUserUnknownInWords: "Ask the user for the name again: the directory has no such user.",
  malformedJson: "Fix the JSON at the position in `loc`.",
  mfaDisabled: "There is nothing to change: this server does not use a second factor. The session is valid.",
  mfaDisabledMeanwhile: startAnew,
  mfaPolicyRefused: "The operator must fix the cause first; the same request would be rejected again.",
  missingBody: "Send the body, with `Content-Type: application/json`.",
  missingField: "Add the field in `loc`.",
  noSession: "Redirect the user to the login page of Gafaelfawr, then call again.",
  notAnObject: "Send a JSON object, with `Content-Type: application/json`.",
  notAuthenticated:
    "Sign in, and send the token with the call. If it was sent, check for a proxy that removes the `Authorization` header.",
  oauthSessionMissing: "Continue: there is nothing to delete.",
  openidSignoutFailed:
    "Discard the token, as after a sign-out. The operator must check whether the server can reach the OpenID provider.",
  openidSignoutFailedInWords:
    "Discard the token, as after a sign-out. The operator must check whether the server can reach the OpenID provider.",
  originRefused: "Send the request from a page of the server's own origin: same scheme, host and port.",
  passwordAuthDisabled: "Hide the password form. `getServerConfig` lists the sign-in methods.",
  passwordRefused:
    "Send a password of at most 72 bytes that meets the server's rules, and leave the picture out or send text.",
  passwordTooLong: "Ask the user for a password of at most 72 bytes; an accented letter takes two.",
  pictureRefused: "Send the picture as a data URI, or the path of a picture on the server.",
  profileNotStored: "Send text that is valid Unicode. If it was, the operator must check the server's log.",
  providerMissing: "Send the key of a provider that `getServerConfig` lists.",
  rateLimited: {
    exchangeOAuthToken:
      "Wait before you try again: rejected attempts count too. The operator sets the limit.",
    rest: "Wait four minutes before you try again for this account: rejected attempts count too.",
  },
  reauthenticationRequired: "Sign in again, then repeat the call within five minutes.",
  requiredFieldEmpty: "Fill in the field in the text.",
  resetTokenRefused:
    "Ask the user for the reset token again. If it is used or too old, the operator must create a new one.",
  roleRefused: "Keep the session. An admin must give the account the role that this call needs.",
  sessionChanged: "Sign in again: the account has ended its sessions.",
  signupClosed: {
    signUp: "An admin must open sign-up, or add the account with `addUser`.",
    rest: "An admin must add the account with `addUser`: the proxy sent a new user.",
  },
  signupFailed: "Send text that is valid Unicode. If it was, the operator must check the server's log.",
  signupFailedInWords: operatorsLog,
  subjectMissing: "The provider must send the claim `sub`: ask its operator.",
  textNotStorable: "Send text that is valid Unicode, without half an emoji.",
  tokenRefused:
    "Get a new token from the provider. If it is also rejected, check whether the server can reach the provider.",
  tokenRevoked: "Discard this token and sign in again.",
  tooManyAttempts: "Wait for the seconds in `Retry-After`.",
  tooManyCodes: `${startAnew} There is no need to wait.`,
  trustedHeaderMissing:
    "The operator must fix the proxy: it did not send its header. A password does not help.",
  trustedHeaderServer: "Hide the form: this server has no passwords to change. The session is valid.",
  userMismatch: "Discard this token and sign in again, as the user that the proxy sends.",
  weakCurrentPassword: "Ask an admin to set a new password: this account can no longer do it.",
  weakPassword: passwordRules,
  wrongType: "Send the field in `loc` with the documented type.",
};

/** For a cause without its own sentence, such as in a new endpoint. */
const byCode: Readonly<Record<string, string>> = {
  conflict: "Read the current state, then decide whether to repeat the call.",
  forbidden: "Do not try again. An admin must allow it.",
  not_authenticated: "Sign in, and send the token with the call.",
  not_found: "It does not exist: check the path and the identifiers.",
  rate_limited: "Wait before you try again: rejected attempts count too.",
  server: operatorsLog,
  validation: "Compare the body with the documented request.",
};

/** The causes that have advice. */
export const knownCauses: readonly string[] = Object.keys(advice);

/** What to do about an error; throws if neither its cause nor its code has advice. */
export function adviceFor(cause: string, code: string, { operationId, open }: Circumstances): string {
  const found = advice[cause];
  const told =
    typeof found === "object" ? (found[operationId] ?? (open ? found.open : undefined) ?? found.rest) : found;
  const what = told ?? byCode[code];
  if (what === undefined) throw new Error(`no advice for the cause ${cause} of ${operationId}`);
  return what;
}
