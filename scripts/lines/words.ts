import type { Change, Kind } from "./changes.ts";
import { isBreaking } from "./changes.ts";

/** One thing to tell about one or more operations. */
export interface Told {
  operations: string[];
  breaking: boolean;
  text: string;
  changes: Change[];
}

/** Several changes that one sentence tells. */
interface Sentence {
  first: Change;
  names: string;
  where: string;
  changes: Change[];
}

export type Words = Record<Kind, (sentence: Sentence) => string>;

/** What is different, for `npm run lines:diff`. */
export const differences: Words = {
  "operation-removed": ({ names }) => `gone: ${names}`,
  "operation-moved": ({ first }) => `${code(first.to)} instead of ${code(first.from)}`,
  "operation-added": ({ names }) => `new: ${names}`,
  "credentials-required": ({ first }) => `needs credentials: ${either(first.to)}`,
  "credentials-optional": () => "needs no credentials any more",
  "credential-refused": ({ first }) => `no longer takes ${first.subject}`,
  "credential-accepted": ({ first }) => `takes ${first.subject} too`,
  "parameter-required": ({ names }) => `the parameter ${names} is required`,
  "parameter-optional": ({ names }) => `the parameter ${names} may be left out`,
  "parameter-added": ({ names }) => `takes the parameter ${names}`,
  "parameter-removed": ({ names }) => `the parameter ${names} is ignored`,
  "body-required": () => "a body is required",
  "body-optional": () => "the body may be left out",
  "body-added": () => "takes a body",
  "body-removed": () => "takes no body",
  "body-type-removed": ({ names }) => `no longer takes a body of type ${names}`,
  "body-type-added": ({ names }) => `takes a body of type ${names} too`,
  "field-required": ({ names, changes }) => `in the body, ${names} ${are(changes)} required`,
  "field-not-required": ({ names }) => `in the body, ${names} may be left out`,
  "field-accepted": ({ names }) => `takes ${names} in the body`,
  "field-ignored": ({ names }) => `ignores ${names} in the body`,
  "default-changed": ({ names, first }) =>
    `left out of the body, ${names} counts as ${json(first.to)}, formerly ${json(first.from)}`,
  "request-narrower": ({ names, first }) =>
    `${subjectOf(first, names)} must be ${inWords(first, first.to)}, formerly ${inWords(first, first.from)}`,
  "request-wider": ({ names, first }) =>
    `${subjectOf(first, names)} may be ${inWords(first, first.to)}, formerly ${inWords(first, first.from)}`,
  "request-alternative-removed": ({ names }) => `the body may no longer be ${names}`,
  "request-alternative-added": ({ names }) => `the body may be ${names} too`,
  "success-removed": ({ where }) => `no longer answers ${where}`,
  "success-added": ({ where }) => `may answer ${where}`,
  "error-removed": ({ where }) => `no longer answers ${where}`,
  "error-added": ({ where }) => `may answer ${where}`,
  "cause-removed": ({ names, where }) => `no longer a cause of ${where}: ${names}`,
  "cause-added": ({ names, where }) => `another cause of ${where}: ${names}`,
  "answer-body-gone": ({ where }) => `${where} has no body any more`,
  "answer-type-removed": ({ names, where }) => `${where} is never ${names}`,
  "answer-type-added": ({ names, where }) => `${where} may be ${names}`,
  "field-gone": ({ names, where }) => `${where} lacks ${names}`,
  "field-optional": ({ names, where }) => `${where} may lack ${names}`,
  "field-always": ({ names, where }) => `${where} always has ${names}`,
  "field-added": ({ names, where }) => `${where} has ${names}`,
  "answer-wider": ({ names, first, where }) =>
    `${inAnswer(first, names, where)} ${verb(first)} ${inWords(first, first.to)}, formerly ${inWords(first, first.from)}`,
  "answer-narrower": ({ names, first, where }) =>
    `${inAnswer(first, names, where)} is always ${inWords(first, first.to)}, formerly ${inWords(first, first.from)}`,
  "alternative-added": ({ names, where }) => `${where} may be ${names} instead`,
  "alternative-removed": ({ names, where }) => `${where} is never ${names}`,
  "header-gone": ({ names, where }) => `${where} lacks the header ${names}`,
  "header-optional": ({ names, where }) => `${where} may lack the header ${names}`,
  "header-always": ({ names, where }) => `${where} always has the header ${names}`,
  "header-added": ({ names, where }) => `${where} has the header ${names}`,
  "optional-header-gone": ({ names, where }) => `${where} never has the header ${names}`,
};

/** What a caller must do, for the upgrade page; what breaks nobody is told as it is. */
export const advice: Words = {
  ...differences,
  "operation-removed": ({ names }) => `Do without it: the line has no ${names}.`,
  "operation-moved": ({ first }) => `Send ${code(first.to)} instead of ${code(first.from)}.`,
  "credentials-required": ({ first }) => `Send credentials: ${either(first.to)}.`,
  "credential-refused": ({ first }) => `Do not rely on ${first.subject}; send ${either(first.to)}.`,
  "parameter-required": ({ names }) => `Send the parameter ${names}.`,
  "body-required": () => "Send a body.",
  "body-type-removed": ({ names }) => `Send no body of type ${names}.`,
  "field-required": ({ names }) => `Send ${names} in the body; without, it is refused.`,
  "request-narrower": ({ names, first }) =>
    `Check ${subjectOf(first, names)} before you send it: it must be ${inWords(first, first.to)}.`,
  "request-alternative-removed": ({ names }) => `Send no ${names}.`,
  "success-removed": ({ where }) => `Do not wait for ${where}.`,
  "success-added": ({ where }) => `Take ${where} for a success, too.`,
  "answer-body-gone": ({ where }) => `Read no body of ${where}.`,
  "answer-type-added": ({ names, where }) => `Expect that ${where} is ${names}.`,
  "field-gone": ({ names, where }) => `Do without ${names} in ${where}.`,
  "field-optional": ({ names, where }) => `Expect ${where} without ${names}, too.`,
  "answer-wider": ({ names, first, where }) =>
    `Expect that ${inAnswer(first, names, where)} ${verb(first)} ${inWords(first, first.to)}, not ${adds(first) ? "only " : ""}${inWords(first, first.from)}.`,
  "alternative-added": ({ names, where }) => `Look what ${where} is: it may be ${names} instead.`,
  "header-gone": ({ names, where }) => `Do without the header ${names} of ${where}.`,
  "header-optional": ({ names, where }) => `Expect ${where} without the header ${names}, too.`,
};

