import { type ErrorCause, errorsOf } from "./errors.ts";
import { type Line, lines } from "./lines.ts";

/** One sentence that servers write in an error, with all that it can mean. */
export interface Sentence {
  readonly text: string;
  /** What its page is named after. */
  readonly slug: string;
  readonly meanings: readonly Meaning[];
}

/** One meaning of a sentence: a cause, and where it happens. */
export interface Meaning {
  readonly cause: ErrorCause;
  /** The newest line that has it, for links. */
  readonly line: Line;
  /** By operation, the lines that have it, oldest first. */
  readonly operations: ReadonlyMap<string, readonly string[]>;
}

/** Every sentence of every operation on every line, in alphabetical order. */
export function sentences(): Sentence[] {
  const found = new Map<string, Map<string, Found>>();
  const all = lines.flatMap((line) =>
    [...line.operations.values()].flatMap((located) =>
      errorsOf(line.contract, located).map((cause) => ({ line, id: located.operation.operationId, cause })),
    ),
  );
  const texts = new Set(all.map(({ cause }) => cause.text));
  for (const { line, id, cause } of all) {
    // 0.6.0 puts the status before a sentence that it writes elsewhere without.
    const plain = cause.text.replace(/^\d{3}: /, "");
    const text = texts.has(plain) ? plain : cause.text;
    const meanings = found.get(text) ?? new Map<string, Found>();
    found.set(text, meanings);
    const key = [cause.status, cause.code, cause.name, cause.toDo].join();
    const meaning = meanings.get(key) ?? { cause, line, operations: new Map<string, string[]>() };
    meanings.set(key, meaning);
    // The newest line tells best.
    Object.assign(meaning, { cause, line });
    meaning.operations.set(id, [...(meaning.operations.get(id) ?? []), line.line]);
  }
  const used = new Set<string>();
  return [...found]
    .map(([text, meanings]) => ({
      text,
      slug: slugFor(text, used),
      meanings: [...meanings.values()].sort((one, other) => other.operations.size - one.operations.size),
    }))
    .sort((one, other) => one.text.localeCompare(other.text, "en"));
}

/** Which lines these are, in words. */
export function span(names: readonly string[]): string {
  const all = lines.map(({ line }) => line);
  const [first = "", last = ""] = [names[0], names.at(-1)];
  if (names.length === all.length) return "every line";
  const gapless = all.indexOf(last) - all.indexOf(first) === names.length - 1;
  if (!gapless) return names.join(", ");
  if (names.length === 1) return first;
  if (last === all.at(-1)) return `from ${first} on`;
  return `${first} to ${last}`;
}

interface Found {
  cause: ErrorCause;
  line: Line;
  operations: Map<string, string[]>;
}

/** Short, and different from all others. */
function slugFor(text: string, used: Set<string>): string {
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .split(" ");
  for (let count = 8; count < words.length + 8; count += 1) {
    const slug = words.slice(0, count).join("-");
    if (used.has(slug)) continue;
    used.add(slug);
    return slug;
  }
  throw new Error(`no address for the sentence ${text}`);
}
