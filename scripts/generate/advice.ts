import type { Located } from "../contract/contract.ts";

/** What the choice of an advice depends on, besides the cause's name. */
export interface Circumstances {
  readonly operationId: string;
  /** Whether the operation needs no session, as a sign-in does. */
  readonly open: boolean;
}

/** Whether an operation may be called without a session. */
export function isOpen({ security }: Pick<Located["operation"], "security">): boolean {
  return security.length === 0 || security.some((requirement) => Object.keys(requirement).length === 0);
}

/** One sentence for a cause; or one for each operation, one for operations without a session, and one for the rest. */
type Advice = string | Readonly<Record<string, string>>;

const anotherTry = "Send it once more after a moment.";
const startAnew = "Start the sign-in anew, with the first request.";
const operatorsLog = "Try once more later. If it stays, the operator must look at the server's log.";
const passwordRules =
  "Let the person choose another password. Show the server's text: it may say what the rules are.";

/**
 * What to do about an error, by the cause: the name of the example in the contract. The code alone does not decide: a
 * sign-in that failed with `not_authenticated` needs something else than a session that ended with it.
 */
const advice: Readonly<Record<string, Advice>> = {
  accountDeactivated: {
    open: "An admin must activate the account. Until then every try ends like this.",
    rest: "An admin must activate the account. Forget the token: no new one will come before.",
  },
  accountGone:
    "With an API key: send the newest key of the account. With a session: sign in again; if that fails, too, an admin must make the account anew.",
  accountMissing:
    "The person must open the server's own page once and come in through this provider. After that the exchange works.",
  addUserFailed:
    "Send a `role`, and text that is valid Unicode. If both were right, the operator must look at the server's log.",
  addUserFailedInWords: operatorsLog,
  apiKeyCreationRefused:
    "An admin must switch API keys on, or give the account the permission. The session is fine.",
  apiKeyEndpointRestricted: {
    open: "Send this request without the key: it needs none.",
    rest: "Send the token of a session, or let an admin add this path to those that API keys may reach.",
  },
  apiKeyMissing: "The account has no key to read. Make one with `generateApiKey` if it needs one.",
  apiKeyNotStored: operatorsLog,
  apiKeyPathRefused: {
    open: "Send this request without the key: it needs none.",
    rest: "Send the token of a session, or let an admin add this path to those that API keys may reach.",
  },
  apiKeysDisabled: {
    open: "Send this request without the key: it needs none.",
    rest: "Send the token of a session, or let an admin switch API keys on for this account.",
  },
  approvalAwaited: "An admin must give the account a role. Until then every try ends like this.",
  authenticationBusy: anotherTry,
  authenticationChanged: {
    updatePassword:
      "Sign in again, then change the password anew: another request changed the account meanwhile.",
    rest: startAnew,
  },
  authenticationChangedElsewhere: {
    open: startAnew,
    rest: "Read the present state, then decide whether to repeat the call: another one was first.",
  },
  authenticationUnavailable: {
    open: "Wait, then try once more. The server cannot reach its database.",
    rest: "Wait, then try once more. The server cannot reach its database; keep the token.",
  },
  authenticatorUnavailable:
    "Tell the operator: the key that protects the authenticators has changed. Where a recovery code fits, it still works.",
  bodyNotUtf8: "Write the body in UTF-8.",
  certificateMissing: "Name the file in `certificate_path`, or send `use_tls: false`.",
  challengeExpired: startAnew,
  clientMissing: "The operator must look at the provider's settings, and at the log of the server's start.",
  clientUnknown:
    "Get a fresh token from the provider. If it is refused, too, the operator must let the server ask the provider about tokens.",
  codeRefused: {
    open: "Let the person type the next code. The challenge takes five in all.",
    rest: "Let the person type the next code, or a recovery code that is still unused. The session is fine.",
  },
  detailsHidden: "Show no contact: an admin has hidden it.",
  emailMissing: "Ask the provider for the scope `email` as well, and send the token that it gives then.",
  emailTaken: {
    signUp: "The address has an account: let the person sign in with it, or take another address.",
    rest: "Take another address, or use the account that has this one.",
  },
  enrollmentCodeRefused:
    "Let the person type the next code. If all are refused, the clock of the device is wrong, or `startMfaEnrollment` was left out.",
  exchangeDisabled: "Offer another way in. The operator can switch the exchange on.",
  exchangeRefused:
    "Another try will not help. The operator must allow the domain, the role or the client of this token.",
  existingUsers: "The operator must start the server with `WEBUI_AUTH=true`, or with an empty database.",
  humanAdministratorRequired:
    "Leave `ENABLE_MFA` and its two exceptions out, or send the token that an admin got by password instead of the key.",
  humanSessionRequired: "Send the token that a person got by signing in. No API key will do.",
  incorrectPassword: "Ask the person for the current password again. The session is fine.",
  internalServerError: {
    open: "Send the request without an `Authorization` header. If it fails all the same, try once more later; then the operator must look at the server's log.",
    rest: "Try once more later, with the same token. If it stays, the operator must look at the server's log.",
  },
  invalidCredentials: {
    signInLdap:
      "Ask the person for the password: an empty one is never right. If one was typed, an admin must look whether the account is active.",
    rest: "Ask the person for the address and the password again. Do not repeat the same pair by yourself.",
  },
  invalidDate: "Write the date as `YYYY-MM-DD`.",
  invalidEmail: {
    signIn: "The operator must mend the proxy: its header must hold an e-mail address.",
    rest: "Send an address such as `ada@example.com`.",
  },
  invalidRequest:
    "Compare the body with the request of this page: is it JSON, has it every required field, has each its type? The answer does not say which is wrong.",
  invalidToken: "Forget this token and sign in again, on the server that you ask.",
  ldapBindFailed:
    "An admin must mend the application account with `updateLdapServer`. The person typed nothing wrong.",
  ldapBindFailedInWords:
    "An admin must mend the application account with `updateLdapServer`. The person typed nothing wrong.",
  ldapDisabled: "Offer another way in; `getServerConfig` tells which there are. An admin can switch LDAP on.",
  ldapEmailMissing:
    "An admin must give the person an address in the directory, or set `default_email_domain`.",
  ldapEmailMissingInWords: "An admin must give the person an e-mail address in the directory.",
  ldapFailed:
    "Ask the person for name and password again. If both are right, an admin must look whether the directory can be reached: the answer is the same.",
  ldapPasswordWrong: "Ask the person for the password again.",
  ldapPasswordWrongInWords: "Ask the person for the password again.",
  ldapAccountDeactivatedInWords:
    "An admin must look whether the account is active. The person typed nothing wrong.",
  ldapAccountNotMadeInWords: operatorsLog,
  ldapRecordMismatchInWords: "Let the person type the name exactly as the directory has it.",
  ldapRecordMismatch: "Let the person type the name exactly as the directory has it.",
  ldapTlsMisconfigured:
    "An admin must mend the certificate file or the ciphers with `updateLdapServer`. The person typed nothing wrong.",
  ldapUnreachable:
    "An admin must look whether the directory runs, and whether its settings are right. The person typed nothing wrong.",
  ldapUserNotCreated: operatorsLog,
  ldapUserUnknown: "Ask the person for the name again: the directory has nobody of that name.",
  ldapUserUnknownInWords: "Ask the person for the name again: the directory has nobody of that name.",
  malformedJson: "Mend the JSON at the character that `loc` names.",
  mfaDisabled: "Nothing can be changed: this server asks for no second factor. The session is fine.",
  mfaDisabledMeanwhile: startAnew,
  mfaPolicyRefused: "The operator must mend one of these first; the same request will be refused again.",
  missingBody: "Send the body, with `Content-Type: application/json`.",
  missingField: "Add the field that `loc` names.",
  noSession: "Send the person to the login page of Gafaelfawr, then ask again.",
  notAnObject: "Send a JSON object, with `Content-Type: application/json`.",
  notAuthenticated:
    "Sign in, and send the token with the call. If it was sent, look for a proxy that removes the `Authorization` header.",
  oauthSessionMissing: "Go on: there is nothing to delete.",
  openidSignoutFailed:
    "Forget the token: it was to end anyway. The operator must look whether the server reaches the OpenID provider.",
  openidSignoutFailedInWords:
    "Forget the token: it was to end anyway. The operator must look whether the server reaches the OpenID provider.",
  originRefused: "Send the request from a page of the server's own origin: same scheme, host and port.",
  passwordAuthDisabled: "Hide the form for passwords. `getServerConfig` tells which ways in there are.",
  passwordRefused:
    "Send a password of at most 72 bytes that meets the server's rules, and a picture that is text, or none.",
  passwordTooLong: "Let the person choose a password of at most 72 bytes; a letter with an accent takes two.",
  pictureRefused: "Send the picture as a data URI, or the path of one of the server's own.",
  profileNotStored: "Send text that is valid Unicode. If it was, the operator must look at the server's log.",
  providerMissing: "Send the key of a provider that `getServerConfig` lists.",
  rateLimited: {
    exchangeOAuthToken:
      "Wait without another try: refused ones count, too. The operator sets how many are allowed.",
    rest: "Wait four minutes without another try for this account: refused ones count, too.",
  },
  reauthenticationRequired: "Sign in again, then repeat the call within five minutes.",
  requiredFieldEmpty: "Fill in the field that the text names.",
  resetTokenRefused:
    "Let the person type the reset token again. If it is used or too old, the operator must make a new one.",
  roleRefused: "Leave the session as it is. An admin must give the account the role that this call needs.",
  sessionChanged: "Sign in again: the account has ended its sessions.",
  signupClosed: {
    signUp: "An admin must open the sign-up, or add the account with `addUser`.",
    rest: "An admin must add the account with `addUser`: the proxy names somebody new.",
  },
  signupFailed: "Send text that is valid Unicode. If it was, the operator must look at the server's log.",
  signupFailedInWords: operatorsLog,
  subjectMissing: "The provider must name the person in the claim `sub`: ask who runs it.",
  textNotStorable: "Send text that is valid Unicode, without half an emoji.",
  tokenRefused:
    "Get a fresh token from the provider. If it is refused, too, look whether the server reaches the provider.",
  tokenRevoked: "Forget this token and sign in again.",
  tooManyAttempts: "Wait as many seconds as `Retry-After` says.",
  tooManyCodes: `${startAnew} There is no need to wait.`,
  trustedHeaderMissing:
    "The operator must mend the proxy before the server: it left its header out. No password will help.",
  trustedHeaderServer: "Hide the form: this server has no passwords to change. The session is fine.",
  userMismatch: "Forget this token and sign in again, as the person that the proxy names.",
  weakCurrentPassword: "Ask an admin to set a new password: this account cannot do it itself any more.",
  weakPassword: passwordRules,
  wrongType: "Send the field that `loc` names with the type that the request of this page shows.",
};

/** For a cause that has no sentence of its own, as in an endpoint that was just added. */
const byCode: Readonly<Record<string, string>> = {
  conflict: "Read the present state, then decide whether to repeat the call.",
  forbidden: "Another try will not help. An admin must allow it.",
  not_authenticated: "Sign in, and send the token with the call.",
  not_found: "It does not exist: compare the path and the identifiers.",
  rate_limited: "Wait before another try: refused ones count, too.",
  server: operatorsLog,
  validation: "Compare the body with the request of this page.",
};

/** The causes that have an advice. */
export const knownCauses: readonly string[] = Object.keys(advice);

/** What to do about an error; throws where neither its cause nor its code has an advice. */
export function adviceFor(cause: string, code: string, { operationId, open }: Circumstances): string {
  const found = advice[cause];
  const told =
    typeof found === "object" ? (found[operationId] ?? (open ? found.open : undefined) ?? found.rest) : found;
  const what = told ?? byCode[code];
  if (what === undefined) throw new Error(`no advice for the cause ${cause} of ${operationId}`);
  return what;
}
