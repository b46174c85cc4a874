/**
 * What a contract says, flat: for each place of an operation, such as `signIn 200 permissions.chat`, what is said of it by
 * aspect, as a list of what is possible or demanded. Where an aspect is missing, anything goes.
 */
export type Facts = Record<string, Statement>;
export type Statement = Readonly<Record<string, readonly string[]>>;

/** One difference between two releases: of one aspect of a place, or of the whole place where that is `there`. */
export interface Change {
  operation: string;
  /** `body`, `path`, `query` or a status; empty for the operation as a whole. */
  part: string;
  /** The field, the parameter, or the header as `header:Location`; empty for the whole. */
  field: string;
  aspect: string;
  /** What was said, and what is; missing where nothing was, or is. */
  before?: readonly string[] | undefined;
  after?: readonly string[] | undefined;
  /** Whether a caller who was right on the older release may be wrong on the newer one. */
  breaking: boolean;
}

/** The keys that two tables do not agree on. */
export function differing(
  older: Readonly<Record<string, unknown>>,
  newer: Readonly<Record<string, unknown>>,
): string[] {
  return Object.keys({ ...newer, ...older }).filter(
    (key) => JSON.stringify(older[key]) !== JSON.stringify(newer[key]),
  );
}

/** What differs between two releases, by operation. What is within something new, gone or of another type is not told as well. */
export function compare(older: Facts, newer: Facts): Change[] {
  const changes = differing(older, newer)
    .filter((key) => !placesAround(key).some((place) => hasOtherParts(older[place], newer[place])))
    .flatMap((key) => changesAt(key, older[key], newer[key]))
    .filter((change) => !isOfOneModel(change, older, newer));
  return [...Map.groupBy(changes, ({ operation }) => operation).values()].flat();
}

/** `signIn 200 a.b` of `signIn 200 a.b[]` and of `signIn 200 a.b.c`; `signIn 200` of `signIn 200 a`; `signIn` of that. */
export function parentOf(key: string): string {
  return key.replace(/(\[\]|[ .][^ .[\]]*)$/, "");
}

function placesAround(key: string): string[] {
  const parent = parentOf(key);
  return parent === key ? [] : [parent, ...placesAround(parent)];
}

/** Whether two statements are about different things: one is missing, or no type is common to both. */
function isReplaced(a: Statement | undefined, b: Statement | undefined): boolean {
  if (!a || !b) return a !== b;
  return (
    isJson(a) !== isJson(b) || Boolean(a.type && b.type && !a.type.some((type) => b.type?.includes(type)))
  );
}

/** Whether only one of two has something within it. */
function hasOtherParts(a: Statement | undefined, b: Statement | undefined): boolean {
  const differs = (type: string) => a?.type && b?.type && a.type.includes(type) !== b.type.includes(type);
  return isReplaced(a, b) || ["object", "array"].some(differs);
}

function isJson({ content }: Statement): boolean {
  return content?.includes("application/json") ?? true;
}

function changesAt(key: string, older: Statement | undefined, newer: Statement | undefined): Change[] {
  const [operation = "", part = "", field = ""] = key.split(" ");
  const changed = (aspect: string, before: Change["before"], after: Change["after"]): Change => {
    const change = { operation, part, field, aspect, before, after };
    return { ...change, breaking: isBreaking(change) };
  };
  if (!older || !newer) {
    // The statuses of the operation tell which answers came or went.
    if (/^\d/.test(part) && field === "") return [];
    const [before, after] = [older, newer].map((one) => one && (one.request ?? one.required ?? ["no"]));
    return [changed("there", before, after)];
  }
  const isOther = isJson(older) !== isJson(newer);
  const told = isOther ? /^(content|required|causes)$/ : /^(type|content|required|causes)$/;
  return differing(older, newer)
    .filter((aspect) => !isReplaced(older, newer) || told.test(aspect))
    .map((aspect) => changed(aspect, older[aspect], newer[aspect]))
    .filter(({ aspect, before = [], after = [] }) => {
      if (aspect === "models" && before.length < 2 && after.length < 2) return false;
      return !isSet(aspect) || missing(before, after).length + missing(after, before).length > 0;
    });
}

/** Aspects whose list says what is possible; those of others say what is demanded, or promised. */
const sets = new Set(["credentials", "statuses", "content", "type", "enum", "models", "causes"]);

/** Whether an aspect is a list of what is possible. */
export function isSet(aspect: string): boolean {
  return sets.has(aspect);
}

/** What of one list is not in the other. */
export function missing(from: readonly string[] = [], other: readonly string[] = []): string[] {
  return from.filter((one) => !other.includes(one));
}

/** Whether a part is what callers send. */
export function isAsked(part: string): boolean {
  return /^(body|path|query|header|cookie)$/.test(part);
}

/**
 * Callers are broken where less is taken of what they send, or where an answer may be more than it was. A new error is
 * nothing of the sort, since a caller has to cope with any.
 */
function isBreaking({ part, field, aspect, before, after }: Omit<Change, "breaking">): boolean {
  const [lost, gained] = [missing(before, after), missing(after, before)];
  switch (aspect) {
    case "there":
      if (isAsked(part)) return after?.[0] === "yes";
      return !after && (!field.startsWith("header:") || before?.[0] === "yes");
    case "request":
      return true;
    case "credentials":
      return lost.length > 0 && !after?.includes("left out");
    case "statuses":
      return [...lost, ...gained].some((status) => status < "400");
    case "causes":
    case "default":
      return false;
  }
  if (aspect === "content" && after?.length === 0) return true;
  return isAsked(part) ? !covers(aspect, after, before) : !covers(aspect, before, after);
}

/** Whether `a` lets through all that `b` does; where nothing is said, anything goes. */
function covers(aspect: string, a: Change["before"], b: Change["before"]): boolean {
  if (!a || !b) return !a;
  if (isSet(aspect)) return missing(b, a).length === 0;
  const [one, other] = [Number(a[0]), Number(b[0])];
  return /^min/.test(aspect) ? one < other : /^max/.test(aspect) && one > other;
}

/** Whether a field is there no longer in every answer only because there is a choice of models now, which says so. */
function isOfOneModel(change: Change, older: Facts, newer: Facts): boolean {
  const { operation, part, field, aspect, after } = change;
  if (aspect !== "required" || after || field.startsWith("header:")) return false;
  return placesAround(`${operation} ${part} ${field}`).some(
    (place) =>
      (newer[place]?.models?.length ?? 0) > 1 &&
      missing(newer[place]?.models, older[place]?.models).length > 0,
  );
}
