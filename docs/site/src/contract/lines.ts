import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";
import type { LineContract, Method, OperationObject } from "../../../../scripts/contract/contract.ts";
import { operationsOf, readLineContract } from "../../../../scripts/contract/contract.ts";

/** One server line with its contract and its place on the site. */
export interface Line {
  /** `0.12` */
  readonly line: string;
  /** `0.12.4` */
  readonly release: string;
  /** `reference/v0-12`, where its pages are: a dot would be lost in the address. */
  readonly base: string;
  readonly contract: LineContract;
  readonly operations: ReadonlyMap<string, LocatedOperation>;
}

/** One operation of a line. */
export interface LocatedOperation {
  readonly path: string;
  readonly method: Method;
  readonly operation: OperationObject;
}

/** The root of the repository. */
export const root = projectRoot();

/** All lines, the oldest first; `DOCS_LINES=0.11,0.12` leaves the others out, for a quick look. */
export const lines: readonly Line[] = readLines();

/** The newest line. */
export const newest = lines.at(-1) as Line;

/** The line whose pages an address lies among. */
export function lineOfPath(pathname: string): Line | undefined {
  return lines.find(({ base }) => `${pathname}/`.includes(`/${base}/`));
}

/** The operation that an address is about. */
export function operationOfPath(line: Line, pathname: string): LocatedOperation | undefined {
  const slug = /\/operations\/(?!tags\/)([^/]+)/.exec(pathname)?.[1];
  return [...line.operations].find(([id]) => slugOf(id) === slug)?.[1];
}

/** What the reference's pages are named after. */
export function slugOf(operationId: string): string {
  return operationId.toLowerCase();
}

function readLines(): Line[] {
  const { apis } = parse(readFileSync(new URL("redocly.yaml", root), "utf8")) as {
    apis: Record<string, object>;
  };
  const all = Object.keys(apis).map((name) => name.slice(name.indexOf("@") + 1));
  const wanted = process.env.DOCS_LINES?.split(",");
  return all
    .filter((line) => wanted?.includes(line) ?? true)
    .map((line) => {
      const contract = readLineContract(new URL(`generated/v${line}/openapi.yaml`, root));
      const operations = new Map(
        operationsOf(contract).map((located) => [located.operation.operationId, located] as const),
      );
      return {
        line,
        release: contract.info.version,
        base: `reference/v${line.replace(".", "-")}`,
        contract,
        operations,
      };
    });
}

/** Not relative to this file: the site's build runs a copy of it from elsewhere. */
function projectRoot(): URL {
  let folder = resolve(".");
  while (!existsSync(`${folder}/redocly.yaml`)) {
    if (folder === dirname(folder))
      throw new Error("run this inside the project: there is no redocly.yaml above");
    folder = dirname(folder);
  }
  return pathToFileURL(`${folder}/`);
}
