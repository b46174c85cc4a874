import type { Outcome } from "./add.ts";
import type { CompleteUser } from "./passwords.ts";
import { reasonOf } from "./words.ts";

export interface Result {
  readonly user: CompleteUser;
  readonly outcome: Outcome;
}

/**
 * Says what became of the rows; no password is in it.
 *
 * @param fault - what ended it early
 * @returns whether nothing is left to do
 */
export function report(
  outcomes: readonly Result[],
  fault: unknown,
  passwordsTo: string | undefined,
): boolean {
  const all = (kind: Outcome["kind"]) => outcomes.filter(({ outcome }) => outcome.kind === kind);
  const existed = all("there already");
  const failed = all("failed").sort((one, other) => one.user.line - other.user.line);
  const left = all("left").length;
  console.log(
    `${all("added").length} added, ${existed.length} there already, ${failed.length} failed, ${left} left for later.`,
  );
  for (const { user, outcome } of failed) {
    console.log(
      `line ${user.line}, ${user.form.email}: ${outcome.kind === "failed" && reasonOf(outcome.error)}`,
    );
  }
  if (fault !== undefined) console.log(`It ended early: ${reasonOf(fault)}.`);
  if (passwordsTo !== undefined && outcomes.some(({ user }) => user.passwordMade)) {
    const strangers = existed.filter(({ user }) => user.passwordMade);
    console.log(`The passwords that were made are in ${passwordsTo}: hand them out, then delete it.`);
    for (const { user } of strangers)
      console.log(`Not the one of ${user.form.email}, whose account is older.`);
  }
  if (failed.length + left === 0) return true;
  console.log("To go on, run the same command again: it skips what is done.");
  return false;
}
