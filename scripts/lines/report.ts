import type { Schema } from "../contract/contract.ts";
import type { Change, Kind, Part } from "./changes.ts";
import type { ReportedChange } from "./redocly-diff.ts";

interface Place {
  operation: string;
  part: Part;
  statuses: string[];
  /** The pointer's steps from the schema on. */
  steps: string[];
  /** The header or parameter. */
  name: string;
}

/** Tells a change that `redocly diff` reported as one of ours; none if it says nothing to a caller. */
export function readReport(report: ReportedChange, base: object, revision: object): Change[] {
  const document = report.kind === "removed" ? base : revision;
  const place = placeOf(report.path, document);
  if (!place) return [];
  return place.part === "parameter" && !stepsOf(report.path).includes("schema")
    ? parameterChanges(report, place)
    : schemaChanges(report, place);
}

function placeOf(pointer: string, document: object): Place | undefined {
  const [root, path = "", , section, ...rest] = stepsOf(pointer);
  if (root !== "paths") return undefined;
  const operation = path.replace(/^\//, "");
  if (section === "requestBody") {
    return { operation, part: "request", statuses: [], steps: rest.slice(3), name: "" };
  }
  if (section === "parameters") {
    const [index = "", , ...steps] = rest;
    const parameter = at(document, ["paths", path, "post", "parameters", index]) as { name?: string };
    return { operation, part: "parameter", statuses: [], steps, name: parameter?.name ?? "" };
  }
  if (section !== "responses") return undefined;
  const [status = "", kind, name = "", , ...steps] = rest;
  const part = kind === "headers" ? "header" : "answer";
  return { operation, part, statuses: [status], steps, name: part === "header" ? name : "" };
}

function parameterChanges({ kind, property, revision }: ReportedChange, place: Place): Change[] {
  const about = (of: Kind): Change[] => [changeAt(place, of, place.name)];
  if (kind === "removed") return about("parameter-removed");
  if (kind === "added") {
    const { required } = Object(revision?.value) as { required?: boolean };
    return about(required ? "parameter-required" : "parameter-added");
  }
  if (property === "required") return about(revision?.value ? "parameter-required" : "parameter-optional");
  return [];
}

function schemaChanges(report: ReportedChange, place: Place): Change[] {
  const asked = place.part === "request" || place.part === "parameter";
  const { kind, property, base, revision } = report;
  const field = fieldOf(place.steps);
  const [container, last = ""] = place.steps.slice(-2);
  const [from, to] = [base?.value, revision?.value];

  if (property === "required") return requiredChanges(place, field, asSet(from), asSet(to), asked);
  if (property === "default") return asked ? [changeAt(place, "default-changed", field, { from, to })] : [];
  if (property === "title") return [];
  // One that went and one that came, if they are alike, are reported as one that was renamed.
  if (property === "key" && container === "properties") {
    const former = join(fieldOf(place.steps.slice(0, -2)), String(from));
    return [
      changeAt(place, propertyKind("removed", asked), former),
      changeAt(place, propertyKind("added", asked), field),
    ];
  }
  if (property) {
    const narrower = isNarrowing(report);
    const of: Kind = asked
      ? report.impact === "major"
        ? "request-narrower"
        : "request-wider"
      : narrower
        ? "answer-narrower"
        : "answer-wider";
    return [changeAt(place, of, field, { keyword: property, from, to })];
  }
  if (last === "properties" && kind !== "modified") {
    const names = Object.keys(Object(kind === "added" ? to : from));
    return names.map((name) => changeAt(place, propertyKind(kind, asked), join(field, name)));
  }
  if (container === "properties" && kind !== "modified")
    return [changeAt(place, propertyKind(kind, asked), field)];
  if ((container === "oneOf" || container === "anyOf") && kind !== "modified") {
    const model = modelOf((kind === "added" ? to : from) as Schema);
    return [changeAt(place, alternativeKind(kind, asked), field === "" ? model : `${model} as ${field}`)];
  }
  if (kind === "modified") return [];
  // Something else came or went, such as `items` or a part of `allOf`: with it more is demanded, without it less.
  const demandsMore = kind === "added";
  const of: Kind = asked
    ? demandsMore
      ? "request-narrower"
      : "request-wider"
    : demandsMore
      ? "answer-narrower"
      : "answer-wider";
  return [changeAt(place, of, field, { keyword: last, from, to })];
}

function requiredChanges(
  place: Place,
  field: string,
  from: Set<string>,
  to: Set<string>,
  asked: boolean,
): Change[] {
  const added = [...to].filter((name) => !from.has(name));
  const removed = [...from].filter((name) => !to.has(name));
  return [
    ...added.map((name) => changeAt(place, asked ? "field-required" : "field-always", join(field, name))),
    ...removed.map((name) =>
      changeAt(place, asked ? "field-not-required" : "field-optional", join(field, name)),
    ),
  ];
}

function propertyKind(kind: ReportedChange["kind"], asked: boolean): Kind {
  if (asked) return kind === "added" ? "field-accepted" : "field-ignored";
  return kind === "added" ? "field-added" : "field-gone";
}

function alternativeKind(kind: ReportedChange["kind"], asked: boolean): Kind {
  if (asked) return kind === "added" ? "request-alternative-added" : "request-alternative-removed";
  return kind === "added" ? "alternative-added" : "alternative-removed";
}

/**
 * Whether an answer that fits now fitted before. `redocly diff` judges all keywords but these two, which it lets pass in
 * answers: a pattern or format is as good as broken if it is not the same.
 */
function isNarrowing({ property, impact, base }: ReportedChange): boolean {
  if (property === "pattern" || property === "format") return base?.value === undefined;
  return impact !== "major";
}

function changeAt(
  { operation, part, statuses, name }: Place,
  kind: Kind,
  subject: string,
  rest: Partial<Change> = {},
): Change {
  return {
    operation,
    kind,
    part,
    statuses,
    subject: part === "header" || part === "parameter" ? name : subject,
    ...rest,
  };
}

/** `permissions.features.memories`, `scopes[].name`; a member of a choice is no step. */
function fieldOf(steps: string[]): string {
  let field = "";
  for (let i = 0; i < steps.length; i += 1) {
    const step = steps[i];
    if (step === "properties" && i + 1 < steps.length) field = join(field, steps[++i] ?? "");
    else if (step === "items") field += "[]";
    else if (step === "oneOf" || step === "anyOf" || step === "allOf") i += 1;
  }
  return field;
}

function join(field: string, name: string): string {
  return field === "" ? name : `${field}.${name}`;
}

function modelOf(schema: Schema): string {
  if (typeof schema.title === "string") return schema.title;
  const names = Object.keys(Object(schema.properties));
  return names.length > 0 ? `{ ${names.join(", ")} }` : JSON.stringify(schema);
}

function asSet(value: unknown): Set<string> {
  return new Set(Array.isArray(value) ? (value as string[]) : []);
}

function stepsOf(pointer: string): string[] {
  return pointer
    .replace(/^#\//, "")
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function at(node: unknown, steps: string[]): unknown {
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], node);
}
