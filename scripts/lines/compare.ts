import { type Contract, type Located, resolve, type Schema } from "../contract/contract.ts";
import type { Change, Kind, Part } from "./changes.ts";
import { aligned, type Comparable, type ComparableResponse, comparables, isSame } from "./comparable.ts";
import { type ReportedChange, redoclyDiff } from "./redocly-diff.ts";
import { readReport } from "./report.ts";

/**
 * How two lines' contracts differ, by operation. `redocly diff` compares bodies, parameters and the values of headers;
 * what it overlooks or tells badly is compared here: an operation that moved to another method or path, credentials
 * where there were none, statuses, content types, headers that may be missing, and the causes of errors.
 */
export async function compare(older: Contract, newer: Contract): Promise<Change[]> {
  const before = comparables(older);
  const after = comparables(newer);
  const common = [...after].flatMap(([id, b]) => {
    const a = before.get(id);
    return a ? [{ id, a, b }] : [];
  });
  const bases: Record<string, unknown> = {};
  const revisions: Record<string, unknown> = {};
  for (const { id, a, b } of common) [bases[`/${id}`], revisions[`/${id}`]] = documentsOf(a, b);
  const [base, revision] = [document(bases), document(revisions)];
  const reported: ReportedChange[] = isSame(base, revision) ? [] : await redoclyDiff(base, revision);
  const changes = [
    ...[...before.values()]
      .filter((one) => !after.has(idOf(one)))
      .map((one) => whole("operation-removed", one)),
    ...[...after.values()]
      .filter((one) => !before.has(idOf(one)))
      .map((one) => whole("operation-added", one)),
    ...common.flatMap(({ id, a, b }) => [
      ...moves(id, a.located, b.located),
      ...credentialChanges(id, [older, a.located], [newer, b.located]),
      ...bodyChanges(id, a, b),
      ...answerChanges(id, a, b),
      ...causeChanges(id, [older, a.located], [newer, b.located]),
    ]),
    ...withoutDetails(reported.flatMap((one) => readReport(one, base, revision))),
  ];
  for (const one of changes) {
    if (one.part === "header") one.carriers = carriersOf(one, before, after);
  }
  const order = [...new Set([...after.keys(), ...before.keys()])];
  return changes.sort((a, b) => order.indexOf(a.operation) - order.indexOf(b.operation));
}

/**
 * Leaves out what another change says already: a field that is new is not worth a second word because it is required,
 * nor is a value of another type altogether because of its other keywords.
 */
