import { inspect } from "node:util";

/** Everything that a log, a console or an error tracker may make of a value, by how it is made. */
export function shownOf(value: unknown): Record<string, string> {
  return {
    string: String(value),
    json: JSON.stringify(value) ?? "",
    "json of everything": jsonOfEverything(value),
    inspect: inspect(value),
    "inspect, any depth, hidden": inspect(value, {
      depth: Number.POSITIVE_INFINITY,
      showHidden: true,
      maxArrayLength: null,
      maxStringLength: null,
    }),
    "inspect, hidden, with getters": inspect(value, { depth: 9, showHidden: true, getters: true }),
    "inspect, as plain objects, with getters": inspect(value, {
      depth: Number.POSITIVE_INFINITY,
      customInspect: false,
      getters: true,
      maxArrayLength: null,
      maxStringLength: null,
    }),
    properties: textsOf(value).join("\n"),
  };
}

/** As loggers do that know that an Error's own properties are not enumerable. */
function jsonOfEverything(value: unknown): string {
  const seen = new Set<unknown>();
  return (
    JSON.stringify(value, (_, inner: unknown) => {
      if (!(inner instanceof Error)) return inner;
      if (seen.has(inner)) return "circular";
      seen.add(inner);
      return Object.fromEntries(
        Object.getOwnPropertyNames(inner).map((key) => [key, Reflect.get(inner, key)]),
      );
    }) ?? ""
  );
}

/** Every text in reach: own properties, whatever their kind, symbols, and the chain of causes. */
function textsOf(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || seen.has(value)) return [];
  seen.add(value);
  return Reflect.ownKeys(value).flatMap((key) => [String(key), ...textsOf(Reflect.get(value, key), seen)]);
}

/** How a secret may look in what is shown: as it is, as JSON, inspect or a URL quote it, and every part that tells much. */
function tracesOf(secret: string): string[] {
  const quoted = [
    JSON.stringify(secret).slice(1, -1),
    inspect(secret).slice(1, -1),
    encodeURIComponent(secret.toWellFormed()),
  ];
  const parts = Array.from({ length: Math.max(0, secret.length - 9) }, (_, at) => secret.slice(at, at + 10));
  const telling = parts.filter((part) => part.replace(/[^\p{L}\p{N}]/gu, "").length > 4);
  return [...new Set([secret, ...quoted, ...telling].map((trace) => trace.toLowerCase()))];
}

/** Where secrets are shown, as a list of `how: which`; empty when there are none. */
export function leaksOf(value: unknown, secrets: Readonly<Record<string, string>>): string[] {
  const traces = Object.entries(secrets).map(([name, secret]) => [name, tracesOf(secret)] as const);
  return Object.entries(shownOf(value)).flatMap(([how, text]) => {
    const low = text.toLowerCase();
    return traces
      .filter(([, some]) => some.some((trace) => low.includes(trace)))
      .map(([name]) => `${how}: ${name}`);
  });
}
