import { type Contract, type Reference, resolve, type Schema } from "../contract/contract.ts";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Kind = "array" | "boolean" | "null" | "number" | "object" | "string";

/** A body with one error. */
export interface Break {
  what: string;
  body: Json;
}

const samples: Record<Exclude<Kind, "null">, Json> = {
  array: [],
  boolean: true,
  number: 7,
  object: {},
  string: "seven",
};

/**
 * The part of a body that the contract describes: for models with `x-partial`, the server sends more.
 */
export function describedPart(contract: Contract, schema: Schema | Reference, body: Json): Json {
  const { properties = {}, "x-partial": isPartial } = resolve(contract, schema) as {
    properties?: Record<string, Schema>;
    "x-partial"?: boolean;
  };
  if (!isPartial || body === null || typeof body !== "object" || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const described = properties[name];
      return described ? [[name, describedPart(contract, described, value)]] : [];
    }),
  );
}

/** What a set of bodies of one operation shows: which types each place has, and how often it is present. */
export class Places {
  readonly #kinds = new Map<string, Set<Kind>>();
  readonly #present = new Map<string, number>();

  constructor(bodies: readonly Json[]) {
    for (const body of bodies) this.#look(body, "");
  }

  /** Every way to break a body in one place: remove a field that is always present, or use a type that was never seen, or null. */
  *breaksOf(body: Json): Generator<Break> {
    yield* this.#valueBreaks(body, "", (value) => value);
  }

  *#valueBreaks(value: Json, place: string, rebuild: (value: Json) => Json): Generator<Break> {
    const seen = this.#kinds.get(place) ?? new Set();
    if (!seen.has("null")) yield { what: `${place || "body"}: null`, body: rebuild(null) };
    for (const [kind, sample] of Object.entries(samples)) {
      if (!seen.has(kind as Kind)) yield { what: `${place || "body"}: ${kind}`, body: rebuild(sample) };
    }
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        yield* this.#valueBreaks(item, `${place}/*`, (next) => rebuild(value.with(index, next)));
      }
    } else if (value !== null && typeof value === "object") {
      for (const [key, item] of Object.entries(value)) {
        const below = `${place}/${key}`;
        if (this.#present.get(below) === this.#present.get(place)) {
          const { [key]: _, ...rest } = value;
          yield { what: `${below}: dropped`, body: rebuild(rest) };
        }
        yield* this.#valueBreaks(item, below, (next) => rebuild({ ...value, [key]: next }));
      }
    }
  }

  #look(value: Json, place: string): void {
    this.#kinds.set(place, (this.#kinds.get(place) ?? new Set()).add(kindOf(value)));
    this.#present.set(place, (this.#present.get(place) ?? 0) + 1);
    if (Array.isArray(value)) for (const item of value) this.#look(item, `${place}/*`);
    else if (value !== null && typeof value === "object") {
      for (const [key, item] of Object.entries(value)) this.#look(item, `${place}/${key}`);
    }
  }
}

function kindOf(value: Json): Kind {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : (typeof value as Kind);
}
