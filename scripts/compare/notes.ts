import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { rangeBetween } from "../../openapi/redocly-plugin/lines.js";
import type { Note } from "./upgrade.ts";

/** What an `x-upgrade` of the source says. */
export interface SourceNote extends Omit<Note, "operations"> {
  /** The file that it stands in. */
  file: string;
  /** The operation that it is about, or the component, as `schemas/SigninForm`; the whole API if neither. */
  about?: string;
}

type Written = { line: string; until?: string; breaking: boolean; text: string }[];

const folder = new URL("../../openapi/", import.meta.url);

/** All notes of the source, in the order of its files. */
export function readNotes(): SourceNote[] {
  return [
    ...notesOf(read("openapi.yaml"), "openapi.yaml"),
    ...filesIn("paths").flatMap((file) =>
      Object.values(read(file) as Record<string, { operationId: string }>).flatMap((operation) =>
        notesOf(operation, file, operation.operationId),
      ),
    ),
    ...["schemas", "headers", "responses"]
      .flatMap(filesIn)
      .flatMap((file) => notesOf(read(file), file, file.replace(".yaml", ""))),
  ];
}

function filesIn(section: string): string[] {
  return readdirSync(new URL(`${section}/`, folder))
    .sort()
    .map((name) => `${section}/${name}`);
}

function read(file: string): Record<string, unknown> {
  return parse(readFileSync(new URL(file, folder), "utf8"));
}

function notesOf(node: object, file: string, about?: string): SourceNote[] {
  const { "x-upgrade": notes = [] } = node as { "x-upgrade"?: Written };
  return notes.map(({ line, until, breaking, text }) => ({
    ...rangeBetween(line, until),
    breaking,
    text: text.trim().replace(/\s+/g, " "),
    file: `openapi/${file}`,
    ...(about && { about }),
  }));
}
