import type { AuthsClient } from "open-webui-auths";

/** What Gafaelfawr takes to make a token for a person's programs. */
export interface NewToken {
  readonly token_name: string;
  readonly scopes: readonly string[];
  /** In seconds since the epoch; null for never. */
  readonly expires: number | null;
}

/** Gafaelfawr made no token. */
export class TokenRefused extends Error {
  override readonly name = "TokenRefused";
  /** Gafaelfawr's own name of the reason, such as `duplicate_token_name`. */
  readonly reason: string;

  constructor(reason: string) {
    super(`no token was made: ${reason}`);
    this.reason = reason;
  }
}

/**
 * Makes a token. The route is no part of the client's contract, so this uses the client's `fetch`, which adds the CSRF token
 * that `getLogin` brought and sends it to nobody else.
 */
export async function makeToken(auths: AuthsClient, username: string, token: NewToken): Promise<string> {
  const response = await auths.fetch(`/auth/api/v1/users/${encodeURIComponent(username)}/tokens`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(token),
    signal: AbortSignal.timeout(10_000),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.type === "opaqueredirect") throw new TokenRefused("it redirects elsewhere");
  if (response.status !== 201) throw new TokenRefused(reasonIn(answer) ?? `status ${response.status}`);
  const made = (answer as { token?: unknown } | undefined)?.token;
  if (typeof made !== "string") throw new TokenRefused("an answer without a token");
  return made;
}

/** Gafaelfawr tells one reason, or a list of them. */
function reasonIn(answer: unknown): string | undefined {
  const { detail } = (answer ?? {}) as { detail?: unknown };
  const [first] = Array.isArray(detail) ? detail : [detail];
  const type = (first as { type?: unknown } | undefined)?.type;
  return typeof type === "string" ? type : undefined;
}