function withoutDetails(changes: Change[]): Change[] {
  const covering: Partial<Record<Kind, Kind>> = {
    "field-accepted": "field-required",
    "field-always": "field-added",
    "field-optional": "field-gone",
    "field-not-required": "field-ignored",
  };
  const place = ({ operation, part, statuses, subject }: Change) =>
    [operation, part, statuses, subject].join(" ");
  const covered = new Set(changes.map((one) => `${one.kind} ${place(one)}`));
  const replaced = changes.filter(
    ({ keyword, from, to }) =>
      keyword === "type" && ![from].flat().some((type) => [to].flat().includes(type)),
  );
  return changes.filter((one) => {
    const by = covering[one.kind];
    if (by && covered.has(`${by} ${place(one)}`)) return false;
    return (
      replaced.includes(one) ||
      !replaced.some(
        ({ operation, part, statuses, subject }) =>
          operation === one.operation &&
          part === one.part &&
          isSame(statuses, one.statuses) &&
          (one.subject === subject || /^[.[]/.test(one.subject.slice(subject.length))) &&
          one.subject.startsWith(subject),
      )
    );
  });
}

/** The statuses of both lines whose answers have the header. */
function carriersOf({ operation, subject }: Change, ...sides: Map<string, Comparable>[]): string[] {
  const responses = sides.map((side) => side.get(operation)?.responses ?? {});
  const statuses = Object.keys(responses[0] ?? {}).filter((status) =>
    responses.every((side) => status in side),
  );
  return statuses.filter((status) => responses.some((side) => subject in (side[status]?.headers ?? {})));
}

/** `POST /api/v1/auths/signin`. */
export function requestOf({ method, path }: Located): string {
  return `${method.toUpperCase()} ${path}`;
}

function idOf({ located }: Comparable): string {
  return located.operation.operationId;
}

function change(operation: string, kind: Kind, part: Part, rest: Partial<Change> = {}): Change {
  return { operation, kind, part, statuses: [], subject: "", ...rest };
}

function whole(kind: Kind, one: Comparable): Change {
  return change(idOf(one), kind, "operation", { subject: requestOf(one.located) });
}

function moves(id: string, a: Located, b: Located): Change[] {
  const [from, to] = [requestOf(a), requestOf(b)];
  return from === to ? [] : [change(id, "operation-moved", "operation", { subject: to, from, to })];
}

type Side = readonly [Contract, Located];

/** Each alternative of `security` in words, by the definitions of its schemes; the empty one is no credential at all. */
function credentialsOf([contract, { operation }]: Side): string[] {
  if (operation.security.length === 0) return ["nothing"];
  return operation.security.map((alternative) => {
    const names = Object.keys(alternative);
    return names.length === 0
      ? "nothing"
      : names.map((name) => schemeInWords(contract, name, operation["x-api-keys"]?.accepted)).join(" with ");
  });
}

function schemeInWords(contract: Contract, name: string, takesKeys = true): string {
  const scheme = contract.components.securitySchemes?.[name] as Record<string, string>;
  if (scheme.type === "apiKey") return `the ${scheme.in} \`${scheme.name}\``;
  // The format names an API key last: `session JWT or sk- API key`.
  const format = takesKeys ? scheme.bearerFormat : scheme.bearerFormat?.split(" or ")[0];
  return `\`Authorization: ${scheme.scheme === "bearer" ? "Bearer" : scheme.scheme}\` with ${format ? `a ${format}` : "a token"}`;
}

function credentialChanges(id: string, a: Side, b: Side): Change[] {
  const [before, after] = [credentialsOf(a), credentialsOf(b)];
  const added = after.filter((one) => !before.includes(one));
  const removed = before.filter((one) => !after.includes(one));
  const about = (kind: Kind) => (subject: string) =>
    change(id, kind, "credentials", { subject, to: after.filter((one) => one !== "nothing") });
  // The same header with less in it is nothing new.
  const isNarrower = (one: string) => removed.some((other) => transportOf(other) === transportOf(one));
  return [
    ...added
      .filter((one) => !isNarrower(one))
      .map((one) => about(one === "nothing" ? "credentials-optional" : "credential-accepted")(one)),
    ...removed.flatMap((one) => {
      if (one === "nothing") return [about("credentials-required")(one)];
      // Where nothing is asked for, nothing that is sent is refused.
      return after.includes("nothing") ? [] : [about("credential-refused")(one)];
    }),
  ];
}

/** The quoted header or cookie in a credential's words. */
function transportOf(credential: string): string {
  return /`.*?`/.exec(credential)?.[0] ?? credential;
}

function bodyChanges(id: string, { requestBody: a }: Comparable, { requestBody: b }: Comparable): Change[] {
  if (!a && !b) return [];
  if (!a) return [change(id, b?.required ? "body-required" : "body-added", "request")];
  if (!b) return [change(id, "body-removed", "request")];
  const types = differences(a.content, b.content);
  return [
    ...(a.required === b.required
      ? []
      : [change(id, b.required ? "body-required" : "body-optional", "request")]),
    ...types.removed.map((subject) => change(id, "body-type-removed", "request", { subject })),
    ...types.added.map((subject) => change(id, "body-type-added", "request", { subject })),
  ];
}

function answerChanges(id: string, a: Comparable, b: Comparable): Change[] {
  const { added, removed, common } = differences(a.responses, b.responses);
  const about = (status: string, success: Kind, error: Kind) =>
    change(id, /^[23]/.test(status) ? success : error, "answer", { statuses: [status] });
  return [
    ...removed.map((status) => about(status, "success-removed", "error-removed")),
    ...added.map((status) => about(status, "success-added", "error-added")),
    ...common.flatMap((status) =>
      sameStatusChanges(id, status, a.responses[status] ?? none, b.responses[status] ?? none),
    ),
  ];
}

const none: ComparableResponse = { headers: {}, content: {} };

function sameStatusChanges(
  id: string,
  status: string,
  a: ComparableResponse,
  b: ComparableResponse,
): Change[] {
  const types = differences(a.content, b.content);
  const headers = differences(a.headers, b.headers);
  const about = (kind: Kind, part: Part) => (subject: string) =>
    change(id, kind, part, { statuses: [status], subject });
  return [
    ...types.removed.map(
      about(Object.keys(b.content).length > 0 ? "answer-type-removed" : "answer-body-gone", "answer"),
    ),
    ...types.added.map(about("answer-type-added", "answer")),
    ...headers.removed.map((name) =>
      about(a.headers[name]?.required ? "header-gone" : "optional-header-gone", "header")(name),
    ),
    ...headers.added.map(about("header-added", "header")),
    ...headers.common.flatMap((name) => {
      const [before, after] = [a.headers[name]?.required, b.headers[name]?.required];
      if (before === after) return [];
      return [about(after ? "header-always" : "header-optional", "header")(name)];
    }),
  ];
}

/** Errors are told apart by the words of their examples, whose names may change. */
function causeChanges(id: string, [older, a]: Side, [newer, b]: Side): Change[] {
  const common = Object.keys(b.operation.responses).filter(
    (status) => /^[45]/.test(status) && status in a.operation.responses,
  );
  return common.flatMap((status) => {
    const [before, after] = [causesOf(older, a, status), causesOf(newer, b, status)];
    const about = (kind: Kind) => (subject: string) =>
      change(id, kind, "answer", { statuses: [status], subject });
    return [
      ...[...before].filter((cause) => !after.has(cause)).map(about("cause-removed")),
      ...[...after].filter((cause) => !before.has(cause)).map(about("cause-added")),
    ];
  });
}

/** The causes of an error, in the contract's words. */
function causesOf(contract: Contract, { operation }: Located, status: string): Set<string> {
  const response = operation.responses[status];
  const media = response ? Object.values(resolve(contract, response).content ?? {}) : [];
  const examples = media.flatMap(({ examples = {} }) => Object.values(examples));
  return new Set(
    examples.map((example) => {
      const { summary, "x-error-code": code } = resolve(contract, example);
      return code ? `${summary} (\`${code}\`)` : summary;
    }),
  );
}

/** A pair of path items with what both operations have, for a tool to compare. */
function documentsOf(a: Comparable, b: Comparable): [object, object] {
  const parts: [object, object] = [
    { operationId: idOf(a), parameters: a.parameters },
    { operationId: idOf(b), parameters: b.parameters },
  ];
  if (a.requestBody && b.requestBody) {
    const [ours, theirs] = contents(a.requestBody.content, b.requestBody.content);
    Object.assign(parts[0], { requestBody: { content: ours } });
    Object.assign(parts[1], { requestBody: { content: theirs } });
  }
  const responses: [Record<string, object>, Record<string, object>] = [{}, {}];
  for (const status of differences(a.responses, b.responses).common) {
    const [left, right] = [a.responses[status] ?? none, b.responses[status] ?? none];
    const [ours, theirs] = contents(left.content, right.content);
    const [ourHeaders, theirHeaders] = schemas(
      Object.fromEntries(Object.entries(left.headers).map(([name, { schema }]) => [name, schema])),
      Object.fromEntries(Object.entries(right.headers).map(([name, { schema }]) => [name, schema])),
    );
    responses[0][status] = { description: "An answer.", headers: ourHeaders, content: ours };
    responses[1][status] = { description: "An answer.", headers: theirHeaders, content: theirs };
  }
  return [
    { post: { ...parts[0], responses: responses[0] } },
    { post: { ...parts[1], responses: responses[1] } },
  ];
}

const contents = schemas;

/** What both have of a map of schemas, each as a media type or header object. */
function schemas(a: Record<string, Schema>, b: Record<string, Schema>): [object, object] {
  const [ours, theirs]: Record<string, object>[] = [{}, {}];
  for (const name of differences(a, b).common) {
    const [left, right] = aligned(a[name] ?? {}, b[name] ?? {});
    Object.assign(ours ?? {}, { [name]: { schema: left } });
    Object.assign(theirs ?? {}, { [name]: { schema: right } });
  }
  return [ours ?? {}, theirs ?? {}];
}

function document(paths: Record<string, unknown>): object {
  return { openapi: "3.1.0", info: { title: "A line", version: "1" }, paths };
}

function differences(a: object, b: object): Record<"added" | "common" | "removed", string[]> {
  return {
    added: Object.keys(b).filter((name) => !Object.hasOwn(a, name)),
    common: Object.keys(b).filter((name) => Object.hasOwn(a, name)),
    removed: Object.keys(a).filter((name) => !Object.hasOwn(b, name)),
  };
}
