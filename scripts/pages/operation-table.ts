import { requestOf } from "../compare/facts.ts";
import { type Located, operationsOf, readContract } from "../contract/contract.ts";
import { bundleOf } from "../contract/lines.ts";
import { headingOf, type SeenLine } from "./seen.ts";

interface Column extends SeenLine {
  operations: Map<string, Located>;
}

/** The anchor of a release's section on the same page. */
function anchorOf({ release, seen }: Column): string {
  const words = headingOf(release, seen)
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, "");
  return words.replaceAll(" ", "-");
}

/** A row for every operation of Open WebUI, a column for every line: whether it has it, and how often it was recorded. */
export function operationTable(lines: readonly SeenLine[]): string {
  const columns: Column[] = lines.map((line) => ({
    ...line,
    operations: new Map(
      operationsOf(readContract(bundleOf(line.line))).map((one) => [one.operation.operationId, one]),
    ),
  }));
  const ids = [...new Set(columns.toReversed().flatMap(({ operations }) => [...operations.keys()]))];
  const ours = ids.filter((id) => !isGafaelfawr(latest(columns, id)));
  const others = ids.filter((id) => isGafaelfawr(latest(columns, id)));
  const rows = ours.map((id) => {
    const cells = columns.map(({ operations, seen }) => {
      if (!operations.has(id)) return "–";
      return `✓ ${seen.perOperation.get(id) ?? ""}`.trim();
    });
    return `| \`${id}\` | ${requests(id, columns)} | ${cells.join(" | ")} |`;
  });
  const counts = columns.map(({ operations }) => ours.filter((id) => operations.has(id)).length);
  const also = others.map((id) => {
    const { seen } = columns.at(-1) as Column;
    return `\`${id}\` (${requests(id, columns)}, seen ${seen.perOperation.get(id) ?? 0} times)`;
  });
  return `| operation | request | ${columns.map((column) => `[${column.line}](#${anchorOf(column)})`).join(" | ")} |
|---|---|${columns.map(() => ":--").join("|")}|
${rows.join("\n")}
| | **operations** | ${counts.join(" | ")} |

Every client also has Gafaelfawr's ${also.join(", ")}.
`;
}

function latest(columns: Column[], id: string): Located {
  const found = columns.toReversed().flatMap(({ operations }) => operations.get(id) ?? []);
  return found[0] as Located;
}

function isGafaelfawr({ operation }: Located): boolean {
  return operation.tags.includes("Gafaelfawr");
}

/** The request of the oldest line, and later changes of it. */
function requests(id: string, columns: Column[]): string {
  const parts: string[] = [];
  let former = "";
  for (const { line, operations } of columns) {
    const located = operations.get(id);
    const request = located && requestOf(located);
    if (!request || request === former) continue;
    parts.push(former ? `from ${located.operation["x-since"] ?? line} on \`${request}\`` : `\`${request}\``);
    former = request;
  }
  return parts.join(", ");
}
