import { callerOf } from "./caller.ts";
import { type LocatedOperation, lines } from "./lines.ts";
import { span } from "./sentences.ts";

/** Whether one kind of caller may call an operation. */
export type Access = "yes" | "no" | "part";

/** Who may call an operation on some lines. */
export interface Row {
  readonly operationId: string;
  readonly summary: string;
  /** The newest of the lines, where the operation's page is. */
  readonly base: string;
  readonly lines: string;
  readonly method: string;
  readonly path: string;
  readonly nobody: Access;
  readonly pending: Access;
  readonly user: Access;
  readonly admin: Access;
  readonly key: Access;
  /** What the five marks leave open. */
  readonly note: string;
}

type Marks = Pick<Row, "nobody" | "pending" | "user" | "admin" | "key" | "note">;

/** Every operation of every line, one row for each way in which lines differ; by tag, the newest line's order first. */
export function accessTable(): Map<string, Row[]> {
  const rows = new Map<string, { row: Omit<Row, "lines">; names: string[]; tag: string }>();
  for (const { line, base, contract, operations } of lines.toReversed())
    for (const located of operations.values()) {
      const { operation, method, path } = located;
      const { operationId, summary } = operation;
      const marks = marksOf(callerOf(contract, located), located);
      const key = JSON.stringify([operationId, method, path, marks]);
      const known = rows.get(key);
      if (known) known.names.unshift(line);
      else {
        const row = { operationId, summary, base, method: method.toUpperCase(), path, ...marks };
        rows.set(key, { row, names: [line], tag: operation.tags[0] ?? "" });
      }
    }
  const order = [...new Set([...rows.values()].map(({ row }) => row.operationId))];
  const sorted = [...rows.values()].sort(
    (one, other) => order.indexOf(one.row.operationId) - order.indexOf(other.row.operationId),
  );
  return new Map(
    [...Map.groupBy(sorted, ({ tag }) => tag)].map(([tag, some]) => [
      tag,
      some.map(({ row, names }) => ({ ...row, lines: span(names) })),
    ]),
  );
}

function marksOf({ who, credentials }: ReturnType<typeof callerOf>, { operation }: LocatedOperation): Marks {
  const takesKey =
    operation["x-api-keys"]?.accepted !== false &&
    credentials.some(({ scheme }) => scheme === "bearerAuth" || scheme === "apiKeyHeader");
  const accounts = (pending: Access, user: Access): Omit<Marks, "note"> => ({
    nobody: "no",
    pending,
    user,
    admin: "yes",
    key: takesKey ? "yes" : "no",
  });
  const none: Omit<Marks, "note"> = { nobody: "no", pending: "no", user: "no", admin: "no", key: "no" };
  if (credentials.length === 0 && who.startsWith("Anybody"))
    return { nobody: "yes", pending: "yes", user: "yes", admin: "yes", key: "yes", note: "" };
  if (who.startsWith("Anybody")) return { ...accounts("yes", "yes"), nobody: "yes", note: "" };
  if (who === "Admins") return { ...accounts("no", "no"), note: "" };
  if (who.startsWith("Admins and users")) return { ...accounts("no", "yes"), note: "" };
  if (who.startsWith("Every signed-in account")) return { ...accounts("yes", "yes"), note: "" };
  return { ...none, nobody: "part", note: who };
}
