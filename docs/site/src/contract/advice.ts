/** What to do about an error, by the `code` that the client throws. */
export const advice: Readonly<Record<string, string>> = {
  conflict:
    "Something changed while you asked. Read the present state, then ask again; after a sign-in, sign in again.",
  forbidden:
    "Trying again will not help. An admin must allow it, or the call needs another kind of credential; the server's text says which.",
  invalid_credentials: "Ask the person for the password again. Do not retry by yourself: tries are counted.",
  mfa_disabled: "The second factor is off on this server. Sign in again; no challenge will come.",
  mfa_expired: "The challenge is spent. Start again with the sign-in.",
  mfa_invalid_code: "Let the person type the next code. After five wrong ones the challenge is spent.",
  mfa_reauthentication_required:
    "The sign-in is older than five minutes. Sign in again, then repeat the call.",
  not_authenticated: "Sign in again. With an API key: make a new one.",
  not_found: "It does not exist, so there is nothing to read or delete.",
  rate_limited:
    "Wait. Retry-After says how many seconds where the server sends it; without it, wait four minutes and let refused tries rest.",
  server:
    "The server failed or is set up wrong. Try once more later; if it stays, its operator must look at its log. Your token is still good.",
  validation:
    "The request does not fit the contract. Mend the fields that the answer names; the same request will fail again.",
};

/** What to do about an error of a code; throws where nobody has thought about it yet. */
export function adviceFor(code: string): string {
  const what = advice[code];
  if (what === undefined) throw new Error(`no advice for the error code ${code}`);
  return what;
}
