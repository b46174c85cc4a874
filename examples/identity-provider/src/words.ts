import { isAuthsError } from "open-webui-auths";

/** What to tell somebody whom Open WebUI did not let in. */
export interface Refusal {
  readonly status: 401 | 403 | 429 | 502;
  readonly words: string;
  /** True if signing in at Open WebUI itself, once, will mend it. */
  readonly once?: boolean;
}

/** By the server's own words where the status has many causes. */
const known: Record<string, Omit<Refusal, "status">> = {
  "User not found. Please sign in via the web interface first.": {
    words: "You have no account in the chat yet. Sign in there once, then come back.",
    once: true,
  },
  "Token exchange is disabled": { words: "The chat does not take sign-ins from here. Tell whoever runs it." },
  "Unable to determine which client the token was issued to": {
    words: "The chat cannot tell that it was this portal. Tell whoever runs it.",
  },
  "Token missing required email claim": {
    words: "The provider does not tell your e-mail address. Tell whoever runs it.",
  },
};

export function refusalOf(error: unknown): Refusal {
  const broken = { status: 502, words: "The chat does not answer as it should. Try again later." } as const;
  if (!isAuthsError(error)) return broken;
  const exact = typeof error.detail === "string" ? known[error.detail] : undefined;
  if (exact) return { status: 403, ...exact };
  switch (error.code) {
    case "invalid_credentials":
      return { status: 401, words: "The chat does not know your provider's word. Sign in again." };
    case "not_authenticated":
      return { status: 401, words: "Your session in the chat is over, or your account is switched off." };
    case "mfa_invalid_code":
      return { status: 401, words: "This code is wrong or was used already. Wait for the next one." };
    case "mfa_expired":
    case "mfa_disabled":
    case "conflict":
      return { status: 401, words: "The sign-in took too long, or the chat's rules changed. Start again." };
    case "forbidden":
      return { status: 403, words: "The chat does not let you in with this account. Ask whoever runs it." };
    case "not_found":
      return { status: 502, words: "The chat knows no such provider. Tell whoever runs this portal." };
    case "rate_limited":
      return { status: 429, words: "Too many tries. Wait a little." };
    default:
      return broken;
  }
}
