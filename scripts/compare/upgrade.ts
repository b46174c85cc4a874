import { type Change, compare, type Facts, isAsked, missing, type Statement } from "./compare.ts";
import { once, type Told, tell } from "./words.ts";

/** What the source says that releases ask of callers, beyond what a comparison shows. */
export interface Note {
  /** The places of the first release and of the last one that is so. */
  first: number;
  last: number;
  breaking: boolean;
  text: string;
  /** The operations that it is about; none where it is about the whole API. */
  operations: string[];
}

/** What all releases say: for each place where they differ, what is said from which release on. */
export interface History {
  releases: readonly string[];
  /** All operations, in the order of the contract. */
  operations: readonly string[];
  facts: Record<string, readonly (readonly [from: number, said: Statement | null])[]>;
  notes: readonly Note[];
}

/** What the way from one release to another brings. A rule that a release in between replaced is not told. */
export function differences(
  history: History,
  older: string,
  newer: string,
): { changes: Change[]; notes: Note[] } {
  const [from, to] = [history.releases.indexOf(older), history.releases.indexOf(newer)];
  return {
    changes: compare(factsAt(history, from), factsAt(history, to)),
    notes: history.notes.filter(({ first, last }) => from < first && first <= to && to <= last),
  };
}

/** The same for a reader: what a caller must do, what to know, what is new, and what else differs. */
export interface Upgrade {
  duties: Told[];
  toKnow: Told[];
  news: Told[];
  others: Told[];
}

export function upgrade(history: History, older: string, newer: string): Upgrade {
  const { changes, notes } = differences(history, older, newer);
  const breaking = <T extends { breaking: boolean }>(all: readonly T[], wanted: boolean) =>
    all.filter((one) => one.breaking === wanted);
  const harmless = breaking(changes, false);
  const inOrder = (told: readonly Told[]) =>
    once(told).map(({ operations, text }) => ({
      operations: history.operations.filter((id) => operations.includes(id)),
      text,
    }));
  return {
    duties: inOrder([...tell(breaking(changes, true)), ...breaking(notes, true)]),
    toKnow: inOrder(breaking(notes, false)),
    news: inOrder(tell(harmless.filter(isNews))),
    others: inOrder(tell(harmless.filter((one) => !isNews(one)))),
  };
}

/** What is good to know although it breaks nobody: what can be asked or read that could not, and errors that are new. */
function isNews({ part, field, aspect, before, after }: Change): boolean {
  if (/^(statuses|credentials)$/.test(aspect)) return missing(after, before).length > 0;
  return (
    aspect === "there" &&
    after !== undefined &&
    (isAsked(part) || part < "300") &&
    !field.startsWith("header:")
  );
}

/** What one release says in the places where releases differ. */
function factsAt({ facts }: History, place: number): Facts {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([key, runs]) => {
      const said = runs.findLast(([from]) => from <= place)?.[1];
      return said ? [[key, said]] : [];
    }),
  );
}
