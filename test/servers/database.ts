import { DatabaseSync } from "node:sqlite";

/** Runs SQL on the database of a running Open WebUI, for what an operator can do and no route can. */
export function changeDatabase(file: string, sql: string, ...values: (string | number)[]): void {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    if (values.length === 0) database.exec(sql);
    else database.prepare(sql).run(...values);
  } finally {
    database.close();
  }
}

/** The first column of the first row that a query gives. */
export function queryDatabase(file: string, sql: string): unknown {
  const database = new DatabaseSync(file, { timeout: 5_000, readOnly: true });
  try {
    return Object.values(database.prepare(sql).get() ?? {})[0];
  } finally {
    database.close();
  }
}
