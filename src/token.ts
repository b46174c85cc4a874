/** The expiry of a token that does not expire. */
export const never = Number.POSITIVE_INFINITY;

/** Whether a value can be sent as a bearer token as it is; Open WebUI answers 500 to anything else. */
export function isToken(value: unknown): value is string {
  return typeof value === "string" && /^[\w.~+/-]+=*$/.test(value);
}

/** Whether a token is an API key and not a session's JWT. */
export function isApiKey(token: string): boolean {
  return token.startsWith("sk-");
}

/** When a token was issued and when it expires, in milliseconds since the epoch. */
export interface Life {
  readonly issuedAt: number | undefined;
  readonly expiresAt: number;
}

/**
 * The life of a token.
 *
 * @param expiresAt - what the server said, in seconds; null for never, anything else to read the JWT
 */
export function lifeOf(token: string, expiresAt?: unknown): Life {
  const { exp, iat } = claimsOf(token);
  const issuedAt = typeof iat === "number" ? iat * 1000 : undefined;
  if (expiresAt === null) return { issuedAt, expiresAt: never };
  const seconds = typeof expiresAt === "number" ? expiresAt : exp;
  return { issuedAt, expiresAt: typeof seconds === "number" ? seconds * 1000 : never };
}

function claimsOf(token: string): { exp?: unknown; iat?: unknown } {
  try {
    const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    return Object(JSON.parse(atob(payload)));
  } catch {
    return {};
  }
}
