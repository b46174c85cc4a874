import type { Exchange } from "../../scripts/contract/exchanges.ts";

const epoch = "Thu, 01 Jan 1970 00:00:00 GMT";
const endOfTime = 4_102_444_800;
/** Four weeks, a token's life unless the admin says otherwise. */
const tokenSeconds = 2_419_200;
const challengeSeconds = 300;
const limitSeconds = 900;
const picture = `data:image/svg+xml;base64,${Buffer.from("<svg/>").toString("base64")}`;

/** Exchanges with what differs from run to run replaced, so that two runs give the same; what is `given` by what shall stand for it. */
export function normalise(
  exchanges: readonly Exchange[],
  given: Readonly<Record<string, string>>,
): Exchange[] {
  const stand = new StandIns(given);
  return exchanges.map((exchange) => ({
    ...exchange,
    request: {
      ...exchange.request,
      headers: headersOf(exchange.request.headers, stand) as Record<string, string>,
      body: stand.in(exchange.request.body),
    },
    response: {
      status: exchange.response.status,
      headers: headersOf(exchange.response.headers, stand),
      body: stand.in(exchange.response.body),
    },
  }));
}

function headersOf(
  headers: Exchange["response"]["headers"],
  stand: StandIns,
): Exchange["response"]["headers"] {
  const kept = Object.entries(headers).filter(([name]) => name !== "date" && name !== "content-length");
  return Object.fromEntries(
    kept.map(([name, value]) => [name, headerOf(name, value) ?? (stand.in(value) as string | string[])]),
  );
}

function headerOf(name: string, value: string | string[]): string | undefined {
  if (name === "x-process-time") return String(value).includes(".") ? "0.000000" : "0";
  if (name === "retry-after")
    return String(Number(value) > challengeSeconds ? limitSeconds : challengeSeconds);
  return undefined;
}

/** Gives the same stand-in to the same value, numbered in the order in which values come. */
class StandIns {
  readonly #known = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #given: [string, string][];

  constructor(given: Readonly<Record<string, string>>) {
    this.#given = Object.entries(given);
  }

  in(value: unknown): unknown {
    if (typeof value === "string") return this.#text(value);
    if (Array.isArray(value)) return value.map((item) => this.in(item));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#field(key, item)]));
  }

  #field(key: string, value: unknown): unknown {
    if (key === "expires_at" && typeof value === "number") return endOfTime;
    if (key === "expires_in" && typeof value === "number") return challengeSeconds;
    if (key === "port" && typeof value === "number" && value > 1024) return 3890;
    if (typeof value !== "string") return this.in(value);
    if (key === "qr_code") return picture;
    if (key === "manual_key") return this.#numbered(value, key, (n) => base32(n, 32));
    if (key === "code" && /^\d{6}$/.test(value)) return value < "000002" ? "000000" : "123456";
    if (key === "reset_token" || (key === "token" && /^[\w-]{43}$/.test(value))) {
      return this.#numbered(value, key, (n) => hex(n, 43));
    }
    return this.in(value);
  }

  #text(text: string): string {
    const open = this.#given.reduce((rest, [value, name]) => rest.replaceAll(value, name), text);
    return open
      .replace(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, (token) => this.#numbered(token, "jwt", (n) => `jwt-${n}`))
      .replace(/(?<=[0-9a-f]{12}\.)[\w-]{43}/g, (part) => this.#numbered(part, "part", (n) => hex(n, 43)))
      .replace(/sk-[0-9a-f]{32}/g, (key) => this.#numbered(key, "key", (n) => `sk-${hex(n, 32)}`))
      .replace(/^[0-9a-f]{32}$/, (code) => this.#numbered(code, "recovery", (n) => hex(n, 32)))
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) =>
        this.#numbered(id, "id", (n) => `00000000-0000-4000-8000-${hex(n, 12)}`),
      )
      .replace(/expires=\w{3}, [^;]+ GMT/g, `expires=${epoch}`)
      .replace(/^(token=(?!"").*Max-Age=)\d+/, `$1${tokenSeconds}`);
  }

  #numbered(value: string, kind: string, name: (count: number) => string): string {
    const known = this.#known.get(value);
    if (known) return known;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    this.#known.set(value, name(count));
    return name(count);
  }
}

function hex(count: number, digits: number): string {
  return count.toString(16).padStart(digits, "0");
}

function base32(count: number, characters: number): string {
  return [...count.toString()]
    .map((digit) => "ABCDEFGHIJ"[Number(digit)])
    .join("")
    .padStart(characters, "A");
}
