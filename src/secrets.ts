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
  const once = withoutEscapes(text);
  const texts = [text, once, withoutEscapes(once)].map((one) => one.toLowerCase());
  const bare = texts.map(withoutMarks);
  const repeats = secrets.flatMap(spellingsOf).some((spelling) => {
    const letters = withoutMarks(spelling);
    return (
      texts.some((one) => holds(one, spelling)) ||
      (letters.length >= enough && bare.some((one) => holds(one, letters)))
    );
  });
  return repeats ? leftOut : text;
}

/** A secret as it is and as a URL writes it, in small letters. */
function spellingsOf(secret: string): string[] {
  const form = new URLSearchParams({ "": secret }).toString().slice(1);
  // What encodeURIComponent leaves as it is; that itself refuses half a letter.
  const url = form.replaceAll("+", "%20").replace(/%(?:2[1789]|7E)/g, decodeURIComponent);
  return [secret, form, url].map((spelling) => spelling.toLowerCase());
}

/** A text as it was before JSON wrote it: Python writes what is not ASCII as a `u` and four digits. */
function withoutEscapes(text: string): string {
  return text.replace(/\\(?:u([\da-f]{4})|(.))/gi, (_, code, mark) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : (controls[mark] ?? mark),
  );
}

const controls: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** What of a call can be secret: its body as it was given, and its headers as they are sent. */
interface Carrying {
  readonly given: unknown;
  readonly sent: Headers | Record<string, string>;
}

/** The secrets that a call carries: in its body what stands under such a name, and in such headers. */
export function secretsOf({ given, sent }: Carrying): string[] {
  const found: string[] = [];
  JSON.stringify(given, function (this: unknown, key, value: unknown) {
    const name = Array.isArray(this) ? "" : key;
    if (/pass|secret|token|code|key/i.test(name) && /string|number/.test(typeof value))
      found.push(String(value));
    return value;
  });
  for (const [name, value] of new Headers(sent)) {
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
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}
