import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { rangeOf } from "../../openapi/redocly-plugin/lines.js";
import { releases } from "../../openapi/redocly-plugin/releases.js";
import { methods, type OperationObject, type Reference } from "../contract/contract.ts";

const source = new URL("../../openapi/", import.meta.url);

/** A path with its operations from the source, with marks. */
export type SourcePath = Partial<Record<(typeof methods)[number], OperationObject>>;

const read = (file: string) => parse(readFileSync(new URL(file, source), "utf8"));

/** The header that takes a token besides `Authorization`, and the first release that reads it. */
export function readTokenHeader(): { name: string; since: string | undefined } {
  const { apiKeyHeader } = read("openapi.yaml").components.securitySchemes;
  return { name: apiKeyHeader.name, since: releases[rangeOf(apiKeyHeader).first] };
}

/** The paths of the source. */
export function readPaths(): Record<string, SourcePath> {
  const { paths } = read("openapi.yaml") as { paths: Record<string, Reference> };
  return Object.fromEntries(Object.entries(paths).map(([path, { $ref }]) => [path, read($ref)]));
}

/**
 * Every operation: a row for each release that changed it. A row is that release, the method, the path, the
 * credentials, and words that `src/release.ts` reads; only the release if the operation was removed.
 */
export function operationRows(paths: Readonly<Record<string, SourcePath>>): Record<string, string[]> {
  const table = new Map<string, Row[]>();
  for (const place of releases.keys()) {
    for (const [path, item] of Object.entries(paths)) {
      for (const method of methods) {
        const operation = item[method];
        if (!operation || !isThere(item, place) || !isThere(operation, place)) continue;
        const rows = table.get(operation.operationId) ?? [];
        table.set(operation.operationId, rows);
        const row = [method.toUpperCase(), path, ...wordsOf(operation, place)].join(" ");
        const before = rows.at(-1);
        if (before?.last === place - 1 && before.row === row) before.last = place;
        else rows.push({ row, first: place, last: place });
      }
    }
  }
  return Object.fromEntries(
    [...table]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, rows]) => [name, rows.flatMap((row, index) => written(row, rows[index + 1]))]),
  );
}

/** What an operation is on the releases at places in a row. */
interface Row {
  row: string;
  first: number;
  last: number;
}

function isThere(node: unknown, place: number): boolean {
  const { first, last } = rangeOf(node);
  return first <= place && place <= last;
}

function written({ row, first, last }: Row, next: Row | undefined): string[] {
  const end = last + 1;
  const isTakenAway = end < releases.length && next?.first !== end;
  return [`${releases[first]} ${row}`, ...(isTakenAway ? [String(releases[end])] : [])];
}

function wordsOf(operation: OperationObject, place: number): string[] {
  const security = operation.security.filter((alternative) => isThere(alternative, place));
  const schemes = security
    .flatMap((alternative) => Object.keys(alternative))
    .filter((name) => !name.startsWith("x-"));
  const apiKeys = operation["x-api-keys"];
  const refusesKeys = apiKeys?.accepted === false && isThere(apiKeys, place);
  const credentials = credentialsOf(
    schemes,
    security.some((one) => Object.keys(one).length === 0),
    refusesKeys,
  );
  const refusesCookie = /bearer|jwt/.test(credentials) && !schemes.includes("tokenCookie");
  return [
    credentials,
    ...(operation.requestBody ? ["body"] : []),
    ...(operation["x-session"] ? [operation["x-session"]] : []),
    ...(refusesCookie ? ["no-cookie"] : []),
    ...["307", "404", "409"].filter((status) => isAnswered(operation, status, place)),
  ];
}

/** Whether an operation has its own response with a status. 404 and 409 count for all releases. */
function isAnswered({ responses }: OperationObject, status: string, place: number): boolean {
  const response = responses[status];
  return response !== undefined && (status !== "307" || isThere(response, place));
}

function credentialsOf(schemes: readonly string[], isOptional: boolean, refusesKeys: boolean): string {
  if (schemes.length === 0) return "none";
  if (isOptional) return "optional";
  if (!schemes.includes("bearerAuth")) return "cookie";
  return refusesKeys ? "jwt" : "bearer";
}