/** Changes in words, each sentence once, with all operations that it is true of. */
export function tell(changes: readonly Change[], words: Words): Told[] {
  const told = new Map<string, Told>();
  for (const group of sentencesOf(changes)) {
    const [first] = group;
    if (!first) continue;
    const subjects = [...new Set(group.map(({ subject }) => named(first, subject)))];
    const names = listed(subjects, first.kind.includes("alternative") ? "or" : "and");
    const text = words[first.kind]({ first, names, where: whereOf(first), changes: group });
    const breaking = isBreaking(first);
    const same = told.get(`${breaking} ${text}`) ?? { operations: [], breaking, text, changes: [] };
    told.set(`${breaking} ${text}`, {
      ...same,
      operations: [...new Set([...same.operations, first.operation])],
      changes: [...same.changes, ...group],
    });
  }
  return [...told.values()];
}

/** The changes that one sentence can tell: first the same in several answers, then several subjects. */
function sentencesOf(changes: readonly Change[]): Change[][] {
  const overAnswers = groupBy(changes, ({ statuses: _, ...rest }) => JSON.stringify(rest)).map((group) => ({
    ...(group[0] as Change),
    statuses: [...new Set(group.flatMap(({ statuses }) => statuses))].sort(),
  }));
  // New statuses are one sentence, whatever they are.
  const overStatuses = groupBy(overAnswers, ({ operation, kind, statuses, subject, keyword, from, to }) =>
    JSON.stringify(
      /^(success|error)-/.test(kind)
        ? [operation, kind]
        : /credential/.test(kind)
          ? [operation, kind, subject]
          : [operation, kind, statuses, keyword, from, to],
    ),
  );
  return overStatuses.map((group) =>
    /^(success|error)-/.test(group[0]?.kind ?? "")
      ? [{ ...(group[0] as Change), statuses: group.flatMap(({ statuses }) => statuses).sort() }]
      : group,
  );
}

function groupBy<T>(values: readonly T[], key: (value: T) => string): T[][] {
  return [...Map.groupBy(values, key).values()];
}

function whereOf({ part, statuses, kind, carriers }: Change): string {
  const numbers = listed(statuses);
  if (/^(success|error)-|^cause-/.test(kind)) return numbers;
  if (part === "header" && statuses.length > 1 && statuses.length === carriers?.length) return "an answer";
  const isSuccess = statuses.every((status) => status.startsWith("2"));
  return isSuccess ? "the answer" : `a ${listed(statuses, "or")}`;
}

/** Whether what was possible still is. */
function adds({ from, to }: Change): boolean {
  return to === undefined || asList(from).every((one) => asList(to).includes(one));
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function verb(change: Change): string {
  return adds(change) ? "may be" : "is";
}

function inAnswer({ part, subject }: Change, names: string, where: string): string {
  if (part === "header") return `the header ${names} of ${where}`;
  return subject === "" ? where : `${names} in ${where}`;
}

function subjectOf({ part, subject }: Change, names: string): string {
  if (part === "parameter") return `the parameter ${names}`;
  return subject === "" ? "the body" : names;
}

function named({ kind }: Change, subject: string): string {
  if (kind.startsWith("cause-") || subject === "") return subject;
  return code(subject);
}

function are(changes: Change[]): string {
  return changes.length === 1 ? "is" : "are";
}

/** What a keyword of a schema lets through, in words. */
function inWords({ keyword = "" }: Change, value: unknown): string {
  if (value === undefined || value === null) return "anything";
  const list = asList(value);
  switch (keyword) {
    case "type":
      return listed(
        list.map((type) => types[type as keyof typeof types] ?? String(type)),
        "or",
      );
    case "enum":
    case "const":
      return listed(
        list.map((one) => code(json(one))),
        "or",
      );
    case "pattern":
      return `a string like ${code(short(String(value)))}`;
    case "format":
      return `a ${value}`;
    case "minLength":
      return `${value} characters or more`;
    case "maxLength":
      return `${value} characters or less`;
    case "minimum":
      return `${value} or more`;
    case "maximum":
      return `${value} or less`;
    case "additionalProperties":
      return value === false ? "without other fields" : "with other fields";
    default:
      return `such that ${keyword} is ${code(json(value))}`;
  }
}

const types = {
  array: "a list",
  boolean: "a boolean",
  integer: "an integer",
  number: "a number",
  object: "an object",
  string: "a string",
};

function short(text: string): string {
  return text.length > 70 ? `${text.slice(0, 70)}…` : text;
}

function either(credentials: unknown): string {
  return listed(credentials as string[], "or");
}

function listed(names: string[], word = "and"): string {
  if (names.length <= 1) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;
}

function code(text: unknown): string {
  return `\`${text}\``;
}

function json(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}
