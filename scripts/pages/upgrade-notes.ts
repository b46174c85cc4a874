import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { type Contract, methods, operationsOf } from "../contract/contract.ts";

/** What the source says that a line asks of callers. */
export interface UpgradeNote {
  /** The first release that is so, or the first two numbers of its line. */
  line: string;
  breaking: boolean;
  text: string;
  /** The file and what in it the note is about; the whole API if neither. */
  about: { file: string; operation?: string; component?: { section: string; name: string } };
}

type Notes = Omit<UpgradeNote, "about">[];

const folder = new URL("../../openapi/", import.meta.url);

/** All notes of the source, in the order of its files. */
export function readUpgradeNotes(): UpgradeNote[] {
  const entry = parse(readFileSync(new URL("openapi.yaml", folder), "utf8")) as Record<string, unknown>;
  return [
    ...notesOf(entry).map((note) => ({ ...note, about: { file: "openapi/openapi.yaml" } })),
    ...filesIn("paths").flatMap(({ file, content }) =>
      methods.flatMap((method) => {
        const operation = content[method] as { operationId: string; "x-upgrade"?: Notes } | undefined;
        if (!operation) return [];
        return notesOf(operation).map((note) => ({
          ...note,
          about: { file, operation: operation.operationId },
        }));
      }),
    ),
    ...["schemas", "headers", "responses"].flatMap((section) =>
      filesIn(section).flatMap(({ file, name, content }) =>
        notesOf(content).map((note) => ({ ...note, about: { file, component: { section, name } } })),
      ),
    ),
  ];
}

function filesIn(section: string) {
  return readdirSync(new URL(`${section}/`, folder))
    .sort()
    .map((file) => ({
      file: `openapi/${section}/${file}`,
      name: file.replace(/\.yaml$/, ""),
      content: parse(readFileSync(new URL(`${section}/${file}`, folder), "utf8")) as Record<string, unknown>,
    }));
}

function notesOf({ "x-upgrade": notes = [] }: { "x-upgrade"?: unknown }): Notes {
  return (notes as Notes).map((note) => ({ ...note, text: note.text.trim().replace(/\s+/g, " ") }));
}

/** The operations of a line, or of the one before, that a note is about; it must be about some. */
export function operationsAbout({ about, line }: UpgradeNote, older: Contract, newer: Contract): string[] {
  const { file, operation, component } = about;
  const found = [newer, older].map((contract) =>
    operationsOf(contract)
      .filter(
        ({ operation: one }) =>
          (!operation && !component) ||
          one.operationId === operation ||
          (component && refersTo(contract, one, `#/components/${component.section}/${component.name}`)),
      )
      .map(({ operation: one }) => one.operationId),
  );
  const operations = found.find((ids) => ids.length > 0);
  if (!operations)
    throw new Error(`${file}: x-upgrade names line ${line}, where no operation has to do with it`);
  return operations;
}

/** Whether a node refers to a component, by whatever way. */
function refersTo(contract: Contract, node: unknown, target: string, seen = new Set<string>()): boolean {
  if (typeof node !== "object" || node === null) return false;
  if ("$ref" in node && typeof node.$ref === "string") {
    if (node.$ref === target) return true;
    if (seen.has(node.$ref)) return false;
    seen.add(node.$ref);
    const [section = "", name = ""] = node.$ref.replace("#/components/", "").split("/");
    if (refersTo(contract, contract.components[section]?.[name], target, seen)) return true;
  }
  return Object.values(node).some((child) => refersTo(contract, child, target, seen));
}
