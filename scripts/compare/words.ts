import { type Change, isAsked, isSet, missing } from "./compare.ts";

/** One thing to tell about one or more operations. */
export interface Told {
  /** None where it is about the whole API. */
  operations: string[];
  text: string;
}

/** Changes as a reader has them, each once, with all operations, answers and fields that it is true of. */
export function tell(changes: readonly Change[]): Told[] {
  const merged = grouping(changes, ({ part: _, ...rest }) => rest).map((alike) => {
    const parts = alike.map(({ part }) => part).sort();
    return { ...alike[0], part: parts.join(" ") };
  });
  const told = grouping(merged, ({ field, ...rest }) => [rest, field === "", isHeader(field)]).map(
    (alike) => {
      const fields = alike.map(({ field }) => `\`${field.replace("header:", "")}\``);
      return {
        operations: [alike[0].operation],
        text: `${subjectOf(alike[0], fields)}: ${stateOf(alike[0])}.`,
      };
    },
  );
  return once(told);
}

/** The same text once, with all operations that it is true of. */
export function once(told: readonly Told[]): Told[] {
  return [...Map.groupBy(told, ({ text }) => text)].map(([text, alike]) => ({
    operations: [...new Set(alike.flatMap(({ operations }) => operations))],
    text,
  }));
}

function grouping<T>(values: readonly T[], key: (value: T) => unknown): [T, ...T[]][] {
  return [...Map.groupBy(values, (value) => JSON.stringify(key(value))).values()] as [T, ...T[]][];
}

function isHeader(field: string): boolean {
  return field.startsWith("header:");
}

function subjectOf({ part, field, aspect }: Change, names: readonly string[]): string {
  if (part === "")
    return (
      { request: "Request", credentials: "Credentials", statuses: "Statuses" }[aspect] ?? "The operation"
    );
  if (/^(path|query|header|cookie)$/.test(part)) return `The ${part} parameter ${listed(names)}`;
  const statuses = part.split(" ");
  const isSuccess = statuses.every((status) => status < "400");
  const whole = part === "body" ? "the body" : isSuccess ? "the answer" : `a ${listed(statuses, "or")}`;
  const subject =
    field === "" ? whole : `${isHeader(field) ? "the header " : ""}${listed(names)} in ${whole}`;
  return `${subject[0]?.toUpperCase()}${subject.slice(1)}`;
}

function stateOf({ part, aspect, before, after }: Change): string {
  const asked = isAsked(part);
  if (aspect === "there") {
    if (part === "") return after ? `new, \`${after[0]}\`` : "gone";
    if (!after) return asked ? "ignored" : "gone";
    return asked && after[0] === "yes" ? "new and required" : "new";
  }
  if (aspect === "required")
    return asked ? (after ? "required" : "optional") : after ? "always there" : "may be missing";
  const show = (values: readonly string[]) => listed(values.map((value) => shown(aspect, value)));
  const called = { content: "content type ", enum: "value ", causes: "cause " }[aspect] ?? "";
  if (isSet(aspect) && before && after) {
    const [gained, lost] = [missing(after, before), missing(before, after)];
    return [
      gained.length > 0 && `now also ${called}${show(gained)}`,
      lost.length > 0 && `no longer ${called}${show(lost)}`,
    ]
      .filter(Boolean)
      .join(", ");
  }
  const keyword = isSet(aspect) || aspect === "request" ? called : `${aspect} `;
  const either = (values: typeof before) => (values ? `${keyword}${show(values)}` : "anything");
  return `${either(after)}, formerly ${either(before)}`;
}

function shown(aspect: string, value: string): string {
  if (/^(credentials|statuses|causes)$/.test(aspect)) return value;
  return `\`${value.length > 60 ? `${value.slice(0, 60)}…` : value}\``;
}

/** What is told by the operations that it is about: what is about many first, then as it comes. */
export function byOperations(told: readonly Told[]): { operations: string[]; texts: string[] }[] {
  const weight = (about: readonly string[]) =>
    about.length === 0 ? 1000 : about.length > 8 ? about.length : 0;
  return [...Map.groupBy(told, ({ operations }) => operations.join()).values()]
    .map((alike) => ({ operations: alike[0]?.operations ?? [], texts: alike.map(({ text }) => text) }))
    .sort((a, b) => weight(b.operations) - weight(a.operations));
}

/** What is told, as Markdown: a line for each text, after the operations that it is about. */
export function linesOf(told: readonly Told[]): string[] {
  return byOperations(told).flatMap(({ operations, texts }) =>
    texts.map((text) => `${named(operations)}: ${text}`),
  );
}

/** Operations as Markdown. */
export function named(operations: readonly string[]): string {
  return operations.map((id) => `\`${id}\``).join(", ") || "The whole API";
}

/** `a, b and c`. */
export function listed(names: readonly string[], word = "and"): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;
}
