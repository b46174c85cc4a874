/** What is wrong with a body that should be JSON, with the place where the browser names it; undefined if nothing is. */
export function problemOf(body: string): string | undefined {
  try {
    JSON.parse(body);
    return undefined;
  } catch (error) {
    const words = error instanceof Error ? error.message : "";
    const position = Number(/position (\d+)/.exec(words)?.[1] ?? Number.NaN);
    if (Number.isNaN(position)) return words;
    const before = body.slice(0, position).split("\n");
    return `${words.replace(/ in JSON at position.*/, "")}: line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}.`;
  }
}

/** Why there is no answer, as far as a page can know: browsers tell pages nothing about it, so another request asks. */
export async function whyNoAnswer(address: string, error: unknown): Promise<string> {
  if (error instanceof DOMException && error.name === "TimeoutError")
    return "No answer within 15 seconds. The server took the connection, or a firewall swallows it; it may have done what you asked.";
  const { protocol, hostname, origin } = new URL(address);
  const isLocal = /^(?:localhost|127\.|\[::1\])/.test(hostname);
  if (location.protocol === "https:" && protocol === "http:" && !isLocal)
    return "The browser lets no page that came by https ask a server by http. Use the https address of the server.";
  return (await isThere(origin))
    ? `CORS: a server answers at ${origin}, but it does not let this page read the answer. Its operator must allow ${location.origin} in CORS_ALLOW_ORIGIN. A plain-text 500 looks like this, too.`
    : `Refused: nobody answers at ${origin}. Is the server running, and are address and port right?`;
}

/** A request whose answer the page may not read needs no permission: it fails only if nobody answers. */
async function isThere(origin: string): Promise<boolean> {
  try {
    await fetch(`${origin}/api/version`, {
      mode: "no-cors",
      credentials: "omit",
      signal: AbortSignal.timeout(5000),
    });
    return true;
  } catch {
    return false;
  }
}

/** Which release a server says it is; undefined where it does not say. */
export async function versionOf(server: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${server}/api/version`, {
      credentials: "omit",
      signal: AbortSignal.timeout(2000),
    });
    const { version } = Object(await response.json()) as { version?: unknown };
    return typeof version === "string" && /^\d+\.\d+\.\d+/.test(version) ? version : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a release is one of a line's. */
export function isWithin(version: string, first: string, last: string): boolean {
  return compare(first, version) <= 0 && compare(version, last) <= 0;
}

function compare(one: string, other: string): number {
  const [left, right] = [one, other].map((release) => release.split(".").map(Number.parseFloat));
  const place = [0, 1, 2].find((index) => left?.[index] !== right?.[index]);
  return place === undefined ? 0 : (left?.[place] ?? 0) - (right?.[place] ?? 0);
}

/** The words of an error, in each of the forms that servers have for it. */
export function wordsOf(answer: unknown): string {
  if (typeof answer === "string") return answer;
  const { detail } = Object(answer) as { detail?: unknown };
  if (typeof detail === "string") return detail;
  const entries = Array.isArray(detail) ? detail : [detail];
  return entries.map((entry) => String((Object(entry) as { msg?: unknown }).msg)).join("; ");
}
