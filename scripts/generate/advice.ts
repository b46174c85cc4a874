/** What advice depends on: the cause's name and code, and what its operation does. */
export interface Advised {
  /** The example's name, such as `invalidCredentials`. */
  readonly name: string;
  readonly code: string;
  /** The `operationId`. */
  readonly operation: string;
}

/** Operations that are a sign-in themselves: to tell their callers to sign in would help nobody. */
export const signIns: ReadonlySet<string> = new Set([
  "exchangeOAuthToken",
  "redeemMfaResetToken",
  "signIn",
  "signInLdap",
  "signUp",
]);

const byCode: Readonly<Record<string, string>> = {
  conflict: "Something changed while you asked. Read the present state, then ask again.",
  forbidden:
    "Trying again will not help. An admin must allow it, or the call needs another kind of credential; the server's text says which.",
  invalid_credentials: "Ask the person for the password again. Do not retry by yourself: tries are counted.",
  mfa_disabled:
    "The second factor is off on this server. Start again with the password; no challenge will come.",
  mfa_expired: "The challenge is spent. Start again with the password.",
  mfa_invalid_code: "Let the person type the next code. After five wrong ones the challenge is spent.",
  mfa_reauthentication_required:
    "The session is older than five minutes. Sign in again, then repeat the call.",
  not_authenticated: "Sign in again. With an API key: make a new one.",
  not_found: "It does not exist, so there is nothing to read or delete.",
  rate_limited:
    "Wait. Retry-After says how many seconds where the server sends it; without it, wait four minutes and let refused tries rest.",
  server:
    "The server failed or is set up wrong. Try once more later; if it stays, its operator must look at its log. A token that you hold is still good.",
  validation:
    "The request does not fit the contract. Mend the fields that the answer names; the same request will fail again.",
};

/** Where the cause says more than its code. */
const byCause: Readonly<Record<string, string>> = {
  accountMissing: "The account must be made on the server's own page first.",
  approvalAwaited: "Wait until an admin has approved the account, then start again with the password.",
  authenticationBusy: "Another request is being worked on. Ask again in a moment.",
  emailTaken: "An account has this address. Choose another address, or use that account.",
  mfaPolicyRefused: "Read the settings again, mend what the second factor needs, then write them once more.",
  ldapEmailMissing: "The directory has no email for this person; its admin must add one.",
  ldapEmailMissingInWords: "The directory has no email for this person; its admin must add one.",
  profileNotStored: "The server could not store it. Try once more later; its operator's log says why.",
  resetTokenRefused: "Ask the operator for a new recovery token.",
  tokenRefused: "The provider did not accept the token. Get a new one from it, then exchange that.",
  tooManyCodes: "The challenge is spent. Wait four minutes, then start again with the password.",
};

/** What a cause means for a sign-in that failed, where there is no session yet that could be mended. */
const bySignIn: Readonly<Record<string, string>> = {
  conflict: "The account changed while you asked. Send the same request once more.",
  not_authenticated:
    "The server refuses this account: it may be deactivated or not yet approved. An admin must look at it.",
};

/** What changed was the session: only here does a conflict end one. */
const endedSession: Readonly<Record<string, string>> = {
  authenticationChanged: "The account changed, and the session is over. Sign in again, then repeat the call.",
};

/** What to do about an error; throws where nobody has thought about it yet. */
export function adviceFor({ name, code, operation }: Advised): string {
  const isSignIn = signIns.has(operation);
  const what =
    byCause[name] ??
    (isSignIn ? bySignIn[code] : endedSession[name]) ??
    gafaelfawr(operation, code) ??
    byCode[code];
  if (what === undefined) throw new Error(`no advice for the error code ${code} of ${operation}`);
  return what;
}

function gafaelfawr(operation: string, code: string): string | undefined {
  if (operation !== "getLogin" || code !== "not_authenticated") return undefined;
  return "Sign in on Gafaelfawr's own page, then ask again.";
}
