/** How many characters of a secret in a row give it away. */
const window = 6;

/**
 * Whether a text of a server repeats a secret: as it is or cut short, in any letter case, and as JSON or a URL writes it.
 * A text that holds anything like a token or key repeats one too, whoever's it may be.
 */
export function repeats(text: string, secrets: readonly string[]): boolean {
  if (/(eyJ|sk-)[\w-]{8}/.test(text)) return true;
  const [low, bare] = [text.toLowerCase(), withoutMarks(text)];
  return secrets.some((secret) => {
    if (holds(low, secret.toLowerCase())) return true;
    return [secret, encodeURIComponent(secret.toWellFormed()), JSON.stringify(secret)].some((form) => {
      const letters = withoutMarks(form);
      return letters.length >= window && holds(bare, letters);
    });
  });
}

/** The secrets that a request carries: what stands under such a name in its body, and its headers. */
export function secretsOf(body: unknown, headers: Headers): string[] {
  const found = inBody(body, "");
  headers.forEach((value, name) => {
    if (/^(accept|content-|user-agent)/.test(name)) return;
    // Of `Bearer …` and `name=…; name=…`, the values.
    found.push(
      ...value
        .split(/[\s;,]+/)
        .map((part) => part.replace(/^[\w-]+=/, ""))
        .filter((part) => part.length > window),
    );
  });
  return found;
}

function inBody(value: unknown, name: string): string[] {
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => inBody(inner, Array.isArray(value) ? name : key));
  }
  return /pass|secret|token|code|key/i.test(name) && /string|number/.test(typeof value)
    ? [String(value)]
    : [];
}

function holds(text: string, secret: string): boolean {
  if (secret.length < window) return secret !== "" && text.includes(secret);
  for (let at = 0; at + window <= secret.length; at += 1) {
    if (text.includes(secret.slice(at, at + window))) return true;
  }
  return false;
}

function withoutMarks(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
