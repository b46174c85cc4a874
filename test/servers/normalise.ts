import type { Exchange } from "../../scripts/exchanges.ts";

const epoch = "Thu, 01 Jan 1970 00:00:00 GMT";
const endOfTime = 4_102_444_800;

/** Exchanges with what differs from run to run replaced, so that two runs give the same; `secrets` by what shall stand for them. */
export function normalise(
  exchanges: readonly Exchange[],
  secrets: Readonly<Record<string, string>>,
): Exchange[] {
  const stand = new StandIns(secrets);
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
    kept.map(([name, value]) => [
      name,
      name === "x-process-time" ? "0" : (stand.in(value) as string | string[]),
    ]),
  );
}

/** Gives the same stand-in to the same value, numbered in the order in which values come. */
class StandIns {
  readonly #known = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #secrets: [string, string][];

  constructor(secrets: Readonly<Record<string, string>>) {
    this.#secrets = Object.entries(secrets);
  }

  in(value: unknown): unknown {
    if (typeof value === "string") return this.#text(value);
    if (Array.isArray(value)) return value.map((item) => this.in(item));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#field(key, item)]));
  }

  #field(key: string, value: unknown): unknown {
    if (key === "expires_at" && typeof value === "number") return endOfTime;
    if (key === "port" && typeof value === "number" && value > 1024) return 3890;
    return this.in(value);
  }

  #text(text: string): string {
    const open = this.#secrets.reduce((rest, [secret, name]) => rest.replaceAll(secret, name), text);
    return open
      .replace(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, (token) => this.#numbered(token, "jwt", (n) => `jwt-${n}`))
      .replace(/sk-[0-9a-f]{32}/g, (key) => this.#numbered(key, "key", (n) => `sk-${hex(n, 32)}`))
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) =>
        this.#numbered(id, "id", (n) => `00000000-0000-4000-8000-${hex(n, 12)}`),
      )
      .replace(/expires=\w{3}, [^;]+ GMT/g, `expires=${epoch}`);
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
