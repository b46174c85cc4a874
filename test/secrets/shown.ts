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

/** How a secret may look in what is shown: as it is, and as JSON and inspect quote it. */
function formsOf(secret: string): string[] {
  return [
    ...new Set([
      secret,
      JSON.stringify(secret).slice(1, -1),
      inspect(secret).slice(1, -1),
      encodeURIComponent(secret),
    ]),
  ];
}

/** Where secrets are shown, as a list of `how: which`; empty when there are none. */
export function leaksOf(value: unknown, secrets: Readonly<Record<string, string>>): string[] {
  return Object.entries(shownOf(value)).flatMap(([how, text]) => {
    const low = text.toLowerCase();
    return Object.entries(secrets)
      .filter(([, secret]) => formsOf(secret).some((form) => low.includes(form.toLowerCase())))
      .map(([name]) => `${how}: ${name}`);
  });
}
