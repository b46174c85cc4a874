/** How many characters of a secret in a row give it away. Fewer may be a word that a passphrase and a server share. */
const enough = 10;

/** What stands for a text that is left out. */
export const leftOut = "…";

/**
 * A text of a server or of a program, or {@link leftOut} when it repeats a secret: as it is or cut short, in any letter case,
 * as JSON or a URL writes it. What looks like a token or key is a secret, whoever's it may be.
 */
export function discreet(words: unknown, secrets: readonly string[]): string {
  const text = String(words).slice(0, 1000);
  if (/(eyJ|sk-)[\w-]{8}/.test(text)) return leftOut;
  const [low, bare] = [text.toLowerCase(), withoutMarks(text)];
  const repeats = secrets.some((secret) => {
    const forms = [secret, JSON.stringify(secret), new URLSearchParams({ "": secret }).toString()];
    return (
      holds(low, secret.toLowerCase()) ||
      forms.map(withoutMarks).some((form) => form.length >= enough && holds(bare, form))
    );
  });
  return repeats ? leftOut : text;
}

/** The secrets that a request carries: in its body what stands under such a name, and in such headers. */
export function secretsOf(body: unknown, headers: Headers | Record<string, string>): string[] {
  const found: string[] = [];
  JSON.stringify(body, function (this: unknown, key, value: unknown) {
    const name = Array.isArray(this) ? "" : key;
    if (/pass|secret|token|code|key/i.test(name) && /string|number/.test(typeof value))
      found.push(String(value));
    return value;
  });
  for (const [name, value] of new Headers(headers)) {
    if (!/auth|cookie|csrf|key|secret|token/.test(name)) continue;
    // Of `Bearer …` and `name=…; name=…`, the values.
    const values = value.split(/[\s;,]+/).map((part) => part.replace(/^[\w-]+=/, ""));
    found.push(...values.filter((part) => part.length > 5));
  }
  return found;
}

function holds(text: string, secret: string): boolean {
  if (secret.length < enough) return secret !== "" && text.includes(secret);
  for (let at = 0; at + enough <= secret.length; at += 1) {
    if (text.includes(secret.slice(at, at + enough))) return true;
  }
  return false;
}

function withoutMarks(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
