import { setTimeout as sleep } from "node:timers/promises";
import { type AuthsClient, type AuthsError, isAuthsError } from "open-webui-auths";
import pLimit from "p-limit";
import pRetry from "p-retry";
import type { Journal } from "./journal.ts";
import type { CompleteUser } from "./passwords.ts";

/** What became of one row. `left` was not sent, or nobody knows; the next run sees to it. */
export type Outcome =
  | { readonly kind: "added" | "left" | "there already" }
  | { readonly kind: "failed"; readonly error: AuthsError };

export interface Adding {
  readonly auths: AuthsClient;
  readonly journal: Journal;
  /** How many at once. */
  readonly concurrency: number;
  /** Ends it all, once what is on its way has its answer. */
  readonly interrupted: AbortSignal;
  readonly onOutcome: (user: CompleteUser, outcome: Outcome) => void;
  /** The server wants us to wait that many seconds. */
  readonly onWait: (seconds: number) => void;
}

const worthAnotherTry = ["network", "rate_limited", "server", "timeout"];
// Every other row would fare the same.
const endsItAll = ["forbidden", "not_authenticated", "not_found", "unexpected_response"];
const mostGivenUpInARow = 8;

/**
 * Adds the users, a few at a time.
 *
 * @returns what ended it early, unless that was the caller
 */
export async function addUsers(users: readonly CompleteUser[], adding: Adding): Promise<unknown> {
  const { auths, journal, concurrency, interrupted, onOutcome, onWait } = adding;
  const broken = new AbortController();
  const stop = AbortSignal.any([interrupted, broken.signal]);
  let fault: unknown;
  let opensAt = 0;
  let givenUpInARow = 0;

  const end = (why: unknown) => {
    if (stop.aborted) return;
    fault = why;
    broken.abort();
  };

  /** All wait, not only the row that was told to. */
  const wait = (seconds: number) => {
    const at = performance.now() + seconds * 1000;
    if (at > opensAt + 1000) onWait(seconds);
    opensAt = Math.max(at, opensAt);
  };

  const add = async ({ form }: CompleteUser): Promise<Outcome> => {
    let mayBeThere = journal.stateOf(form.email) === "sent";
    /** An interrupt hides from p-retry what an answer was, so the answer is kept where it comes in. */
    const keep = (error: unknown) => {
      if (!isAuthsError(error)) return;
      const { code, retryAfter } = error;
      // An account whose answer never came is the one that we asked for.
      if (code === "conflict") journal.write(form.email, mayBeThere ? "added" : "there already");
      else if (code !== "rate_limited" && worthAnotherTry.includes(code)) mayBeThere = true;
      else if (!mayBeThere) journal.write(form.email, "refused");
      if (code === "rate_limited" && !stop.aborted) wait(retryAfter ?? 240);
    };
    const send = async () => {
      while (performance.now() < opensAt) {
        await sleep(opensAt - performance.now(), undefined, { signal: stop });
      }
      stop.throwIfAborted();
      journal.write(form.email, "sent");
      try {
        await auths.addUser(form, { timeout: 30_000 });
        journal.write(form.email, "added");
      } catch (error) {
        keep(error);
        throw error;
      }
    };
    try {
      await pRetry(send, {
        retries: 3,
        minTimeout: 500,
        randomize: true,
        signal: stop,
        shouldRetry: ({ error }) => isAuthsError(error) && worthAnotherTry.includes(error.code),
        shouldConsumeRetry: ({ error }) => !(isAuthsError(error) && error.code === "rate_limited"),
      });
    } catch (error) {
      const state = journal.stateOf(form.email);
      if (state === "added" || state === "there already") {
        givenUpInARow = 0;
        return { kind: state };
      }
      if (!isAuthsError(error) || endsItAll.includes(error.code)) throw error;
      givenUpInARow = error.code === "validation" ? 0 : givenUpInARow + 1;
      if (givenUpInARow >= mostGivenUpInARow) end(error);
      return { kind: "failed", error };
    }
    givenUpInARow = 0;
    return { kind: "added" };
  };

  await pLimit(concurrency).map(users, async (user) => {
    let outcome: Outcome = { kind: "left" };
    try {
      if (!stop.aborted) outcome = await add(user);
    } catch (error) {
      end(error);
    }
    onOutcome(user, outcome);
  });
  return fault;
}
