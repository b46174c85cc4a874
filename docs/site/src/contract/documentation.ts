import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  type Contract,
  nameOf,
  type Reference,
  type ResponseObject,
  resolve,
} from "../../../../scripts/contract/contract.ts";
import { type Line, newest, slugOf } from "./lines.ts";
import { samplesOf } from "./samples.ts";

/** Headers that nearly every answer has; the line's overview tells of them once. */
const everywhere = new Set(["Cache-Control"]);

/**
 * Writes a line's contract as the reference shows it, and answers the file's path.
 *
 * @param siteBase - the path below which the site lies, `/` at the root of a host
 */
export function writeDocumentationContract(line: Line, folder: URL, siteBase: string): string {
  mkdirSync(folder, { recursive: true });
  const file = new URL(`${line.line}.json`, folder);
  writeFileSync(file, JSON.stringify(documentationContract(line, siteBase)));
  return fileURLToPath(file);
}

/**
 * The contract with what a reader needs besides: programs that call the operations, the names of models where one of
 * several is meant, and without what would be repeated on every page.
 */
function documentationContract({ line, base, contract, operations }: Line, siteBase: string): object {
  const folder = `${siteBase.replace(/\/$/, "")}/${base}/operations/`;
  const copy = withLinks(contract, (name) =>
    operations.has(name) ? `${folder}${slugOf(name)}/` : undefined,
  ) as Contract;
  for (const [name, schema] of Object.entries(copy.components.schemas)) nameMembers(name, schema);
  for (const { path, method, operation } of operations.values()) {
    const shown = copy.paths[path]?.[method];
    if (!shown) throw new Error(`${operation.operationId} is lost`);
    const samples = samplesOf(contract, { path, method, operation }, { line, newest: line === newest.line });
    Object.assign(shown, { "x-codeSamples": samples });
    for (const [status, response] of Object.entries(shown.responses))
      shown.responses[status] = withoutRepeatedHeaders(copy, response);
  }
  for (const item of Object.values(copy.paths)) delete item.servers;
  // A tag with a description gets a page of its own, which would say no more than the navigation does.
  const tags = (copy as { tags?: { name: string }[] }).tags?.map(({ name }) => ({ name }));
  return { ...copy, tags, servers: undefined };
}

/** A copy whose descriptions link the operations that they name. */
function withLinks(node: unknown, addressOf: (operationId: string) => string | undefined): unknown {
  if (Array.isArray(node)) return node.map((entry) => withLinks(entry, addressOf));
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === "description" && typeof value === "string"
        ? value.replace(/`(\w+)`/g, (code, name) =>
            addressOf(name) ? `[${code}](${addressOf(name)})` : code,
          )
        : withLinks(value, addressOf),
    ]),
  );
}

/** The tabs of a `oneOf` are labelled with titles. */
function nameMembers(name: string, schema: Record<string, unknown>): void {
  const members = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(members)) {
    const named = members.map((member) =>
      "$ref" in member ? { title: nameOf(member as Reference), ...member } : member,
    );
    Object.assign(schema, schema.oneOf ? { oneOf: named } : { anyOf: named });
  } else if (schema.type === "object") {
    schema.title ??= name;
  }
}

function withoutRepeatedHeaders(contract: Contract, reference: Reference | ResponseObject): ResponseObject {
  const { headers = {}, ...rest } = resolve(contract, reference);
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !everywhere.has(name)));
  return Object.keys(kept).length > 0 ? { ...rest, headers: kept } : rest;
}
