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
    const send = async () => {
      while (performance.now() < opensAt) {
        await sleep(opensAt - performance.now(), undefined, { signal: stop });
      }
      stop.throwIfAborted();
      journal.write(form.email, "sent");
      await auths.addUser(form, { timeout: 30_000 });
      journal.write(form.email, "added");
    };
    try {
      await pRetry(send, {
        retries: 3,
        minTimeout: 500,
        randomize: true,
        signal: stop,
        shouldRetry: ({ error }) => isAuthsError(error) && worthAnotherTry.includes(error.code),
        shouldConsumeRetry: ({ error }) => !(isAuthsError(error) && error.code === "rate_limited"),
        onFailedAttempt: ({ error }) => {
          if (!isAuthsError(error)) return;
          if (error.code !== "rate_limited") mayBeThere ||= worthAnotherTry.includes(error.code);
          else {
            if (!mayBeThere) journal.write(form.email, "refused");
            wait(error.retryAfter ?? 240);
          }
        },
      });
    } catch (error) {
      // An interrupt ends a success as well, though not what came of it.
      if (journal.stateOf(form.email) === "added") return { kind: "added" };
      if (!isAuthsError(error)) throw error;
      if (error.code === "conflict") {
        // An account whose answer never came is the one that we asked for.
        const kind = mayBeThere ? "added" : "there already";
        journal.write(form.email, kind);
        givenUpInARow = 0;
        return { kind };
      }
      if (!mayBeThere) journal.write(form.email, "refused");
      if (endsItAll.includes(error.code)) throw error;
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
