import { AuthsError } from "./errors.ts";
import { causeOf } from "./failure.ts";
import { limited } from "./limit.ts";
import type { Session } from "./session.ts";

/** Signs in again on a scratch session. Returns the token that this brought, or null. */
export type SignInAgain = (
  currentToken: string,
  signal: AbortSignal,
) => Promise<{ readonly token: string; readonly expiresAt: unknown } | null>;

/** Replaces a refused token by one sign-in for all calls that need it. A refusal is remembered, and repeated after a pause. */
export type Renewal = ReturnType<typeof renewalOf>;

/** A renewal that failed. */
interface Failure {
  readonly token: string;
  readonly problem: string;
  readonly cause: unknown;
  /** When the next attempt may start, by {@link now}. */
  readonly until: number;
}

/** How long `reauthenticate` may take, in milliseconds: a person may have to type. */
const renewalLimit = 5 * 60_000;

export function renewalOf(session: Session, signInAgain: SignInAgain) {
  let running: Promise<void> | undefined;
  let failed: Failure | undefined;
  /** The pause after the next failure, in seconds. */
  let pause = 1;

  async function run(refused: string): Promise<void> {
    const controller = new AbortController();
    // A sign-in or sign-out meanwhile makes this one pointless.
    const unsubscribe = session.onChange(() => controller.abort());
    try {
      const next = await limited(
        (signal) => signInAgain(refused, signal as AbortSignal),
        controller.signal,
        renewalLimit,
        // The calls that wait do, as long as they wait.
        false,
      );
      unsubscribe();
      if (next) await session.replace(refused, next.token, { reason: "sign_in", expiresAt: next.expiresAt });
      if ((await session.token()) === refused) fail(refused, "brought no new token");
    } catch (cause) {
      fail(refused, "failed", cause);
    } finally {
      unsubscribe();
      running = undefined;
    }
  }

  function fail(token: string, problem: string, cause?: unknown): void {
    const asked = cause instanceof AuthsError ? cause.retryAfter : undefined;
    failed = { token, problem, cause, until: now() + (asked ?? pause) * 1000 };
    pause = Math.min(60, pause * 2);
  }

  /**
   * Renews the session.
   *
   * @param refused - the token to replace
   * @returns the token to go on with; null when the session was ended meanwhile
   * @throws AuthsError `not_authenticated`: signing in again failed, now or a moment ago
   */
  async function renew(
    refused: string,
    signal: AbortSignal | undefined,
    response?: Response,
  ): Promise<string | null> {
    const wait = () => limited(async () => running, signal, renewalLimit + 1000);
    if (running) await wait();
    let current = await session.token();
    const isPaused = failed?.token === refused && now() < failed.until;
    if (current === refused && !isPaused) {
      running ??= run(refused);
      await wait();
      current = await session.token();
    }
    if (current !== refused) return current;
    const { problem = "failed", cause, until = 0 }: Partial<Failure> = failed ?? {};
    const retryAfter = Math.max(1, Math.ceil((until - now()) / 1000));
    throw new AuthsError(
      `the session is over, and signing in again ${problem}; the next attempt is in ${retryAfter} s`,
      { code: "not_authenticated", operation: "fetch", response, retryAfter, cause: causeOf(cause) },
    );
  }

  return {
    renew,

    /** Renews a token that is about to expire. A failure leaves the token: the server decides on it. */
    renewEarly: (token: string, signal: AbortSignal | undefined): Promise<string | null> =>
      renew(token, signal).catch((thrown) => {
        if (thrown instanceof AuthsError && thrown.code === "not_authenticated") return token;
        throw thrown;
      }),

    /** The server accepts the token. */
    accepted(token: string): void {
      if (failed?.token === token) return;
      failed = undefined;
      pause = 1;
    },

    /** The server refuses the token that a renewal has just brought. It stays, so that a later call may renew it. */
    refused: (token: string): void => fail(token, "brought a token that was refused as well"),
  };
}

/** Unlike the system clock, it is never set back. */
const now = (): number => performance.now();
