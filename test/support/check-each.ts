/** A check of one row. It throws where the row does not hold. */
type Check<Row> = (row: Row) => unknown;

/**
 * Checks every row, however many fail, and names all that failed in one error.
 *
 * @param atOnce - how many rows are checked at the same time; more than one only where they do not touch each other
 */
export async function checkEach<Row>(
  rows: Iterable<readonly [name: string, row: Row]>,
  check: Check<Row>,
  atOnce = 1,
): Promise<void> {
  const failed: { name: string; error: unknown }[] = [];
  const left = rows[Symbol.iterator]();
  let checked = 0;
  const work = async () => {
    for (let next = left.next(); !next.done; next = left.next()) {
      const [name, row] = next.value;
      checked += 1;
      try {
        await check(row);
      } catch (error) {
        failed.push({ name, error });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (checked === 0) throw new Error("there is no row to check");
  if (failed.length > 0) throw errorOf(failed, checked);
}

/** One error for all rows, with what Vitest needs to show the difference in each. */
function errorOf(failed: readonly { name: string; error: unknown }[], checked: number): Error {
  const list = failed.map(({ name, error }) => `  ${name}: ${wordsOf(error)}`);
  const sideOf = (side: "actual" | "expected") =>
    Object.fromEntries(
      failed.flatMap(({ name, error }) =>
        side in Object(error) ? [[name, Reflect.get(Object(error), side)]] : [],
      ),
    );
  return Object.assign(new Error(`${failed.length} of ${checked} rows failed:\n${list.join("\n")}`), {
    actual: sideOf("actual"),
    expected: sideOf("expected"),
    cause: failed[0]?.error,
  });
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
